using System.Data.Common;

namespace WarningGrid.Engine;

/// <summary>Rows of the log as the kernel knows them.</summary>
internal static class EventRows
{
    /// <summary>The columns <see cref="Entry"/> expects, in its order.</summary>
    public const string Columns = "stream, version, type, occurred_at, recorded_at, actor, key, entry, sha256, sm3";

    public static StoredEntry Entry(DbDataReader row) =>
        new(
            row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3),
            row.GetFieldValue<DateTimeOffset>(4), row.GetString(5), row.GetString(6), row.GetString(7),
            new(row.GetFieldValue<byte[]>(8), row.GetFieldValue<byte[]>(9)));

    /// <summary>A row of caller, key, request_sm3, stream, version.</summary>
    public static StoredCommand Command(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetString(3), row.GetInt64(4));
}
