using System.Collections.Immutable;

namespace WarningGrid;

/// <summary>An expected "no" (spec README §4). It changes nothing but the audit log.</summary>
/// <param name="Kind">One of the sixteen kinds.</param>
/// <param name="RuleId">The rule that says no, e.g. <c>DSP-03</c>.</param>
/// <param name="Code">Stable and machine-readable, e.g. <c>DSP-03.same-hand</c>; its sentence stands in <see cref="Sentences"/>.</param>
/// <param name="Text">The Chinese sentence a person reads. Never a name, a finding or a source.</param>
/// <param name="Items">What exactly is missing or wrong; empty where the code says it all.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalKind Kind,
    [property: Id(1)] string RuleId,
    [property: Id(2)] string Code,
    [property: Id(3)] string Text,
    [property: Id(4)] ImmutableArray<RefusalItem> Items)
{
    /// <summary>A refusal whose rule id is the part of the code before the first dot and whose text is its sentence.</summary>
    public static Refusal Of(RefusalKind kind, string code, params object[] details) =>
        new(kind, code.Split('.')[0], code, Sentences.Of(code, details), []);

    /// <summary>The same refusal, listing what is missing or wrong.</summary>
    public Refusal With(IEnumerable<RefusalItem> items) => this with { Items = [.. items] };

    /// <summary>The one answer for absent, out of scope, recused and no longer assigned (ACL-01): identical everywhere.</summary>
    public static Refusal NotFound { get; } = Of(RefusalKind.NotFound, "ACL-01.not-found");

    public bool Equals(Refusal? other) =>
        other is not null && Kind == other.Kind && RuleId == other.RuleId && Code == other.Code && Text == other.Text
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Kind, Code, Text);
}

/// <summary>One missing gate or one wrong member.</summary>
/// <param name="Code">As in <see cref="Refusal.Code"/>.</param>
/// <param name="Text">The Chinese sentence.</param>
/// <param name="Member">JSON pointer of the member concerned, where there is one.</param>
[GenerateSerializer, Immutable, Alias("refusal-item")]
public sealed record RefusalItem(
    [property: Id(0)] string Code, [property: Id(1)] string Text, [property: Id(2)] string? Member = null)
{
    public static RefusalItem Of(string code, params object[] details) => new(code, Sentences.Of(code, details));

    public static RefusalItem At(string member, string code, params object[] details) =>
        new(code, Sentences.Of(code, details), member);
}

/// <summary>The sixteen kinds of spec README §4, in its order.</summary>
[GenerateSerializer, Alias("refusal-kind")]
public enum RefusalKind
{
    Invalid, Forbidden, NotFound, WrongStage, GateNotMet, Stale, SameHand, Recused, TooLate, LimitExceeded,
    ContentConflict, Sealed, SecrecyBlocked, Locked, RuleMissing, Unavailable,
}
