using WarningGrid.Deadlines;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

public sealed class Replies_and_extensions
{
    [Fact]
    public void A_reply_bears_the_heads_countersign_under_exactly_these_answers()
    {
        var desk = new CaseDesk().Served();
        Assert.Equal(["TLK.countersign"], Codes(desk.Refused(Subject, new Reply(Inquiries.Answers(1)))));
        desk.Does(Subject, new DraftReply(Inquiries.Answers(1))).Does(Head, new Countersign("情况属实"));
        Assert.Equal(["TLK.countersign"], Codes(desk.Refused(Subject, new Reply(Inquiries.Answers(1, 2)))));
        desk.Does(Subject, new DraftReply(Inquiries.Answers(1, 2)));
        Assert.Equal(["TLK.countersign"], Codes(desk.Refused(Subject, new Reply(Inquiries.Answers(1, 2)))));
    }

    [Fact]
    public void DSP_10_questions_are_checked_for_what_they_give_away_and_changed_ones_again()
    {
        var desk = new CaseDesk().Opened().Does(Li, new DraftPlan(Inquiries.Plan(InquiryMode.Inquiry)));
        Assert.Contains(desk.Refused(Li, new Submit()).Items, item => item.Code == "DSP-10.redacted");

        desk.Does(Li, new CheckRedaction("已脱密"));
        Assert.Null(desk.Try(Li, new Submit()).Refused);
        desk.Does(Li, new DraftPlan(Inquiries.Plan(InquiryMode.Inquiry, "举报人王某说的采购是怎么回事?")));

        Assert.Equal(["DSP-10.redacted"], desk.Refused(Li, new Submit()).Items.Select(item => item.Code));
    }

    [Fact]
    public void DSP_12_countersigning_moves_with_the_subject_to_his_new_unit_and_the_case_stays()
    {
        var desk = new CaseDesk().Served().It_is("2026-10-09 09:00").Does(Subject, new DraftReply(Inquiries.Answers(1, 2, 3, 4)));
        Assert.Equal("DSP-12.not-moved", desk.Refused(Li, new NoteTransfer()).Items.Single().Code);
        Assert.Equal(Refusal.NotFound, desk.Try(NewHead, new Countersign("情况属实")).Refused);

        desk.SubjectUnit = NewUnit;
        desk.Does(Li, new NoteTransfer());

        Assert.Equal(Refusal.NotFound, desk.Try(Head, new Countersign("情况属实")).Refused);
        desk.Does(NewHead, new Countersign("情况属实")).Does(Subject, new Reply(Inquiries.Answers(1, 2, 3, 4)));
        Assert.Equal((TalkInquiryStages.ReplyCheck, Unit), (desk.Stage, desk.File.Subject.Unit));
    }

    [Fact]
    public void RCU_11_a_head_in_one_team_with_the_subject_countersigns_all_the_same()
    {
        var desk = new CaseDesk();
        desk.Recused.Add(Head);
        desk.Served().Replies(1, 2, 3, 4);
        Assert.Equal(TalkInquiryStages.ReplyCheck, desk.Stage);
    }

    [Fact]
    public void CAL_04_nobody_dates_his_own_reply()
    {
        var desk = new CaseDesk().Served().It_is("2026-10-20 10:00");
        desk.Does(Subject, new DraftReply(Inquiries.Answers(1))).Does(Head, new Countersign("情况属实"));
        Assert.Equal(
            "TLK.stamp-decides",
            desk.Refused(Subject, new Reply(Inquiries.Answers(1)) { OccurredAt = At("2026-10-19 10:00") }).Code);

        desk.Does(Subject, new Reply(Inquiries.Answers(1)));
        Assert.Equal(DeadlineStatus.MetLate, desk.Clock("DL-17")!.Status);
    }

    [Fact]
    public void DSP_07_DLB_02_five_days_more_asked_in_time_are_granted_by_another_once()
    {
        var desk = new CaseDesk().Served().It_is("2026-10-16 10:00").Does(Subject, new AskExtension(5, "材料较多"));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Subject, new GrantExtension()).Kind);

        desk.Does(Wang, new GrantExtension("同意"));

        Assert.Equal(Day("2026-10-26"), desk.Clock("DL-17")!.Due);
        desk.Does(Subject, new AskExtension(5, "仍需时间"));
        Assert.Equal(RefusalKind.LimitExceeded, desk.Refused(Wang, new GrantExtension()).Kind);
        desk.Does(Wang, new RefuseExtension("理由不足"));
        Assert.Null(desk.File.Extension);
    }

    [Fact]
    public void DLB_02_asked_after_the_due_date_is_TooLate()
    {
        var desk = new CaseDesk().Served().It_is("2026-10-20 10:00");
        Assert.Equal(RefusalKind.TooLate, desk.Refused(Subject, new AskExtension(5, "材料较多")).Kind);
    }

    [Fact]
    public void A_pending_first_hand_can_be_taken_back_by_itself_alone()
    {
        var desk = new CaseDesk().Replied().Does(Li, new Accept([]));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Wang, new WithdrawProposal()).Kind);
        desk.Does(Li, new WithdrawProposal());
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Wang, new Accept([])).Kind);
    }

    private static IEnumerable<string> Codes(Refusal refusal) => refusal.Items.Select(item => item.Code);
}
