using System.Collections.Immutable;

namespace WarningGrid;

/// <summary>An entry of an audit stream: who did or asked what, and what became of it (AUD-01).</summary>
[Alias("audit.noted")]
internal sealed record AuditNoted(
    string Act, string Subject, ImmutableArray<string> Roles, ImmutableArray<OfficialId> Persons, string? Refused,
    string? Detail, string? Origin) : ILeavesRevision
{
    public static AuditNoted Of(AuditNote note) =>
        new(note.Act, note.Subject, note.Roles, note.Persons, note.Refused, note.Detail, note.Origin);
}
