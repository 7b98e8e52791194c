using CsCheck;
using Xunit;
using static WarningGrid.Officials.Histories;

namespace WarningGrid.Officials;

/// <summary>Spec 05 §2 and its acceptance example 7.</summary>
public sealed class The_score
{
    [Fact]
    public void Example_05_07_RST_01_a_finding_and_a_card_age_by_halves()
    {
        var (finding, card) = (Signal("S-2026-0001", "AUDIT", "HIGH").Told("2026-03-02"),
            new CardNoted("K-1", "Red", "Confirmed", SignalStanding.Confirmed).Told("2026-06-30"));
        var (opinion, second) = (Signal("S-2026-0002", "OPINION").Told("2026-08-29"), Signal("S-2026-0003", "OPINION").Told("2026-08-29"));

        var two = Risk(Of(finding, card));
        Assert.Equal(("1.794", RiskLevel.None), (two.Score, two.Level));
        Assert.Equal(["1.000", "0.794"], two.Contributions.Select(line => line.Amount));
        Assert.Equal([180, 60], two.Contributions.Select(line => line.Age));
        Assert.Equal(["RST-01.weight.AUDIT.HIGH", "RST-01.weight.Card.Red"], two.Contributions.Select(line => line.Rule));

        var three = Risk(Of(finding, card, opinion));
        Assert.Equal(("1.994", RiskLevel.None), (three.Score, three.Level));

        var four = Risk(Of(finding, card, opinion, second));
        Assert.Equal(("2.194", RiskLevel.Blue), (four.Score, four.Level));
    }

    [Theory]
    [InlineData(SignalStanding.Revoked)]
    [InlineData(SignalStanding.Merged)]
    [InlineData(SignalStanding.Void)]
    public void RST_02_only_confirmed_matches_count(SignalStanding standing) =>
        Assert.Equal("0.000", Risk(Of(
            Signal("S-1", "AUDIT", "HIGH").Told("2026-08-01"), Signal("S-1", "AUDIT", "HIGH", standing).Told("2026-08-02"))).Score);

    [Fact]
    public void RST_02_RST_03_complaints_never_exceed_their_cap_and_the_why_shows_the_cut()
    {
        var risk = Risk(Of([.. Enumerable.Range(1, 6).Select(n =>
            Signal($"S-{n}", n % 2 == 0 ? "PETITION" : "REPORT").Told("2026-08-29"))]));

        Assert.Equal("1.500", risk.Score);
        Assert.Equal(("RST-02", "-1.500"), (risk.Contributions[^1].Rule, risk.Contributions[^1].Amount));
    }

    [Fact]
    public void RST_02_a_channel_without_weight_and_a_preventive_talk_count_for_nothing()
    {
        var risk = Risk(Of(
            Signal("S-1", "DISCLOSURE").Told("2026-08-29"),
            new WarningNoted("PT-2026-0001", "PreventiveTalk", "Held", WarningStatus.Open, null, null, null, false).Told("2026-08-29")));

        Assert.Equal((RiskLevel.None, "0.000"), (risk.Level, risk.Score));
        Assert.Empty(risk.Grounds);
    }

    [Fact]
    public void RST_01_the_decay_halves_exactly_and_only_falls() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[1, 400]).Sample((age, halfLife) =>
        {
            var now = RiskScore.Decay(age, halfLife);
            Assert.InRange(now, 0m, 1m);
            Assert.True(RiskScore.Decay(age + 1, halfLife) <= now);
            Assert.Equal(now / 2, RiskScore.Decay(age + halfLife, halfLife));
            Assert.Equal(Math.Pow(0.5, (double)age / halfLife), (double)now, 12);
        });

    [Fact]
    public void RST_01_the_root_of_a_half_is_known_to_many_digits() =>
        Assert.Equal(0.7071067811865475244008443621m, Math.Round(RiskScore.Decay(90, 180), 28), 24);

    private static RiskView Risk(History history) => RiskLevels.OfOfficial(history, Day("2026-08-29"), PacksOn("2026-08-29"));
}
