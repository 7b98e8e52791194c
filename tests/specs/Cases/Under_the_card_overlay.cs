using WarningGrid.Calendar;
using WarningGrid.Cases.Admonition;
using WarningGrid.Cases.Criticism;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>A county that has switched OV-CARD on (RP-03): replies in 10 days, self-examinations in 15, receipts in 7, calendar days all.</summary>
public sealed class Under_the_card_overlay
{
    private static readonly RuleBook Cards = RuleBook.Shipped.With(RuleBook.Shipped.Find("OV-CARD")! with
    {
        Id = "OV-CARD-2026", Inherits = "OV-CARD", From = new(2026, 1, 1), On = true, Rules = [],
    });

    [Fact]
    public void RP_03_an_inquiry_is_answered_within_ten_days_and_without_the_overlay_within_fifteen_working_days()
    {
        // The tenth day lies in the national holidays: it rolls (CAL-06).
        Assert.Equal(Day("2026-10-08"), Inquiries.Served(new CaseDesk { Rules = Cards }).Clock("DL-17")!.Due);
        Assert.Equal(Day("2026-10-19"), Inquiries.Served(new CaseDesk()).Clock("DL-17")!.Due);
    }

    [Fact]
    public void RP_03_a_self_examination_has_fifteen_days_and_without_the_overlay_five_working_days()
    {
        var desk = Admonitions.Desk();
        desk.Rules = Cards;
        Assert.Equal(Day("2026-03-27"), Admonitions.Talked(desk).Clock("DL-19")!.Due);
        Assert.Equal(Day("2026-03-19"), Admonitions.Talked(Admonitions.Desk()).Clock("DL-19")!.Due);
    }

    [Fact]
    public void RP_03_a_reminder_is_acknowledged_within_seven_days_and_without_the_overlay_within_five_working_days()
    {
        var desk = Criticisms.Desk();
        desk.Rules = Cards;
        Assert.Equal(Day("2026-09-28"), Criticisms.Served(desk, CriticismForm.Reminder).Clock("DL-46")!.Due);
        Assert.Equal(Day("2026-09-29"), Criticisms.Served(Criticisms.Desk(), CriticismForm.Reminder).Clock("DL-46")!.Due);
    }

    [Fact]
    public void RP_04_a_case_opened_before_the_overlay_keeps_the_limits_it_was_opened_under()
    {
        var desk = new CaseDesk().It_is("2026-09-18 10:00");
        Inquiries.Approved(desk);
        desk.Rules = Cards;
        Assert.Equal(Day("2026-10-19"), desk.It_is("2026-09-21 15:00").Does(Li, Inquiries.Notice("2026-09-21")).Clock("DL-17")!.Due);
    }
}
