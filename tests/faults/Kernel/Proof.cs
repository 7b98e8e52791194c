using System.Collections.Concurrent;
using System.Diagnostics;
using WarningGrid.Engine;
using WarningGrid.Testing;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>What must hold whatever happened to the processes: the store against what its callers were told, and against itself.</summary>
internal sealed class Proof(TestDatabase database)
{
    // A grain call is given up after 4 s, and the client looks once a second whose time is up (design D15).
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(4 + 1 + 1);

    private static readonly TimeSpan Hurry = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (string Stream, long? Version)> acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Stream, string Name), bool> bells = [];
    private readonly ConcurrentQueue<string> strange = [];
    private readonly ConcurrentQueue<string> troubles = [];
    private readonly Lock counting = new();
    private readonly Stopwatch sinceAnswer = new();
    private TimeSpan slowest;
    private TimeSpan silence;

    /// <summary>How many commands were acknowledged.</summary>
    public int Count => acknowledged.Count;

    /// <summary>The longest that any caller waited for an answer or an error.</summary>
    public TimeSpan Slowest => slowest;

    /// <summary>The longest time in which no caller at all was acknowledged.</summary>
    public TimeSpan Silence => silence;

    /// <summary>A command of this key was acknowledged by this stream, at this version where the answer tells it.</summary>
    public void Acknowledged(string key, string stream, long? version = null) => acknowledged[key] = (stream, version);

    /// <summary>A ledger has acknowledged a bell that will have rung by the time of the proof.</summary>
    public void WillRing(string stream, string name) => bells[(stream, name)] = true;

    /// <summary>A caller had waited so long when he got an answer or an error.</summary>
    public void Waited(TimeSpan time)
    {
        lock (counting)
        {
            slowest = time > slowest ? time : slowest;
        }
    }

    /// <summary>Some caller has just been acknowledged.</summary>
    public void Answered()
    {
        lock (counting)
        {
            silence = sinceAnswer.Elapsed > silence ? sinceAnswer.Elapsed : silence;
            sinceAnswer.Restart();
        }
    }

    /// <summary>The last errors that callers met, with their time.</summary>
    public string LastTroubles => string.Join('\n', troubles);

    /// <summary>A caller met an error and asks again.</summary>
    public void Lately(Exception e)
    {
        troubles.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {e.GetType().Name} {e.Message}");
        if (troubles.Count > 12)
        {
            troubles.TryDequeue(out _);
        }
    }

    /// <summary>A caller met what nobody should ever meet.</summary>
    public void Met(string what) => strange.Enqueue(what);

    /// <summary>Acknowledged is stored, once, without gaps; chains, read models, letters and deadlines agree with it.</summary>
    public async Task Holds(params ReadTable[] tables)
    {
        var findings = await Findings(tables);
        Assert.True(findings.Count == 0, $"{findings.Count} findings:\n{string.Join('\n', findings.Take(20))}");
    }

    /// <summary>Everything that does not hold, each in a sentence.</summary>
    public async Task<IReadOnlyList<string>> Findings(params ReadTable[] tables)
    {
        var findings = new List<string>(strange);
        if (Slowest > TimeOut)
        {
            findings.Add($"a caller waited {Slowest.TotalSeconds:0.0} s");
        }

        if (!await CameToRest())
        {
            findings.Add("letters or due deadlines are still waiting");
        }

        findings.AddRange((await database.Column<string>("SELECT message || ': ' || error FROM dead_letter")).Select(dead => "dead letter " + dead));
        findings.AddRange((await database.Column<string>(
            "SELECT stream FROM event GROUP BY stream HAVING count(*) <> max(version) OR min(version) <> 1")).Select(gap => "a gap in " + gap));

        await using var db = Postgres.Open(database.Connection);
        await Stored(findings);
        await History(db, findings);
        findings.AddRange((await Verifier.LostAnswers(db)).Select(lost => "the answer to a command is lost: " + lost));
        foreach (var table in tables)
        {
            var rebuilt = await new Rebuilding(db).Rebuild(table, DateTimeOffset.UtcNow, swap: false, _ => { });
            if (!rebuilt.Agrees)
            {
                findings.Add(rebuilt.ToString());
            }
        }

        return findings;
    }

    // Nothing on its way, and nothing that is due or soon will be not done: callers set bells a few seconds ahead.
    private async Task<bool> CameToRest()
    {
        try
        {
            // What was claimed by the dead comes back after 10 or 30 s. The long set waits for that; the short one
            // brings it forward, which the living must bear as well: their claims are given away under their hands.
            var sinceHurry = Stopwatch.StartNew();
            await Until.Holds(async () =>
            {
                if (!Long.IsSet && sinceHurry.Elapsed > Hurry)
                {
                    await database.Run("UPDATE outbox SET next_at = sent_at; UPDATE deadline SET next_at = next_firing");
                    sinceHurry.Restart();
                }

                return await database.Ask<bool>("SELECT NOT EXISTS (SELECT FROM outbox) AND NOT EXISTS (SELECT FROM deadline WHERE next_firing <= county_now() + interval '10 seconds')");
            });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task Stored(List<string> findings)
    {
        var stored = new Dictionary<string, (string Stream, long Version)>(StringComparer.Ordinal);
        foreach (var command in await database.Column<string>("SELECT key || ' ' || stream || ' ' || version FROM command"))
        {
            var words = command.Split(' ');
            if (!stored.TryAdd(words[0], (words[1], long.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture))))
            {
                findings.Add($"the command {words[0]} is stored twice");
            }
        }

        foreach (var (key, (stream, version)) in acknowledged)
        {
            if (!stored.TryGetValue(key, out var there))
            {
                findings.Add($"the command {key} was acknowledged by {stream} and is not stored");
            }
            else if (there != (stream, version ?? there.Version))
            {
                findings.Add($"the command {key} was acknowledged by {stream} at {version} and is stored in {there.Stream} at {there.Version}");
            }
        }
    }

    private async Task History(Npgsql.NpgsqlDataSource db, List<string> findings)
    {
        var implied = new Implied();
        await foreach (var verdict in Verifier.Check(implied.Through(Verifier.Entries(db)), checkpoint: null))
        {
            if (verdict.State != ChainState.NoCheckpoint)
            {
                findings.Add($"the chain: {verdict}");
            }
        }

        findings.AddRange(await implied.Differences(database));
        findings.AddRange(implied.RungAgain);
        findings.AddRange(
            from bell in bells.Keys where implied.Rung(bell.Stream, bell.Name) == 0
            select $"the deadline {bell.Name} of {bell.Stream} never fired");
    }
}
