using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Leads;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>The acceptance examples of spec 04 that concern talk and inquiry, by their numbers.</summary>
public sealed class Acceptance_examples
{
    [Fact]
    public void Example_04_1_served_on_0921_replied_and_accepted_on_1015_is_assessed_by_1116()
    {
        var desk = new CaseDesk().Served();
        Assert.Equal(Day("2026-10-19"), desk.Clock("DL-17")!.Due);

        desk.It_is("2026-10-15 10:00").Replies(1, 2, 3, 4).ByTwo(new Accept([]));

        Assert.Equal(DeadlineStatus.Met, desk.Clock("DL-17")!.Status);
        Assert.Equal(Day("2026-11-16"), desk.Clock("DL-18")!.Due);
        Assert.Equal(TalkInquiryStages.Assessment, desk.Stage);
    }

    [Fact]
    public void Example_04_2_DSP_08_a_partial_reply_goes_back_twice_and_is_then_accepted_with_its_open_questions_marked()
    {
        var desk = new CaseDesk().Replied(1, 2);
        var back = new ReturnReply([new(3, "未答"), new(4, "未答")]);
        desk.ByTwo(back);
        Assert.Equal(TalkInquiryStages.ReplyDue, desk.Stage);
        Assert.Equal(Day("2026-10-19"), desk.Clock("DL-41")!.Due);

        desk.Replies(3).ByTwo(new ReturnReply([new(4, "未答")])).Replies(4);
        Assert.Equal(RefusalKind.LimitExceeded, desk.Refused(Li, back).Kind);
        desk.ByTwo(new Accept([]));
        Assert.Equal(TalkInquiryStages.Assessment, desk.Stage);
    }

    [Fact]
    public void Example_04_2_DSP_08_open_questions_are_marked_only_after_the_last_return_and_the_approver_hears_of_it()
    {
        var desk = new CaseDesk().Replied(1, 2);
        Assert.Contains(desk.Refused(Li, new Accept([3, 4])).Items, item => item.Code == "DSP-08.marks-after-last-return");
        Assert.Contains(desk.Refused(Li, new Accept([])).Items, item => item.Code == "DSP-08.unanswered");
        var back = new ReturnReply([new(3, "未答"), new(4, "未答")]);
        desk.ByTwo(back).Replies(1).ByTwo(back).Replies(2);

        desk.ByTwo(new Accept([3, 4]));

        Assert.Equal([3, 4], desk.Inquiry.Unanswered);
        Assert.Contains(desk.History, recorded => recorded.Event is UpgradeRecommended { Rule: "DSP-08" });
    }

    [Fact]
    public void Example_04_3_DSP_04_an_edit_after_the_approval_makes_ServeNotice_Stale_a_reminder_does_not()
    {
        var desk = new CaseDesk().It_is("2026-09-18 10:00").Approved();
        var revision = desk.File.Revision;
        desk.Does(Li, new DraftPlan(Plan("另一个问题。")));
        Assert.Equal(revision + 1, desk.File.Revision);
        Assert.Equal("DSP-04.stale", desk.Refused(Li, Notice()).Code);
        Assert.Equal(RefusalKind.Stale, desk.Refused(Li, Notice()).Kind);

        var reminded = new CaseDesk().It_is("2026-09-18 10:00").Approved(InquiryMode.Talk);
        revision = reminded.File.Revision;
        reminded.It_is("2026-09-24 09:01").Sweeps();
        Assert.Contains(reminded.History, recorded => recorded.Event is DeadlineReminded);
        Assert.Equal(revision, reminded.File.Revision);
        Assert.Null(new CaseDesk().It_is("2026-09-18 10:00").Approved().Try(Li, Inquiries.Notice("2026-09-18")).Refused);

        static InquiryPlan Plan(string question) => Inquiries.Plan(InquiryMode.Inquiry, question);
        static ServeNotice Notice() => Inquiries.Notice("2026-09-18");
    }

