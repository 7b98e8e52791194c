using WarningGrid.Deadlines;
using Xunit;
using static WarningGrid.Leads.LeadDesk;

namespace WarningGrid.Leads;

/// <summary>LED-07 and what belongs to it: petitions that were sent on to us, answers, 复查 and 复核, more time and lawful stops.</summary>
public sealed class Duties_of_a_petition
{
    private static LeadDesk Forwarded() => Registered(forwarded: true);

    private static LeadDesk Answered() =>
        Decided(LeadMode.Close).On("2026-09-24 10:00").Does(Custodian, new RecordFeedback(LeadFeedback.Result, "送达处理意见书", null, Paper));

    [Fact]
    public void DL_10_a_forwarded_item_is_accepted_or_sent_on_within_five_working_days()
    {
        Assert.Equal(Day("2026-09-29"), Forwarded().Due("DL-10"));
        Assert.Null(Registered().Due("DL-10"));

        Assert.Equal(DeadlineStatus.Met, Forwarded().Does(Officer, new AcceptLead()).File.Clocks.Last("DL-10")!.Status);
        Assert.Equal(DeadlineStatus.Met, Forwarded().Does(Officer, Elsewhere).File.Clocks.Last("DL-10")!.Status);
    }

    [Fact]
    public void DL_03_a_mis_sent_petition_is_objected_to_by_sending_it_on_and_the_acceptance_ends_that_right()
    {
        Assert.Equal(Day("2026-09-29"), Forwarded().Due("DL-03"));
        Assert.Equal(Day("2026-09-29"), Registered(above: true).Due("DL-03"));
        Assert.Null(Registered().Due("DL-03"));
        Assert.Null(Registered(channel: "AUDIT", forwarded: true).Due("DL-03"));

        Assert.Equal(DeadlineStatus.Met, Forwarded().Does(Officer, Elsewhere).File.Clocks.Last("DL-03")!.Status);
        Assert.Equal(DeadlineStatus.Cancelled, Forwarded().Does(Officer, new AcceptLead()).File.Clocks.Last("DL-03")!.Status);
    }

    [Fact]
    public void LED_07_DL_03_came_with_the_rules_of_2022()
    {
        var desk = new LeadDesk().On("2021-09-21 09:00");
        desk.Remember(
            LeadRules.Register(
                new(new("L-2021-0001"), new("S-2021-0001"), "PETITION", true, Day("2021-09-21"), [new(ZhangSan, Accused, false)], null, false, true),
                desk.Facts(Officer)).Happened,
            Officer.Value);

        Assert.Null(desk.Due("DL-03"));
        Assert.Equal(Day("2021-09-27"), desk.Due("DL-10"));
    }

    [Fact]
    public void DL_05_from_the_answer_a_petitioner_has_thirty_days_to_ask_for_a_review()
    {
        var desk = Answered();
        Assert.Equal(Day("2026-10-26"), desk.Due("DL-05"));

        Assert.Equal("DL-05.no-answer", Decided(LeadMode.Close).Try(Custodian, new ApplyReview(Day("2026-09-21")))?.Items.Single().Code);
        desk.On("2026-10-23 10:00").Does(Custodian, new ApplyReview(Day("2026-10-23"), Paper));

        Assert.Null(desk.Due("DL-05"));
        Assert.Equal(Day("2026-11-23"), desk.Due("DL-06"));
    }

    [Fact]
    public void DL_05_DLB_11_a_late_application_is_TooLate_and_one_stamped_in_time_is_not()
    {
        var desk = Answered().On("2026-10-28 10:00");

        Assert.Equal(RefusalKind.TooLate, desk.Try(Custodian, new ApplyReview(Day("2026-10-28"), Paper))?.Kind);
        Assert.Equal(RefusalKind.TooLate, desk.Try(Custodian, new ApplyReview(Day("2026-10-26")))?.Kind);
        Assert.Null(desk.Try(Custodian, new ApplyReview(Day("2026-10-26"), Paper)));
    }

    [Fact]
    public void DL_06_the_days_of_a_hearing_do_not_count()
    {
        var desk = Answered().On("2026-10-23 10:00").Does(Custodian, new ApplyReview(Day("2026-10-23"), Paper));
        var pause = new PauseDeadline("DL-06", "听证", "信访工作条例第三十五条", Paper, Day("2026-11-02"));
        desk.On("2026-11-02 10:00");
        Assert.Equal("DLB-03.reason", desk.Try(Custodian, pause with { Reason = "领导出差" })?.Code);

        desk.Does(Custodian, pause).On("2026-11-09 10:00").Does(Custodian, new ResumeDeadline("DL-06", Day("2026-11-09")));

        Assert.Equal(Day("2026-11-30"), desk.Due("DL-06"));
    }

