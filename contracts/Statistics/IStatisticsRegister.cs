using System.Collections.Immutable;
using Orleans.Concurrency;
using WarningGrid.Cases;
using WarningGrid.Leads;

namespace WarningGrid.Statistics;

/// <summary>Figures over cases, leads, signals and deadlines: counted in read models, never by asking objects one by one.</summary>
/// <remarks>
/// One activation serves everybody; its key means nothing. A figure counts exactly the rows that the same list would show the
/// asker, and says with which question (ACL-02); an analyst is given numbers alone, small ones hidden (STA-03).
/// </remarks>
[Alias("statistics-register")]
public interface IStatisticsRegister : IGrainWithStringKey
{
    /// <summary>Cases by kind, unit, source, result and stage.</summary>
    [Alias("cases"), AlwaysInterleave]
    Task<Outcome<FigureTable>> Cases(CaseFigures asked);

    /// <summary>Leads by source, mode and stage.</summary>
    [Alias("leads"), AlwaysInterleave]
    Task<Outcome<FigureTable>> Leads(LeadFigures asked);

    /// <summary>How long cases of each kind took, and how many were late, opened again or void (STA-02).</summary>
    [Alias("durations"), AlwaysInterleave]
    Task<Outcome<DurationTable>> Durations(DurationFigures asked);

    /// <summary>Deadlines of cases and leads by clock and standing: met, met late, overdue, running, suspended, cancelled.</summary>
    [Alias("timeliness"), AlwaysInterleave]
    Task<Outcome<FigureTable>> Timeliness(ClockFigures asked);

    /// <summary>The deadlines behind a figure of <see cref="Timeliness"/>, what is due first on top.</summary>
    [Alias("clocks"), AlwaysInterleave]
    Task<Outcome<ClockPage>> Clocks(ClockQuery query);

    /// <summary>The tables of a quarter's return (季度报表) as everything was known when the quarter ended (QRT-01).</summary>
    [Alias("quarter"), AlwaysInterleave]
    Task<Outcome<QuarterReturn>> Quarter(QuarterAsked asked);
}

/// <summary>By what cases are counted.</summary>
[GenerateSerializer, Alias("statistics.case-dimension")]
public enum CaseDimension { Kind, Unit, Source, Result, Stage }

/// <summary>By what leads are counted.</summary>
[GenerateSerializer, Alias("statistics.lead-dimension")]
public enum LeadDimension { Source, Mode, Stage }

/// <summary>A question for cases by number.</summary>
/// <param name="By">Each at most once; a row counts where its reader is shown what it is counted by.</param>
/// <param name="Among">Which cases, as the register of cases is asked; cursor and limit mean nothing.</param>
/// <param name="Numbers">Asked as an analyst; whoever is nothing else is taken so anyhow.</param>
[GenerateSerializer, Immutable, Alias("statistics.case-figures")]
public sealed record CaseFigures(
    [property: Id(0)] ImmutableArray<CaseDimension> By, [property: Id(1)] CaseQuery Among, [property: Id(2)] bool Numbers = false);

/// <summary>A question for leads by number; as <see cref="CaseFigures"/>.</summary>
[GenerateSerializer, Immutable, Alias("statistics.lead-figures")]
public sealed record LeadFigures(
    [property: Id(0)] ImmutableArray<LeadDimension> By, [property: Id(1)] LeadQuery Among, [property: Id(2)] bool Numbers = false);

/// <summary>A question for how long cases took; as <see cref="CaseFigures"/>.</summary>
[GenerateSerializer, Immutable, Alias("statistics.duration-figures")]
public sealed record DurationFigures([property: Id(0)] CaseQuery Among, [property: Id(1)] bool Numbers = false);

/// <summary>How long cases took, a row for each kind.</summary>
[GenerateSerializer, Immutable, Alias("statistics.durations")]
public sealed record DurationTable(
    [property: Id(0)] string Definition, [property: Id(1)] DateTimeOffset Known, [property: Id(2)] ImmutableArray<DurationRow> Kinds,
    [property: Id(3)] bool Numbers);

/// <param name="Cases">As a figure; where it is hidden, so is all that follows.</param>
/// <param name="Ended">How many of them are closed or void.</param>
/// <param name="MedianDays">From opening to the end, in calendar days with one decimal; null where none ended.</param>
/// <param name="Late">How many had a deadline that was met late or is overdue.</param>
/// <param name="Reopened">How many went on after they had ended.</param>
[GenerateSerializer, Immutable, Alias("statistics.duration-row")]
public sealed record DurationRow(
    [property: Id(0)] CaseKind Kind, [property: Id(1)] Figure Cases, [property: Id(2)] long? Ended, [property: Id(3)] decimal? MedianDays,
    [property: Id(4)] decimal? NinetiethDays, [property: Id(5)] long? Late, [property: Id(6)] long? Reopened, [property: Id(7)] long? Void);

