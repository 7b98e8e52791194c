using System.Diagnostics;
using System.Net;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>The county's clock (design D17): the database's time, read now and then, and this machine's stopwatch between.</summary>
/// <remarks>So all silos agree, and a wrong clock on one machine stamps nothing wrongly.</remarks>
internal sealed class CountyClock(NpgsqlDataSource db) : TimeProvider
{
    private Reading reading = new(DateTimeOffset.UtcNow, Stopwatch.GetTimestamp(), TimeSpan.Zero);

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
            reading = new(row.GetFieldValue<DateTimeOffset>(0), asked + ((answered - asked) / 2), row.GetTimeSpan(1));
            return reading.Ahead;
        });

    /// <summary>Reads it anew where its row was moved since.</summary>
    public async Task Follow()
    {
        var ahead = await Postgres.Ask(async () =>
        {
            await using var command = db.CreateCommand("SELECT ahead FROM county_clock");
            return (TimeSpan)(await command.ExecuteScalarAsync())!;
        });
        if (ahead != reading.Ahead)
        {
            await Refresh();
        }
    }

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

    private sealed record Reading(DateTimeOffset At, long Ticks, TimeSpan Ahead);
}

/// <summary>Sets the clock before anything else starts, and again every minute; where it may be moved, it looks for that more often.</summary>
internal sealed partial class CountyClockKeeper(
    CountyClock clock, SiloSettings settings, IHostEnvironment environment, ILogger<CountyClockKeeper> journal) : BackgroundService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private bool MayMove => environment.IsDevelopment() && OnLoopback(settings.Postgres);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var ahead = await clock.Refresh();
        if (ahead != TimeSpan.Zero && !MayMove)
        {
            throw new InvalidOperationException("the county's clock is moved: allowed in Development on loopback only");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Every(Minute, clock.Refresh, stoppingToken), MayMove ? Every(Glance, clock.Follow, stoppingToken) : Task.CompletedTask);

    private async Task Every(TimeSpan period, Func<Task> look, CancellationToken stopping)
    {
        using var time = new PeriodicTimer(period);
        while (await time.WaitForNextTickAsync(stopping))
        {
            try
            {
                await look();
            }
            catch (StorageUnavailable unavailable)
            {
                NotRead(journal, unavailable.Message);
            }
        }
    }

    /// <summary>Whether a database is this machine's own.</summary>
    internal static bool OnLoopback(string connection) =>
        new NpgsqlConnectionStringBuilder(connection).Host is { } host
        && (host is "localhost" || host.StartsWith('/') || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));

    [LoggerMessage(1, LogLevel.Warning, "county clock not read: {Error}")]
    private static partial void NotRead(ILogger logger, string error);
}