    [Fact]
    public void Example_04_3_DSP_04_Resubmit_brings_the_edited_plan_through_review_and_approval_inside_the_stage()
    {
        var desk = new CaseDesk().It_is("2026-09-18 10:00").Approved()
            .Does(Li, new DraftPlan(Inquiries.Plan(InquiryMode.Inquiry, "另一个问题。")));
        Assert.Contains(desk.Refused(Li, new Resubmit("问题修改")).Items, item => item.Code == "DSP-10.redacted");

        desk.Does(Li, new CheckRedaction("已脱密")).Does(Li, new Resubmit("问题修改")).Does(Wang, new Pass());
        Assert.Equal(RefusalKind.Stale, desk.Refused(Li, Inquiries.Notice("2026-09-18")).Kind);
        desk.Does(Zhao, new Approve());

        Assert.Equal(CaseStage.Approved, desk.Stage);
        desk.Does(Li, Inquiries.Notice("2026-09-18"));
        Assert.Equal(TalkInquiryStages.ReplyDue, desk.Stage);
    }

    [Fact]
    public void Example_04_4_DSP_03_whoever_reviewed_cannot_approve()
    {
        var both = new CaseDesk().Drafted().Does(Li, new Submit());
        Assert.Equal(RefusalKind.Forbidden, both.Refused(Li, new Pass()).Kind);
        both.Does(Wang, new Pass());
        both.AlsoApproves.Add(Wang);
        Assert.Equal(RefusalKind.SameHand, both.Refused(Wang, new Approve()).Kind);
    }

    [Fact]
    public void Example_04_10_DSP_06_a_refusal_to_sign_before_a_unit_witness_is_service_without_one_it_is_not()
    {
        var desk = new CaseDesk().It_is("2026-09-18 10:00").Approved().It_is("2026-09-21 16:00");
        var without = new ServeNotice(2, new(Subject, Day("2026-09-21"), new(null, "拒绝签字", "单位会议室")), Head);
        var refused = desk.Refused(Li, without);
        Assert.Equal(RefusalKind.GateNotMet, refused.Kind);
        Assert.Equal(["DSP-06.witness"], refused.Items.Select(item => item.Code));

        desk.Does(Li, new ServeNotice(2, new(Subject, Day("2026-09-21"), new(Witness, "拒绝签字", "单位会议室")), Head));

        Assert.Equal(Day("2026-09-21"), desk.Inquiry.ServedOn);
        Assert.Equal(Day("2026-10-19"), desk.Clock("DL-17")!.Due);
    }

    [Fact]
    public void Example_04_11_ReturnTo_Draft_makes_both_opinions_stale_and_the_approval_clock_starts_again()
    {
        var desk = new CaseDesk().Drafted().Does(Li, new Submit()).Does(Wang, new Pass())
            .Does(Zhao, new ReturnTo(CaseStage.Draft, "方案须完善"));
        Assert.Equal(CaseStage.Draft, desk.Stage);
        Assert.All(desk.File.Chain!.Opinions, opinion => Assert.True(opinion.Stale));
        Assert.Equal(2, desk.File.Chain.Opinions.Length);

        desk.Does(Li, new Submit());

        var again = desk.Clock("DL-13.DeputyLeader")!;
        Assert.Equal((2, DeadlineStatus.Running), (again.Generation, again.Status));
        Assert.Contains(again.Plan, firing => firing.Kind is FiringKind.Reminder);
    }

    [Fact]
    public void Example_04_12_DSP_13_Close_without_the_named_reporters_feedback_lists_exactly_that()
    {
        var desk = new CaseDesk { NamedReporter = true }.InAssessment().Decided(InquiryOutcome.Accepted)
            .ClosesUp(except: nameof(GiveFeedback));

        var refused = desk.Refused(Wang, new Close());

        Assert.Equal(RefusalKind.GateNotMet, refused.Kind);
        Assert.Equal(["DSP-13.feedback"], refused.Items.Select(item => item.Code));
        desk.Does(Li, new GiveFeedback("电话反馈")).Does(Wang, new Close());
        Assert.Equal(CaseStage.Closed, desk.Stage);
    }

