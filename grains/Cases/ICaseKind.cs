using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Officials;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>What one kind of case adds to the skeleton that all share. One folder each; the skeleton knows none of them by name.</summary>
/// <remarks>All of it is pure; a kind has no fields.</remarks>
internal interface ICaseKind
{
    CaseKind Kind { get; }

    /// <summary>What the kind remembers, before anything happened.</summary>
    KindFile Blank { get; }

    /// <summary>The kind's stages in order, after Approved and before Closing.</summary>
    ImmutableArray<CaseStage> Stages { get; }

    /// <summary>The rows of the kind's own table; one of them replaces the common row of the same stage and move.</summary>
    ImmutableArray<CaseStep> Rows { get; }

    /// <summary>The reviewer's move that sends the case on to its approver; most kinds call it so.</summary>
    string PassMove => nameof(Pass);

    /// <summary>The stage in which the approver decides.</summary>
    CaseStage ApprovalStage => CaseStage.Approval;

    /// <summary>The stage into which the approval leads.</summary>
    CaseStage ApprovedStage => CaseStage.Approved;

    /// <summary>The act of the approval matrix that the case as a whole is, e.g. <c>TalkInquiry.Chief</c>.</summary>
    string Act(CaseFile file);

    /// <summary>Remembers one event in the kind's file, and the stage it leads to.</summary>
    CaseFile Evolve(CaseFile file, Recorded recorded);

