using System.Collections.Frozen;
using System.Collections.Immutable;
using Stateless;
using static WarningGrid.Cases.CaseStep;
using static WarningGrid.Cases.CaseStage;

namespace WarningGrid.Cases;

/// <summary>The stages that every kind of case shares, and the machine made of them and a kind's own rows (spec 04 §1, §4).</summary>
/// <remarks>docs/lifecycles/*.mmd are drawn from these tables; a test keeps the drawings current.</remarks>
internal static class CaseLifecycle
{
    // Where one person approves; a kind that is decided collectively has rows of its own.
    private static readonly ImmutableArray<CaseStep> ByOneApprover =
    [
        new CaseStep(
            Approval, nameof(Withdraw), Hands.Handler | Hands.Reviewer | Hands.Approver, _ => Review, [Review, Approval], []),
        Goes(Approval, nameof(Approve), Approved, Hands.Approver),
        Goes(Approval, nameof(Reject), Closing, Hands.Approver),
        new CaseStep(Approval, nameof(ReturnTo), Hands.Approver, file => file.Stage, [Draft, Review], []),
    ];

    private static readonly FrozenDictionary<CaseKind, ImmutableArray<CaseStep>> Tables =
        CaseKinds.All.ToFrozenDictionary(kind => kind.Kind, Whole);

    private static readonly FrozenDictionary<(CaseKind, CaseStage), ImmutableArray<CaseStep>> ByStage = Grouped(row => row.From);
    private static readonly FrozenDictionary<(CaseKind, string), ImmutableArray<CaseStep>> ByMove = Grouped(row => row.Move);

    /// <summary>The whole table of a kind, one row for each stage and move; a kind's own row replaces the common one.</summary>
    public static ImmutableArray<CaseStep> Rows(ICaseKind kind) => Tables[kind.Kind];

    /// <summary>The rows of one stage, by name of their moves.</summary>
    public static ImmutableArray<CaseStep> RowsFrom(ICaseKind kind, CaseStage stage) =>
        ByStage.GetValueOrDefault((kind.Kind, stage), []);

    /// <summary>The rows of one move, whatever their stage.</summary>
    public static ImmutableArray<CaseStep> RowsOf(ICaseKind kind, string move) => ByMove.GetValueOrDefault((kind.Kind, move), []);

    private static FrozenDictionary<(CaseKind, TKey), ImmutableArray<CaseStep>> Grouped<TKey>(Func<CaseStep, TKey> by) =>
        Tables.SelectMany(table => table.Value.Select(row => (Kind: table.Key, Row: row)))
            .GroupBy(one => (one.Kind, by(one.Row)), one => one.Row)
            .ToFrozenDictionary(same => same.Key, same => same.OrderBy(row => row.Move, StringComparer.Ordinal).ToImmutableArray());

    private static ImmutableArray<CaseStep> Whole(ICaseKind kind)
    {
        var own = kind.Rows.Select(row => (row.From, row.Move)).ToHashSet();
        return [.. kind.Rows, .. Common(kind).Where(row => !own.Contains((row.From, row.Move)))];
    }

    /// <summary>One row as a machine, asked about whatever file is put before it.</summary>
    internal static StateMachine<CaseStage, string> Alone(CaseStep row, Func<CaseFile> file, Func<Facts> facts) =>
        Machine(row.From, [row], one => one.To(file()), gate => gate.Met(file(), facts()));

    /// <summary>The whole table of a kind as a machine, to be drawn.</summary>
    public static StateMachine<CaseStage, string> Drawn(ICaseKind kind) =>
        Machine(Draft, Rows(kind), row => row.Ends[0], _ => true);

    private static StateMachine<CaseStage, string> Machine(
        CaseStage stage, IEnumerable<CaseStep> rows, Func<CaseStep, CaseStage> to, Func<Gate, bool> met)
    {
        var machine = new StateMachine<CaseStage, string>(stage);
        foreach (var row in rows)
        {
            var gates = row.Gates.Select(gate => Tuple.Create(() => met(gate), gate.Code)).ToArray();
            var from = machine.Configure(row.From);
            _ = row.Ends switch
            {
                [var end] when end == row.From => from.PermitReentryIf(row.Move, gates),
                [var end] => from.PermitIf(row.Move, end, gates),
                _ => from.PermitDynamicIf(
                    row.Move, () => to(row), row.Move, [.. row.Ends.Select(end => new Stateless.Reflection.DynamicStateInfo(end.Value, ""))], gates),
            };
        }

        return machine;
    }

