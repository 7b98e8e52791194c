using System.Text.Json.Serialization;

namespace WarningGrid;

/// <summary>The permanent id of an official (干部), e.g. <c>G00000417</c>; never re-used, derived from nothing (HIS-06).</summary>
[GenerateSerializer, Immutable, Alias("official-id"), JsonConverter(typeof(BareTextConverter<OfficialId>))]
public readonly record struct OfficialId([property: Id(0)] string Value) : IBareText<OfficialId>
{
    public static OfficialId Of(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>The permanent code of a post (岗位), e.g. <c>P-3401-0007</c>.</summary>
[GenerateSerializer, Immutable, Alias("post-code"), JsonConverter(typeof(BareTextConverter<PostCode>))]
public readonly record struct PostCode([property: Id(0)] string Value) : IBareText<PostCode>
{
    public static PostCode Of(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>The permanent code of a unit (单位), e.g. <c>U-3401</c>.</summary>
[GenerateSerializer, Immutable, Alias("unit-code"), JsonConverter(typeof(BareTextConverter<UnitCode>))]
public readonly record struct UnitCode([property: Id(0)] string Value) : IBareText<UnitCode>
{
    public static UnitCode Of(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>The permanent code of a section (股室) inside a unit.</summary>
[GenerateSerializer, Immutable, Alias("section-code"), JsonConverter(typeof(BareTextConverter<SectionCode>))]
public readonly record struct SectionCode([property: Id(0)] string Value) : IBareText<SectionCode>
{
    public static SectionCode Of(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>The number of a signal (风险信息), e.g. <c>S-2026-0001</c>.</summary>
[GenerateSerializer, Immutable, Alias("signal-number"), JsonConverter(typeof(BareTextConverter<SignalNumber>))]
public readonly record struct SignalNumber([property: Id(0)] string Value) : IBareText<SignalNumber>
{
    public static SignalNumber Of(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>The number of a lead (问题线索), e.g. <c>L-2026-0001</c>.</summary>
[GenerateSerializer, Immutable, Alias("lead-number"), JsonConverter(typeof(BareTextConverter<LeadNumber>))]
public readonly record struct LeadNumber([property: Id(0)] string Value) : IBareText<LeadNumber>
{
    public static LeadNumber Of(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>The number of a case (处置案件), e.g. <c>TI-2026-0001</c>; its first letters tell the kind.</summary>
[GenerateSerializer, Immutable, Alias("case-number"), JsonConverter(typeof(BareTextConverter<CaseNumber>))]
public readonly record struct CaseNumber([property: Id(0)] string Value) : IBareText<CaseNumber>
{
    public static CaseNumber Of(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>The number of a clearance request (廉政意见), e.g. <c>CLR-2026-0001</c>.</summary>
[GenerateSerializer, Immutable, Alias("clearance-number"), JsonConverter(typeof(BareTextConverter<ClearanceNumber>))]
public readonly record struct ClearanceNumber([property: Id(0)] string Value) : IBareText<ClearanceNumber>
{
    public static ClearanceNumber Of(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>The number of an export, e.g. <c>EX-2026-0001</c>.</summary>
[GenerateSerializer, Immutable, Alias("export-number"), JsonConverter(typeof(BareTextConverter<ExportNumber>))]
public readonly record struct ExportNumber([property: Id(0)] string Value) : IBareText<ExportNumber>
{
    public static ExportNumber Of(string text) => new(text);
    public override string ToString() => Value;
}