    [Fact]
    public void DL_06_after_the_review_a_recheck_may_be_asked_for_and_after_that_nothing()
    {
        var desk = Answered();
        foreach (var (applied, decided, generation) in new[] { ("2026-10-09", "2026-10-20", 1), ("2026-10-30", "2026-11-12", 2) })
        {
            desk.On(applied + " 10:00").Does(Custodian, new ApplyReview(Day(applied), Paper));
            desk.On(decided + " 10:00").Does(Custodian, new DecideReview(Upheld: true, Day(decided), Minutes));
            Assert.Equal((DeadlineStatus.Met, generation), (desk.File.Clocks.Last("DL-06")!.Status, desk.File.Clocks.Last("DL-06")!.Generation));
        }

        Assert.Null(desk.Due("DL-05"));
        Assert.Equal("DL-05.no-answer", desk.Try(Custodian, new ApplyReview(Day("2026-11-12"), Paper))?.Items.Single().Code);
        Assert.Equal("DL-06.not-applied", desk.Try(Custodian, new DecideReview(true, Day("2026-11-12"), Minutes))?.Items.Single().Code);
    }

    [Fact]
    public void DL_23_a_report_is_given_fifteen_more_working_days_once_by_the_deputy_leader()
    {
        var desk = Decided(LeadMode.Verification);
        Assert.Equal(Day("2026-10-19"), desk.Due("DL-23"));
        desk.On("2026-10-16 10:00").Does(Handler, new AskExtension("DL-23", 15, "证人在外"));
        Assert.Equal(LeadSight.Full, desk.Sight(Deputy));
        Assert.Equal("DSP-07.asked-before", desk.Try(Handler, new AskExtension("DL-23", 5, "证人在外"))?.Items.Single().Code);
        Assert.Equal(RefusalKind.Forbidden, desk.Try(Handler, new GrantExtension())?.Kind);

        desk.Does(Deputy, new GrantExtension("同意"));

        Assert.Equal(Day("2026-11-09"), desk.Due("DL-23"));
        Assert.Equal(LeadSight.None, desk.Sight(Deputy));
        desk.Does(Handler, new AskExtension("DL-23", 1, "仍未归"));
        Assert.Equal(RefusalKind.LimitExceeded, desk.Try(Deputy, new GrantExtension())?.Kind);
        desk.Does(Deputy, new RefuseExtension("已延长一次"));
        Assert.Null(desk.File.Extension);
    }

    [Fact]
    public void DLB_02_whoever_asks_grants_nothing_and_after_the_due_date_it_is_TooLate()
    {
        var desk = Decided(LeadMode.Verification);
        desk.Roles[Handler] = [Access.Role.Handler, Access.Role.DeputyLeader];
        desk.Does(Handler, new AskExtension("DL-23", 5, "证人在外"));
        Assert.Equal(RefusalKind.SameHand, desk.Try(Handler, new GrantExtension())?.Kind);

        var late = Decided(LeadMode.Verification).On("2026-10-20 09:00");
        Assert.Equal(RefusalKind.TooLate, late.Try(Handler, new AskExtension("DL-23", 5, "证人在外"))?.Kind);
        Assert.Equal("DLB-02.not-running", late.Try(Handler, new AskExtension("DL-99", 5, "证人在外"))?.Items.Single().Code);

    }

    [Fact]
    public void DL_11_an_assigned_lead_is_extended_by_three_months_and_then_again_by_approval()
    {
        var desk = Registered(above: true).Does(Officer, new AcceptLead()).Does(Custodian, new AssignLead(Handler));
        foreach (var due in new[] { "2027-03-22", "2027-06-22" })
        {
            desk.Does(Handler, new AskExtension("DL-11", 3, "案情复杂")).Does(Deputy, new GrantExtension());
            Assert.Equal(Day(due), desk.Due("DL-11"));
        }
    }

    [Fact]
    public void DL_04_a_petition_is_given_thirty_more_days_once()
    {
        var desk = Assigned();
        Assert.Equal(Day("2026-11-20"), desk.Due("DL-04"));

        desk.Does(Handler, new AskExtension("DL-04", 30, "情况复杂")).Does(Deputy, new GrantExtension());

        Assert.Equal(Day("2026-12-21"), desk.Due("DL-04"));
    }

    private static TransferLead Elsewhere => new(new(null, "邻县纪委监委"), "误转,不属本县管辖");
}
