using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Statistics;

/// <summary>What stands in the cells of an export. Pure.</summary>
internal static class SheetCells
{
    // What a spreadsheet takes for the beginning of a formula, in either width, and what it drops before one.
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    /// <summary>A text that no spreadsheet computes: what looks like a formula is marked as text (XLS-03).</summary>
    public static string Neutral(string text) => text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>A text that a file may hold: without what is no character of XML.</summary>
    public static string Printable(string text) => Documents.PaperTexts.IsText(text)
        ? text
        : string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' or (>= 0x20 and not 0x7f and not 0xfffe and not 0xffff)));

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Writes rows to a file as they come; nothing of them is kept.</summary>
internal interface ISheet : IDisposable
{
    void Row(ImmutableArray<string> cells);

    /// <summary>The whole file, with the watermark at its end.</summary>
    ReadOnlyMemory<byte> Finish(string watermark);
}
