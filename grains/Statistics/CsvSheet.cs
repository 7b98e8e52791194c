using System.Collections.Immutable;
using System.Text;

namespace WarningGrid.Statistics;

/// <summary>A register as CSV: UTF-8 with its mark, so that a spreadsheet reads Chinese; quoted as RFC 4180 has it.</summary>
internal sealed class CsvSheet : ISheet
{
    private readonly MemoryStream file = new();
    private readonly StreamWriter text;

    public CsvSheet() => text = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public void Row(ImmutableArray<string> cells) => text.WriteLine(string.Join(',', cells.Select(Quoted)));

    public ReadOnlyMemory<byte> Finish(string watermark)
    {
        Row([watermark]);
        text.Flush();
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    public void Dispose()
    {
        text.Dispose();
        file.Dispose();
    }

    private static string Quoted(string cell) =>
        SheetCells.Neutral(SheetCells.Printable(cell)) is var plain && plain.AsSpan().IndexOfAny("\",\r\n") < 0
            ? plain
            : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
