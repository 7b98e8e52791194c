using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Orleans.Concurrency;
using WarningGrid.Documents;

namespace WarningGrid.Statistics;

/// <summary>One export of a register (EXP-01): asked for with its purpose, approved where it names many, taken by who asked.</summary>
/// <remarks>Keyed <c>x-EX-2026-0001</c> (<see cref="GrainKeys"/>).</remarks>
[Alias("export")]
public interface IExportGrain : IFollower
{
    /// <summary>Brings the export to life; only the desk calls it, with a fresh number.</summary>
    [Alias("ask")] Task<Outcome<ExportView>> Ask(AskExport command, Submission submission);

    /// <summary>Another hand lets more persons leave than anybody may take by himself.</summary>
    [Alias("approve")] Task<Outcome<ExportView>> Approve(ApproveExport command, Submission submission);

    [Alias("read")] Task<Outcome<ExportView>> Read();

    /// <summary>The file, made anew of what its asker may see now; that it leaves, and its SM3, is noted first.</summary>
    [Alias("take")] Task<Outcome<DocumentFile>> Take();
}

/// <summary>Where exports are asked for. One activation serves everybody; its key means nothing.</summary>
[Alias("export-desk")]
public interface IExportDesk : IGrainWithStringKey
{
    [Alias("ask"), AlwaysInterleave] Task<Outcome<ExportView>> Ask(AskExport command, Submission submission);
}

/// <summary>The registers of spec 11 §2 that there are: 问题线索台账, 处置案件台账, 整改台账, 干部预警台账; and 季度报表.</summary>
[GenerateSerializer, Alias("statistics.register")]
public enum Register { Leads, Cases, Rectifications, Warnings, QuarterReturn }

/// <summary>What an export is written as; only the return of a quarter is a paper (D-BJ).</summary>
[GenerateSerializer, Alias("statistics.sheet-format")]
public enum SheetFormat { Csv, Xlsx, Docx }

/// <summary>Asks for an export.</summary>
/// <param name="Purpose">What for; it stands in the watermark.</param>
/// <param name="Units">Narrows to these units; one outside the asker's scope, or unknown, is Forbidden (ACL-02).</param>
/// <param name="From">Leads by receipt, cases by opening, warnings by the day they stand for: on this day or later.</param>
/// <param name="Quarter">Of a return, e.g. <c>2026Q3</c>.</param>
[GenerateSerializer, Immutable, Alias("export.ask")]
public sealed record AskExport(
    [property: Id(0)] Register Register, [property: Id(1)] SheetFormat Format, [property: Id(2), StringLength(100)] string Purpose,
    [property: Id(3)] ImmutableArray<UnitCode> Units = default, [property: Id(4)] DateOnly? From = null,
    [property: Id(5)] DateOnly? To = null, [property: Id(6)] string? Quarter = null);

/// <summary>Approves an export.</summary>
[GenerateSerializer, Immutable, Alias("export.approve")]
public sealed record ApproveExport([property: Id(0), StringLength(200)] string? Opinion = null);

/// <summary>An export as its asker and whoever may approve it see it.</summary>
/// <param name="Rows">How many there were when it was asked for; with <paramref name="Persons"/> what an approval covers.</param>
/// <param name="WaitsForApproval">Whether it may not be taken yet.</param>
[GenerateSerializer, Immutable, Alias("export.view")]
public sealed record ExportView(
    [property: Id(0)] ExportNumber Number, [property: Id(1)] AskExport Asked, [property: Id(2)] OfficialId By,
    [property: Id(3)] int Rows, [property: Id(4)] int Persons, [property: Id(5)] bool WaitsForApproval,
    [property: Id(6)] OfficialId? Approver, [property: Id(7)] DateOnly TakeBy, [property: Id(8)] long Revision) : IRevised;
