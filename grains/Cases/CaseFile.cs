using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Deadlines;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>As much of a case's past as the next decision and its readers need.</summary>
internal sealed record CaseFile : AggregateState
{
    public static readonly CaseFile Blank = new();

    public CaseNumber Number { get; init; }
    public CaseKind Kind { get; init; }
    public CaseStage Stage { get; init; }
    public LeadNumber Lead { get; init; }
    public CaseSubject Subject { get; init; } = new(null, null, null, null, false);
    public PackVersions Packs { get; init; } = new([]);
    public OfficialId Handler { get; init; }
    public UnitCode? Office { get; init; }
    public string Ground { get; init; } = "";
    public bool NamedReporter { get; init; }
    public DateOnly OpenedOn { get; init; }

    /// <summary>When the event happened that opened the present stage: nothing in it can have happened before (ASF-06).</summary>
    public DateTimeOffset StageSince { get; init; }

    /// <summary>Whether it was ever sent to review: a draft that never was is discarded without trace of an outcome.</summary>
    public bool WasSubmitted { get; init; }

    /// <summary>The approval on its way, or the last one; null before the first submission.</summary>
    public ApprovalChain? Chain { get; init; }

    /// <summary>What <see cref="Chain"/> is about.</summary>
    public ApprovalMatter Matter { get; init; }

    /// <summary>The approval of the plan that stands; null before the first.</summary>
    public ApprovedPlan? Approved { get; init; }

    /// <summary>Which text governs keys that changed while it runs (RP-05).</summary>
    public ImmutableArray<ChosenText> Governing { get; init; } = [];

    public DeadlineBook Clocks { get; init; } = DeadlineBook.Empty;
    public PendingActs Pending { get; init; } = PendingActs.None;
    public ImmutableArray<CaseDocument> Documents { get; init; } = [];

    /// <summary>Numbers of documents that were served: once each.</summary>
    public ImmutableArray<int> ServedDocuments { get; init; } = [];

    /// <summary>Who was given which document to read (抄送), until the case is over.</summary>
    public ImmutableArray<DocumentCopy> Copies { get; init; } = [];

    /// <summary>Where the subject serves since he was transferred; null while he is where he was (DSP-12).</summary>
    public UnitCode? MovedTo { get; init; }

    /// <summary>The unit that countersigns and is served copies: the subject's present one.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public UnitCode? ServingUnit => MovedTo ?? Subject.Unit;

    /// <summary>Whether the subject ever had anything served on him: only then does he see the case.</summary>
    public bool SubjectServed { get; init; }

    /// <summary>Whether his unit did, by copy or by entrustment.</summary>
    public bool UnitServed { get; init; }

    /// <summary>Files that somebody else than the handler put on the case: what came, and the proof of when (CAL-04).</summary>
    public ImmutableArray<HandedIn> HandedIn { get; init; } = [];

    /// <summary>Papers that were returned, by name, once for each time (DSP-08).</summary>
    public ImmutableArray<string> Returned { get; init; } = [];

    /// <summary>The case out of whose outcome this one was opened; null where its lead opened it.</summary>
    public CaseNumber? Parent { get; init; }

    /// <summary>The stage it froze in; null while it is not frozen (DSP-18).</summary>
    public CaseStage? FrozenIn { get; init; }

    /// <summary>The filing it waits for.</summary>
    public CaseNumber? FrozenBy { get; init; }

    /// <summary>Cases that were opened out of this one's outcome.</summary>
    public ImmutableArray<CaseNumber> Followed { get; init; } = [];

    public AskedExtension? Extension { get; init; }
    public DutyPressure Pressure { get; init; } = new(false, false);
    public TerminationProposed? Termination { get; init; }
    public bool ReportedToSecretary { get; init; }
    public ClosingList Done { get; init; } = new();
    public string? Outcome { get; init; }
    public CaseCheckpoint? Checkpoint { get; init; }

