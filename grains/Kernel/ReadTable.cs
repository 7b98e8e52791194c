using System.Collections.Immutable;
using NpgsqlTypes;

namespace WarningGrid;

/// <summary>A read model: a table whose rows come from the events of one stream each and nothing else (design D4).</summary>
/// <param name="Name">Table name in schema <c>wg</c>; created by a migration of the same feature.</param>
/// <param name="Columns">All columns, the key columns first, in the order of a row's values.</param>
/// <param name="KeyColumns">How many of the columns make the primary key. The first column is always <c>stream</c>.</param>
/// <remarks>
/// The first column names the stream a row comes from, so that a rebuild and its comparison can go stream by stream.
/// Index nothing that changes with every command: it costs PostgreSQL its HOT updates.
/// </remarks>
internal sealed record ReadTable(string Name, ImmutableArray<ReadColumn> Columns, int KeyColumns)
{
    /// <summary>A row as it now stands.</summary>
    public RowChange Row(params ReadOnlySpan<object?> values) =>
        values.Length == Columns.Length
            ? new(this, [.. values])
            : throw new ArgumentException($"{Name} has {Columns.Length} columns, not {values.Length}");

    /// <summary>The row with this key is no more.</summary>
    public RowChange Gone(params ReadOnlySpan<object?> key) => new(this, [.. key], Removed: true);

    public bool Equals(ReadTable? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A column with the type its values are sent as; arrays of it carry whole batches.</summary>
internal readonly record struct ReadColumn(string Name, NpgsqlDbType Type);
