using System.Collections.Immutable;
using static WarningGrid.Cases.CaseStage;
using static WarningGrid.Cases.CaseStep;
using static WarningGrid.Cases.Criticism.CriticismStages;

namespace WarningGrid.Cases.Criticism;

/// <summary>The table of spec 04 §4 for 批评教育, row by row. Read from the top, it is the procedure.</summary>
internal static class CriticismLifecycle
{
    public static readonly ImmutableArray<CaseStage> Stages = [AckDue, SelfReviewDue, Judging];

    private static readonly Gate Drafted = new("CRI.draft", (file, _) => CriticismFile.Of(file).Plan is not null);

    private static readonly Gate DraftWasServed = new("CRI.draft-served", (file, _) => CriticismFile.Of(file).DraftServedOn is not null);

    private static readonly Gate NotDecided = new("CRI.decided-before", (file, _) => CriticismFile.Of(file).Carried is null);

    private static readonly Gate Agreed = new("CRI.group-agreed", (file, _) => CriticismFile.Of(file).Carried is true);

    public static readonly ImmutableArray<CaseStep> Rows =
    [
        Goes(Draft, nameof(Submit), Review, Hands.Handler, Drafted),
        Stays(Draft, nameof(DraftCriticism), Hands.Handler),

        // Serve is one command: its destination follows from the form.
        new CaseStep(
            Approved, nameof(Serve), Hands.Handler,
            file => CriticismFile.Of(file).IsForm(CriticismForm.OrderedReview) ? SelfReviewDue : AckDue, [AckDue, SelfReviewDue], [])
        {
            Only = file => !IsCensure(file),
            NeedsApproval = true,
        },
        // A unit is heard before, and the leading group decides (CHK-04).
        Stays(Approved, nameof(ServeDraft), Hands.Handler, NotDecided).OnApproval() with { Only = IsCensure },
        Stays(Approved, nameof(AnswerDraft), Hands.Subject | Hands.Handler, DraftWasServed, NotDecided) with { Only = IsCensure },
        Stays(Approved, nameof(CastVote), Hands.Collective, DraftWasServed, NotDecided).OnApproval() with { Only = IsCensure },
        new CaseStep(
            Approved, nameof(DecideCensure), Hands.Handler, file => IsLost(file) ? Closing : Approved, [Approved, Closing],
            [DraftWasServed, NotDecided])
        {
            Only = IsCensure,
            NeedsApproval = true,
        },
        Goes(Approved, nameof(IssueCircular), Closing, Hands.Handler, Agreed).OnApproval() with { Only = IsCensure },

        Goes(AckDue, nameof(Acknowledge), Closing, Hands.Subject | Hands.Handler),
        .. CaseRows.Overdue(AckDue, Closing),

        Goes(SelfReviewDue, nameof(ReceiveReview), Judging, Hands.Subject | Hands.Handler),
        .. CaseRows.Overdue(SelfReviewDue, Closing),

        Goes(Judging, nameof(Accept), Closing, Hands.Handler).OnApproval(),
        Goes(Judging, nameof(Return), SelfReviewDue, Hands.Handler).OnApproval(),

        .. Stages.Add(Approved).Select(stage => CaseRows.Editable(stage, nameof(DraftCriticism))),
    ];

    // Of the members who voted; whether they are enough of all, the rules say.
    private static bool IsLost(CaseFile file) =>
        CriticismFile.Of(file).Votes is var votes && votes.Count(vote => vote.Ballot is Approvals.Ballot.For) * 2 <= votes.Length;

    /// <summary>A circular that criticises a unit is issued, not served.</summary>
    public static bool IsCensure(CaseFile file) =>
        file.Subject.Official is null && CriticismFile.Of(file).IsForm(CriticismForm.CircularCriticism);
}
