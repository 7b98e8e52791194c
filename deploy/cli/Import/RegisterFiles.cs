using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MiniExcelLibs;
using WarningGrid.Officials.Import;

namespace WarningGrid.Tools;

/// <summary>Reads registers from XLSX and CSV files as plain text, whatever their cells look like to a spreadsheet.</summary>
internal static class RegisterFiles
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is no register: neither XLSX nor CSV, or without a header.</exception>
    public static RegisterText Read(Register register, string path)
    {
        var rows = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".XLSX" => Excel(path),
            ".CSV" => Csv(path),
            _ => throw new InvalidDataException($"{path}: only .xlsx and .csv files are registers"),
        };
        return rows is [var header, .. var data]
            ? new(register, [.. header.Select(cell => cell.Trim())], [.. data])
            : throw new InvalidDataException($"{path}: the file is empty");
    }

    private static List<ImmutableArray<string>> Csv(string path)
    {
        try
        {
            return CsvText.Rows(File.ReadAllText(path, Strict));
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"{path}: not UTF-8");
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}");
        }
    }

    private static List<ImmutableArray<string>> Excel(string path)
    {
        try
        {
            return [.. MiniExcel.Query(path, useHeaderRow: false).Cast<IDictionary<string, object?>>()
                .Select(row => row.Values.Select(Text).ToImmutableArray())];
        }
        catch (Exception e) when (e is not IOException)
        {
            throw new InvalidDataException($"{path}: not an Excel workbook ({e.GetType().Name})");
        }
    }

    // Templates type their columns as text; a workbook from elsewhere may hold dates and numbers.
    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    // A file in another encoding must not come in as question marks.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
