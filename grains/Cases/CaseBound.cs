using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>What an approval of a plan binds: subject, kind, ground, plan, and the documents that carry it out (DSP-04).</summary>
internal static class CaseBound
{
    /// <param name="plan">What the kind's draft says; null before it is written.</param>
    /// <param name="kinds">Codes of the documents that are bound as long as they were not served.</param>
    public static object Plan(CaseFile file, object? plan, params ImmutableArray<string> kinds) =>
        new BoundPlan(
            file.Number, file.Kind, file.Subject, file.Ground, plan,
            [.. file.Documents
                .Where(document => !file.HasServed(document.Number) && kinds.Contains(document.Kind))
                .Select(document => new BoundDocument(document.Kind, document.Sm3))]);

    private sealed record BoundPlan(
        CaseNumber Number, CaseKind Kind, CaseSubject Subject, string Ground, object? Plan, ImmutableArray<BoundDocument> Documents);

    private sealed record BoundDocument(string Kind, string Sm3);
}
