using System.Collections.Immutable;
using WarningGrid.Approvals;
using static WarningGrid.Cases.Accountability.AccountabilityStages;
using static WarningGrid.Cases.CaseStage;
using static WarningGrid.Cases.CaseStep;

namespace WarningGrid.Cases.Accountability;

/// <summary>The table of spec 04 §4 for 问责, row by row. Read from the top, it is the procedure.</summary>
internal static class AccountabilityLifecycle
{
    public static readonly ImmutableArray<CaseStage> Stages = [Execution];

    private static readonly Gate Drafted = new("ACC.draft", (file, _) => AccountabilityFile.Of(file).Plan is not null);

    public static readonly ImmutableArray<CaseStep> Rows =
    [
        Stays(Draft, nameof(DraftProposal), Hands.Handler),
        Goes(Draft, nameof(Submit), Hearing, Hands.Handler, Drafted),

        Stays(Hearing, nameof(DraftProposal), Hands.Handler),
        Goes(Hearing, nameof(RecordHearing), Review, Hands.Handler),
        .. CaseLifecycle.AtAnyTime(Hearing),

        Stays(CollectiveDecision, nameof(CastVote), Hands.Approver),
        new CaseStep(
            CollectiveDecision, nameof(Decide), Hands.Handler,
            file => IsCarried(file) ? Decided : Closing, [Decided, Closing], []),
        Goes(CollectiveDecision, nameof(ReturnTo), Draft, Hands.Approver),
        Goes(CollectiveDecision, nameof(Withdraw), Review, Hands.Handler | Hands.Reviewer) with
        {
            Only = file => AccountabilityFile.Of(file).Votes.IsEmpty,
        },

        Goes(Decided, nameof(Serve), Execution, Hands.Handler).OnApproval(),
        Goes(Execution, nameof(Executed), Closing, Hands.Handler).OnApproval(),
    ];

    // Of the members who voted; whether they are enough of all, the rules say.
    private static bool IsCarried(CaseFile file) =>
        AccountabilityFile.Of(file).Votes is var votes && votes.Count(vote => vote.Ballot is Ballot.For) * 2 > votes.Length;
}
