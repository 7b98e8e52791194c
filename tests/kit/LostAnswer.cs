using System.Collections.Immutable;

namespace WarningGrid.Testing;

/// <summary>A log whose next answer is lost on the way: the commit is stored, the caller hears of a failure.</summary>
internal sealed class LostAnswer(IEventLog inner) : IEventLog
{
    private int lose;

    /// <summary>The next append's answer does not arrive.</summary>
    public void LoseNext() => Interlocked.Exchange(ref lose, 1);

    public async Task<Verdict> Append(Commit commit)
    {
        var verdict = await inner.Append(commit);
        return Interlocked.Exchange(ref lose, 0) == 1 ? throw new StorageUnavailable("the answer was lost") : verdict;
    }

    public Task<ImmutableArray<Verdict>> AppendMany(IReadOnlyList<Commit> commits) => inner.AppendMany(commits);

    public Task<ImmutableArray<StoredEntry>> Read(string stream, long after = 0, long upTo = long.MaxValue) =>
        inner.Read(stream, after, upTo);

    public Task<StoredCommand?> FindCommand(string caller, string key) => inner.FindCommand(caller, key);

    public Task Settle(DateTimeOffset known) => inner.Settle(known);
}