    [Fact]
    public void Example_04_13_DSP_09_only_with_urging_and_order_a_deputy_leader_proceeds_without_reply()
    {
        var desk = new CaseDesk().Served().It_is("2026-10-20 09:30").Sweeps();
        desk.Does(Li, new Urge(desk.Document(DocumentKinds.UrgingNotice)));
        var missing = desk.Refused(Wang, new ProceedWithoutReply("逾期未回复"));
        Assert.Equal((RefusalKind.GateNotMet, "DSP-09.order"), (missing.Kind, missing.Items.Single().Code));
        Assert.Contains(desk.Refused(Li, new OrderDuty("批评并责令回复")).Items, item => item.Code == "DSP-09.urging-runs");

        desk.It_is("2026-10-26 09:00").Sweeps().Does(Li, new OrderDuty("批评并责令回复"));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, new ProceedWithoutReply("逾期未回复")).Kind);
        desk.Does(Wang, new ProceedWithoutReply("逾期未回复"));

        Assert.Equal(TalkInquiryStages.Assessment, desk.Stage);
        Assert.Equal(DeadlineStatus.Cancelled, desk.Clock("DL-17")!.Status);
        Assert.Equal(DeadlineStatus.Running, desk.Clock("DL-18")!.Status);
    }

    [Fact]
    public void Example_04_14_an_approved_C_is_the_approval_of_the_next_round_and_there_are_two_at_most()
    {
        var desk = new CaseDesk().InAssessment();
        desk.Document(DocumentKinds.InquiryNotice);
        var second = desk.File.Documents[^1].Number;
        desk.Decided(InquiryOutcome.SecondRound);
        Assert.Equal(CaseStage.Approved, desk.Stage);
        Assert.Equal("请补充说明。", desk.Inquiry.Plan!.Questions.Single());

        desk.Does(Li, new ServeNotice(second, Inquiries.Signed("2026-10-12"), Head)).Replies(1).ByTwo(new Accept([]));

        var document = desk.Document(DocumentKinds.Opinion);
        var refused = desk.Refused(Li, Inquiries.Proposal(InquiryOutcome.SecondRound, document));
        Assert.Equal((RefusalKind.LimitExceeded, "TLK.max-rounds"), (refused.Kind, refused.Code));
        desk.Does(Li, Inquiries.Proposal(InquiryOutcome.ToVerification, document));
    }

    [Fact]
    public void Example_04_14_a_rejected_B_leaves_the_case_in_assessment()
    {
        var desk = new CaseDesk().InAssessment().Proposes(InquiryOutcome.Measure).Does(Wang, new Pass())
            .Does(Zhao, new Reject("证据不足"));

        Assert.Equal(TalkInquiryStages.Assessment, desk.Stage);
        Assert.Null(desk.Inquiry.Proposed);
        Assert.Null(desk.File.Outcome);
    }

    [Fact]
    public void Example_04_15_DSP_15_a_case_rejected_at_approval_closes_as_NotApproved_and_its_lead_hears_it()
    {
        var desk = new CaseDesk { NamedReporter = true }.Drafted().Does(Li, new Submit()).Does(Wang, new Pass())
            .Does(Zhao, new Reject("不宜函询"));
        Assert.Equal((CaseStage.Closing, CaseOutcomes.NotApproved), (desk.Stage, desk.File.Outcome));

        desk.Does(Li, new ReturnResult("InProgress")).Does(Li, new EnterArchive("未获批准")).Does(Li, new ProposeClosing("未获批准"))
            .Does(Wang, new Close());

        Assert.Contains(desk.Messages(), message =>
            message is { Target: "l-L-2026-0001", Body: CaseClosedForLead { Outcome: CaseOutcomes.NotApproved } });
    }

    [Fact]
    public void Example_04_15_DSP_15_a_draft_never_submitted_is_discarded_to_Void_one_that_came_back_closes()
    {
        var never = new CaseDesk().Drafted().Does(Li, new Discard("不再需要"));
        Assert.Equal(CaseStage.Void, never.Stage);

        var back = new CaseDesk().Drafted().Does(Li, new Submit()).Does(Li, new Withdraw()).Does(Li, new Discard("不再需要"));
        Assert.Equal((CaseStage.Closing, CaseOutcomes.NotApproved), (back.Stage, back.File.Outcome));
    }

    [Fact]
    public void Example_04_17_DSP_16_the_subject_dies_in_ReplyDue_and_the_deadlines_are_cancelled()
    {
        var desk = new CaseDesk().Served().Does(Li, new Terminate("SubjectDied", "死亡证明在卷"));
        Assert.Equal(TalkInquiryStages.ReplyDue, desk.Stage);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, new ApproveTermination()).Kind);

        desk.Does(Zhao, new ApproveTermination());

        Assert.Equal((CaseStage.Closing, CaseOutcomes.Terminated), (desk.Stage, desk.File.Outcome));
        Assert.Equal(DeadlineStatus.Cancelled, desk.Clock("DL-17")!.Status);
    }

    [Fact]
    public void Example_04_18_the_reply_check_takes_two_hands_with_the_same_content()
    {
        var desk = new CaseDesk().Replied().Does(Li, new Accept([]));
        Assert.Equal(TalkInquiryStages.ReplyCheck, desk.Stage);
        Assert.Equal(RefusalKind.SameHand, desk.Refused(Li, new Accept([])).Kind);

        desk = new CaseDesk().Replied(1, 2);
        var one = new ReturnReply([new(3, "未答")]);
        desk.Does(Li, one);
        var refused = desk.Refused(Wang, new ReturnReply([new(4, "未答")]));
        Assert.Equal(RefusalKind.GateNotMet, refused.Kind);
        Assert.Equal("/items", refused.Items.Single().Member);

        desk.Does(Wang, one);
        Assert.Equal(TalkInquiryStages.ReplyDue, desk.Stage);
    }

    [Fact]
    public void Example_05_14_ASF_06_a_reply_stamped_before_the_inquiry_was_served_is_Invalid()
    {
        var desk = new CaseDesk().Served().It_is("2026-09-23 09:00");
        var scan = desk.Document(DocumentKinds.Attachment);

        var refused = desk.Refused(Li, new Reply(Inquiries.Answers(1, 2, 3, 4), new(At("2026-09-20 16:00"), scan, Head)));

        Assert.Equal((RefusalKind.Invalid, "ASF-06.before-stage"), (refused.Kind, refused.Code));
        Assert.Null(desk.Try(Li, new Reply(Inquiries.Answers(1, 2, 3, 4), new(At("2026-09-22 16:00"), scan, Head))).Refused);
    }

    [Fact]
    public void Example_09_9_RCU_09_where_all_approvers_are_recused_only_the_superior_organ_is_left()
    {
        var desk = new CaseDesk { NobodyApproves = true }.Drafted();
        Assert.Equal(["RCU-09.superior"], desk.Refused(Li, new Submit()).Items.Select(item => item.Code));

        desk.Does(Li, new TransferToSuperior("市纪委监委", "县内审批人均须回避"));

        Assert.Equal((CaseStage.Closing, CaseOutcomes.Transferred), (desk.Stage, desk.File.Outcome));
        Assert.DoesNotContain(desk.File.Clocks.All, clock => clock.IsOpen && clock.Catalogue is not "DL-57");
        desk.ClosesUp(nameof(SetMeetingTask));
        desk.Does(Custodian, new Close());
        Assert.Equal(CaseStage.Closed, desk.Stage);
    }

    [Fact]
    public void RCU_09_while_anybody_is_left_to_approve_the_case_stays_in_the_county()
    {
        var desk = new CaseDesk().Drafted();
        desk.Recused.Add(Zhao);

        Assert.Equal(
            ["RCU-09.approver-left"],
            desk.Refused(Li, new TransferToSuperior("市纪委监委", "书记回避")).Items.Select(item => item.Code));
        Assert.Null(desk.Try(Li, new Submit()).Refused);
    }

    [Fact]
    public void Example_01_14_CAL_04_a_reply_with_an_earlier_intake_stamp_withdraws_the_overdue_mark()
    {
        var desk = new CaseDesk().Served().It_is("2026-10-20 00:00").Sweeps();
        Assert.Equal(DeadlineStatus.Overdue, desk.Clock("DL-17")!.Status);
        desk.It_is("2026-10-20 10:00");
        var scan = desk.Document(DocumentKinds.Attachment);

        desk.Does(Li, new Reply(Inquiries.Answers(1, 2, 3, 4), new(At("2026-10-19 16:00"), scan, Head)));

        Assert.Equal(DeadlineStatus.Met, desk.Clock("DL-17")!.Status);
        Assert.Contains(desk.History, recorded => recorded.Event is DeadlineOverdueWithdrawn);
        Assert.Equal(Day("2026-10-26"), desk.Clock("DL-42")!.Due);
    }
}
