using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using WarningGrid.Engine;

namespace WarningGrid.Bench;

/// <summary>Stands before the log and, while it runs, notes when cases commit and when officials' records have what follows.</summary>
internal sealed class LetterWatch
{
    private volatile Notes? notes;

    /// <summary>The log with the watch before it.</summary>
    public IEventLog Before(IEventLog log) => new Watched(this, log);

    /// <summary>Notes from now on.</summary>
    public void Run() => notes = new();

    /// <summary>An open page hears that objects moved.</summary>
    public void Hear(IEnumerable<LiveUpdate> updates)
    {
        var at = Stopwatch.GetTimestamp();
        foreach (var update in updates)
        {
            notes?.Shown.TryAdd((update.Key, update.Version), at);
        }
    }

    /// <summary>What was noted since it ran; it stops.</summary>
    public Delays Take()
    {
        var taken = notes ?? throw new InvalidOperationException("the watch does not run");
        notes = null;
        return new(
            Join(taken.Sent.Where(letter => taken.Arrived.ContainsKey(letter.Key))
                .Select(letter => (letter.Value, Came: (long?)taken.Arrived[letter.Key].At))),
            Join(taken.Moved.Select(moved => (moved.Value, Shown(moved.Key)))),
            Join(taken.Sent.Where(letter => taken.Arrived.ContainsKey(letter.Key))
                .Select(letter => (letter.Value, Shown(taken.Arrived[letter.Key].As)))),
            taken.Moved.Count(moved => Shown(moved.Key) is null));

        long? Shown((string, long) what) => taken.Shown.TryGetValue(what, out var at) ? at : null;
    }

    private static ImmutableArray<Landing> Join(IEnumerable<(long Left, long? Came)> all) =>
    [
        .. all.Where(one => one.Came is not null).OrderBy(one => one.Left)
            .Select(one => new Landing(one.Left, Stopwatch.GetElapsedTime(one.Left, Math.Max(one.Left, one.Came!.Value)))),
    ];

    private void Note(Commit commit, Verdict verdict)
    {
        if (notes is not { } into || verdict is not Verdict.Stored stored)
        {
            return;
        }

        var at = Stopwatch.GetTimestamp();

        // A birth is its lead's news: no page shows the case yet.
        foreach (var append in stored.What.Appends.Where(append => IsCase(append.Stream) && append.Entries[0].Version > 1))
        {
            into.Moved.TryAdd((append.Stream, append.Entries[^1].Version), at);
        }

        foreach (var message in stored.What.Messages.Where(message => IsCase(message.Source) && IsOfficial(message.Target)))
        {
            into.Sent.TryAdd(message.Id, at);
        }

        if (commit.Consumer is { } consumer && IsOfficial(consumer) && stored.What.Appends is [.., var last])
        {
            foreach (var letter in commit.Consumed)
            {
                into.Arrived.TryAdd(letter, (at, (consumer, last.Entries[^1].Version)));
            }
        }
    }

    private static bool IsCase(string key) => key.StartsWith("c-", StringComparison.Ordinal);

    private static bool IsOfficial(string key) => key.StartsWith("o-", StringComparison.Ordinal);

    private sealed class Notes
    {
        public ConcurrentDictionary<(string Key, long Version), long> Moved { get; } = new();
        public ConcurrentDictionary<string, long> Sent { get; } = new(StringComparer.Ordinal);
        public ConcurrentDictionary<string, (long At, (string Key, long Version) As)> Arrived { get; } = new(StringComparer.Ordinal);
        public ConcurrentDictionary<(string Key, long Version), long> Shown { get; } = new();
    }

    private sealed class Watched(LetterWatch watch, IEventLog log) : IEventLog
    {
        public async Task<Verdict> Append(Commit commit)
        {
            var verdict = await log.Append(commit);
            watch.Note(commit, verdict);
            return verdict;
        }

        public Task<ImmutableArray<Verdict>> AppendMany(IReadOnlyList<Commit> commits) => log.AppendMany(commits);

        public Task<ImmutableArray<StoredEntry>> Read(string stream, long after, long upTo) => log.Read(stream, after, upTo);

        public Task<StoredCommand?> FindCommand(string caller, string key) => log.FindCommand(caller, key);

        public Task Settle(DateTimeOffset known) => log.Settle(known);
    }
}

/// <summary>How long after a commit something came.</summary>
/// <param name="Left">The commit's time stamp.</param>
internal sealed record Landing(long Left, TimeSpan Took);

/// <summary>Delays from a case's commit, in the order of the commits.</summary>
/// <param name="Record">Until the official's record had the letter.</param>
/// <param name="Page">Until a page that shows the case heard of it.</param>
/// <param name="RecordPage">Until a page that shows the official heard of it.</param>
/// <param name="Unheard">Commits of which no page heard: updates may be lost.</param>
internal sealed record Delays(ImmutableArray<Landing> Record, ImmutableArray<Landing> Page, ImmutableArray<Landing> RecordPage, int Unheard)
{
    /// <summary>As a run's pace, so that its percentiles can be asked for.</summary>
    public static Pace PaceOf(IEnumerable<Landing> some) => new([.. some.Select(landing => landing.Took).Order()], TimeSpan.FromSeconds(1));
}
