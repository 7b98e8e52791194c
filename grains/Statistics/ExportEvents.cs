using System.Collections.Immutable;

namespace WarningGrid.Statistics;

// What becomes of an export (EXP-01). That its file leaves, and with which SM3, stands in the audit log.

/// <param name="Rows">How many rows it had when it was asked for.</param>
/// <param name="Persons">Whom they named: an approval covers these and no others.</param>
[Alias("export.asked")]
internal sealed record ExportAsked(
    ExportNumber Number, AskExport Asked, OfficialId By, int Rows, ImmutableArray<OfficialId> Persons, bool NeedsApproval, DateOnly TakeBy) : IEvent;

[Alias("export.approved")]
internal sealed record ExportApproved(OfficialId By, string? Opinion) : IEvent;
