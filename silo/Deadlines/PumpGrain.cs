using Npgsql;
using WarningGrid.Access;

namespace WarningGrid.Engine;

/// <summary>Wakes the grains of one shard whose time has come (design D6).</summary>
[Alias("deadline-pump")]
internal interface IPumpGrain : IGrainWithIntegerKey
{
    /// <summary>Starts it where it does not run; from then on its reminder keeps it alive.</summary>
    [Alias("start")]
    Task Start();
}

/// <summary>Claims due alarms each second and wakes their grains, thirty-two at a time.</summary>
/// <remarks>
/// A claim only pushes the alarm forward; the grain's own commit sets or clears it. So nothing is lost when a pump dies,
/// and what fell due while the whole cluster was down is simply found, in the order in which it fell due (DLB-09).
/// </remarks>
[KeepAlive, GrainType("deadline-pump")]
internal sealed partial class PumpGrain(
    NpgsqlDataSource db, IGrainFactory grains, SystemSeal seal, CountyClock clock, RelayMeters meters, ILogger<PumpGrain> journal)
    : Grain, IPumpGrain, IRemindable
{
    private const int ClaimSize = 256;
    private const int Together = 32;

    private const string Claim =
        """
        WITH due AS MATERIALIZED (
          SELECT grain, id FROM deadline WHERE shard = $1 AND next_at <= $2
          ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        UPDATE deadline d SET attempts = attempts + 1, next_at = $2 + least(300, 30 * 2 ^ least(attempts, 10)) * interval '1 second'
        FROM due WHERE d.grain = due.grain AND d.id = due.id
        RETURNING d.grain, d.next_firing
        """;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await this.RegisterOrUpdateReminder("alive", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellationToken);
        this.RegisterGrainTimer(Pump, new GrainTimerCreationOptions
        {
            DueTime = TimeSpan.Zero, Period = TimeSpan.FromSeconds(1), KeepAlive = true,
        });
    }

    public Task Start() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task Pump(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested && await Wave(stopping))
            {
            }
        }
        catch (Exception e) when (Postgres.IsFailure(e))
        {
            Interrupted(journal, this.GetPrimaryKeyLong(), e.GetType().Name);
        }
    }

    private async Task<bool> Wave(CancellationToken stopping)
    {
        seal.Assume("deadlines");
        var due = await ClaimDue(clock.GetUtcNow());
        foreach (var some in due.GroupBy(alarm => alarm.Grain).OrderBy(grain => grain.Min(alarm => alarm.Firing)).Chunk(Together))
        {
            // A silo that leaves does not wait for grains that may be leaving too: their claims come back by themselves.
            await Task.WhenAll(some.Select(grain => Wake(grain.Key))).WaitAsync(stopping);
        }

        return due.Count == ClaimSize;
    }

    private async Task<List<(string Grain, DateTimeOffset Firing)>> ClaimDue(DateTimeOffset now)
    {
        await using var command = db.CreateCommand(Claim);
        command.Parameters.Add(RowArrays.One((short)this.GetPrimaryKeyLong()));
        command.Parameters.Add(RowArrays.Instant(now));
        command.Parameters.Add(RowArrays.One(ClaimSize));
        var due = new List<(string, DateTimeOffset)>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            due.Add((row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)));
            meters.DeadlineLag(now - row.GetFieldValue<DateTimeOffset>(1));
        }

        return due;
    }

    private async Task Wake(string key)
    {
        try
        {
            if (Followers.IdOf(key) is { } id)
            {
                await grains.GetGrain<IFollower>(id).Wake().InTime();
            }
            else
            {
                NotWoken(journal, key, "no such kind of grain");
            }
        }
        catch (Exception e)
        {
            // Its alarm comes up again when the claim's time is over.
            NotWoken(journal, key, e.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "deadline pump {Shard} interrupted: {Error}")]
    private static partial void Interrupted(ILogger logger, long shard, string error);

    [LoggerMessage(2, LogLevel.Warning, "{Key} not woken: {Error}")]
    private static partial void NotWoken(ILogger logger, string key, string error);
}
