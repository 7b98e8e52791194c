using System.Collections.Immutable;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Testing;

/// <summary>Deliberate bugs around the log of a silo of ledgers: whoever proves that nothing is lost must find each of them.</summary>
/// <remarks>They are decorators that only <see cref="LedgerSilo"/> can put there; the product knows nothing of them.</remarks>
internal static class Bugs
{
    /// <summary>Callers are answered before their commit is stored.</summary>
    public const string AnswersEarly = "answers-early";

    /// <summary>One letter in a hundred never reaches the outbox.</summary>
    public const string DropsLetters = "drops-letters";

    /// <summary>A deadline that has fired fires once more.</summary>
    public const string FiresTwice = "fires-twice";

    public static IEventLog Of(string bug, IEventLog inner) => bug switch
    {
        AnswersEarly => new EarlyAnswers(inner),
        DropsLetters => new DroppedLetters(inner),
        FiresTwice => new SecondFirings(inner),
        _ => throw new ArgumentException($"no such bug: {bug}"),
    };

    private abstract class Around(IEventLog inner) : IEventLog
    {
        protected IEventLog Inner => inner;

        public abstract Task<Verdict> Append(Commit commit);

        public Task<ImmutableArray<Verdict>> AppendMany(IReadOnlyList<Commit> commits) => inner.AppendMany(commits);

        public Task<ImmutableArray<StoredEntry>> Read(string stream, long after = 0, long upTo = long.MaxValue) =>
            inner.Read(stream, after, upTo);

        public Task<StoredCommand?> FindCommand(string caller, string key) => inner.FindCommand(caller, key);

        public Task Settle(DateTimeOffset known) => inner.Settle(known);
    }

    private sealed class EarlyAnswers(IEventLog inner) : Around(inner)
    {
        // Late enough that a kill always finds some of them between answer and commit.
        private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(50);

        public override Task<Verdict> Append(Commit commit)
        {
            var prepared = commit.Prepare(CountyTime.ToMicroseconds(DateTimeOffset.UtcNow + Late));
            var later = new Fixed(commit, prepared);
            _ = Task.Delay(Late).ContinueWith(_ => Inner.Append(later), TaskScheduler.Default);
            return Task.FromResult<Verdict>(new Verdict.Stored(prepared));
        }
    }

    private sealed class DroppedLetters(IEventLog inner) : Around(inner)
    {
        private int letters;

        public override Task<Verdict> Append(Commit commit) => Inner.Append(new Thinned(commit, this));

        private sealed class Thinned : Copy
        {
            private readonly Commit commit;
            private readonly DroppedLetters bug;

            public Thinned(Commit commit, DroppedLetters bug)
                : base(commit) => (this.commit, this.bug) = (commit, bug);

            public override Prepared Prepare(DateTimeOffset stamp)
            {
                var whole = commit.Prepare(stamp);
                return whole with { Messages = [.. whole.Messages.Where(_ => Interlocked.Increment(ref bug.letters) % 100 != 0)] };
            }
        }
    }

    private sealed class SecondFirings(IEventLog inner) : Around(inner)
    {
        public override async Task<Verdict> Append(Commit commit)
        {
            var verdict = await Inner.Append(commit);
            var rung = verdict is Verdict.Stored stored
                ? stored.What.Appends.SelectMany(append => append.Entries).FirstOrDefault(entry => EventCodec.Read(entry).Event is BellRung)
                : null;
            if (rung is not null)
            {
                await Forged.Append(Inner, rung.Stream, EventCodec.Read(rung).Event);
            }

            return verdict;
        }
    }

    private abstract class Copy : Commit
    {
        protected Copy(Commit commit) =>
            (Command, ConsumedMessage, ConsumedMessages, Consumer, Audit) =
            (commit.Command, commit.ConsumedMessage, commit.ConsumedMessages, commit.Consumer, commit.Audit);
    }

    private sealed class Fixed(Commit commit, Prepared prepared) : Copy(commit)
    {
        public override Prepared Prepare(DateTimeOffset stamp) => prepared;
    }
}
