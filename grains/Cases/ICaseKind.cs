using System.Collections.Immutable;
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

    /// <summary>The act of the approval matrix that the case as a whole is, e.g. <c>TalkInquiry.Chief</c>.</summary>
    string Act(CaseFile file);

    /// <summary>Remembers one event in the kind's file, and the stage it leads to.</summary>
    CaseFile Evolve(CaseFile file, Recorded recorded);

    /// <summary>Decides a move of the kind; shape, hands, stage and approval were found in order.</summary>
    /// <param name="objections">What the table found missing; the kind adds its own and answers with the first.</param>
    Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections);

    /// <summary>What the approval of the plan binds (DSP-04): everything whose change makes it stale.</summary>
    object BoundPlan(CaseFile file);

    /// <summary>What the approval of the proposed outcome binds.</summary>
    object BoundOutcome(CaseFile file);

    /// <summary>Whether a rule's key has anything to do with a case of this kind (RP-05).</summary>
    bool IsConcernedBy(string key);

    /// <summary>Which of the kind's own steps other rules would not have allowed (RP-07).</summary>
    IEnumerable<RuleWhatIf> Replay(ImmutableArray<IEvent> history, RuleSet rules);

    /// <summary>What follows the approval of the plan: the deadlines that start.</summary>
    IEnumerable<IEvent> OnPlanApproved(CaseFile file, Circumstances given);

    /// <summary>What follows the approval of the proposed outcome.</summary>
    Ruling OnOutcomeApproved(CaseFile file, Circumstances given);

    /// <summary>The deadline that runs against the subject or his unit in this stage, e.g. <c>DL-17</c>; null where none does.</summary>
    string? DutyOf(CaseFile file);

    /// <summary>What the end of this case owes besides what every end does (DSP-13).</summary>
    ClosingDuties Duties(CaseFile file);

    /// <summary>Officials named by a move: the facts about each are gathered before it is decided.</summary>
    ImmutableArray<OfficialId> Named(CaseMove move);

    /// <summary>Whether the move puts something forward for review and approval.</summary>
    bool StartsApproval(CaseMove move);

    /// <summary>Whether the move is judged by who heads the subject's unit today.</summary>
    bool AsksForUnitHead(CaseMove move);

    /// <summary>How the lead is told that this case ended.</summary>
    string LeadOutcome(CaseFile file);

    /// <summary>Whether deciding this move may take a fresh lead number.</summary>
    bool MayRegisterLead(CaseFile file, CaseMove move);

    /// <summary>Kinds of document that subject and unit see once they were served.</summary>
    ImmutableArray<string> ServedKinds { get; }

    /// <summary>The section of the integrity archive its entry goes to (VIE-03).</summary>
    ArchiveSection ArchiveSection { get; }

    /// <summary>What only this kind shows, to a reader of this sight.</summary>
    CaseDetails? Details(CaseFile file, CaseSight sight);
}

/// <summary>What an end owes (DSP-13).</summary>
/// <param name="Feedback">Whether a named reporter is told now, because the lead ends with this case.</param>
/// <param name="MeetingTask">Whether the subject explains himself at the next democratic-life meeting (民主生活会).</param>
/// <param name="Letter">The kind of document that must have been issued; null where none must.</param>
internal readonly record struct ClosingDuties(bool Feedback, bool MeetingTask, string? Letter);
