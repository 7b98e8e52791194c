using System.Text.Json.Serialization;
using WarningGrid.Officials;

namespace WarningGrid.Posts;

/// <summary>What is known of one post; all of it follows from its history.</summary>
internal sealed record PostFile : AggregateState
{
    public History History { get; init; } = History.Empty;

    /// <summary>As last described.</summary>
    [JsonIgnore]
    public PostCard? Card => CardOn(DateOnly.MaxValue);

    /// <summary>As it was on a date; null where it was not yet.</summary>
    public PostCard? CardOn(DateOnly date) =>
        History.Of<PostDescribed>().Where(entry => entry.Event.From <= date)
            .OrderBy(entry => entry.Event.From).ThenBy(entry => entry.Version)
            .LastOrDefault()?.Event.Card;
}

/// <summary>How a post's history is folded, and the rows that follow from it.</summary>
internal sealed class PostKind : Aggregate<PostFile>
{
    public override string Prefix => "p-";

    public override PostFile Blank => Unknown;

    private static readonly PostFile Unknown = new();

    public override IEnumerable<ReadTable> Tables => [PostTables.Post, HistoryTables.Contribution];

    public override PostFile Evolve(PostFile state, Recorded recorded) =>
        state with { History = state.History.Remember(recorded) };

    public override IEnumerable<RowChange> Rows(PostFile before, PostFile after, Recorded recorded) => recorded.Event switch
    {
        IHistoryNote => HistoryRows.Of(recorded, after.History),
        PostDescribed when after.Card is { } card =>
        [
            PostTables.Post.Row(
                recorded.Stream, card.Code.Value, card.Name, card.Unit.Value, card.Section?.Value, card.Superior?.Value,
                card.InTeam, card.Key,
                after.History.Of<PostDescribed>().Min(entry => entry.Event.From)),
        ],
        _ => [],
    };
}
