using NpgsqlTypes;

namespace WarningGrid.Rules;

/// <summary>One version on its way from draft to publication.</summary>
internal sealed record RulePackFile : AggregateState
{
    public static readonly RulePackFile Blank = new();

    public RulePackStage Stage { get; init; }
    public RulePack? Pack { get; init; }
    public string Text { get; init; } = "";
    public string Author { get; init; } = "";
    public string? Publisher { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }

    public override string StageName => Stage.ToString();
}

/// <summary>How a version is remembered and which row follows from its publication.</summary>
internal sealed class RulePackKind : Aggregate<RulePackFile>
{
    private static readonly ReadTable Packs = new(
        "rule_pack",
        [
            new("stream", NpgsqlDbType.Text), new("id", NpgsqlDbType.Text), new("pack", NpgsqlDbType.Text),
            new("loaded_at", NpgsqlDbType.TimestampTz),
        ],
        KeyColumns: 1);

    public override string Prefix => "r-";

    public override RulePackFile Blank => RulePackFile.Blank;

    public override IEnumerable<ReadTable> Tables => [Packs];

    public override RulePackFile Evolve(RulePackFile file, Recorded recorded) => recorded.Event switch
    {
        RulePackDrafted drafted => file with
        {
            Stage = RulePackStage.Draft, Pack = drafted.Pack, Text = drafted.Text, Author = drafted.Author,
        },
        RulePackPublished published => file with
        {
            Stage = RulePackStage.Published, Pack = published.Pack, Publisher = published.Publisher,
            PublishedAt = recorded.RecordedAt,
        },
        RulePackDiscarded => file with { Stage = RulePackStage.Discarded },
        _ => file,
    };

    public override IEnumerable<RowChange> Rows(RulePackFile before, RulePackFile after, Recorded recorded) =>
        recorded.Event is RulePackPublished published
            ? [Packs.Row(recorded.Stream, published.Pack.Id, EventJson.Canonical(published.Pack), recorded.RecordedAt)]
            : [];
}
