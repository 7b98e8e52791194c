using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Officials;

/// <summary>影响期 as the official's record keeps it: what it bars (EFC-01), and how the sweep ends it (CAL-07, EFF-01, EFF-04).</summary>
public sealed class Effects_and_their_end
{
    private static readonly OfficialKind Kind = new();

    private OfficialFile file = new();

    private DateTimeOffset now = At("2026-03-01 09:00");

    public Effects_and_their_end()
    {
        Happens(new OfficialRegistered(Subject, new("张某"), CadreAuthority.County));
        Happens(new PostStarted(new("P-1"), Unit, Day("2020-01-01"), InTeam: false, HeadsUnit: false));
    }

    [Fact]
    public void CAL_07_the_last_day_counts_and_at_its_24_00_the_sweep_ends_the_effect_once()
    {
        Told("2026-03-10", Note("AD-2026-0001", "2026-03-10", "2026-09-10"));
        Assert.Equal(At("2026-09-11 00:00"), Assert.Single(Kind.Alarms(file)).NextFiring);

        Assert.Empty(Sweep("2026-09-10 23:59"));
        var ended = Assert.Single(Sweep("2026-09-12 08:00"));
        Assert.Equal((new EffectEnded("AD-2026-0001", Day("2026-09-10")), At("2026-09-11 00:00")), (ended.Event, ended.OccurredAt));
        Assert.Empty(Kind.Alarms(file));
        Assert.Empty(Sweep("2026-09-13 08:00"));
    }

    [Fact]
    public void EFF_01_what_others_have_added_to_runs_on_and_is_looked_at_again_then()
    {
        Told("2026-03-10", Note("AD-2026-0001", "2026-03-10", "2026-09-10"));
        Told("2026-07-01", Note("AD-2026-0002", "2026-07-01", "2027-01-01"));

        Assert.Equal(new EffectEnded("AD-2026-0001", Day("2026-09-10")), Assert.Single(Sweep("2026-09-11 00:05")).Event);
        Assert.Equal(new EffectRunsOn("AD-2026-0002", Day("2027-03-10")), Assert.Single(Sweep("2027-01-02 00:05")).Event);
        Assert.Equal(At("2027-03-11 00:00"), Assert.Single(Kind.Alarms(file)).NextFiring);
        Assert.Equal(new EffectEnded("AD-2026-0002", Day("2027-03-10")), Assert.Single(Sweep("2027-03-11 00:05")).Event);
    }

    [Fact]
    public void EFF_04_an_effect_whose_forerunner_became_void_after_the_sweep_had_looked_is_looked_at_anew_at_once()
    {
        Told("2026-03-10", Note("AD-2026-0001", "2026-03-10", "2026-09-10"));
        Told("2026-07-01", Note("AD-2026-0002", "2026-07-01", "2027-01-01"));
        Sweep("2027-01-02 00:05");

        Told("2027-01-20", Note("AD-2026-0001", "2026-03-10", "2026-09-10") with { Status = WarningStatus.Void });

        var ended = Assert.Single(Sweep("2027-01-20 12:00"));
        Assert.Equal((new EffectEnded("AD-2026-0002", Day("2027-01-01")), At("2027-01-02 00:00")), (ended.Event, ended.OccurredAt));
    }

    [Fact]
    public void APL_06_what_is_void_has_no_end_because_it_never_ran()
    {
        Told("2026-03-10", Note("AD-2026-0001", "2026-03-10", "2026-09-10"));
        Told("2026-05-01", Note("AD-2026-0001", "2026-03-10", "2026-09-10") with { Status = WarningStatus.Void });
        Assert.Empty(Kind.Alarms(file));
        Assert.Empty(Sweep("2026-09-11 00:05"));
    }

