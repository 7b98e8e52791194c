using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Cases;
using WarningGrid.Deadlines;
using WarningGrid.Rules;

namespace WarningGrid.Leads;

/// <summary>As much of a lead's past as its next decision and its readers need.</summary>
internal sealed record LeadFile : AggregateState
{
    public static readonly LeadFile Blank = new();

    public LeadNumber Number { get; init; }
    public LeadStage Stage { get; init; }
    public SignalNumber Signal { get; init; }
    public string Channel { get; init; } = "";
    public string? Category { get; init; }
    public bool Named { get; init; }
    public bool AssignedFromAbove { get; init; }
    public bool Forwarded { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateOnly RegisteredOn { get; init; }
    public ImmutableArray<LeadTarget> Targets { get; init; } = [];

    /// <summary>Who registered it and takes it on; null where the machinery did, then any warning officer may.</summary>
    public OfficialId? Triager { get; init; }

    /// <summary>Null before it is assigned and after a refusal or a conflict.</summary>
    public OfficialId? Handler { get; init; }
    public UnitCode? HandlerUnit { get; init; }
    public bool TaskAccepted { get; init; }

    /// <summary>Persons recused from this one lead, without cause (RCU-06).</summary>
    public ImmutableArray<OfficialId> Barred { get; init; } = [];
    public ImmutableArray<Assignment> Tasks { get; init; } = [];
    public ImmutableArray<Involvement> Hands { get; init; } = [];

    public LeadProposal? Proposal { get; init; }
    public ApprovalChain? Approval { get; init; }
    public LeadMode? Decided { get; init; }

    /// <summary>The plan of the running verification, and whether it is approved.</summary>
    public VerificationPlan? Plan { get; init; }
    public bool PlanApproved { get; init; }

    /// <summary>The report that is being signed, and by whom it is.</summary>
    public LeadProposal? Report { get; init; }
    public ImmutableArray<OfficialId> ReportSignedBy { get; init; } = [];

    public ImmutableArray<TakenUp> Cases { get; init; } = [];

    /// <summary>How often it has been decided: a case belongs to the decision that opened it.</summary>
    public int Round { get; init; }

    /// <summary>Checked and found untrue: a clarification is owed to the reported (LED-02).</summary>
    public bool ClarificationOwed { get; init; }

    public ImmutableArray<LeadProgress> Progress { get; init; } = [];

    /// <summary>More time that was asked for and not yet answered.</summary>
    public LeadExtensionAsked? Extension { get; init; }

    /// <summary>How often an answer to the petitioner was looked at again: once is 复查, twice 复核.</summary>
    public int ReviewsDecided { get; init; }

    public LeadNumber? MergedInto { get; init; }
    public ImmutableArray<LeadAbsorbed> Absorbed { get; init; } = [];

    public DeadlineBook Clocks { get; init; } = DeadlineBook.Empty;

    /// <summary>The clocks as they stood when it was merged: they stop, and come back with an unmerger.</summary>
    public DeadlineBook? SetAside { get; init; }

    public override string StageName => Stage.ToString();

    /// <summary>What was put forward came from a verification: it goes back there when it is not agreed to.</summary>
    [JsonIgnore]
    public LeadStage Origin => Proposal?.Report is null ? LeadStage.Assigned : LeadStage.Verifying;

    /// <summary>An approval of the plan inside the verification, as against one of a disposition.</summary>
    [JsonIgnore]
    public bool PlanIsBeforeApprovers => Stage is LeadStage.Verifying && Approval is { IsRunning: true };

    /// <summary>The earliest receipt among this lead and those merged into it counts for DL-12 (LED-03).</summary>
    [JsonIgnore]
    public DateOnly EarliestReceipt => Absorbed.Select(other => other.ReceivedOn).Append(ReceivedOn).Min();

    [JsonIgnore]
    public IEnumerable<SignalNumber> Signals => Absorbed.SelectMany(other => other.Signals).Prepend(Signal);

    /// <summary>Ids of the officials and units it concerns: whoever is recused from one of them never sees it.</summary>
    [JsonIgnore]
    public IEnumerable<string> Subjects =>
        Targets.SelectMany(target => new[] { target.Official?.Value, target.Unit?.Value }).OfType<string>();

    /// <summary>The cases opened under the present decision, and earlier ones that were opened again.</summary>
    [JsonIgnore]
    public IEnumerable<TakenUp> RoundCases => Cases.Where(one => one.Round == Round || one.Outcome is null);

    /// <summary>The pack versions it keeps from its registration to its end (RP-04).</summary>
    public PackVersions Packs(Facts facts) => (SetAside ?? Clocks).All.FirstOrDefault()?.Packs ?? facts.Rules.InForce(RegisteredOn);
}

/// <summary>A case that the lead opened, and how it ended; null while it is open.</summary>
internal sealed record TakenUp(CaseNumber Number, CaseKind Kind, LeadTarget Target, int Round, string? Outcome);
