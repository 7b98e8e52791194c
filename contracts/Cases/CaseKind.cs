using System.Collections.Frozen;
using System.Reflection;

namespace WarningGrid.Cases;

/// <summary>The seven kinds of disposal (spec 04). Not every kind is built in every release: see <c>case-kind-unavailable</c>.</summary>
[GenerateSerializer, Alias("case.kind")]
public enum CaseKind
{
    [CaseCode("TI")] TalkInquiry,
    [CaseCode("AD")] Admonition,
    [CaseCode("CO")] CorrectionOrder,
    [CaseCode("PT")] PreventiveTalk,
    [CaseCode("CR")] Criticism,
    [CaseCode("AC")] Accountability,
    [CaseCode("FI")] Filing,
}

/// <summary>The code of a kind, beside its word.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class CaseCodeAttribute(string code) : Attribute
{
    public string Code { get; } = code;
}

/// <summary>The two letters with which a case number begins, e.g. <c>TI-2026-0001</c>.</summary>
public static class CaseCodes
{
    private static readonly FrozenDictionary<CaseKind, string> Codes = Enum.GetValues<CaseKind>().ToFrozenDictionary(
        kind => kind, kind => typeof(CaseKind).GetField(kind.ToString())!.GetCustomAttribute<CaseCodeAttribute>()!.Code);

    private static readonly FrozenDictionary<string, CaseKind> Kinds =
        Codes.ToFrozenDictionary(code => code.Value, code => code.Key, StringComparer.Ordinal);

    /// <summary>The code of a kind.</summary>
    public static string Of(CaseKind kind) => Codes[kind];

    /// <summary>The kind that a case number names, or null where it names none.</summary>
    public static CaseKind? KindOf(CaseNumber number) =>
        number.Value?.Split('-') is [var code, ..] && Kinds.TryGetValue(code, out var kind) ? kind : null;
}
