using System.Collections.Concurrent;
using WarningGrid.Engine;
using WarningGrid.Testing;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>What must hold whatever happened to the processes: the store against what its callers were told, and against itself.</summary>
internal sealed class Proof(TestDatabase database)
{
    private readonly ConcurrentDictionary<string, (string Stream, long? Version)> acknowledged = new(StringComparer.Ordinal);

    /// <summary>How many commands were acknowledged.</summary>
    public int Count => acknowledged.Count;

    /// <summary>A command of this key was acknowledged by this stream, at this version where the answer tells it.</summary>
    public void Acknowledged(string key, string stream, long? version = null) => acknowledged[key] = (stream, version);

    /// <summary>Acknowledged is stored, once, without gaps; chains, read models and letters agree with it.</summary>
    public async Task Holds(params ReadTable[] tables)
    {
        await Until.Holds(async () => await database.Ask<long>("SELECT count(*) FROM outbox") == 0);
        Assert.Equal(0, await database.Ask<long>("SELECT count(*) FROM dead_letter"));
        Assert.Equal(0, await database.Ask<long>(
            "SELECT count(*) FROM (SELECT FROM event GROUP BY stream HAVING count(*) <> max(version) OR min(version) <> 1) AS gaps"));

        await using var db = Postgres.Open(database.Connection);
        var stored = new Dictionary<string, (string Stream, long Version)>(StringComparer.Ordinal);
        await using var commands = db.CreateCommand("SELECT key, stream, version FROM command");
        await using (var row = await commands.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await row.ReadAsync(TestContext.Current.CancellationToken))
            {
                stored.Add(row.GetString(0), (row.GetString(1), row.GetInt64(2)));
            }
        }

        Assert.All(acknowledged, one => Assert.Equal(
            stored[one.Key], (one.Value.Stream, one.Value.Version ?? stored[one.Key].Version)));

        await foreach (var verdict in Verifier.Check(Verifier.Entries(db), checkpoint: null))
        {
            Assert.Equal(ChainState.NoCheckpoint, verdict.State);
        }

        Assert.Empty(await Verifier.LostAnswers(db));
        foreach (var table in tables)
        {
            var rebuilt = await new Rebuilding(db).Rebuild(table, DateTimeOffset.UtcNow, swap: false, _ => { });
            Assert.True(rebuilt.Agrees, rebuilt.ToString());
        }
    }
}