    [Fact]
    public void EFC_02_the_organisation_department_hears_that_an_effect_began_ended_or_became_void_and_no_more()
    {
        Assert.Single(Told("2026-03-10", Note("AD-2026-0001", "2026-03-10", "2026-09-10")), IsChange);
        Assert.DoesNotContain(Told("2026-03-12", Note("AD-2026-0001", "2026-03-10", "2026-09-10") with { Stage = "SelfExaminationDue" }), IsChange);
        var before = file;
        var ended = Assert.Single(Sweep("2026-09-11 00:05"));
        Assert.Single(Kind.Rows(before, file, Recorded(ended.Event, ended.OccurredAt!.Value)), IsChange);
    }

    [Fact]
    public void EFC_01_promotion_awards_freezes_and_duties_each_with_its_source()
    {
        Told("2026-03-10", Note("AD-2026-0001", "2026-03-10", "2026-09-10"));
        Told("2026-03-12", new DutyNoted("AD-2026-0001", "DL-19#1", Day("2026-03-19"), DutyStanding.Open));
        Told("2026-03-12", new DutyNoted("TI-2026-0003", "DL-17#1", Day("2026-03-02"), DutyStanding.Settled));
        Told("2026-04-01", new WarningNoted(
            "FI-2026-0001", "Filing", "HandedOver", WarningStatus.Open, null, null, null, Adverse: false, Served: true));

        var answer = Asks(Role.DisciplineSecretary, Day("2026-05-01")).Value;
        Assert.Equal((Day("2026-09-10"), "AD-2026-0001"), (answer.Effects.PromotionBlockedUntil, Assert.Single(answer.Effects.Effects).Source));
        Assert.Equal((2026, "AD-2026-0001"), (Assert.Single(answer.Effects.BarredYears).Year, answer.Effects.BarredYears[0].Source));
        Assert.Equal(["Resignation", "Transfer", "Promotion", "Award", "Retirement", "Exit"], answer.Bars.Select(bar => bar.Act));
        Assert.All(answer.Bars, bar => Assert.Equal("FI-2026-0001", bar.Source));
        Assert.Equal("DL-19#1", Assert.Single(answer.Duties!.Value).Deadline);

        Assert.Null(Asks(Role.DisciplineSecretary, Day("2026-09-11")).Value.Effects.PromotionBlockedUntil);
        Assert.Null(Asks(Role.OrgDept, Day("2026-05-01")).Value.Duties);
        Assert.Equal(RefusalKind.Forbidden, Asks(Role.UnitHead, Day("2026-05-01")).Refused!.Kind);
    }

    private Outcome<EffectsAnswer> Asks(Role role, DateOnly day) =>
        EffectCalendar.Of(Subject, file, day, Facts(new(Caller.Person(Zhao), [new(role, null)])));

    private static bool IsChange(RowChange row) => row.Table == OfficialTables.EffectChange;

    private IEnumerable<RowChange> Told(string on, IHistoryNote note)
    {
        now = At(on + " 10:00");
        var before = file;
        var recorded = Recorded((IEvent)note, now);
        file = Kind.Fold(file, recorded);
        return Kind.Rows(before, file, recorded);
    }

    private Happening[] Sweep(string at)
    {
        now = At(at);
        var due = EffectEnds.Due(file.History, Facts(Asker.System("deadlines"))).Happened;
        foreach (var happening in due)
        {
            file = Kind.Fold(file, Recorded(happening.Event, happening.OccurredAt ?? now));
        }

        return [.. due];
    }

    private void Happens(IEvent happened) => file = Kind.Fold(file, Recorded(happened, now));

    private Recorded Recorded(IEvent happened, DateTimeOffset at) =>
        new(Subject.Key(), file.Version + 1, happened, at, now, "system:test", "k");

    private Facts Facts(Asker asker) => new(now, asker, RuleBook.Shipped, WorkCalendar.Shipped, []);

    private static WarningNoted Note(string number, string from, string to) =>
        new(number, "Admonition", "FollowUp", WarningStatus.InEffect, null, Day(from), Day(to), Adverse: true, Served: true);
}
