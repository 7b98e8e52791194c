using WarningGrid.Calendar;
using Xunit;

namespace WarningGrid.Inbox;

/// <summary>UIX-05: what the badge of a deadline says.</summary>
public sealed class Due_badges
{
    private static readonly DateOnly Due = new(2026, 10, 19);

    [Theory]
    [InlineData("2026-10-15", DueCode.Left, 2, "剩 2 个工作日 (10-19)")]
    [InlineData("2026-10-19", DueCode.Today, 0, "今日到期")]
    [InlineData("2026-10-22", DueCode.Overdue, 3, "逾期 3 个工作日")]
    public void UIX_05_counts_working_days(string today, DueCode code, int days, string text)
    {
        var badge = Of(today);

        Assert.Equal((code, days, text), (badge.Code, badge.WorkingDays, badge.Text));
        Assert.Equal(Due, badge.Due);
    }

    [Fact]
    public void UIX_05_a_suspended_one_says_why_and_counts_nothing()
    {
        var badge = Of("2026-10-22", paused: "专家评审");

        Assert.Equal((DueCode.Paused, null, "已中止:专家评审"), (badge.Code, badge.WorkingDays, badge.Text));
    }

    [Fact]
    public void UIX_05_what_no_notice_covers_is_provisional_and_never_overdue()
    {
        Assert.Equal("剩 2 个工作日 (10-19)·暂定", Of("2026-10-15", provisional: true).Text);
        Assert.Equal(DueCode.Left, Of("2026-10-22", provisional: true).Code);
    }

    private static DueBadge Of(string today, string? paused = null, bool provisional = false) =>
        DueBadges.Of(Due, provisional, paused, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), WorkCalendar.Shipped);
}
