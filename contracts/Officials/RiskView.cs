using System.Collections.Immutable;

namespace WarningGrid.Officials;

/// <summary>A risk state (风险状态) with its why (RST-03). It orders work and decides nothing (RST-05).</summary>
/// <param name="Score">Three decimals.</param>
/// <param name="Grounds">What set the level besides the score: an open case, an overdue reply.</param>
/// <param name="Contributions">What the score is made of; a cap stands as a line of its own with a negative amount.</param>
[GenerateSerializer, Immutable, Alias("officials.risk-view")]
public sealed record RiskView(
    [property: Id(0)] RiskLevel Level, [property: Id(1)] string Score,
    [property: Id(2)] ImmutableArray<RiskGround> Grounds, [property: Id(3)] ImmutableArray<RiskContribution> Contributions);

/// <summary>Why a level is at least this.</summary>
/// <param name="Ground">A code, e.g. <c>AdmonitionInEffect</c>, <c>Score</c>.</param>
/// <param name="Source">The object behind it; null for the score.</param>
[GenerateSerializer, Immutable, Alias("officials.risk-ground")]
public sealed record RiskGround(
    [property: Id(0)] RiskLevel Level, [property: Id(1)] string Ground, [property: Id(2)] string? Source);

/// <summary>One line of the score.</summary>
/// <param name="Number">The signal's or card's number; empty for a cap.</param>
/// <param name="Rule">The pack key of the weight; RST-02 for the cap.</param>
/// <param name="Age">Calendar days from occurrence to the day asked about.</param>
[GenerateSerializer, Immutable, Alias("officials.risk-contribution")]
public sealed record RiskContribution(
    [property: Id(0)] string Number, [property: Id(1)] string Rule, [property: Id(2)] string Weight, [property: Id(3)] int Age,
    [property: Id(4)] string Amount);

/// <summary>The levels of spec 05 §2: None 无, Blue 蓝, Yellow 黄, Orange 橙, Red 红.</summary>
[GenerateSerializer, Alias("officials.risk-level")]
public enum RiskLevel { None, Blue, Yellow, Orange, Red }
