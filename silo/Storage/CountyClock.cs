using System.Diagnostics;
using System.Net;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>The county's clock (design D17): the database's time, read now and then, and this machine's stopwatch between.</summary>
/// <remarks>So all silos agree, and a wrong clock on one machine stamps nothing wrongly.</remarks>
internal sealed class CountyClock(NpgsqlDataSource db) : TimeProvider
{
    private Reading reading = new(DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());

    public override DateTimeOffset GetUtcNow()
    {
        var last = reading;
        return last.At + Stopwatch.GetElapsedTime(last.Ticks);
    }

    /// <summary>Reads the database's clock; the answer is taken to be from the middle of the round trip.</summary>
    /// <exception cref="StorageUnavailable">The database did not answer; the last reading goes on.</exception>
    public async Task<TimeSpan> Refresh() =>
        await Postgres.Ask(async () =>
        {
            await using var command = db.CreateCommand("SELECT county_now(), ahead FROM county_clock");
            var asked = Stopwatch.GetTimestamp();
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            var answered = Stopwatch.GetTimestamp();
            reading = new(row.GetFieldValue<DateTimeOffset>(0), asked + ((answered - asked) / 2));
            return row.GetTimeSpan(1);
        });

    /// <summary>Moves the county's clock ahead, for the demo and for tests; never back, so that stamps keep their order.</summary>
    public async Task Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        await Postgres.Ask(async () =>
        {
            await using var command = db.CreateCommand("UPDATE county_clock SET ahead = ahead + $1");
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = by });
            return await command.ExecuteNonQueryAsync();
        });
        await Refresh();
    }

    private sealed record Reading(DateTimeOffset At, long Ticks);
}

/// <summary>Sets the clock before anything else starts, and again every minute.</summary>
internal sealed partial class CountyClockKeeper(
    CountyClock clock, SiloSettings settings, IHostEnvironment environment, ILogger<CountyClockKeeper> journal) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var ahead = await clock.Refresh();
        if (ahead != TimeSpan.Zero && !(environment.IsDevelopment() && OnLoopback(settings.Postgres)))
        {
            throw new InvalidOperationException("the county's clock is moved: allowed in Development on loopback only");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await minute.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await clock.Refresh();
            }
            catch (StorageUnavailable unavailable)
            {
                NotRead(journal, unavailable.Message);
            }
        }
    }

    private static bool OnLoopback(string connection) =>
        new NpgsqlConnectionStringBuilder(connection).Host is { } host
        && (host is "localhost" || host.StartsWith('/') || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));

    [LoggerMessage(1, LogLevel.Warning, "county clock not read: {Error}")]
    private static partial void NotRead(ILogger logger, string error);
}
