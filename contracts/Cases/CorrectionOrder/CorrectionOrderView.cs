using System.Collections.Immutable;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>The stages that only a correction order (责令纠错) has.</summary>
public static class CorrectionOrderStages
{
    public static readonly CaseStage PlanDue = new("PlanDue");
    public static readonly CaseStage InProgress = new("InProgress");
    public static readonly CaseStage UnderReview = new("UnderReview");
    public static readonly CaseStage Rework = new("Rework");
    public static readonly CaseStage Continuing = new("Continuing");
    public static readonly CaseStage WrittenOff = new("WrittenOff");
    public static readonly CaseStage Failed = new("Failed");
}

/// <summary>How a correction ends.</summary>
public static class CorrectionOrderOutcomes
{
    public const string WrittenOff = "WrittenOff";
    public const string Failed = "Failed";
}

/// <summary>One thing to be corrected.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.item")]
public sealed record OrderItem(
    [property: Id(0)] string Deviation, [property: Id(1)] string LegalBasis, [property: Id(2)] string Requirement);

/// <summary>What is put forward for approval.</summary>
/// <param name="Items">Numbered from 1 in this order.</param>
/// <param name="CompetentUnit">The unit in charge of the matter, whose head judges the correction with the warning officer.</param>
/// <param name="Publish">Whether a unit is ordered to publish its result.</param>
[GenerateSerializer, Immutable, Alias("correction-order.plan")]
public sealed record OrderPlan(
    [property: Id(0)] ImmutableArray<OrderItem> Items, [property: Id(1)] UnitCode CompetentUnit, [property: Id(2)] OfficialId? Liaison,
    [property: Id(3)] bool Publish);

/// <summary>What is done about one item, by whom, until when.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.planned-measure")]
public sealed record PlannedMeasure(
    [property: Id(0)] int Item, [property: Id(1)] string Measure, [property: Id(2)] string Person, [property: Id(3)] DateOnly Until);

/// <summary>The evidence that one item was corrected, by its document on the case.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.item-evidence")]
public sealed record ItemEvidence([property: Id(0)] int Item, [property: Id(1)] int Document, [property: Id(2)] string Result);

/// <summary>A step of a correction that takes longer.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.milestone")]
public sealed record Milestone([property: Id(0)] string Goal, [property: Id(1)] DateOnly Until);

/// <summary>What only a correction order shows.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.view")]
public sealed record CorrectionOrderView(
    [property: Id(0)] OrderPlan? Plan, [property: Id(1)] DateOnly? ServedOn, [property: Id(2)] ImmutableArray<PlannedMeasure> Measures,
    [property: Id(3)] ImmutableArray<Milestone> Milestones, [property: Id(4)] ImmutableArray<ItemEvidence> Evidence,
    [property: Id(5)] int Returns) : CaseDetails;
