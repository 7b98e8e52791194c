using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using WarningGrid.Http;

namespace WarningGrid.Clearances;

/// <summary>The list of persons as it is sent: JSON, or the workbook (XLSX) that goes with the letter.</summary>
internal static class RowsBody
{
    /// <summary>The workbook to fill in; the units of the county are its dictionary (XLS-01).</summary>
    public static readonly WorkbookTemplate Template = new(
        "廉政意见征求名单", 1, new("姓名", 14), new("身份证号", 24, IsCode: true), new(Unit, 28), new("职务", 24));

    /// <summary>The column that the units are offered in.</summary>
    public const string Unit = "单位";

    /// <summary>20,000 rows and more of either form.</summary>
    public const int Limit = 16 << 20;

    // One row more than any pack has allowed so far: what is longer is refused by number, not read to its end.
    private const int MostRead = 100_000;

    private const long MostUnpacked = 256 << 20;

    public static async Task<Checked<SubmitRows>> Read(HttpRequest request)
    {
        var isJson = RequestBody.IsOf(request, RequestBody.Json);
        if (!isJson && !IsWorkbook(request))
        {
            return Problem.MediaType($"{RequestBody.Json}, {WorkbookTemplate.MediaType}");
        }

        var bytes = await RequestBody.Bytes(request, Limit);
        return bytes.Match(whole => isJson ? RequestBody.Parse<SubmitRows>(whole.Span) : Workbook(whole), problem => problem);
    }

    private static bool IsWorkbook(HttpRequest request) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(WorkbookTemplate.MediaType, StringComparison.OrdinalIgnoreCase);

    private static Checked<SubmitRows> Workbook(ReadOnlyMemory<byte> content)
    {
        try
        {
            var bytes = content.ToArray();
            using (var parts = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read))
            {
                // What unpacks to more than any list is no list.
                if (parts.Entries.Sum(part => part.Length) > MostUnpacked)
                {
                    return Problem.TooLarge(Limit);
                }
            }

            if (Template.Refused(bytes) is { } refused)
            {
                return refused;
            }

            var rows = MiniExcel.Query(new MemoryStream(bytes), useHeaderRow: false).Cast<IDictionary<string, object?>>()
                .Select(row => row.Values.Select(Text).ToArray())
                .Take(MostRead).ToList();
            return rows is [var header, .. var persons]
                && header.Take(Template.Columns.Length).SequenceEqual(Template.Columns.Select(column => column.Header))
                ? new SubmitRows([.. persons.Where(row => row.Any(cell => cell.Length > 0)).Select(Person)])
                : Problem.Invalid("CLR-02.header");
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // Whatever a hostile or broken archive makes the reader throw, it is a file that nobody can read.
            return Problem.Invalid("CLR-02.workbook");
        }
    }

    private static AskedPerson Person(string[] row) => new(Cell(row, 0) ?? "", Cell(row, 1) ?? "", Cell(row, 2), Cell(row, 3));

    private static string? Cell(string[] row, int at) => at < row.Length && row[at].Length > 0 ? row[at] : null;

    private static string Text(object? cell) => cell switch
    {
        null => "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (cell.ToString() ?? "").Trim(),
    };
}