/// <summary>A question for deadlines by number.</summary>
/// <param name="DueFrom">Only what is due on this day or later.</param>
/// <param name="AsOf">As they were known at 24:00 of this day, which must be over; otherwise now.</param>
/// <param name="Units">Of objects that concern these units.</param>
[GenerateSerializer, Immutable, Alias("statistics.clock-figures")]
public sealed record ClockFigures(
    [property: Id(0)] DateOnly? DueFrom = null, [property: Id(1)] DateOnly? DueTo = null, [property: Id(2)] DateOnly? AsOf = null,
    [property: Id(3)] ImmutableArray<UnitCode> Units = default, [property: Id(4)] bool Numbers = false);

/// <summary>How a deadline stands on the day it is asked about (spec 01 §4).</summary>
[GenerateSerializer, Alias("statistics.clock-standing")]
public enum ClockStanding { Running, Paused, Met, MetLate, Overdue, Cancelled }

/// <summary>A question for the deadlines themselves.</summary>
/// <param name="Clock">Id in the catalogue, e.g. <c>DL-17</c>.</param>
/// <param name="Cursor">As given by the page before.</param>
[GenerateSerializer, Immutable, Alias("statistics.clock-query")]
public sealed record ClockQuery(
    [property: Id(0)] ClockFigures Among, [property: Id(1)] string? Clock = null, [property: Id(2)] ClockStanding? Standing = null,
    [property: Id(3)] string? Cursor = null, [property: Id(4)] int Limit = 50);

/// <summary>One page of deadlines.</summary>
[GenerateSerializer, Immutable, Alias("statistics.clock-page")]
public sealed record ClockPage([property: Id(0)] ImmutableArray<ClockRow> Clocks, [property: Id(1)] string? Next);

/// <param name="Number">Of the case or lead whose deadline it is.</param>
/// <param name="Id">Clock and generation, e.g. <c>DL-17#1</c>.</param>
[GenerateSerializer, Immutable, Alias("statistics.clock-row")]
public sealed record ClockRow(
    [property: Id(0)] string Number, [property: Id(1)] string Clock, [property: Id(2)] string Id, [property: Id(3)] DateOnly Due,
    [property: Id(4)] ClockStanding Standing, [property: Id(5)] bool Provisional);

/// <summary>Figures with what they mean and when they were known (STA-04).</summary>
/// <param name="Definition">What is counted, in Chinese.</param>
/// <param name="Known">The instant K whose knowledge they rest on.</param>
/// <param name="By">What <see cref="Figure.Keys"/> are of, in this order.</param>
/// <param name="Numbers">Whether small figures are hidden.</param>
[GenerateSerializer, Immutable, Alias("statistics.table")]
public sealed record FigureTable(
    [property: Id(0)] string Definition, [property: Id(1)] DateTimeOffset Known, [property: Id(2)] ImmutableArray<string> By,
    [property: Id(3)] ImmutableArray<Figure> Figures, [property: Id(4)] Figure Total, [property: Id(5)] bool Numbers);

/// <summary>One figure.</summary>
/// <param name="Keys">Codes; null where the rows have none.</param>
/// <param name="Labels">The same in Chinese.</param>
/// <param name="Count">Null where it is hidden.</param>
/// <param name="Text">As it is shown: <c>12</c>, <c>&lt;5</c>, or <c>—</c> where it would betray another.</param>
/// <param name="Rows">The list that shows its rows, behind <c>/api/v1/</c>; null for who is given numbers alone.</param>
[GenerateSerializer, Immutable, Alias("statistics.figure")]
public sealed record Figure(
    [property: Id(0)] ImmutableArray<string?> Keys, [property: Id(1)] ImmutableArray<string> Labels, [property: Id(2)] long? Count,
    [property: Id(3)] string Text, [property: Id(4)] string? Rows);

/// <summary>A question for a quarter's return.</summary>
/// <param name="Quarter">E.g. <c>2026Q3</c>; it must be over.</param>
/// <param name="Unit">One unit's; otherwise that of all whom the asker reaches.</param>
[GenerateSerializer, Immutable, Alias("statistics.quarter-asked")]
public sealed record QuarterAsked(
    [property: Id(0)] string Quarter, [property: Id(1)] UnitCode? Unit = null, [property: Id(2)] bool Numbers = false);

/// <summary>The tables of a quarter's return.</summary>
/// <param name="Known">24:00 of its last day.</param>
/// <param name="Due">When the return is due (DL-36).</param>
[GenerateSerializer, Immutable, Alias("statistics.quarter")]
public sealed record QuarterReturn(
    [property: Id(0)] string Quarter, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly To, [property: Id(3)] UnitCode? Unit,
    [property: Id(4)] DateTimeOffset Known, [property: Id(5)] DateOnly Due, [property: Id(6)] ImmutableArray<ReturnTable> Tables);

/// <param name="Code">E.g. <c>CasesEnded</c>.</param>
[GenerateSerializer, Immutable, Alias("statistics.return-table")]
public sealed record ReturnTable(
    [property: Id(0)] string Code, [property: Id(1)] string Title, [property: Id(2)] FigureTable Table);
