using System.Collections.Immutable;
using WarningGrid.Rules;

namespace WarningGrid;

/// <summary>The clerk behind every aggregate: looks up the file, asks the rules, writes the result down, answers.</summary>
/// <remarks>
/// State is swapped only after the commit. When another writer was first, or an outcome is unknown, the activation
/// gives itself up: the next call finds a fresh one that has read what really happened (design D1).
/// </remarks>
internal abstract class DecidingGrain<TState, TView>(Aggregate<TState> kind, GrainTools tools, IPersistentState<Snapshot> snapshot)
    : Grain, IFollower, IIncomingGrainCallFilter
    where TState : AggregateState
    where TView : class
{
    private readonly SnapshotKeeper<TState> snapshots = new(kind, snapshot, tools.Journal);
    private TState state = kind.Blank;
    private ChainHead head = ChainHead.Zero;
    private bool justRead;

    /// <summary>The aggregate as of its last stored event.</summary>
    protected TState State => state;

    protected string Stream => this.GetPrimaryKeyString();

    protected GrainTools Tools => tools;

    /// <summary>Whether the asker may know that this object exists (ACL-01). Absent is never visible.</summary>
    protected abstract bool MaySee(TState state, Facts facts);

    /// <summary>What the asker is shown of a state.</summary>
    protected abstract TView View(TState state, Facts facts);

    /// <summary>Officials whom this object names, for their access history (CLR-07).</summary>
    protected virtual ImmutableArray<OfficialId> Persons(TState state) => [];

    /// <summary>Adds to a message what this grain must look up elsewhere before the rules may judge it.</summary>
    protected virtual ValueTask<IMessage> LookUp(IMessage message) => new(message);

    /// <summary>What a message from elsewhere makes of this state. Any order of sources is taken.</summary>
    protected virtual Ruling Receive(TState state, IMessage message, Letter letter, Facts facts) => Ruling.Nothing;

    /// <summary>What is due at <see cref="Facts.Now"/>: reminders, overdue marks, escalations, ends of effect.</summary>
    protected virtual Ruling FireDue(TState state, Facts facts) => Ruling.Nothing;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            (state, head) = snapshots.Take() ?? (state, head);
            await ReadOn();
            justRead = true;
        }
        catch (Exception e) when (e is not StorageUnavailable)
        {
            KernelLog.NotWoken(tools.Journal, Stream, e);
            throw;
        }
    }

    /// <summary>What is absent here may be born by another aggregate's commit, an intake or an import: so it is looked for again.</summary>
    /// <remarks>Only while absent: births go to new streams, and all that follows goes through this activation.</remarks>
    async Task IIncomingGrainCallFilter.Invoke(IIncomingGrainCallContext context)
    {
        var known = justRead || state.Exists;
        justRead = false;
        if (!known)
        {
            await ReadOn();
        }

        await context.Invoke();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        await snapshots.FallingAsleep(Stream, state, head);

    /// <summary>Decides a command and stores what came of it; a repeat of a stored key answers like the first (DSP-01).</summary>
    /// <param name="creates">Whether the command may bring this aggregate to life; otherwise absent is NotFound.</param>
    protected async Task<Outcome<TView>> Submit<TCommand>(
        TCommand command, Submission submission, Func<TState, TCommand, Facts, Ruling> decide, bool creates = false)
        where TCommand : class
    {
        var caller = CallerContext.Current;
        var facts = (await Gather(caller)) with { ExpectedRevision = submission.ExpectedRevision };
        var act = ActOf(command);
        if (!(creates && !state.Exists) && (!state.Exists || !MaySee(state, facts)))
        {
            return await Refused(Refusal.NotFound, act, facts);
        }

        var stored = command is IKeyedCommand keyed
            ? new StoredCommand(keyed.KeyOwner, submission.Key, keyed.Digest, Stream, 0)
            : new StoredCommand(caller.Actor, submission.Key, RequestDigest(command), Stream, 0);
        var ruling = Ask(() => decide(state, command, facts));
        if (ruling.Refused is { } refusal)
        {
            // A repeat of a command that was stored is mostly refused by now: look it up on this path only.
            return await tools.Log.FindCommand(stored.Caller, stored.Key) is { } first
                ? await Repeat(first, stored, act, facts)
                : await Refused(refusal, act, facts);
        }

        if (ruling.Happened.IsEmpty && ruling.Births.IsEmpty)
        {
            return View(state, facts);
        }

        var commit = new StateCommit(this, [new(ruling, submission.Key)], facts, caller.Actor)
        {
            Command = stored with { Version = state.Version + ruling.Happened.Length },
            Audit = Note(act, facts, refused: null),
        };
        return await Store(commit) switch
        {
            Verdict.Stored => View(state, facts),
            Verdict.Repeated repeated => await Repeat(repeated.First, stored, act, facts),
            _ => await Overtaken(act, facts),
        };
    }

    /// <summary>Answers a question about this object and notes that it was asked (AUD-01).</summary>
    protected async Task<Outcome<TAnswer>> Show<TAnswer>(string question, Func<TState, Facts, Task<Outcome<TAnswer>>> answer)
        where TAnswer : class
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var seen = state;
        Outcome<TAnswer> outcome;
        try
        {
            outcome = seen.Exists && MaySee(seen, facts) ? await answer(seen, facts) : Refusal.NotFound;
        }
        catch (RuleMissing missing)
        {
            outcome = Refusal.Of(RefusalKind.RuleMissing, "RP-01.missing", missing.Key);
        }

        await tools.Audit.Record(Note(question, facts, outcome.Refused));
        return outcome;
    }

    /// <summary>The object as the asker may see it now.</summary>
    protected Task<Outcome<TView>> ShowView(string question) =>
        Show(question, (seen, facts) => Task.FromResult<Outcome<TView>>(View(seen, facts)));

    /// <summary>Takes all letters of one delivery in one append; where some were taken before, each by itself.</summary>
    public async Task<IReadOnlyList<Delivery>> Deliver(IReadOnlyList<Letter> letters)
    {
        if (await Take(letters) is { } answers)
        {
            return answers;
        }

        var each = new List<Delivery>(letters.Count);
        foreach (var letter in letters)
        {
            each.Add((await Take([letter]))?[0] ?? new(letter.Id, null));
        }

        return each;
    }

    public async Task Wake()
    {
        var caller = Caller.System("deadlines");
        var facts = await Gather(caller);
        var ruling = FireDue(state, facts);
        if (!ruling.Happened.IsEmpty
            && await Store(new StateCommit(this, [new(ruling, Key: "")], facts, caller.Actor)
            {
                Audit = Note("kernel.wake", facts, refused: null),
            }) is Verdict.Overtaken)
        {
            DeactivateOnIdle();
        }
    }

    /// <summary>The state as it stood after a version, read back from the log.</summary>
    protected async Task<TState> StateAt(long version)
    {
        var then = kind.Blank;
        foreach (var entry in await tools.Log.Read(Stream, 0, version))
        {
            then = kind.Fold(then, EventCodec.Read(entry));
        }

        return then;
    }

    // Folded aside and swapped at once: while it reads, an interleaved call may ask or another may store.
    private async Task ReadOn()
    {
        var (read, link) = (state, head);
        foreach (var stored in await tools.Log.Read(Stream, read.Version))
        {
            if (stored.Version != read.Version + 1 || EntryChain.Link(link, stored.Entry) != stored.Head)
            {
                throw new ChainBroken(Stream, stored.Version);
            }

            read = kind.Fold(read, EventCodec.Read(stored));
            link = stored.Head;
        }

        if (read.Version > state.Version)
        {
            (state, head) = (read, link);
        }
    }

    // Null where a letter was consumed before. A letter is consumed even where nothing happens here, so that a late
    // repeat cannot find another state and act on it; a refusal goes back to its source by the same append.
    private async Task<IReadOnlyList<Delivery>?> Take(IReadOnlyList<Letter> letters)
    {
        var caller = Caller.System("relay");
        var facts = await Gather(caller);
        var parts = new List<Part>(letters.Count);
        var then = state;
        foreach (var letter in letters)
        {
            var message = (IMessage)EventCodec.Read(letter.Type, letter.Body);
            var ruling = message is FollowUpRefusal refusal
                ? Ruling.Of(new FollowUpRefused(refusal.MessageId, refusal.Target, refusal.Kind, refusal.Code))
                : Receive(then, await LookUp(message), letter, facts);
            parts.Add(new(ruling, letter.Id, ruling.Refused is { } no ? LetterBack.Of(letter, Stream, no) : null));
            then = Foresee(then, ruling, facts, caller.Actor, letter.Id);
        }

        var commit = new StateCommit(this, parts, facts, caller.Actor)
        {
            ConsumedMessages = [.. letters.Select(letter => letter.Id)],
            Consumer = Stream,
        };
        switch (await Store(commit))
        {
            case Verdict.Stored:
                return [.. parts.Select(part => new Delivery(part.Key, part.Ruling.Refused))];
            case Verdict.Overtaken:
                DeactivateOnIdle();
                throw new StorageUnavailable("overtaken by another activation");
            default:
                return null;
        }
    }

    private async Task<Facts> Gather(Caller caller) => (await tools.Facts.Gather(caller)).NotBefore(state);

    // What the state will be, so that the next letter of the same delivery is judged by it; the log stamps later.
    private TState Foresee(TState then, Ruling ruling, Facts facts, string actor, string key)
    {
        foreach (var happening in ruling.Happened.IsDefault ? [] : ruling.Happened)
        {
            then = kind.Fold(then, new(
                Stream, then.Version + 1, happening.Event, CountyTime.ToMicroseconds(happening.OccurredAt ?? facts.Now), facts.Now,
                actor, key));
        }

        return then;
    }

    // A missing rule surfaces deep inside pure code; caught here once, so that no rule has to thread it through (RP-01).
    private static Ruling Ask(Func<Ruling> rules)
    {
        try
        {
            return rules();
        }
        catch (RuleMissing missing)
        {
            return Refusal.Of(RefusalKind.RuleMissing, "RP-01.missing", missing.Key);
        }
    }

    private async Task<Verdict> Store(StateCommit commit)
    {
        Verdict verdict;
        try
        {
            verdict = await tools.Log.Append(commit);
        }
        catch (StorageUnavailable)
        {
            // The outcome may be unknown: whatever is in memory can be behind the log.
            DeactivateOnIdle();
            throw;
        }

        if (verdict is Verdict.Stored && commit.Next is { } next && next.State.Version > state.Version)
        {
            (state, head) = ((TState)next.State, next.Head);
            tools.Live.Tell(Stream, state.Version, state.Revision, state.StageName);
            await snapshots.Grown(Stream, state, head);
        }

        return verdict;
    }

    private async Task<Outcome<TView>> Repeat(StoredCommand first, StoredCommand now, string act, Facts facts)
    {
        if (!first.RequestSm3.Span.SequenceEqual(now.RequestSm3.Span))
        {
            return await Refused(Refusal.Of(RefusalKind.ContentConflict, "DSP-01.content-conflict"), act, facts);
        }

        await tools.Audit.Record(Note(act + ":repeat", facts, refused: null));
        return first.Stream == Stream
            ? View(await StateAt(first.Version), facts)
            : await RepeatElsewhere(first, facts);
    }

    /// <summary>The first answer of a creation that went to another stream; only grains that create under a fresh number have one.</summary>
    protected virtual Task<Outcome<TView>> RepeatElsewhere(StoredCommand first, Facts facts) =>
        Task.FromResult<Outcome<TView>>(Refusal.Of(RefusalKind.ContentConflict, "DSP-01.content-conflict"));

    private async Task<Outcome<TView>> Overtaken(string act, Facts facts)
    {
        DeactivateOnIdle();
        return await Refused(Refusal.Of(RefusalKind.Stale, "DSP-01.stale"), act, facts);
    }

    private async Task<Outcome<TView>> Refused(Refusal refusal, string act, Facts facts)
    {
        await tools.Audit.Record(Note(act, facts, refusal));
        return refusal;
    }

    private AuditNote Note(string act, Facts facts, Refusal? refused) =>
        new(
            facts.Asker.Actor, act, Stream, facts.Now, [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()],
            Persons(state), refused is null ? null : $"{refused.Kind} {refused.Code}");

    // Its name belongs to it: two moves without members are not the same request.
    private static byte[] RequestDigest(object command) => EntryChain.Sm3(ActOf(command) + EventJson.Canonical(command));

    private static string ActOf(object command) => Aliases.Of(command.GetType()) ?? command.GetType().Name;

    /// <summary>One ruling with the key its events bear, and the letter that carries its refusal back.</summary>
    private sealed record Part(Ruling Ruling, string Key, OutboxMessage? Back = null);

    /// <summary>Rulings bound to where this grain stands, ready to be written under any stamp.</summary>
    private sealed class StateCommit(
        DecidingGrain<TState, TView> grain, IReadOnlyList<Part> parts, Facts facts, string actor) : Commit
    {
        private readonly IAggregate kind = grain.Kind;
        private readonly TState state = grain.state;
        private readonly ChainHead head = grain.head;
        private readonly string stream = grain.Stream;

        public (AggregateState State, ChainHead Head)? Next { get; private set; }

        public override Prepared Prepare(DateTimeOffset stamp)
        {
            var what = new Writing();
            (AggregateState State, ChainHead Head) at = (state, head);
            foreach (var (ruling, key, back) in parts)
            {
                if (!ruling.Happened.IsDefaultOrEmpty)
                {
                    at = StreamFold.Extend(what, kind, stream, at.State, at.Head, ruling.Happened, facts.Now, stamp, actor, key);
                }

                foreach (var birth in ruling.Births.IsDefault ? [] : ruling.Births)
                {
                    var other = Aggregates.Of(birth.Stream)!;
                    StreamFold.Extend(
                        what, other, birth.Stream, other.Blank, ChainHead.Zero, birth.Happened, facts.Now, stamp, actor, key);
                }

                if (back is not null)
                {
                    what.Messages.Add(back);
                }
            }

            Next = at;
            return what.Done();
        }
    }

    private Aggregate<TState> Kind => kind;
}
