using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace WarningGrid.Officials;

/// <summary>What is kept of officials for scope, recusal, matching and lists. Every to_date is the last day.</summary>
internal static class OfficialTables
{
    /// <summary>Who an official is now, with the post he took last.</summary>
    public static readonly ReadTable Official = new(
        "official",
        [
            new("stream", Text), new("id", Text), new("name", Text), new("id_no_hash", Text), new("staff_no", Text),
            new("authority", Text), new("grade", Text), new("unit", Text), new("post", Text),
        ],
        KeyColumns: 1);

    public static readonly ReadTable PostHolding = new(
        "post_holding",
        [
            new("stream", Text), new("post", Text), new("from_date", Date), new("unit", Text), new("official", Text),
            new("to_date", Date), new("heads_unit", NpgsqlDbType.Boolean),
        ],
        KeyColumns: 3);

    /// <summary>Seats in leadership teams, also those that go with a post (<c>via_post</c>, else empty).</summary>
    public static readonly ReadTable TeamMembership = new(
        "team_membership",
        [
            new("stream", Text), new("unit", Text), new("via_post", Text), new("from_date", Date), new("official", Text),
            new("team_role", Text), new("to_date", Date),
        ],
        KeyColumns: 4);

    public static readonly ReadTable Kinship = new(
        "kinship",
        [
            new("stream", Text), new("kin", Text), new("relation", Text), new("official", Text), new("from_date", Date),
            new("to_date", Date),
        ],
        KeyColumns: 3);

    /// <summary>Who ever began at which post, one row an event and never removed: whom to ask about an earlier day.</summary>
    public static readonly ReadTable PostBeginning = new(
        "post_beginning",
        [new("stream", Text), new("version", Bigint), new("official", Text), new("unit", Text), new("post", Text)],
        KeyColumns: 2);

    /// <summary>That an effect changed, one row an event, and nothing of what it is (EFC-02).</summary>
    public static readonly ReadTable EffectChange = new(
        "effect_change",
        [
            new("stream", Text), new("version", Bigint), new("official", Text), new("authority", Text),
            new("recorded_at", TimestampTz),
        ],
        KeyColumns: 2);
}
