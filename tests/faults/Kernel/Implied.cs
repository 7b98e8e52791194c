using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

/// <summary>What history alone says must stand beside it: which letters were sent, which alarms are set, which bells rang.</summary>
/// <remarks>Folded from the log by the same pure functions that wrote it, so that a row too few or too many shows.</remarks>
internal sealed class Implied
{
    private readonly HashSet<string> letters = new(StringComparer.Ordinal);
    private readonly HashSet<string> alarms = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Stream, string Name), int> rung = [];
    private (string Stream, IAggregate? Kind, AggregateState? State) at = ("", null, null);

    /// <summary>How often a bell rang.</summary>
    public int Rung(string stream, string name) => rung.GetValueOrDefault((stream, name));

    /// <summary>Bells that rang more than once.</summary>
    public IEnumerable<string> RungAgain =>
        from bell in rung where bell.Value > 1 select $"the deadline {bell.Key.Name} of {bell.Key.Stream} fired {bell.Value} times";

    /// <summary>Takes the entries of the log, stream by stream, and hands them on.</summary>
    public async IAsyncEnumerable<StoredEntry> Through(IAsyncEnumerable<StoredEntry> entries)
    {
        await foreach (var entry in entries)
        {
            Take(entry);
            yield return entry;
        }

        Leave();
    }

    /// <summary>Letters and alarms that the database has and history has not, or the reverse.</summary>
    public async Task<IEnumerable<string>> Differences(TestDatabase database)
    {
        // A refusal that travels back is a letter of no event: its id ends in /0.
        var sent = await database.Column<string>(
            """
            SELECT message FROM inbox WHERE message NOT LIKE '%/0'
            UNION ALL SELECT message FROM outbox WHERE message NOT LIKE '%/0'
            UNION ALL SELECT message FROM dead_letter WHERE message NOT LIKE '%/0'
            """);
        var set = await database.Column<string>("SELECT grain || ' ' || id || ' ' || (extract(epoch FROM next_firing) * 1000000)::bigint FROM deadline");
        return
        [
            .. letters.Except(sent).Select(id => $"the letter {id} was never sent or is lost"),
            .. sent.Except(letters).Select(id => $"the letter {id} comes from no event"),
            .. sent.CountBy(id => id).Where(one => one.Value > 1).Select(one => $"the letter {one.Key} is there {one.Value} times"),
            .. alarms.Except(set).Select(alarm => $"the alarm {alarm} is not set"),
            .. set.Except(alarms).Select(alarm => $"the alarm {alarm} should not be set"),
        ];
    }

    private void Take(StoredEntry entry)
    {
        if (entry.Stream != at.Stream)
        {
            Leave();
            var kind = Aggregates.Of(entry.Stream);
            at = (entry.Stream, kind, kind?.Blank);
        }

        if (at.Kind is null || at.State is null)
        {
            return;
        }

        var recorded = EventCodec.Read(entry);
        var after = at.Kind.Fold(at.State, recorded);
        for (var (n, count) = (1, at.Kind.FollowUps(at.State, after, recorded).Count()); n <= count; n++)
        {
            letters.Add($"{entry.Stream}/{entry.Version}/{n}");
        }

        if (recorded.Event is BellRung bell)
        {
            rung[(entry.Stream, bell.Name)] = Rung(entry.Stream, bell.Name) + 1;
        }

        at.State = after;
    }

    private void Leave()
    {
        if (at.Kind is not null && at.State is not null)
        {
            alarms.UnionWith(at.Kind.Alarms(at.State).Select(alarm =>
                $"{at.Stream} {alarm.Id} {(alarm.NextFiring - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}"));
        }
    }
}
