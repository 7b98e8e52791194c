using WarningGrid.Access;
using WarningGrid.Kernel;
using Xunit;
using static WarningGrid.Leads.LeadDesk;

namespace WarningGrid.Leads;

/// <summary>The table of spec 03 §5: what it allows, what it does not, and its drawing.</summary>
public sealed class The_life_of_a_lead
{
    private const string WhileHandled =
        "AcceptTask DeclineTask DeclareConflict Reassign RecordProgress RecordFeedback AskExtension GrantExtension RefuseExtension "
        + "PauseDeadline ResumeDeadline";

    private const string OnTasks = "TransferTask Delegate AddSigner Cosign GiveOpinion UrgeTask Hold Activate";

    // As the specification's table has it, row by row.
    private static readonly Dictionary<LeadStage, string[]> Listed = new()
    {
        [LeadStage.None] = [],
        [LeadStage.Registered] = ["Accept", "Transfer", "Merge", "Reassign"],
        [LeadStage.Accepted] = ["Assign", "RecordFeedback"],
        [LeadStage.Assigned] = ["Propose", .. WhileHandled.Split(' ')],
        [LeadStage.Proposed] = ["Approve", "Reject", "ReturnTo", "Withdraw", .. OnTasks.Split(' '), .. WhileHandled.Split(' ')],
        [LeadStage.Decided] = ["TakeEffect", "OpenCase", .. WhileHandled.Split(' ')],
        [LeadStage.Verifying] =
            ["SubmitPlan", "Approve", "Reject", "ReturnTo", "Withdraw", "SubmitReport", .. OnTasks.Split(' '), .. WhileHandled.Split(' ')],
        [LeadStage.Shelved] = ["Reactivate", "ReviewShelved", "RecordFeedback"],
        [LeadStage.InCase] = ["OpenCase", "EndCase", "ReopenCase", .. WhileHandled.Split(' ')],
        [LeadStage.Closed] =
            ["Reopen", "ReopenCase", "RecordFeedback", "ApplyReview", "DecideReview", "PauseDeadline", "ResumeDeadline"],
        [LeadStage.Transferred] = ["RecordFeedback"],
        [LeadStage.Merged] = ["Unmerge", "RecordFeedback"],
    };

    public static TheoryData<string, string> Cells => Drawings.EveryCell<LeadStage, LeadMove>();

    [Theory, MemberData(nameof(Cells))]
    public void A_move_is_open_where_the_table_lists_it_and_WrongStage_elsewhere(string stage, string move)
    {
        var file = Ready with { Stage = Enum.Parse<LeadStage>(stage) };
        var act = Enum.Parse<LeadMove>(move);
        var refusal = LeadLifecycle.Objections(file, act, act >= LeadMove.TakeEffect ? Machinery : Almighty).First();

        var listed = Listed[file.Stage].Contains(move);
        Assert.Equal(listed, refusal is not { Code: "DSP-01.wrong-stage" });
    }

    [Fact]
    public void The_drawing_shows_the_table() =>
        Drawings.Check("lead", LeadLifecycle.For(LeadFile.Blank with { Stage = LeadStage.Registered }, Almighty.Asker));

    [Fact]
    public void A_move_of_another_role_is_Forbidden_before_it_is_WrongStage()
    {
        var desk = Registered();

        Assert.Equal(RefusalKind.Forbidden, desk.Try(Officer, new AssignLead(Handler))?.Kind);
        Assert.Equal(RefusalKind.Forbidden, desk.Try(Custodian, new AcceptLead())?.Kind);
        Assert.Equal(RefusalKind.WrongStage, desk.Try(Custodian, new AssignLead(Handler))?.Kind);
        Assert.Equal(Refusal.NotFound, desk.Try(Outsider, new AcceptLead()));
    }

    [Fact]
    public void A_revision_that_is_not_the_present_one_is_Stale_after_Forbidden_and_before_WrongStage()
    {
        var desk = Registered();

        Assert.Equal(RefusalKind.Stale, desk.Try(Officer, new AcceptLead(), expecting: 7)?.Kind);
        Assert.Equal(RefusalKind.Forbidden, desk.Try(Custodian, new AcceptLead(), expecting: 7)?.Kind);
        Assert.Equal(RefusalKind.Stale, desk.Try(Custodian, new AssignLead(Handler), expecting: 7)?.Kind);
        Assert.Null(desk.Try(Officer, new AcceptLead(), desk.File.Revision));
    }

    // Somebody who holds every role and every task: what is refused to him is refused by the table.
    private static Facts Almighty => Machinery with
    {
        Asker = new(Caller.Person(Handler), [.. Enum.GetValues<Role>().Select(role => new Grant(role, null))]),
    };

    private static Facts Machinery => new LeadDesk().Facts(null);

    private static LeadFile Ready => LeadFile.Blank with
    {
        Version = 1, Handler = Handler, Tasks = [new(Handler, Capacity.Handler, At("2026-09-21 09:00"))],
    };
}
