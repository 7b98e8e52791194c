using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>What <c>POST /cases</c> says: which target of which lead, and which kind.</summary>
/// <param name="Lead">Without one there is no case: left out, the answer is GateNotMet (DSP-02).</param>
/// <param name="Official">The target, where it is an official; otherwise <paramref name="Unit"/>.</param>
/// <param name="Ground">Ground code of the kind.</param>
internal sealed record OpenCaseBody(LeadNumber? Lead, CaseKind Kind, OfficialId? Official, UnitCode? Unit, string Ground);

/// <summary>A page of a case's history.</summary>
/// <param name="Next">Cursor of the next page; null at the end.</param>
internal sealed record HistoryPage(ImmutableArray<CaseHistoryEntry> Entries, string? Next);
