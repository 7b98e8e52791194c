using System.Globalization;

namespace WarningGrid.Officials.Import;

/// <summary>One row's cells by column, each asked for what it must be; what is wrong is noted and reading goes on.</summary>
internal sealed class Cells(RegisterText text, int index, List<ImportError> errors)
{
    /// <summary>The row's number in the file.</summary>
    public int Row => index + 2;

    /// <summary>Whether nothing was wrong so far.</summary>
    public bool Sound { get; private set; } = true;

    public void Wrong(string column, string code, params object[] details)
    {
        Sound = false;
        errors.Add(ImportError.At(text.Register, Row, column, code, details));
    }

    /// <summary>The cell without surrounding blanks; null where it is empty.</summary>
    public string? Optional(string column, int longest = 100)
    {
        var at = text.Header.IndexOf(column);
        var cell = at < text.Rows[index].Length ? text.Rows[index][at].Trim() : "";
        if (cell.Length > longest)
        {
            Wrong(column, "XLS-02.too-long", longest);
        }

        if (cell.Any(char.IsControl))
        {
            Wrong(column, "XLS-02.control");
        }

        return cell.Length == 0 ? null : cell;
    }

    public string Required(string column)
    {
        var cell = Optional(column);
        if (cell is null)
        {
            Wrong(column, "XLS-02.required");
        }

        return cell ?? "";
    }

    /// <summary>A code: letters, digits, hyphen and underscore, at most 40.</summary>
    public string? Code(string column, bool required = true)
    {
        var cell = required ? Required(column) : Optional(column);
        if (cell is { Length: > 0 } && (cell.Length > 40 || !cell.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')))
        {
            Wrong(column, "XLS-02.code");
        }

        return cell;
    }

    public DateOnly Date(string column)
    {
        var cell = Required(column);
        if (DateOnly.TryParseExact(cell, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1950 and <= 2100)
        {
            return date;
        }

        if (cell.Length > 0)
        {
            Wrong(column, "XLS-02.date");
        }

        return default;
    }

    /// <summary>One of some words.</summary>
    public T OneOf<T>(string column, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        var cell = Required(column);
        foreach (var (word, value) in choices)
        {
            if (word == cell)
            {
                return value;
            }
        }

        if (cell.Length > 0)
        {
            var words = new List<string>();
            foreach (var choice in choices)
            {
                words.Add(choice.Word);
            }

            Wrong(column, "XLS-02.one-of", string.Join('、', words));
        }

        return choices[0].Value;
    }

    public bool YesOrNo(string column) => OneOf(column, ("是", true), ("否", false));

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"];
}
