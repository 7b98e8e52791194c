using System.Globalization;
using System.Text.Json;

namespace WarningGrid.Calendar;

/// <summary><c>wg workday DATE N [--notices FILE]</c>: the due date of N working days after DATE. Needs no database.</summary>
internal static class Workday
{
    public const string Usage = "usage: wg workday DATE N [--notices FILE]   DATE as YYYY-MM-DD, N from 1 to 10000";

    /// <returns>0 with the date on <paramref name="answer"/>; 2 for a wrong command line; 1 for notices that cannot be read.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter answer, TextWriter error)
    {
        if (!TryRead(args, out var start, out var days, out var file))
        {
            error.WriteLine(Usage);
            return 2;
        }

        try
        {
            var calendar = file is null ? WorkCalendar.Shipped : Load(file);
            var due = calendar.Due(start, new(days, LimitUnit.WorkingDays), roll: false);
            answer.WriteLine(due.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (due.Provisional ? " provisional" : ""));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            error.WriteLine($"wg workday: {file}: {e.Message}");
            return 1;
        }
    }

    private static bool TryRead(IReadOnlyList<string> args, out DateOnly start, out int days, out string? file)
    {
        (start, days, file) = (default, 0, null);
        var plain = new List<string>();
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] is "--notices")
            {
                if (file is not null || ++at == args.Count)
                {
                    return false;
                }

                file = args[at];
            }
            else
            {
                plain.Add(args[at]);
            }
        }

        return plain is [var date, var count]
            && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out start)
            && start.Year is >= 1990 and <= 2100
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out days)
            && days is >= 1 and <= 10_000;
    }

    private static WorkCalendar Load(string file)
    {
        using var stream = File.OpenRead(file);
        return WorkCalendar.Of(NoticeFile.Read(stream), WorkCalendar.Shipped.DoubtFrom);
    }
}
