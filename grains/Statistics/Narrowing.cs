using WarningGrid.Cases;
using WarningGrid.Leads;

namespace WarningGrid.Statistics;

/// <summary>What was asked of figures, as the parameters by which the lists are asked for the same rows (STA-04). Pure.</summary>
internal static class Narrowing
{
    public static IEnumerable<(string Name, string? Value)> Of(CaseQuery among) =>
    [
        ("kind", among.Kind?.ToString()), ("stage", among.Stage?.Value), ("outcome", among.Outcome), ("source", among.Source),
        .. among.Units.OrEmpty().Select(unit => ("unit", (string?)unit.Value)), ("handler", among.Handler?.Value), ("lead", among.Lead?.Value),
        ("openedFrom", FigureTables.Day(among.OpenedFrom)), ("openedTo", FigureTables.Day(among.OpenedTo)),
        ("endedFrom", FigureTables.Day(among.EndedFrom)), ("endedTo", FigureTables.Day(among.EndedTo)),
        ("asOf", FigureTables.Day(among.AsOf)), ("sight", among.Sight?.ToString()),
    ];

    public static IEnumerable<(string Name, string? Value)> Of(LeadQuery among) =>
    [
        ("stage", among.Stage?.ToString()), ("channel", among.Channel), ("mode", among.Mode), ("handler", among.Handler?.Value),
        ("target", among.Target?.Value), .. among.Units.OrEmpty().Select(unit => ("unit", (string?)unit.Value)),
        ("receivedFrom", FigureTables.Day(among.ReceivedFrom)), ("receivedTo", FigureTables.Day(among.ReceivedTo)),
        ("asOf", FigureTables.Day(among.AsOf)), ("mine", among.Mine ? "true" : null),
    ];

    public static IEnumerable<(string Name, string? Value)> Of(ClockFigures asked) =>
    [
        ("dueFrom", FigureTables.Day(asked.DueFrom)), ("dueTo", FigureTables.Day(asked.DueTo)), ("asOf", FigureTables.Day(asked.AsOf)),
        .. asked.Units.OrEmpty().Select(unit => ("unit", (string?)unit.Value)),
    ];
}