    private static IEnumerable<CaseStep> Common(ICaseKind kind) =>
    [
        Goes(Draft, nameof(Submit), Review, Hands.Handler),
        new CaseStep(Draft, nameof(Discard), Hands.Handler, file => file.WasSubmitted ? Closing : CaseStage.Void, [CaseStage.Void, Closing], []),

        new CaseStep(Review, nameof(Withdraw), Hands.Handler | Hands.Reviewer, _ => Draft, [Draft, Review], []),
        Goes(Review, kind.PassMove, kind.ApprovalStage, Hands.Reviewer),
        Goes(Review, nameof(Reject), Closing, Hands.Reviewer),
        Goes(Review, nameof(ReturnTo), Draft, Hands.Reviewer),

        .. kind.ApprovalStage == Approval ? ByOneApprover : [],
        .. Tasks(Review),
        .. kind.ApprovalStage == Approval ? Tasks(Approval) : [.. Urging(kind.ApprovalStage), Stays(kind.ApprovalStage, nameof(GiveOpinion), Hands.Signer) with { Only = WordsAwaited }],
        .. kind.ApprovalStage == Approval ? Working(kind).Except(Rewritten(kind)).Append(Closing).SelectMany(WordsBehind) : [],

        .. Working(kind).SelectMany(UnderWay),
        .. Rewritten(kind).SelectMany(InStage),
        .. Rewritten(kind).SelectMany(Tasks).Select(row => row with { Only = row.Only ?? AnythingWaits }),
        .. new[] { Review, kind.ApprovalStage }.Concat(Working(kind)).Select(stage =>
            Stays(stage, nameof(ChooseGoverningText), Hands.Approver)),
        .. new[] { Draft, Review, kind.ApprovalStage, Closing }.Concat(Working(kind)).SelectMany(AtAnyTime),

        Stays(Closing, nameof(TellSubject), Hands.Handler),
        Stays(Closing, nameof(GiveFeedback), Hands.Handler, CaseGates.NamedReporter),
        Stays(Closing, nameof(ReturnResult), Hands.Handler),
        Stays(Closing, nameof(EnterArchive), Hands.Handler),
        Stays(Closing, nameof(SetMeetingTask), Hands.Handler),
        Stays(Closing, nameof(ProposeClosing), Hands.Handler),
        Stays(Closing, nameof(OpenFollowing), Hands.Handler) with { Only = file => !file.Ways.Following(file).IsEmpty },
        new CaseStep(Closing, nameof(Close), Hands.Reviewer, _ => Closed, [Closed], CaseGates.Checklist)
        {
            // Where nobody in the county may judge it, the custodian who keeps the books closes it (RCU-09).
            Instead = file => file.Outcome is CaseOutcomes.Transferred ? Hands.LeadCustodian : null,
        },

        .. new[] { Draft, Review, kind.ApprovalStage }.Concat(Working(kind)).Select(stage =>
            Goes(stage, nameof(TransferToSuperior), Closing, Hands.Handler | Hands.LeadCustodian)),

        Goes(Closed, nameof(Archive), Archived, Hands.LeadCustodian),
        Goes(Closed, nameof(Reopen), Review, Hands.DisciplineSecretary),
        Goes(CaseStage.Void, nameof(Archive), Archived, Hands.LeadCustodian, CaseGates.Cleared),
    ];

    private static ImmutableArray<CaseStage> Working(ICaseKind kind) => [kind.ApprovedStage, .. kind.Stages];

    // Stages in which what was approved can be written anew, or something is proposed: there an approval runs inside the stage.
    private static IEnumerable<CaseStage> Rewritten(ICaseKind kind) =>
        Working(kind).Where(stage => kind.Rows.Any(row => row.From == stage && row.Gates.Contains(CaseGates.NothingWaits)));

