namespace WarningGrid.Rules;

/// <summary>Drafts a version. The text is the pack as JSON: id, line, order, inherits, from, on, title, drops, rules.</summary>
[GenerateSerializer, Immutable, Alias("rule-pack.draft")]
public sealed record DraftPack([property: Id(0)] string Text);

/// <summary>Publishes the draft that was read.</summary>
/// <param name="Reason">Why the rules change, e.g. the document that orders it.</param>
[GenerateSerializer, Immutable, Alias("rule-pack.publish")]
public sealed record PublishPack([property: Id(0)] string Reason);

[GenerateSerializer, Immutable, Alias("rule-pack.discard")]
public sealed record DiscardPack([property: Id(0)] string Reason);
