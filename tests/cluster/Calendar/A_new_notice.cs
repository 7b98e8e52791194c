using WarningGrid.Testing;
using WarningGrid.Testing.Duties;

namespace WarningGrid.Calendar;

/// <summary>A notice loaded by two reaches every open deadline it concerns, once (CAL-09).</summary>
public sealed class A_new_notice(DutyCounty duties) : IClassFixture<DutyCounty>
{
    // Far enough ahead that no shipped notice and no due date is near, whenever this runs.
    private const int Year = 2090;

    [Fact]
    public async Task CAL_09_the_owners_of_open_deadlines_are_told_and_others_are_not()
    {
        await Load(new("CN-2089", Year - 1, new(2026, 1, 1), [new(Year - 1, 1, 3)], []));
        TestCaller.Is("G00000417");
        for (var n = 0; n < 12; n++)
        {
            await duties.Duty($"td-told-{n}").Take(new("DL-17", new(Year - 1, 12, 20)), new($"told-{n}"));
        }

        await duties.Duty("td-untold").Take(new("DL-21", new(Year - 2, 1, 5)), new("untold"));
        Assert.Equal((new(Year, 1, 10), true), await Due("td-told-0"));

        await Load(new("CN-2090", Year, new(2026, 1, 2), [new(Year, 1, 2)], []));

        for (var n = 0; n < 12; n++)
        {
            var view = (await duties.Duty($"td-told-{n}").Read()).Value;
            Assert.Equal((new DateOnly(Year, 1, 11), false, 2L), (view.Due, view.Provisional, view.Version));
            Assert.Equal("CN-2090", Assert.Single(view.Notices));
        }

        Assert.Equal(1, (await duties.Duty("td-untold").Read()).Value.Version);
        Assert.Equal(12, await duties.County.Database.Ask<long>(
            "SELECT count(*) FROM event WHERE type = 'deadline.recomputed' AND stream LIKE 'td-told-%'"));
    }

    [Fact]
    public async Task What_was_loaded_is_read_back_with_the_shipped_notices()
    {
        await Load(new("CN-2080", 2080, new(2026, 1, 2), [new(2080, 1, 1)], []));

        TestCaller.Is("G00000103");
        var view = (await duties.Calendar.Read()).Value;

        Assert.Contains(2080, view.PublishedYears);
        Assert.True(Assert.Single(view.Notices, notice => notice.Id == "CN-2026").Shipped);
        Assert.False(Assert.Single(view.Notices, notice => notice.Id == "CN-2080").Shipped);
    }

    private async Task<(DateOnly, bool)> Due(string key)
    {
        var view = (await duties.Duty(key).Read()).Value;
        return (view.Due, view.Provisional);
    }

    private async Task Load(LoadNotice notice)
    {
        TestCaller.Is("G00000101");
        Assert.Null((await duties.Calendar.LoadNotice(notice, new(notice.Id + "-1"))).Refused);
        TestCaller.Is("G00000102");
        Assert.Null((await duties.Calendar.LoadNotice(notice, new(notice.Id + "-2"))).Refused);
        await duties.County.Advance(TimeSpan.FromSeconds(10));
        await Until.Holds(async () =>
            await duties.County.Database.Ask<bool>($"SELECT told FROM calendar_notice WHERE id = '{notice.Id}'")
            && await duties.County.Database.Ask<long>("SELECT count(*) FROM outbox WHERE source = 'w-county'") == 0);
    }
}
