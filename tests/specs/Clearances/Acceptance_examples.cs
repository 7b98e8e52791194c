using WarningGrid.Cases;
using WarningGrid.Cases.Admonition;
using WarningGrid.Cases.Criticism;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Leads;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Clearances.ClearanceDesk;

namespace WarningGrid.Clearances;

/// <summary>Acceptance examples of spec 05 that are about clearances; what leads and cases wrote is what their own rules made.</summary>
public sealed class Acceptance_examples
{
    private static readonly RuleSet Rules = RuleBook.Shipped.On(Day("2026-09-21"));

    [Fact]
    public void Example_05_01_an_admonition_in_effect_then_over_then_a_second_lead()
    {
        var admonition = Admonitions.Desk().FollowedUp();
        var first = LeadDesk.Decided();
        first.Remember([new(new LeadTakenUp(new("AD-2026-0001"), CaseKind.Admonition, first.File.Targets[0], "ADM-G6"))], "G04");
        Assert.Equal((LeadStage.InCase, AdmonitionStages.FollowUp), (first.File.Stage, admonition.Stage));

        Assert.Equal(5, Code(D("2026-09-10")));
        Assert.Equal(3, Code(D("2026-09-11")));

        var second = LeadDesk.Registered(number: "L-2026-0002", received: "2026-09-11");
        Assert.Equal(3, Code(D("2026-09-11"), second.Rows));
        second.On("2026-09-11 10:00").Does(LeadDesk.Officer, new AcceptLead());
        Assert.Equal(4, Code(At("2026-09-11 11:00"), second.Rows));
        Assert.Equal(3, Code(At("2026-09-11 09:59"), second.Rows));

        int Code(DateTimeOffset known, params IEnumerable<RowChange> more)
        {
            var desk = new ClearanceDesk()
                .Knows(ClearanceDesk.RowsOf(new CaseAggregate(), admonition.History))
                .Knows(Against(CaseDesk.Subject, first.Rows)).Knows(Against(CaseDesk.Subject, more));
            return RowCodes.Of(
                desk.StandingAt(CaseDesk.Subject, known), CountyTime.DateOf(known.AddMicroseconds(-1)), Rules).Code;
        }
    }

    [Fact]
    public void Example_04_09_overturned_on_appeal_the_clearance_no_longer_mentions_the_case_and_as_of_before_it_does()
    {
        var desk = Criticisms.Desk().It_is("2025-09-24 09:00").Approved(CriticismForm.CircularCriticism);
        desk.Does(CaseDesk.Li, new Serve(1, new(CaseDesk.Subject, Day("2025-09-24"))))
            .It_is("2025-10-15 10:00").Does(CaseDesk.Subject, new FileAppeal("不服")).Does(CaseDesk.Sun, new TakeAppeal())
            .It_is("2025-11-03 10:00").Does(CaseDesk.Sun, new DecideAppeal(AppealStage.Overturned, "事实不清"));
        var known = new ClearanceDesk().Knows(ClearanceDesk.RowsOf(new CaseAggregate(), desk.History));

        var before = Code("2025-10-01");
        Assert.Equal((4, desk.File.Number.Value), (before.Code, before.Grounds.Single().Source));
        Assert.Contains(Code("2025-10-15").Grounds, ground => ground.Ground == "AppealOpen");
        Assert.Equal((1, true), (Code("2025-11-03").Code, Code("2025-11-03").Grounds.OrEmpty().IsEmpty));

        RowCode Code(string day) => RowCodes.Of(known.StandingAt(CaseDesk.Subject, D(day)), Day(day), Rules);
    }

    [Fact]
    public void Example_05_02_an_open_inquiry_defers_and_once_closed_no_longer()
    {
        var untrue = LeadDesk.Decided(LeadMode.Close);
        var inquiry = new CaseDesk().InAssessment();

        Assert.Equal(4, Code());
        inquiry.Decided(InquiryOutcome.Accepted).ClosesUp().Does(CaseDesk.Wang, new Close());
        Assert.Equal(2, Code());

        int Code()
        {
            var desk = new ClearanceDesk().Knows(ClearanceDesk.RowsOf(new CaseAggregate(), inquiry.History))
                .Knows(Against(CaseDesk.Subject, untrue.Rows));
            return RowCodes.Of(desk.StandingAt(CaseDesk.Subject, At("2027-01-01 00:00")), Day("2026-12-31"), Rules).Code;
        }
    }

