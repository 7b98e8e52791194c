using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WarningGrid.Engine;

namespace WarningGrid.Demo;

/// <summary>The county's clock under the play's hands (design D17): it goes ahead by the offset row, stop by stop, and never back.</summary>
/// <remarks>A stop is over when the county has heard the new time, every letter is delivered and nothing that is due waits.</remarks>
internal sealed class PlayClock(NpgsqlDataSource db, PlayDesk desk)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    /// <summary>How often it was moved.</summary>
    public int Stops { get; private set; }

    public async Task<DateTimeOffset> Now() => (await Ask<DateTime>("SELECT wg.county_now()"))!.Value;

    /// <summary>When the next deadline fires, of those that have not.</summary>
    public async Task<DateTimeOffset?> NextDue() =>
        await Ask<DateTime>("SELECT min(next_firing) FROM wg.deadline WHERE next_firing > wg.county_now()");

    /// <summary>Moves it to an instant, unless that is past, and lets the county come to rest there.</summary>
    public async Task MoveTo(DateTimeOffset instant)
    {
        await using var move = db.CreateCommand(
            "UPDATE wg.county_clock SET ahead = ahead + ($1 - wg.county_now()) WHERE wg.county_now() < $1");
        move.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = instant.UtcDateTime });
        await Postgres.Ask(() => move.ExecuteNonQueryAsync());
        Stops++;
        await Rest();
    }

    /// <summary>Waits until the county has nothing left to do by itself.</summary>
    public async Task Rest()
    {
        await Until(Heard, "the county does not hear its clock: is its front beside a silo, and in Development?");
        await Until(Idle, "letters or due deadlines are left waiting");
    }

    // The front beside the silo tells the time by the silo's clock.
    private async Task<bool> Heard()
    {
        var told = (await desk.Open("/development/clock")).Value.Word("now");
        var apart = await Now() - DateTimeOffset.Parse(told, CultureInfo.InvariantCulture);
        return apart.Duration() < TimeSpan.FromSeconds(5);
    }

    private async Task<bool> Idle() =>
        await Ask<bool>(
            "SELECT NOT EXISTS (SELECT FROM wg.outbox) AND NOT EXISTS (SELECT FROM wg.deadline WHERE next_firing <= wg.county_now())") is true;

    private static async Task Until(Func<Task<bool>> holds, string otherwise)
    {
        for (var since = Stopwatch.StartNew(); !await holds(); await Task.Delay(Look))
        {
            if (since.Elapsed > Patience)
            {
                throw new PlayFailed(otherwise);
            }
        }
    }

    private async Task<T?> Ask<T>(string sql)
        where T : struct
    {
        await using var command = db.CreateCommand(sql);
        return await Postgres.Ask(async () => await command.ExecuteScalarAsync()) is T found ? found : null;
    }
}
