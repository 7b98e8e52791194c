using System.Collections.Immutable;

namespace WarningGrid.Cases.Accountability;

/// <summary>The stages that only an accountability case (问责) has.</summary>
public static class AccountabilityStages
{
    public static readonly CaseStage Hearing = new("Hearing");
    public static readonly CaseStage CollectiveDecision = new("CollectiveDecision");
    public static readonly CaseStage Decided = new("Decided");
    public static readonly CaseStage Execution = new("Execution");
}

/// <summary>How an accountability case ends, where it was carried.</summary>
public static class AccountabilityOutcomes
{
    public const string Executed = "Executed";
}

/// <summary>直接责任, 主要领导责任, 重要领导责任.</summary>
[GenerateSerializer, Alias("accountability.responsibility")]
public enum Responsibility { Direct, MainLeader, ImportantLeader }

/// <summary>Who bears which responsibility.</summary>
[GenerateSerializer, Immutable, Alias("accountability.share")]
public sealed record ResponsibilityShare(
    [property: Id(0)] OfficialId Official, [property: Id(1)] Responsibility Kind, [property: Id(2)] string Facts);

/// <summary>A point of the defence and what was answered to it.</summary>
[GenerateSerializer, Immutable, Alias("accountability.defence-point")]
public sealed record DefencePoint([property: Id(0)] string Point, [property: Id(1)] string? Answer = null);

/// <summary>What the leading group decides on.</summary>
/// <param name="Shares">The subject's own among them.</param>
/// <param name="Mode">A word of the pack's list (2009 or 2019).</param>
/// <param name="Measure">What it is as a sanction, e.g. <c>OrderedResignation</c>; null where it has no effect period.</param>
[GenerateSerializer, Immutable, Alias("accountability.plan")]
public sealed record AccountabilityPlan(
    [property: Id(0)] string Facts, [property: Id(1)] ImmutableArray<ResponsibilityShare> Shares, [property: Id(2)] string Mode,
    [property: Id(3)] string? Measure = null);

/// <summary>What only an accountability case shows.</summary>
/// <param name="Votes">How many have voted; how, only the decision tells.</param>
[GenerateSerializer, Immutable, Alias("accountability.view")]
public sealed record AccountabilityView(
    [property: Id(0)] AccountabilityPlan? Plan, [property: Id(1)] DateOnly? HeardOn, [property: Id(2)] int Votes,
    [property: Id(3)] DateOnly? DecidedOn, [property: Id(4)] DateOnly? EffectiveOn, [property: Id(5)] DateOnly? EffectEnd) : CaseDetails;
