using Npgsql;
using WarningGrid.Access;

namespace WarningGrid.Calendar;

/// <summary>Sees to it that every owner of a deadline is told of a new notice, page by page, whatever is restarted on the way (CAL-09).</summary>
/// <remarks>Every silo runs one; the calendar's grain takes them one at a time and each page is stored once.</remarks>
internal sealed partial class NoticeTeller(
    NpgsqlDataSource db, IGrainFactory grains, SystemSeal seal, [OfTheCounty] TimeProvider clock, ILogger<NoticeTeller> journal) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await SomebodyIsUntold(stoppingToken))
                {
                    seal.Assume("calendar");
                    await grains.GetGrain<ICalendarTeller>(GrainKeys.Calendar).TellNextPage();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it was, a silo still rising above all: the row goes on saying that somebody is untold.
                NotTold(journal, e.GetType().Name);
            }
        }
    }

    private async Task<bool> SomebodyIsUntold(CancellationToken stopping)
    {
        await using var query = db.CreateCommand("select exists (select from wg.calendar_notice where not told)");
        return (bool)(await query.ExecuteScalarAsync(stopping))!;
    }

    [LoggerMessage(1, LogLevel.Warning, "owners of deadlines not told of a notice yet: {Error}")]
    private static partial void NotTold(ILogger logger, string error);
}
