using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace WarningGrid.Bench;

/// <summary>Writes a taped statement as anybody would write it by hand: <c>INSERT … VALUES</c> and <c>DELETE … WHERE</c>, a row at a time.</summary>
/// <remarks>Arrays and unnest serve many commits at once; for one they would only cost the peer time.</remarks>
internal static partial class PlainSql
{
    /// <param name="literal">How a short text is written: it may hold a name that must differ from run to run.</param>
    public static IEnumerable<string> Of(NpgsqlBatchCommand taped, Func<string, string> literal)
    {
        var sql = taped.CommandText;
        var given = taped.Parameters.Select(parameter => parameter.Value!).ToList();
        if (Insertion().Match(sql) is { Success: true } insert)
        {
            var columns = insert.Groups["columns"].Value.Split(", ");
            return Enumerable.Range(0, Rows(given)).Select(row =>
                $"INSERT INTO wg.{insert.Groups["table"].Value} ({insert.Groups["columns"].Value}) VALUES ("
                + string.Join(", ", columns.Select((_, column) => Value(given[Math.Min(column, given.Count - 1)], row, literal)))
                + $") {insert.Groups["rest"].Value}".TrimEnd() + ";");
        }

        var delete = Deletion().Match(sql);
        var keys = delete.Groups["keys"].Value.Split(", ");
        return Enumerable.Range(0, Rows(given)).Select(row =>
            $"DELETE FROM wg.{delete.Groups["table"].Value} WHERE "
            + string.Join(" AND ", keys.Select((key, column) => $"{key} = {Value(given[column], row, literal)}")) + ";");
    }

    private static int Rows(List<object> given) => ((Array)given[0]).Length;

    private static string Value(object given, int row, Func<string, string> literal) =>
        (given is Array and not byte[] ? ((IList)given)[row] : given) switch
        {
            null => "NULL",
            string text => literal(text),
            byte[] bytes => $"'\\x{Convert.ToHexString(bytes)}'",
            bool flag => flag ? "true" : "false",
            DateTime at => $"'{at:yyyy-MM-ddTHH:mm:ss.ffffffZ}'",
            DateOnly on => $"'{on:yyyy-MM-dd}'",
            var number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
        };

    [GeneratedRegex(@"^INSERT INTO (?<table>\w+) \((?<columns>[^)]*)\)\s+SELECT .*? FROM unnest\([^)]*\)( AS \w+( \([^)]*\))?)?\s*(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Insertion();

    [GeneratedRegex(@"^DELETE FROM (?<table>\w+) .*unnest\([^)]*\) AS \w+ \((?<keys>[^)]*)\)", RegexOptions.Singleline)]
    private static partial Regex Deletion();
}
