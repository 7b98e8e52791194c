using System.Collections.Immutable;

namespace WarningGrid.Rules;

/// <summary>Draft → Published or Discarded.</summary>
[GenerateSerializer, Alias("rule-pack.stage")]
public enum RulePackStage { Draft, Published, Discarded }

/// <summary>One version as it stands.</summary>
[GenerateSerializer, Immutable, Alias("rule-pack.view")]
public sealed record RulePackView(
    [property: Id(0)] string Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] RulePackStage Stage,
    [property: Id(3)] string Line,
    [property: Id(4)] DateOnly From,
    [property: Id(5)] bool On,
    [property: Id(6)] string Title,
    [property: Id(7)] string Text,
    [property: Id(8)] string Author,
    [property: Id(9)] string? Publisher,
    [property: Id(10)] DateTimeOffset? PublishedAt) : IRevised;

/// <summary>One version in the list of all.</summary>
[GenerateSerializer, Immutable, Alias("rule-pack.line")]
public sealed record RulePackLine(
    [property: Id(0)] string Id,
    [property: Id(1)] string Line,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] bool On,
    [property: Id(4)] string Title,
    [property: Id(5)] DateTimeOffset LoadedAt);

/// <summary>The rules in force on a date: the versions, and every key with its value.</summary>
[GenerateSerializer, Immutable, Alias("rule-pack.in-force")]
public sealed record RulesInForce(
    [property: Id(0)] DateOnly On,
    [property: Id(1)] ImmutableArray<string> Versions,
    [property: Id(2)] ImmutableArray<RuleLine> Rules);

/// <summary>One key.</summary>
/// <param name="Kind">N fixed by regulation, L settled locally.</param>
/// <param name="Values">One text, or the items of a list.</param>
[GenerateSerializer, Immutable, Alias("rule-pack.rule")]
public sealed record RuleLine(
    [property: Id(0)] string Key,
    [property: Id(1)] string Kind,
    [property: Id(2)] ImmutableArray<string> Values);
