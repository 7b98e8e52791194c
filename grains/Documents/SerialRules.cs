using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Documents;

/// <summary>Who gets which serial, and which are void (SER-01).</summary>
internal static class SerialRules
{
    /// <summary>A serial as it is printed: 当预函〔2026〕12号.</summary>
    public static string Printed(string prefix, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}〔{year}〕{number}号");

    /// <summary>The next numbers, one for each command that has none open yet.</summary>
    public static Ruling Reserve(SerialFile file, string prefix, int year, ReserveSerials reserve, Facts facts)
    {
        var open = OpenByCommand(file);
        var sweepAt = facts.Now.AddHours(facts.Rules.On(facts.Today).Whole("SER-01.sweep-hours"));
        return Ruling.Of(reserve.Asked
            .DistinctBy(asked => (asked.ForCaller, asked.ForKey))
            .Where(asked => !open.ContainsKey((asked.ForCaller, asked.ForKey)))
            .Select((asked, n) => (IEvent)new SerialReserved(
                prefix, year, file.Numbers.Count + 1 + n, asked.ForCaller, asked.ForKey, asked.ForObject, sweepAt)));
    }

    /// <summary>The numbers that are open for those who asked, in their order.</summary>
    public static ReservedSerials Given(SerialFile file, ReserveSerials reserve)
    {
        var open = OpenByCommand(file);
        return new([.. reserve.Asked.Select(asked => open[(asked.ForCaller, asked.ForKey)])
            .Select(number => new ReservedSerial(file.Prefix, file.Year, number, Printed(file.Prefix, file.Year, number)))]);
    }

    /// <summary>A document bears the number. One that was swept away meanwhile cannot come back: no number has two fates.</summary>
    public static Ruling Used(SerialFile file, SerialUsed used) =>
        file.Numbers.ElementAtOrDefault(used.Number - 1) switch
        {
            { State: SerialState.Reserved } => Ruling.Of(new SerialSealed(used.Number, used.Sm3, used.Object)),
            { State: SerialState.Sealed } => Ruling.Nothing,
            _ => Refusal.Of(RefusalKind.WrongStage, "SER-01.not-reserved"),
        };

    /// <summary>Voids every reservation whose time is over and whose command was never stored.</summary>
    /// <param name="stored">Numbers whose command is in the log: their document is sealed, its word is only on the way.</param>
    public static Ruling Sweep(SerialFile file, IReadOnlySet<int> stored, Facts facts) =>
        Ruling.Of(
            from number in Due(file, facts.Now)
            where !stored.Contains(number.Number)
            select (IEvent)new SerialVoided(number.Number, "未用印"));

    /// <summary>Reservations whose time is over.</summary>
    public static ImmutableArray<SerialNumber> Due(SerialFile file, DateTimeOffset now) =>
        [.. file.Reserved().Where(number => number.SweepAt <= now)];

    private static Dictionary<(string Caller, string Key), int> OpenByCommand(SerialFile file) =>
        file.Reserved().ToDictionary(number => (number.Caller, number.Key), number => number.Number);
}