    /// <summary>The appeal beside the stages (APL-01).</summary>
    public AppealFile Appeal { get; init; } = AppealFile.Blank;

    /// <summary>The deadlines of its stages, without the appeal's, which end and stop with no stage (APL-02, DSP-19).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DeadlineBook StageClocks => new([.. Clocks.All.Where(clock => !AppealRules.IsOwn(clock.Catalogue))]);

    /// <summary>The measure's effect as an appeal has left it standing.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public CaseEffect? StandingEffect => Ways.Effect(this) is not { } effect ? null
        : Appeal.Variation is not { } varied ? effect
        : varied.EffectEnd is { } end ? effect with { To = end }
        : null;

    /// <summary>The measure's form as an appeal has left it standing.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? StandingForm => Appeal.Variation is { } varied ? varied.Form : Ways.Form(this);

    public ImmutableArray<Assignment> Assignments { get; init; } = [];
    public ImmutableArray<Involvement> Involvements { get; init; } = [];

    /// <summary>What its kind remembers; null only before it was opened.</summary>
    public KindFile? Own { get; init; }

    public override string StageName => Stage.Value ?? "";

    /// <summary>The rules of its kind.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ICaseKind Ways => CaseKinds.Of(Kind)!;

    /// <summary>Whether its plan was approved once: only from then on may it be terminated or edited again.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUnderWay => Stage == Ways.ApprovedStage || Ways.Stages.Contains(Stage);

    /// <summary>Whose second hand a two-person act waits for; null where none does.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Role? SecondHand => Pending.Waiting.IsEmpty ? null : Ways.SecondHand(this);

    /// <summary>Whose word an early end waits for: the act's approver, whether or not he sees such cases otherwise (DSP-16).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Role? EndApprover => Termination is null ? null : Chain?.Nodes[^1].Role;

    /// <summary>The facts as this case may know them: with the text that was chosen to govern it (RP-04, RP-05).</summary>
    public Facts Governed(Facts facts) => facts with { Rules = facts.Rules.Governing(Packs, Governing) };

    /// <summary>Changed keys that reach it, on which nobody has said yet which text governs.</summary>
    public ImmutableArray<string> Unchosen(Facts facts) =>
        [.. RunningRules.Unchosen(facts.Rules, Packs, facts.Today, Governing).Where(Ways.IsConcernedBy)];

    /// <summary>Whether the asker is kept away: from the subject, from this very case, or from its lead (RCU-01…06).</summary>
    public bool Recuses(Facts facts) =>
        facts.Excluded.Contains(Number.Key()) || facts.Excluded.Contains(Lead.Key())
        || (Subject.Official is { } subject && facts.IsRecusedFrom(subject));

    public bool IsSubject(OfficialId person) => Subject.Official == person;

    public int ReturnsOf(string paper) => Returned.Count(name => name == paper);

    public bool HasServed(int number) => ServedDocuments.Contains(number);

    public CaseDocument? Document(int number) => Documents.FirstOrDefault(document => document.Number == number);
}

/// <summary>A file that came from the subject or his unit, by its number on the case.</summary>
internal sealed record HandedIn(int Document, OfficialId By, DateTimeOffset At);

/// <summary>One document that one person may read.</summary>
internal sealed record DocumentCopy(OfficialId Person, int Document);

/// <summary>More time that was asked for and not yet answered.</summary>
internal sealed record AskedExtension(string Catalogue, int Days, DateOnly On, OfficialId By, string Reason);

/// <summary>What was done about an overdue duty: urging notice, then written criticism and order (DSP-09).</summary>
internal sealed record DutyPressure(bool Urged, bool Ordered);

/// <summary>What of the closing checklist is done (DSP-13).</summary>
internal sealed record ClosingList(
    OfficialId? ProposedBy = null, bool SubjectTold = false, DateOnly? FeedbackOn = null, bool ResultReturned = false,
    bool ArchiveEntered = false, bool MeetingTaskSet = false, int? ToldBy = null);
