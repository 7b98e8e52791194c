using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Documents;

/// <summary>Who gets which serial, and which are void (SER-01).</summary>
internal static class SerialRules
{
    /// <summary>A serial as it is printed: 当预函〔2026〕12号.</summary>
    public static string Printed(string prefix, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}〔{year}〕{number}号");

    /// <summary>The next number. A command that comes again meets its stored reservation and gets that one (DSP-01).</summary>
    public static Ruling Reserve(SerialFile file, string prefix, int year, ReserveSerial reserve, Facts facts) =>
        Ruling.Of(new SerialReserved(
            prefix, year, file.Numbers.Length + 1, reserve.ForCaller, reserve.ForKey, reserve.ForObject,
            facts.Now.AddHours(facts.Rules.On(facts.Today).Whole("SER-01.sweep-hours"))));

    /// <summary>How often a command's number was swept away before it came again: it then asks for a fresh one.</summary>
    public static int Voided(SerialFile file, ReserveSerial reserve) =>
        file.Numbers.Count(number =>
            number.State is SerialState.Void && number.Caller == reserve.ForCaller && number.Key == reserve.ForKey);

    /// <summary>A document bears the number. One that was swept away meanwhile cannot come back: no number has two fates.</summary>
    public static Ruling Used(SerialFile file, SerialUsed used) =>
        file.Numbers.FirstOrDefault(number => number.Number == used.Number) switch
        {
            { State: SerialState.Reserved } => Ruling.Of(new SerialSealed(used.Number, used.Sm3, used.Object)),
            { State: SerialState.Sealed } => Ruling.Nothing,
            _ => Refusal.Of(RefusalKind.WrongStage, "SER-01.not-reserved"),
        };

    /// <summary>Voids every reservation whose time is over and whose command was never stored.</summary>
    /// <param name="stored">Numbers whose command is in the log: their document is sealed, its word is only on the way.</param>
    public static Ruling Sweep(SerialFile file, IReadOnlySet<int> stored, Facts facts) =>
        Ruling.Of(
            from number in file.Numbers
            where number.State is SerialState.Reserved && number.SweepAt <= facts.Now && !stored.Contains(number.Number)
            select (IEvent)new SerialVoided(number.Number, "未用印"));

    /// <summary>Reservations whose time is over.</summary>
    public static ImmutableArray<SerialNumber> Due(SerialFile file, DateTimeOffset now) =>
        [.. file.Numbers.Where(number => number.State is SerialState.Reserved && number.SweepAt <= now)];
}
