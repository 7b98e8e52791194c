using WarningGrid.Units;
using Xunit;
using static WarningGrid.Officials.Histories;

namespace WarningGrid.Officials;

/// <summary>The level table of spec 05 §2: what sets an official's, a post's and a unit's level.</summary>
public sealed class The_level
{
    [Theory]
    [InlineData("Accountability", "Hearing", null, RiskLevel.Red, "AccountabilityOpen")]
    [InlineData("Filing", "Packaged", null, RiskLevel.Red, "FilingOpen")]
    [InlineData("CorrectionOrder", "Failed", null, RiskLevel.Red, "RectificationFailed")]
    [InlineData("CorrectionOrder", "InProgress", null, RiskLevel.Orange, "CorrectionOrderOpen")]
    [InlineData("TalkInquiry", "ReplyDue", null, RiskLevel.Yellow, "TalkInquiryOpen")]
    [InlineData("Criticism", "AckDue", "Reminder", RiskLevel.Blue, "ReminderRecent")]
    [InlineData("Criticism", "AckDue", "CriticismTalk", RiskLevel.None, null)]
    public void RST_06_an_open_measure_sets_the_level(string kind, string stage, string? form, RiskLevel level, string? ground)
    {
        var risk = At("2026-08-29", new WarningNoted("X-1", kind, stage, WarningStatus.Open, null, null, null, true, Form: form)
            .Told("2026-08-20"));

        Assert.Equal(level, risk.Level);
        Assert.Equal(ground, risk.Grounds.FirstOrDefault()?.Ground);
    }

    [Theory]
    [InlineData("2026-03-09", RiskLevel.None)]
    [InlineData("2026-03-10", RiskLevel.Red)]
    [InlineData("2026-09-10", RiskLevel.Red)]
    [InlineData("2026-09-11", RiskLevel.None)]
    public void CAL_07_an_admonition_is_in_effect_through_its_last_day(string day, RiskLevel level) =>
        Assert.Equal(level, At(day, Admonition.Told("2026-03-10")).Level);

    [Theory]
    [InlineData("2027-02-20", RiskLevel.Blue)]
    [InlineData("2027-02-21", RiskLevel.None)]
    public void RST_01_a_reminder_is_remembered_for_six_months(string day, RiskLevel level) =>
        Assert.Equal(level, At(day, new WarningNoted(
            "CR-1", "Criticism", "Closed", WarningStatus.Ended, null, null, null, true, Form: "Reminder").Told("2026-08-20")).Level);

    [Fact]
    public void RST_01_an_overdue_reply_is_orange_until_it_is_settled()
    {
        var overdue = new DutyNoted("TI-2026-0001", "DL-17#1", Day("2026-08-20"), DutyStanding.Overdue).Told("2026-08-21");

        Assert.Equal(RiskLevel.Orange, At("2026-08-29", overdue).Level);
        Assert.Equal(RiskLevel.None, At("2026-08-29", overdue,
            new DutyNoted("TI-2026-0001", "DL-17#1", Day("2026-08-20"), DutyStanding.Settled).Told("2026-08-22")).Level);
    }

    [Fact]
    public void RST_01_a_lead_made_out_of_an_alert_is_orange_while_it_is_open()
    {
        var lead = new LeadNoted(new("L-2026-0001"), "Registered", FromAlert: true).Told("2026-08-20");

        Assert.Equal(RiskLevel.Orange, At("2026-08-29", lead).Level);
        Assert.Equal(RiskLevel.None, At("2026-08-29", lead, new LeadNoted(new("L-2026-0001"), "Closed").Told("2026-08-25")).Level);
    }

    [Fact]
    public void APL_06_a_void_measure_sets_nothing() =>
        Assert.Equal(RiskLevel.None, At("2026-08-29", Admonition.Told("2026-03-10"),
            (Admonition with { Status = WarningStatus.Void }).Told("2026-08-01")).Level);

    [Fact]
    public void HIS_05_a_posts_risk_state_is_never_adverse_to_its_next_holder()
    {
        var card = new CardNoted("K-1", "Red", "Confirmed", SignalStanding.Confirmed);
        var post = Of(card.Told("2026-08-01"), (card with { Card = "K-2" }).Told("2026-08-02"), (card with { Card = "K-3" }).Told("2026-08-29"));
        var holder = Of(Registered().Told("2026-08-03"), new PostStarted(new("P-1"), new("U-1"), Day("2026-08-03"), false, false).Told("2026-08-03"));

        Assert.Equal(RiskLevel.Blue, RiskLevels.OfPost(post, Day("2026-08-29"), PacksOn("2026-08-29")).Level);
        Assert.Equal(RiskLevel.None, RiskLevels.OfOfficial(holder, Day("2026-08-29"), PacksOn("2026-08-29")).Level);
    }

    [Fact]
    public void Example_05_15_RST_04_RST_06_a_units_level_and_its_officials_stand_side_by_side()
    {
        var order = Of(new WarningNoted("CO-1", "CorrectionOrder", "InProgress", WarningStatus.Open, null, null, null, true).Told("2026-08-01"));
        var (unit, day, rules) = (new UnitCode("U-1"), Day("2026-08-29"), PacksOn("2026-08-29"));
        var red = Enumerable.Range(1, 12).Select(n => Member(n, Admonition));
        var calm = Enumerable.Range(13, 3).Select(n => Member(n, null));
        var elsewhere = Member(99, Admonition, "U-2");

        var counts = Members.Levels([.. red, .. calm, elsewhere], unit, day, rules);

        Assert.Equal(RiskLevel.Orange, RiskLevels.OfUnit(order, day, rules).Level);
        Assert.Equal([new LevelCount(RiskLevel.Red, 12), new LevelCount(RiskLevel.None, 3)], counts);
    }

    [Fact]
    public void RST_06_a_units_level_knows_no_other_measure() =>
        Assert.Equal(RiskLevel.None, RiskLevels.OfUnit(
            Of(new WarningNoted("TI-1", "TalkInquiry", "ReplyDue", WarningStatus.Open, null, null, null, true).Told("2026-08-01")),
            Day("2026-08-29"), PacksOn("2026-08-29")).Level);

    private static readonly WarningNoted Admonition = new(
        "AD-2026-0001", "Admonition", "NoticeServed", WarningStatus.InEffect, null, Day("2026-03-10"), Day("2026-09-10"), true, Served: true);

    private static OfficialFile Member(int n, WarningNoted? warning, string unit = "U-1")
    {
        var id = new OfficialId($"G{n:00000000}");
        return new OfficialKind().Folded(Log(id.Key(),
        [
            new OfficialRegistered(id, new("某"), CadreAuthority.County).Told("2020-01-01"),
            new PostStarted(new($"P-{n}"), new(unit), Day("2020-01-01"), false, false).Told("2020-01-01"),
            .. warning is null ? [] : new[] { warning.Told("2026-03-10") },
        ]));
    }

    private static RiskView At(string day, params (IEvent Event, DateTimeOffset Occurred, DateTimeOffset Recorded)[] told) =>
        RiskLevels.OfOfficial(Of(told), Day(day), PacksOn(day));
}