    [Fact]
    public void Example_05_03_an_answer_expires_and_a_lead_invalidates_one_persons_alone()
    {
        var desk = new ClearanceDesk().It_is("2026-09-23 09:00").Asked(Zhang, Li).It_is("2026-09-24 15:00").Issued();
        Assert.Equal(Day("2026-12-24"), desk.View(Organiser).ValidThrough);

        desk.It_is("2026-10-08 10:00").Lead(ZhangSan, "Accepted");

        Assert.Equal([1], desk.View(Organiser).Invalidated);
        Assert.Equal([true, false], desk.RowsFor(Organiser).Select(row => row.Invalidated));
        var notice = desk.Rows.Single(row => row.Table == ClearanceTables.Notices);
        Assert.Equal(["q-CLR-2026-0001", 1, Organiser.Value, "CLR-2026-0001", "张三", "组函〔2026〕15号", ZhangSan.Value], notice.Values.Take(7));
        Assert.DoesNotContain(desk.History.Where(one => one.Event is AnswersInvalidated), one => EventJson.Canonical(one.Event).Contains("L-2026", StringComparison.Ordinal));

        desk.It_is("2026-12-24 23:59").Sweeps();
        Assert.Equal(ClearanceStage.Issued, desk.File.Stage);
        desk.It_is("2026-12-25 00:00").Sweeps();
        Assert.Equal(ClearanceStage.Expired, desk.File.Stage);
        Assert.Equal(At("2026-12-25 00:00"), desk.History.Single(one => one.Event is ClearanceExpired).OccurredAt);
    }

    [Theory]
    [InlineData("2026-09-21", "2026-09-24")]
    [InlineData("2026-09-23", "2026-09-29")]
    public void Example_05_04_the_reply_is_due_three_working_days_later(string received, string due) =>
        Assert.Equal(Day(due), new ClearanceDesk().It_is(received + " 10:00").Asked(Zhang).View(Organiser).ReplyDue);

    [Fact]
    public void Example_05_05_a_preventive_talk_is_nothing()
    {
        var desk = new ClearanceDesk().Case(ZhangSan, CaseKind.PreventiveTalk, "Closed", "Ended", "Held", upsets: false).Asked(Zhang);

        Assert.Equal((1, true), (desk.Code(1), desk.File.Rows[0].Code.Grounds.OrEmpty().IsEmpty));
    }

    [Fact]
    public void Example_05_06_the_number_of_one_with_the_name_of_another_waits_for_two_persons()
    {
        var desk = new ClearanceDesk().Asked(new AskedPerson("李四", IdNo(1)));
        Assert.Equal((ClearanceStage.Matching, RowMatch.Waiting), (desk.File.Stage, desk.File.Rows[0].Match.Match));
        Assert.Equal([ZhangSan, LiSi], desk.RowsFor(Officer)[0].Candidates);

        desk.Does(Officer, new ResolveRow(1, ZhangSan));
        Assert.Equal((ClearanceStage.Matching, 0), (desk.File.Stage, desk.Code(1)));
        Assert.Equal("CLR-02.same-hand", desk.Try(Officer, new ResolveRow(1, ZhangSan))?.Code);
        Assert.Equal("CLR-02.other-content", desk.Try(Officer2, new ResolveRow(1, LiSi))?.Code);

        desk.Does(Officer2, new ResolveRow(1, ZhangSan)).Arrives();
        Assert.Equal((ClearanceStage.Suggested, 1), (desk.File.Stage, desk.Code(1)));
    }

    [Fact]
    public void Example_05_09_an_answer_for_an_award_is_no_answer_for_a_promotion()
    {
        var desk = new ClearanceDesk().Opened(ClearancePurpose.Award).Does(Organiser, new SubmitRows([Zhang])).Arrives().Issued();

        Assert.Equal(RefusalKind.Forbidden, desk.Try(Organiser, new UseAnswers(ClearancePurpose.Promotion, "任前公示〔2026〕3号", []))?.Kind);
        Assert.Null(desk.Try(Organiser, new UseAnswers(ClearancePurpose.Award, "评优〔2026〕1号", [])));
        Assert.Equal([("评优〔2026〕1号", 1)], desk.View(Organiser).Uses.Select(use => (use.Reference, use.Rows)));
    }

