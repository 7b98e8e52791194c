using static NpgsqlTypes.NpgsqlDbType;

namespace WarningGrid.Units;

/// <summary>What is kept of units for scope and names.</summary>
internal static class UnitTables
{
    /// <summary>A unit as it is now.</summary>
    public static readonly ReadTable Unit = new(
        "unit",
        [
            new("stream", Text), new("code", Text), new("name", Text), new("kind", Text), new("parent", Text),
            new("from_date", Date),
        ],
        KeyColumns: 1);

    public static readonly ReadTable Section = new(
        "section",
        [new("stream", Text), new("code", Text), new("name", Text), new("unit", Text)],
        KeyColumns: 2);
}
