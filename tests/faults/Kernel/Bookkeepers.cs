using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>Many callers who note amounts in ledgers and set bells, repeat a key until it is answered, and remember what was acknowledged.</summary>
/// <param name="book">Begins the names of their ledgers and keys, so that several rounds may share a county.</param>
/// <param name="scene">How silos and store stand: asked where service does not come back.</param>
internal sealed class Bookkeepers(TestDatabase database, OutsideClient client, string book, Func<Task<string>>? scene = null)
{
    private const int Clerks = 64;
    private const int Ledgers = 400;

    // Full speed until the strike has landed, then enough to meet whatever it brings.
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(1);
    private const int LeisureMs = 200;

    // A bell may be set as far ahead as that; once the strike is over, less far: the proof waits for the last of them.
    private const int AheadMs = 3000;
    private const int SoonMs = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5.5);

    private readonly Proof proof = new(database);
    private readonly Seed seed = new();
    private readonly Stopwatch struck = new();
    private readonly TaskCompletionSource midst = new();
    private volatile bool over;
    private volatile bool closing;
    private volatile bool hopeless;
    private int answered;
    private int bells;
    private int troubles;
    private readonly Lock measuring = new();
    private TimeSpan longestWay;
    private readonly ConcurrentDictionary<string, int> kinds = new(StringComparer.Ordinal);

    /// <summary>Errors that callers saw on the way.</summary>
    public int Troubles => troubles;

    /// <summary>The longest that a command took from when it was first sent until it was acknowledged, errors and repeats between included.</summary>
    public TimeSpan LongestWay
    {
        get { lock (measuring) { return longestWay; } }
    }

    /// <summary>What they were, and how many of each.</summary>
    public string Kinds => string.Join(", ", kinds.OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Value} {kind.Key}"));

    /// <summary>The last of them in full.</summary>
    public string Lately => proof.LastTroubles;

    /// <summary>For whoever strikes.</summary>
    public Random Dice => seed.Dice();

    /// <summary>Callers are at work before, during and after <paramref name="strike"/>.</summary>
    /// <param name="after">How many commands more must be acknowledged once the strike is over.</param>
    public async Task Work(Func<Task> strike, int after = 400)
    {
        var strikeAt = seed.Dice(-1).Next(600, 1400);
        var clerks = Enumerable.Range(0, Clerks).Select(n => Clerk(n, seed.Dice(n + 1), strikeAt)).ToArray();
        var all = Task.WhenAll(clerks);
        await await Task.WhenAny(midst.Task, all);
        struck.Start();
        try
        {
            await strike();
            over = true;
            var enough = answered + after;
            await Until.Holds(() => Task.FromResult(answered >= enough || all.IsCompleted));
        }
        catch (TimeoutException late)
        {
            hopeless = true;
            throw new TimeoutException($"service did not come back: {Kinds}\n{Lately}\n{await Seen()}", late);
        }
        catch
        {
            hopeless = true;
            throw;
        }
        finally
        {
            closing = true;
            await all;
        }
    }

    /// <summary>The proof, and that every note was taken and told once and every bell rang once.</summary>
    public async Task Prove()
    {
        var since = Stopwatch.StartNew();
        await proof.Holds(LedgerKind.Table);
        Assert.Equal(proof.Count, await Count($"command WHERE key LIKE '{book}-%'"));
        Assert.Equal(proof.Count - bells, await Count($"event WHERE type = 'test.noted' AND stream LIKE 't-{book}-%'"));
        Assert.Equal(proof.Count - bells, await Count($"event WHERE type = 'test.told' AND stream LIKE 't-{book}-%'"));
        Assert.Equal(bells, await Count($"event WHERE type = 'test.bell-rung' AND stream LIKE 't-{book}-%'"));
        Journal.Note($"{seed}, {proof.Count} acknowledged ({bells} bells), {troubles} errors on the way ({Kinds}), longest wait {proof.Slowest.TotalSeconds:0.0} s, longest silence {proof.Silence.TotalSeconds:0.0} s, proven in {since.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>What the proof finds.</summary>
    public Task<IReadOnlyList<string>> Findings() => proof.Findings(LedgerKind.Table);

    // Where nothing answers any more, looking must neither take for ever nor hide what the round has met.
    private async Task<string> Seen()
    {
        try
        {
            return scene is null ? "" : await scene().WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (Exception e)
        {
            return $"nothing is to be seen: {e.GetType().Name} {e.Message}";
        }
    }

    private Task<long> Count(string what) => database.Ask<long>($"SELECT count(*) FROM {what}");

    private async Task Clerk(int n, Random dice, int strikeAt)
    {
        TestCaller.Is("G00000417");
        for (var i = 0; !closing; i++)
        {
            var (ledger, key) = ($"t-{book}-{dice.Next(Ledgers)}", $"{book}-{n}-{i}");
            var grain = client.Grains.GetGrain<ILedgerGrain>(ledger);
            if (dice.Next(10) == 0)
            {
                var bell = new SetBell(key, DateTimeOffset.UtcNow.AddMilliseconds(dice.Next(over ? SoonMs : AheadMs)));
                if (await UntilAnswered(ledger, key, () => grain.SetBell(bell, new(key))))
                {
                    proof.WillRing(ledger, key);
                    Interlocked.Increment(ref bells);
                }
            }
            else
            {
                var note = new NoteAmount(1, "", [$"t-{book}-to-{dice.Next(50)}"]);
                await UntilAnswered(ledger, key, () => grain.Note(note, new(key)));
            }

            proof.Answered();
            if (Interlocked.Increment(ref answered) == strikeAt)
            {
                midst.TrySetResult();
            }

            if (struck.Elapsed > Rush)
            {
                await Task.Delay(dice.Next(LeisureMs));
            }
        }
    }

    // False where nobody will ever answer, which the proof then knows, or where the round has failed.
    private async Task<bool> UntilAnswered(string ledger, string key, Func<Task<Outcome<LedgerView>>> command)
    {
        var first = Stopwatch.StartNew();
        while (true)
        {
            var since = Stopwatch.StartNew();
            try
            {
                // As a front does: where the network parts the silos, a few calls were seen to outlive their own time-out.
                var answer = await command().WaitAsync(Patience);
                if (answer.Refused is null)
                {
                    proof.Acknowledged(key, ledger, answer.Value.Version);
                    lock (measuring)
                    {
                        longestWay = first.Elapsed > longestWay ? first.Elapsed : longestWay;
                    }

                    return true;
                }

                // Overtaken by its own first attempt, or by another activation: the next answer is the right one.
                if (answer.Refused.Kind is not RefusalKind.Stale)
                {
                    proof.Met($"{key}: {answer.Refused.Kind} {answer.Refused.Code}");
                    return false;
                }
            }
            catch (Exception e) when (Silence.Is(e))
            {
                Interlocked.Increment(ref troubles);
                proof.Lately(e);
                kinds.AddOrUpdate(Silence.Name(e), 1, (_, count) => count + 1);
                if (hopeless)
                {
                    return false;
                }

                await Task.Delay(100);
            }
            catch (Exception e)
            {
                proof.Met($"{key}: {e.GetType().Name} {e.Message}");
                return false;
            }
            finally
            {
                proof.Waited(since.Elapsed);
            }
        }
    }
}
