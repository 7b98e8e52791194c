using System.Collections.Immutable;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>Writes or changes what is to be corrected. After an approval this makes it stale (DSP-04).</summary>
[GenerateSerializer, Immutable, Alias("correction-order.draft")]
public sealed record DraftOrder([property: Id(0)] OrderPlan Plan) : CaseMove;

/// <summary>Serves the order on the official, or on the unit's head.</summary>
/// <param name="Document">The sealed 责令纠错通知书 (D-JC).</param>
[GenerateSerializer, Immutable, Alias("correction-order.serve")]
public sealed record Serve([property: Id(0)] int Document, [property: Id(1)] ServiceReceipt Receipt) : CaseMove;

/// <summary>Takes the plan of correction (整改方案) in; what is not good enough is returned instead.</summary>
/// <param name="Measures">For every item of the order at least one, each with its person and date.</param>
[GenerateSerializer, Immutable, Alias("correction-order.receive-plan")]
public sealed record ReceivePlan(
    [property: Id(0)] ImmutableArray<PlannedMeasure> Measures, [property: Id(1)] int Document,
    [property: Id(2)] DateTimeOffset? StampedAt = null) : CaseMove;

/// <summary>The report on the correction (整改报告) with its evidence: sent by subject or unit, or entered by the handler.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.receive-report")]
public sealed record ReceiveReport(
    [property: Id(0)] ImmutableArray<ItemEvidence> Evidence, [property: Id(1)] int Document,
    [property: Id(2)] DateTimeOffset? StampedAt = null) : CaseMove;

/// <summary>Goes on correcting by milestones (里程碑计划), in the longer time that was granted.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.ask-continuing")]
public sealed record AskContinuing([property: Id(0)] ImmutableArray<Milestone> Milestones) : CaseMove;

/// <summary>Reports on one milestone.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.report-milestone")]
public sealed record ReportMilestone([property: Id(0)] int Milestone, [property: Id(1)] string Progress) : CaseMove;

/// <summary>The correction is good: the warning officer finds it, the competent unit confirms it (销号).</summary>
[GenerateSerializer, Immutable, Alias("correction-order.write-off")]
public sealed record WriteOff([property: Id(0)] string Opinion) : CaseMove;

/// <summary>The correction is not good, and it is not to be done again.</summary>
[GenerateSerializer, Immutable, Alias("correction-order.fail")]
public sealed record Fail([property: Id(0)] string Opinion) : CaseMove;

/// <summary>The order comes to its end: written off, or failed with a heavier course recommended.</summary>
/// <param name="Document">Of a correction written off the sealed 销号单 (D-XH).</param>
/// <param name="PublishedOn">Where a unit was ordered to publish its result: when it did (DL-54).</param>
[GenerateSerializer, Immutable, Alias("correction-order.finish")]
public sealed record Finish([property: Id(0)] int? Document = null, [property: Id(1)] DateOnly? PublishedOn = null) : CaseMove;
