using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>An act on the appeal (申诉) that runs beside a case's stages: none of them waits for it, and it waits for none (APL-01, APL-02).</summary>
[GenerateSerializer, Immutable, Alias("appeal.move")]
public abstract record AppealMove : CaseMove;

/// <summary>The subject appeals against the measure that was served on him; or the handler enters his paper by its intake stamp.</summary>
/// <param name="StampedAt">Of an appeal on paper: its intake stamp, which decides whether it is in time (CAL-04).</param>
[GenerateSerializer, Immutable, Alias("appeal.file")]
public sealed record FileAppeal(
    [property: Id(0)] string Grounds, [property: Id(1)] DateTimeOffset? StampedAt = null) : AppealMove;

/// <summary>The discipline secretary admits an appeal whose time is over, with his reason; also after the case is closed or archived (APL-05).</summary>
[GenerateSerializer, Immutable, Alias("appeal.admit")]
public sealed record AdmitAppeal(
    [property: Id(0)] string Grounds, [property: Id(1)] string Reason) : AppealMove;

/// <summary>Somebody who had nothing to do with the case takes the appeal on (APL-03).</summary>
[GenerateSerializer, Immutable, Alias("appeal.take")]
public sealed record TakeAppeal : AppealMove;

/// <summary>The one who took it decides; a re-review is decided by the guidance group, finally.</summary>
/// <param name="Outcome">Upheld, Varied or Overturned.</param>
/// <param name="Variation">What stands instead; with Varied alone, and never heavier (APL-04).</param>
[GenerateSerializer, Immutable, Alias("appeal.decide")]
public sealed record DecideAppeal(
    [property: Id(0)] AppealStage Outcome, [property: Id(1)] string Opinion, [property: Id(2)] AppealVariation? Variation = null) : AppealMove;

/// <summary>The decision is served: from here the time for a re-review runs (DL-45).</summary>
[GenerateSerializer, Immutable, Alias("appeal.serve-decision")]
public sealed record ServeAppealDecision([property: Id(0)] ServiceReceipt Receipt) : AppealMove;

/// <summary>The subject applies for the re-review of what was upheld or varied.</summary>
/// <inheritdoc cref="FileAppeal"/>
[GenerateSerializer, Immutable, Alias("appeal.apply-re-review")]
public sealed record ApplyReReview(
    [property: Id(0)] string Grounds, [property: Id(1)] DateTimeOffset? StampedAt = null) : AppealMove;

/// <summary>The appellant withdraws: nobody has taken it on yet, or what stood before the re-review stands again.</summary>
[GenerateSerializer, Immutable, Alias("appeal.withdraw")]
public sealed record WithdrawAppeal : AppealMove;

/// <summary>The clearing (澄清) of whoever was wronged is served on him and on his unit, once the case is void (APL-06).</summary>
/// <param name="Unit">Of the unit's party head; null where the subject is the unit itself.</param>
[GenerateSerializer, Immutable, Alias("appeal.issue-clarification")]
public sealed record IssueClarification(
    [property: Id(0)] string Text, [property: Id(1)] ServiceReceipt Subject, [property: Id(2)] ServiceReceipt? Unit = null) : AppealMove;

/// <summary>What an appeal leaves standing: at most as heavy, at most as long, on no other ground (APL-04).</summary>
/// <param name="Form">The form of a criticism, or the measure of an accountability.</param>
/// <param name="EffectEnd">The last day of its effect; null where it has none any more.</param>
[GenerateSerializer, Immutable, Alias("appeal.variation")]
public sealed record AppealVariation(
    [property: Id(0)] CaseKind Kind, [property: Id(1)] string? Form, [property: Id(2)] DateOnly? EffectEnd,
    [property: Id(3)] ImmutableArray<string> Grounds);