    [Fact]
    public void Example_05_10_a_row_too_many_stores_nothing()
    {
        var desk = new ClearanceDesk().Opened();
        var version = desk.File.Version;

        var refusal = desk.Try(Organiser, new SubmitRows([.. Enumerable.Range(1, 20_001).Select(n => new AskedPerson("某某", IdNo(n)))]));

        Assert.Equal((RefusalKind.LimitExceeded, version, ClearanceStage.Draft), (refusal?.Kind, desk.File.Version, desk.File.Stage));
    }

    [Fact]
    public void Example_05_10_the_spouse_of_a_rows_person_signs_the_rest_and_does_not_see_it()
    {
        var desk = new ClearanceDesk { Recused = { [Petition] = [LiSi] } }.Asked(Zhang, Li, Wang);
        Assert.Equal([1, 3], desk.RowsFor(Petition).Select(row => row.Row));
        Assert.Equal(2, desk.View(Petition).Rows);

        desk.Does(Petition, new OfficeOpinion(ClearanceOffice.PetitionReception, []));
        Assert.Equal([2], desk.File.LeftOf(ClearanceOffice.PetitionReception));
        Assert.Equal(0, desk.View(Petition).Work!.Offices[0].Left);
        Assert.Equal("CLR-03.code", desk.Try(Custodian, new OfficeOpinion(ClearanceOffice.CaseSupervision, [new(2, 7, "理由")]))?.Code);
        Assert.Equal("CLR-03.code", desk.Try(Petition, new OfficeOpinion(ClearanceOffice.PetitionReception, [new(2, 4, "理由")]))?.Code);
        Assert.Equal(["CLR-12.nothing-left"], desk.Try(Petition, new OfficeOpinion(ClearanceOffice.PetitionReception, []))!.Items.Select(item => item.Code));
    }

    [Fact]
    public void Example_05_12_something_recorded_after_K_makes_the_signature_Stale_and_one_row_is_asked_again()
    {
        var persons = Enumerable.Range(1, 20).Select(n => new AskedPerson("某某" + n, IdNo(n + 100))).ToArray();
        var desk = new ClearanceDesk().It_is("2026-09-21 10:00");
        desk.Register.AddRange(persons.Select((person, n) =>
            new KnownOfficial(new($"G000010{n + 1:00}"), person.Name, "County", "hash:" + person.IdNo)));
        desk.Asked(persons).Heard();
        Assert.Equal(At("2026-09-21 10:00"), desk.View(Secretary).Known);

        desk.It_is("2026-09-21 11:00").Lead(new("G00001012"), "Accepted", told: false);
        var stale = desk.Try(Secretary, new SignClearance([]));
        Assert.Equal((RefusalKind.Stale, "CLR-13.stale"), (stale?.Kind, stale?.Code));
        Assert.Equal(["/rows/12"], stale!.Items.Select(item => item.Member));

        desk.Does(Officer, new RecomputeClearance()).Arrives();
        Assert.Equal((ClearanceStage.Suggested, 4, 1), (desk.File.Stage, desk.Code(12), desk.Code(11)));
        Assert.Equal(At("2026-09-21 11:00"), desk.File.Known);
        Assert.Equal([12], desk.File.LeftOf(ClearanceOffice.PetitionReception));
        Assert.Equal([12], desk.File.LeftOf(ClearanceOffice.CaseSupervision));
        Assert.Equal("CLR-03.code", desk.Try(Petition, new OfficeOpinion(ClearanceOffice.PetitionReception, [new(11, 3, "理由")]))?.Code);

        desk.Issued();
        Assert.Equal(4, desk.RowsFor(Organiser)[11].Code);
    }

    private static DateTimeOffset D(string date) => CountyTime.EndOf(Day(date));

    // The lead of the desk is against 张三 there; here it is against the subject of the case.
    private static IEnumerable<RowChange> Against(OfficialId official, IEnumerable<RowChange> rows) =>
        rows.Where(row => row.Table == LeadStandings.Table)
            .Select(row => new RowChange(row.Table, row.Values.SetItem(2, official.Value)));
}
