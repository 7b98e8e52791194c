using System.Collections;
using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace WarningGrid.Engine;

/// <summary>Columns of rows as PostgreSQL arrays, so that a whole batch is one statement with one parameter a column.</summary>
internal static class RowArrays
{
    /// <summary>The values of one column as one array parameter. Array columns travel as text literals: unnest flattens arrays of arrays.</summary>
    public static NpgsqlParameter Column(NpgsqlDbType type, IReadOnlyList<object?> values) =>
        type switch
        {
            NpgsqlDbType.Text or NpgsqlDbType.Varchar => Of(NpgsqlDbType.Text, values, value => value.ToString()),
            NpgsqlDbType.Jsonb or NpgsqlDbType.Json => Of(type, values, value => value.ToString()),
            NpgsqlDbType.Bytea => Of(type, values, value => value is ReadOnlyMemory<byte> bytes ? bytes.ToArray() : (byte[])value),
            NpgsqlDbType.Smallint => OfValues(type, values, value => Convert.ToInt16(value, CultureInfo.InvariantCulture)),
            NpgsqlDbType.Integer => OfValues(type, values, value => Convert.ToInt32(value, CultureInfo.InvariantCulture)),
            NpgsqlDbType.Bigint => OfValues(type, values, value => Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            NpgsqlDbType.Numeric => OfValues(type, values, value => Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
            NpgsqlDbType.Double => OfValues(type, values, value => Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            NpgsqlDbType.Boolean => OfValues(type, values, value => (bool)value),
            NpgsqlDbType.Date => OfValues(type, values, value => (DateOnly)value),
            NpgsqlDbType.Time => OfValues(type, values, value => (TimeOnly)value),
            NpgsqlDbType.TimestampTz => OfValues(type, values, Instant),
            _ when type.HasFlag(NpgsqlDbType.Array) => Of(NpgsqlDbType.Text, values, value => Literal((IEnumerable)value)),
            _ => throw new NotSupportedException($"no arrays of {type}"),
        };

    /// <summary>How a column's array is turned back into its type inside the statement.</summary>
    public static string Cast(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Array | NpgsqlDbType.Text => "::text[]",
        NpgsqlDbType.Array | NpgsqlDbType.Integer => "::integer[]",
        NpgsqlDbType.Array | NpgsqlDbType.Bigint => "::bigint[]",
        NpgsqlDbType.Array | NpgsqlDbType.Date => "::date[]",
        _ => "",
    };

    public static NpgsqlParameter Texts(IEnumerable<string?> values) => Typed(NpgsqlDbType.Text, values.ToArray());

    public static NpgsqlParameter Longs(IEnumerable<long> values) => Typed(NpgsqlDbType.Bigint, values.ToArray());

    public static NpgsqlParameter Shorts(IEnumerable<short> values) => Typed(NpgsqlDbType.Smallint, values.ToArray());

    public static NpgsqlParameter Integers(IEnumerable<int> values) => Typed(NpgsqlDbType.Integer, values.ToArray());

    public static NpgsqlParameter Instants(IEnumerable<DateTimeOffset> values) =>
        Typed(NpgsqlDbType.TimestampTz, values.Select(value => value.UtcDateTime).ToArray());

    public static NpgsqlParameter Bytes(IEnumerable<ReadOnlyMemory<byte>> values) =>
        Typed(NpgsqlDbType.Bytea, values.Select(value => value.ToArray()).ToArray());

    public static NpgsqlParameter Instant(DateTimeOffset value) => new NpgsqlParameter<DateTime> { TypedValue = value.UtcDateTime };

    public static NpgsqlParameter One<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static DateTime Instant(object value) => value is DateTimeOffset offset ? offset.UtcDateTime : (DateTime)value;

    private static NpgsqlParameter<T?[]> Of<T>(NpgsqlDbType type, IReadOnlyList<object?> values, Func<object, T?> convert)
        where T : class
    {
        var array = new T?[values.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = values[i] is { } value ? convert(value) : null;
        }

        return Typed(type, array);
    }

    private static NpgsqlParameter<T?[]> OfValues<T>(NpgsqlDbType type, IReadOnlyList<object?> values, Func<object, T> convert)
        where T : struct
    {
        var array = new T?[values.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = values[i] is { } value ? convert(value) : null;
        }

        return Typed(type, array);
    }

    private static NpgsqlParameter<T[]> Typed<T>(NpgsqlDbType type, T[] values) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    private static string Literal(IEnumerable items)
    {
        var text = new StringBuilder("{");
        foreach (var item in items)
        {
            var word = Convert.ToString(item, CultureInfo.InvariantCulture)!;
            text.Append(text.Length > 1 ? "," : "").Append('"')
                .Append(word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
                .Append('"');
        }

        return text.Append('}').ToString();
    }
}