    /// <summary>Decides a move of the kind; shape, hands, stage and approval were found in order.</summary>
    /// <param name="objections">What the table found missing; the kind adds its own and answers with the first.</param>
    Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections);

    /// <summary>What the approval of the plan binds (DSP-04): everything whose change makes it stale.</summary>
    object BoundPlan(CaseFile file);

    /// <summary>What the approval of the proposed outcome binds; only of kinds that propose one inside a stage.</summary>
    object BoundOutcome(CaseFile file) => throw new System.Diagnostics.UnreachableException(Kind.ToString());

    /// <summary>Beginnings of the rules' keys that have anything to do with a case of this kind (RP-05).</summary>
    ImmutableArray<string> Concerning { get; }

    /// <summary>Whether a rule's key has anything to do with a case of this kind (RP-05).</summary>
    bool IsConcernedBy(string key) => Concerning.Any(rule => key.StartsWith(rule, StringComparison.Ordinal));

    /// <summary>Which of the kind's own steps other rules would not have allowed (RP-07).</summary>
    IEnumerable<RuleWhatIf> Replay(ImmutableArray<IEvent> history, RuleSet rules) => CaseReplay.Returns(Kind, history, rules);

    /// <summary>What follows the approval of the plan: the deadlines that start.</summary>
    IEnumerable<IEvent> OnPlanApproved(CaseFile file, Circumstances given) => [];

    /// <summary>What follows the approval of the proposed outcome.</summary>
    Ruling OnOutcomeApproved(CaseFile file, Circumstances given) => throw new System.Diagnostics.UnreachableException(Kind.ToString());

    /// <summary>The deadline that runs against the subject or his unit in this stage, e.g. <c>DL-17</c>; null where none does.</summary>
    string? DutyOf(CaseFile file);

    /// <summary>What the end of this case owes besides what every end does (DSP-13).</summary>
    ClosingDuties Duties(CaseFile file) => new(Feedback: file.Outcome is not CaseOutcomes.NotApproved, MeetingTask: false, Letter: null);

    /// <summary>Officials named by a move: the facts about each are gathered before it is decided.</summary>
    ImmutableArray<OfficialId> Named(CaseMove move) => [];

    /// <summary>Whether the move puts something forward for review and approval.</summary>
    bool StartsApproval(CaseMove move) => false;

    /// <summary>Whether the kind itself decides a move that otherwise the skeleton decides for all.</summary>
    bool DecidesItself(CaseMove move) => false;

    /// <summary>Whether the move is judged by who heads the subject's unit today.</summary>
    bool AsksForUnitHead(CaseMove move) => false;

    /// <summary>Whether the move is judged by the other measures of the same lead against the same subject (SEV-02, FIL-02).</summary>
    bool AsksForSiblings(CaseMove move) => false;

    /// <summary>The measure that a move puts forward beside others of the same decision; null where it puts none forward (SEV-02).</summary>
    PutForward? Puts(CaseFile file, CaseMove move) => null;

    /// <summary>Whether the move is judged by the effects on the subject's record (EFF-01, ADM-02).</summary>
    bool AsksForEffects(CaseMove move) => false;

    /// <summary>Whether the move is judged by who all sits in the leading group.</summary>
    bool AsksForMembers(CaseMove move) => false;

    /// <summary>How the lead is told that this case ended.</summary>
    string LeadOutcome(CaseFile file) => file.Outcome!;

    /// <summary>Whether deciding this move may take a fresh lead number.</summary>
    bool MayRegisterLead(CaseFile file, CaseMove move) => false;

    /// <summary>Whether the county may apply it to officials of its own authority alone (DSP-05).</summary>
    bool IsBarredAbove => false;

    /// <summary>Whether an answer on the subject takes any notice of such a case (CLR-01).</summary>
    bool CountsInAnswers => true;

    /// <summary>Whether its approval decides a measure: what was answered on the subject before no longer holds (CLR-06).</summary>
    bool IsMeasure => true;

    /// <summary>Whether a ground may stand behind a case of this kind (DSP-02).</summary>
    bool IsGround(string ground, RuleSet rules) => true;

    /// <summary>Hands that only this kind knows, e.g. those of the competent unit.</summary>
    Hands HandsOf(CaseFile file, Facts facts) => Hands.None;

    /// <summary>Whose second hand a two-person act of this kind waits for.</summary>
    Role? SecondHand(CaseFile file) => file.Chain?.Nodes[0].Role;

    /// <summary>Whether a step of the kind waits for the asker, who then sees the whole case (ACL-03).</summary>
    bool IsTaskOf(CaseFile file, Asker asker) => false;

    /// <summary>The role that a step of the kind waits for; null where only an approval may wait.</summary>
    Role? WaitsFor(CaseFile file) => null;

    /// <summary>The kinds of case that may be opened out of this one, now that it has ended (DSP-02); only a person opens one.</summary>
    ImmutableArray<CaseKind> Following(CaseFile file) => [];

    /// <summary>The effect that the measure has had since it was decided; null where it has none (spec 04 §5).</summary>
    CaseEffect? Effect(CaseFile file) => null;

    /// <summary>The time limits of an appeal against the measure; null where there is none to appeal against (APL-01).</summary>
    AppealClocks? Appeal => null;

    /// <summary>The form of the measure, as the record of its subject names it; null where the kind has none.</summary>
    string? Form(CaseFile file) => null;

    /// <summary>What other aggregates are told besides what every case tells.</summary>
    IEnumerable<Message> FollowUps(CaseFile before, CaseFile after, IEvent happened) => [];

    /// <summary>Read models that only this kind writes.</summary>
    ImmutableArray<ReadTable> Tables => [];

    /// <summary>Their rows that one event changes.</summary>
    IEnumerable<RowChange> Entries(string stream, CaseFile before, CaseFile after) => [];

    /// <summary>What the kind's own file says in the fields of its papers, by their names.</summary>
    IEnumerable<(string Field, string? Text)> PaperFields(CaseFile file) => [];

    /// <summary>Kinds of document that subject and unit see once they were served.</summary>
    ImmutableArray<string> ServedKinds { get; }

    /// <summary>The section of the integrity archive its entry goes to (VIE-03).</summary>
    ArchiveSection ArchiveSection { get; }

    /// <summary>What only this kind shows, to a reader of this sight.</summary>
    CaseDetails? Details(CaseFile file, CaseSight sight);
}

/// <summary>A time in which a measure has consequences (影响期).</summary>
/// <param name="To">As this measure alone has it; what others add to it the subject's record computes (EFF-01, EFF-04).</param>
/// <param name="Runs">Whether it counts as running while the case is still open.</param>
internal sealed record CaseEffect(DateOnly From, DateOnly To, bool Runs);

/// <summary>A measure that may bar others, by its form where its kind has forms.</summary>
internal sealed record PutForward(string? Form);

/// <summary>What an end owes (DSP-13).</summary>
/// <param name="Feedback">Whether a named reporter is told now, because the lead ends with this case.</param>
/// <param name="MeetingTask">Whether the subject explains himself at the next democratic-life meeting (民主生活会).</param>
/// <param name="Letter">The kind of document that must have been issued; null where none must.</param>
internal readonly record struct ClosingDuties(bool Feedback, bool MeetingTask, string? Letter);