    // Review and approval inside a stage (DSP-04).
    private static IEnumerable<CaseStep> InStage(CaseStage stage) =>
    [
        Stays(stage, nameof(Resubmit), Hands.Handler, CaseGates.Changed),
        Stays(stage, nameof(Withdraw), Hands.Handler | Hands.Reviewer | Hands.Approver) with
        {
            Only = file => AnythingWaits(file) || WordsAwaited(file),
        },
        Stays(stage, nameof(Pass), Hands.Reviewer) with { Only = ReviewWaits },
        Stays(stage, nameof(Approve), Hands.Approver) with { Only = ApprovalWaits },
        Stays(stage, nameof(Reject), Hands.Reviewer | Hands.Approver) with { Only = AnythingWaits },
        Stays(stage, nameof(ReturnTo), Hands.Reviewer | Hands.Approver) with { Only = AnythingWaits },
    ];

    // What was asked behind the last word is heard, or taken back, in whatever stage the case has come to (加签后); before a vote it is heard.
    private static IEnumerable<CaseStep> WordsBehind(CaseStage stage) =>
    [
        Stays(stage, nameof(GiveOpinion), Hands.Signer) with { Only = WordsAwaited },
        Stays(stage, nameof(Withdraw), Hands.Reviewer | Hands.Approver) with { Only = WordsAwaited },
    ];

    // What may be done from the approval to the closing without leaving the stage.
    private static IEnumerable<CaseStep> UnderWay(CaseStage stage) =>
    [
        Stays(stage, nameof(ReportToSecretary), Hands.Handler | Hands.DisciplineSecretary),
        Stays(stage, nameof(RecommendUpgrade), Hands.Handler),
        Stays(stage, nameof(NoteTransfer), Hands.Handler),
        Stays(stage, nameof(PauseDeadline), Hands.Extender),
        Stays(stage, nameof(ResumeDeadline), Hands.Extender),
        Stays(stage, nameof(Terminate), Hands.Handler, CaseGates.NoTermination),
        Goes(stage, nameof(ApproveTermination), Closing, Hands.Approver, CaseGates.TerminationWaits),
        Stays(stage, nameof(RejectTermination), Hands.Approver, CaseGates.TerminationWaits),
    ];

    // What reviewer and approver may do with their task before they say their word (spec 04 §2).
    private static IEnumerable<CaseStep> Tasks(CaseStage stage) =>
    [
        .. new[] { nameof(Transfer), nameof(Delegate), nameof(AddSigner), nameof(Cosign), nameof(Hold), nameof(Activate) }
            .Select(move => Stays(stage, move, Hands.Reviewer | Hands.Approver)),
        Stays(stage, nameof(GiveOpinion), Hands.Signer) with { Only = WordsAwaited },
        .. Urging(stage),
    ];

    private static IEnumerable<CaseStep> Urging(CaseStage stage) => [Stays(stage, nameof(UrgeTask), Hands.Handler | Hands.Reviewer)];

    /// <summary>What may be done in any stage before the end without leaving it.</summary>
    public static IEnumerable<CaseStep> AtAnyTime(CaseStage stage) =>
    [
        Stays(stage, nameof(AttachDocument), Hands.Handler | Hands.Subject | Hands.UnitHead | Hands.UnitDisciplineHead | Hands.UnitContact),
        Stays(stage, nameof(DraftDocument), Hands.Handler),
        Stays(stage, nameof(SealDocument), Hands.Handler),
        Stays(stage, nameof(ChangeHandler), Hands.SectionChief),
        Stays(stage, nameof(Copy), Hands.Handler | Hands.Reviewer | Hands.Approver),
    ];

    /// <summary>Something is on its way through review and approval inside the stage.</summary>
    public static bool AnythingWaits(CaseFile file) => file.Chain is { IsRunning: true };

    public static bool WordsAwaited(CaseFile file) => file.Chain?.Awaited.Any() is true;

    public static bool ReviewWaits(CaseFile file) => file.Chain is { IsRunning: true, IsLast: false };

    public static bool ApprovalWaits(CaseFile file) => file.Chain is { IsRunning: true, IsLast: true };
}
