using System.Globalization;
using WarningGrid.Deadlines;
using WarningGrid.Engine;
using WarningGrid.Rules;
using WarningGrid.Testing;
using WarningGrid.Testing.Duties;

namespace WarningGrid.Calendar;

/// <summary>DLB-09 at its full size: 100,000 deadlines fell due while everything was down.</summary>
/// <remarks>A measurement of minutes, run with <c>WARNINGGRID_LONG=1</c> and not among the others.</remarks>
public sealed class After_a_long_outage
{
    private const int Duties = 100_000;

    private static readonly DateOnly Start = new(2025, 3, 3);

    [Fact]
    public async Task DLB_09_of_100_000_each_overdue_and_escalation_comes_once_in_due_order_within_5_minutes()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("WARNINGGRID_LONG") is "1", "a measurement: WARNINGGRID_LONG=1");
        var database = await TestDatabase.Create();
        await Load(database.Connection);
        var county = new DutyCounty();
        await using var _ = county;
        await county.Start(database);

        var took = await Until.Holds(
            async () => await database.Ask<long>("select count(*) from wg.event where type = 'deadline.escalated'") == 3 * Duties,
            TimeSpan.FromMinutes(15));

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"FIGURE outage.catch-up.{Duties} {took.TotalSeconds:0.0} s"));
        Assert.Equal(Duties, await database.Ask<long>("select count(*) from wg.event where type = 'deadline.overdue'"));
        Assert.Equal(2 * Duties, await database.Ask<long>("select count(*) from wg.event where type = 'deadline.reminder-skipped'"));
        Assert.Equal(0, await database.Ask<long>("select count(*) from wg.event where type = 'deadline.reminded'"));
        Assert.Equal(0, await database.Ask<long>(
            """
            select count(*) from (
              select stream, occurred_at, lag(occurred_at) over (partition by stream order by version) as before
              from wg.event where stream like 'td-%') as one
            where occurred_at < before
            """));
        Assert.InRange(took.TotalMinutes, 0, 5);
    }

    private static async Task Load(string connection)
    {
        await using var db = Postgres.Open(connection);
        var loader = new HistoryLoader(db);
        var at = CountyTime.At(Start, new(8, 0));
        var book = RuleBook.Shipped;
        var facts = new Facts(at, Access.Asker.System("loader"), book, WorkCalendar.Shipped, []);
        var started = DeadlineRules.Start(DeadlineBook.Empty, "DL-42", Start, book.InForce(Start), facts, new("G00000001"), new("G00000002"));
        for (var n = 0; n < Duties; n++)
        {
            await loader.Add(at, "system:loader", string.Create(CultureInfo.InvariantCulture, $"td-late-{n}"), [new Happening(started)]);
        }

        await loader.Flush(at);
    }
}
