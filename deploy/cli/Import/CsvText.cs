using System.Collections.Immutable;
using System.Text;

namespace WarningGrid.Tools;

/// <summary>Comma-separated values as RFC 4180 has them: quotes double inside quotes, and a quoted cell may hold line breaks.</summary>
internal static class CsvText
{
    /// <exception cref="InvalidDataException">A quote is never closed.</exception>
    public static List<ImmutableArray<string>> Rows(string text)
    {
        var rows = new List<ImmutableArray<string>>();
        var row = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"' when quoted || cell.Length == 0:
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    EndCell();
                    break;
                case '\r' when !quoted && i + 1 < text.Length && text[i + 1] == '\n':
                    break;
                case '\n' when !quoted:
                    EndRow();
                    break;
                case var letter:
                    cell.Append(letter);
                    break;
            }
        }

        if (quoted)
        {
            throw new InvalidDataException("a quoted cell is never closed");
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            EndRow();
        }

        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add(row.DrainToImmutable());
        }
    }

    /// <summary>A cell that a spreadsheet will show as text and never run (XLS-03).</summary>
    public static string Cell(string text)
    {
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? harmless
            : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
