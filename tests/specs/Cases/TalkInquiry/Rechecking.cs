using System.Collections.Frozen;
using System.Collections.Immutable;
using CsCheck;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;
using WarningGrid.Signals;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>TLK-02: a share of the year's accepted explanations is looked into again; an untrue one becomes a signal.</summary>
public sealed class Rechecking
{
    private static readonly ImmutableArray<DrawnCase> Forty =
        [.. Enumerable.Range(1, 40).Select(n => new DrawnCase(new($"TI-2025-{n:0000}"), Subject, Unit))];

    private static readonly RecordRecheck Untrue = new(new(""), RecheckResult.Mismatch, "所述与事实不符", new('a', 64));

    private static Facts By(Role role, params string[] excluded) => new(
        At("2026-01-12 10:00"), new Asker(Caller.Person(Li), [new(role, null)]), RuleBook.Shipped, WorkCalendar.Shipped,
        excluded.ToFrozenSet());

    private static RecheckFile Drawn(long seed = 7)
    {
        var ruling = RecheckRules.Draw(RecheckFile.Blank, new(seed), 2025, Forty, By(Role.LeadCustodian));
        Assert.Null(ruling.Refused);
        return Fold(RecheckFile.Blank, ruling);
    }

    private static RecheckFile Fold(RecheckFile file, Ruling ruling) =>
        ruling.Happened.Aggregate(file, (state, happening) => new RecheckAggregate().Fold(
            state, new("k-2025", state.Version + 1, happening.Event, At("2026-01-12 10:00"), At("2026-01-12 10:00"), Li.Value, "k")));

    [Fact]
    public void TLK_02_fifteen_percent_are_drawn_by_a_stored_seed()
    {
        var file = Drawn();

        Assert.Equal((7L, 15, 40, 6), (file.Draw!.Seed, file.Draw.Percent, file.Draw.Population.Length, file.Draw.Drawn.Length));
        Assert.Equal(file.Draw.Drawn, Drawn().Draw!.Drawn);
        Assert.NotEqual(file.Draw.Drawn, Drawn(seed: 8).Draw!.Drawn);
    }

    [Fact]
    public void TLK_02_a_draw_depends_on_seed_and_cases_and_not_on_their_order() =>
        Gen.Select(Gen.Long, Gen.Shuffle(Forty.ToArray())).Sample((seed, shuffled) =>
            Assert.Equal(RecheckRules.Lots(Forty, seed, 15), RecheckRules.Lots([.. shuffled], seed, 15)));

    [Fact]
    public void TLK_02_it_is_drawn_once_by_the_custodian_when_the_year_is_over()
    {
        Assert.Equal(RefusalKind.Forbidden, RecheckRules.Draw(RecheckFile.Blank, new(7), 2025, Forty, By(Role.Handler)).Refused?.Kind);
        Assert.Equal(
            "TLK-02.year-runs",
            RecheckRules.Draw(RecheckFile.Blank, new(7), 2026, Forty, By(Role.LeadCustodian)).Refused?.Items.Single().Code);
        Assert.Equal(RefusalKind.WrongStage, RecheckRules.Draw(Drawn(), new(8), 2025, Forty, By(Role.LeadCustodian)).Refused?.Kind);
        Assert.Equal(
            "TLK-02.nothing-to-draw",
            RecheckRules.Draw(RecheckFile.Blank, new(7), 2025, [], By(Role.LeadCustodian)).Refused?.Items.Single().Code);
    }

    [Fact]
    public void TLK_02_a_mismatch_becomes_a_signal_confirmed_for_the_official_with_its_triage_running()
    {
        var file = Drawn();
        var one = file.Draw!.Drawn[0].Case;
        var signal = new FreshSignal(new("S-2026-0042"), "K-" + one.Value, "sealed", "hash");

        var ruling = RecheckRules.Record(file, Untrue with { Case = one }, hadHand: false, signal, By(Role.WarningOfficer));

        var birth = Assert.Single(ruling.Births);
        var born = birth.Happened.Aggregate(SignalFile.Blank, (state, happening) => new SignalKind().Fold(
            state, new(birth.Stream, state.Version + 1, happening.Event, At("2026-01-12 10:00"), At("2026-01-12 10:00"), Li.Value, "k")));
        Assert.Equal((SignalStage.Received, "INSPECTION", RecheckRules.Untruthful), (born.Stage, born.Channel, born.Item!.Category));
        Assert.Equal(Subject, Assert.Single(born.Matches).Confirmed);
        Assert.NotNull(born.Clocks.Open("DL-50"));
        Assert.Equal("S-2026-0042", Fold(file, ruling).Recorded.Single().Signal?.Value);
        Assert.Equal(
            "TLK-02.recorded",
            RecheckRules.Record(Fold(file, ruling), Untrue with { Case = one }, false, signal, By(Role.WarningOfficer)).Refused?.Code);
    }

    [Fact]
    public void RCU_05_whoever_had_a_hand_in_the_case_does_not_recheck_it()
    {
        var file = Drawn();
        var match = Untrue with { Case = file.Draw!.Drawn[0].Case, Result = RecheckResult.Match };

        var refused = RecheckRules.Record(file, match, hadHand: true, null, By(Role.Handler)).Refused;

        Assert.Equal((RefusalKind.Recused, "RCU-05"), (refused?.Kind, refused?.RuleId));
        Assert.Empty(RecheckRules.Record(file, match, hadHand: false, null, By(Role.Handler)).Births);
        Assert.Equal(
            RefusalKind.NotFound, RecheckRules.Record(file, match, false, null, By(Role.Handler, Subject.Value)).Refused?.Kind);
        Assert.Equal(
            "TLK-02.not-drawn", RecheckRules.Record(file, match with { Case = new("TI-1999-0001") }, false, null, By(Role.Handler)).Refused?.Code);
    }
}
