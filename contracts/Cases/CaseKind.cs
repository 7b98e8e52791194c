using System.Collections.Frozen;

namespace WarningGrid.Cases;

/// <summary>The seven kinds of disposal (spec 04). Not every kind is built in every release: see <c>case-kind-unavailable</c>.</summary>
[GenerateSerializer, Alias("case.kind")]
public enum CaseKind { TalkInquiry, Admonition, CorrectionOrder, PreventiveTalk, Criticism, Accountability, Filing }

/// <summary>The two letters with which a case number begins, e.g. <c>TI-2026-0001</c>.</summary>
public static class CaseCodes
{
    private static readonly FrozenDictionary<CaseKind, string> Codes = new Dictionary<CaseKind, string>
    {
        [CaseKind.TalkInquiry] = "TI",
        [CaseKind.Admonition] = "AD",
        [CaseKind.CorrectionOrder] = "CO",
        [CaseKind.PreventiveTalk] = "PT",
        [CaseKind.Criticism] = "CR",
        [CaseKind.Accountability] = "AC",
        [CaseKind.Filing] = "FI",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, CaseKind> Kinds =
        Codes.ToFrozenDictionary(code => code.Value, code => code.Key, StringComparer.Ordinal);

    /// <summary>The code of a kind.</summary>
    public static string Of(CaseKind kind) => Codes[kind];

    /// <summary>The kind that a case number names, or null where it names none.</summary>
    public static CaseKind? KindOf(CaseNumber number) =>
        number.Value?.Split('-') is [var code, ..] && Kinds.TryGetValue(code, out var kind) ? kind : null;
}
