using WarningGrid.Cases;
using WarningGrid.Cases.Admonition;
using WarningGrid.Cases.PreventiveTalk;
using WarningGrid.Cases.TalkInquiry;
using Xunit;

namespace WarningGrid.Clearances;

/// <summary>CLR-06 as cases themselves write it: a case, a measure, an effect, a Void; not each step on the way.</summary>
public sealed class What_upsets_an_answer
{
    [Fact]
    public void CLR_06_a_case_upsets_when_it_is_opened_when_its_measure_is_decided_and_when_its_effect_begins()
    {
        var rows = Standings(Admonitions.Desk().Closed());

        Assert.Equal(("Draft", true), rows[0]);
        Assert.Contains(("Approved", true), rows);
        Assert.Contains(("Review", false), rows);
        Assert.Contains(("FollowUp", false), rows);
        Assert.Contains(("Closed", false), rows);
    }

    [Fact]
    public void CLR_06_a_void_upsets_and_so_does_a_case_that_is_opened_again()
    {
        var discarded = Standings(new CaseDesk().Opened().Does(CaseDesk.Li, new Discard("重复")));
        Assert.Equal([("Draft", true), ("Void", true)], discarded);

        var closed = new CaseDesk().InAssessment().Decided(InquiryOutcome.Accepted).ClosesUp().Does(CaseDesk.Wang, new Close());
        var file = closed.File with { Stage = CaseStage.Review, Outcome = null, Version = closed.File.Version + 1 };
        var reopened = CaseStandings.FollowUps(
            closed.File, file, new("c-TI-2026-0001", file.Version, new CaseReopened("新证据", "理由"), default, default, "G01", "k"));
        Assert.Equal("y-" + CaseDesk.Subject, Assert.Single(reopened).Target);
    }

    [Fact]
    public void CLR_06_an_appeal_upsets_when_it_is_filed_and_when_it_varies_the_effect_and_what_then_stands_is_written()
    {
        var desk = Admonitions.Desk().Talked().Does(CaseDesk.Subject, new FileAppeal("不服"));
        Assert.Equal((true, true), Last());

        desk.Does(CaseDesk.Chen, new TakeAppeal());
        desk.Does(CaseDesk.Chen, new DecideAppeal(AppealStage.Varied, "变更", new(CaseKind.Admonition, null, ClearanceDesk.Day("2026-06-10"), [])));
        Assert.Equal((false, true), Last());
        Assert.Equal(ClearanceDesk.Day("2026-06-10"), Rows(desk)[^1].Values[10]);

        var withdrawn = Admonitions.Desk().Talked().Does(CaseDesk.Subject, new FileAppeal("不服")).Does(CaseDesk.Subject, new WithdrawAppeal());
        Assert.Equal((false, false), ((bool)Rows(withdrawn)[^1].Values[11]!, (bool)Rows(withdrawn)[^1].Values[12]!));

        (bool Appealed, bool Upsets) Last() => ((bool)Rows(desk)[^1].Values[11]!, (bool)Rows(desk)[^1].Values[12]!);
    }

    [Fact]
    public void CLR_01_a_preventive_talk_upsets_nothing() =>
        Assert.All(Standings(PreventiveTalks.Desk().Finished()), row => Assert.False(row.Upsets));

    [Fact]
    public void HIS_03_what_was_written_of_a_standing_is_never_removed() =>
        Assert.DoesNotContain(
            ClearanceDesk.RowsOf(new CaseAggregate(), Admonitions.Desk().Closed().History),
            row => row.Table == CaseStandings.Table && row.Removed);

    private static (string Stage, bool Upsets)[] Standings(CaseDesk desk) =>
        [.. Rows(desk).Select(row => ((string)row.Values[5]!, (bool)row.Values[12]!))];

    private static RowChange[] Rows(CaseDesk desk) =>
        [.. ClearanceDesk.RowsOf(new CaseAggregate(), desk.History).Where(row => row.Table == CaseStandings.Table)];
}
