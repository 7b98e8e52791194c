using System.Collections.Immutable;
using WarningGrid.Access;
using static NpgsqlTypes.NpgsqlDbType;
using static WarningGrid.RefusalKind;

namespace WarningGrid.Signals;

/// <summary>A feed client may send these types under these sources.</summary>
[Alias("feed-source.registered")]
internal sealed record FeedSourceRegistered(ImmutableArray<FeedRight> Rights) : IEvent;

/// <summary>Nothing of this client is taken any more.</summary>
[Alias("feed-source.retired")]
internal sealed record FeedSourceRetired(string Reason) : IEvent;

/// <summary>A feed client's registration (FED-02).</summary>
internal sealed record FeedSource(ImmutableArray<FeedRight> Rights) : AggregateState;

/// <summary>How registrations are folded and found.</summary>
internal sealed class FeedSourceKind : Aggregate<FeedSource>
{
    /// <summary>One row for each source; <c>types</c> joined by commas.</summary>
    public static readonly ReadTable Source = new(
        "feed_source",
        [new("stream", Text), new("source", Text), new("client", Text), new("types", Text)],
        KeyColumns: 2);

    public override string Prefix => "f-";

    public override FeedSource Blank { get; } = new([]);

    public override IEnumerable<ReadTable> Tables => [Source];

    public override FeedSource Evolve(FeedSource state, Recorded recorded) => recorded.Event switch
    {
        FeedSourceRegistered registered => state with { Rights = registered.Rights },
        FeedSourceRetired => state with { Rights = [] },
        _ => state,
    };

    public override IEnumerable<RowChange> Rows(FeedSource before, FeedSource after, Recorded recorded) =>
    [
        .. before.Rights.Where(old => after.Rights.All(right => right.Source != old.Source))
            .Select(old => Source.Gone(recorded.Stream, old.Source)),
        .. after.Rights.Select(right => Source.Row(
            recorded.Stream, right.Source, GrainKeys.Bare(recorded.Stream), string.Join(',', right.Types))),
    ];
}

/// <summary>What may be registered. Pure.</summary>
internal static class FeedSourceRules
{
    public static Ruling Register(FeedSource state, RegisterFeedSource command, Facts facts) =>
        Objections(state, facts)
            .When(!AreGood(command.Rights), Rank.Shape, Invalid, "FED-02.rights")
            .First() is { } no
            ? no
            : Ruling.Of(new FeedSourceRegistered(command.Rights));

    public static Ruling Retire(FeedSource state, RetireFeedSource command, Facts facts) =>
        Objections(state, facts).Reason(command.Reason).First() is { } no ? no : Ruling.Of(new FeedSourceRetired(command.Reason));

    private static Objections Objections(FeedSource state, Facts facts) =>
        new Objections()
            .When(!facts.Asker.Holds(Role.SecurityAdmin) && !facts.Asker.IsSystem, Rank.Forbidden, Forbidden, "ACL-01.act-missing")
            .When(facts.IsStale(state), Rank.StaleRevision, Stale, "DSP-01.stale");

    private static bool AreGood(ImmutableArray<FeedRight> rights) =>
        !rights.IsDefault && rights.Length is >= 1 and <= 20
        && rights.Select(right => right.Source).Distinct().Count() == rights.Length
        && rights.All(right => right.Source is { Length: >= 1 and <= 256 } && !right.Source.Any(char.IsControl)
            && right.Types is { IsDefaultOrEmpty: false } && right.Types.All(type => FeedTypes.Find(type) is not null));
}

/// <summary>The registration's clerk.</summary>
[GrainType("feed-source")]
internal sealed class FeedSourceGrain(
    GrainTools tools, [PersistentState("feed-source-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<FeedSource, FeedSourceView>(new FeedSourceKind(), tools, snapshot), IFeedSourceGrain
{
    public Task<Outcome<FeedSourceView>> Read() => ShowView("feed-source.read");

    public Task<Outcome<FeedSourceView>> Register(RegisterFeedSource command, Submission submission) =>
        Submit(command, submission, FeedSourceRules.Register, creates: true);

    public Task<Outcome<FeedSourceView>> Retire(RetireFeedSource command, Submission submission) =>
        Submit(command, submission, FeedSourceRules.Retire);

    protected override bool MaySee(FeedSource state, Facts facts) =>
        facts.Asker.IsSystem || facts.Asker.HoldsAny(Role.SecurityAdmin, Role.SystemAdmin, Role.AuditAdmin);

    protected override FeedSourceView View(FeedSource state, Facts facts) =>
        new(GrainKeys.Bare(Stream), !state.Rights.IsEmpty, state.Rights, state.Revision);
}
