using System.Collections.Immutable;

namespace WarningGrid.Cases.CorrectionOrder;

// What happens only to a correction order (责令纠错), in the order of its life.

[Alias("correction-order.drafted")]
internal sealed record OrderDrafted(OrderPlan Plan) : IEvent;

[Alias("correction-order.served")]
internal sealed record OrderServed(int Document, ServiceReceipt Receipt) : IEvent;

[Alias("correction-order.plan-received")]
internal sealed record PlanReceived(ImmutableArray<PlannedMeasure> Measures, int Document, DateTimeOffset? StampedAt) : IEvent;

[Alias("correction-order.report-received")]
internal sealed record ReportReceived(ImmutableArray<ItemEvidence> Evidence, int Document, DateTimeOffset? StampedAt) : IEvent;

[Alias("correction-order.continued")]
internal sealed record CorrectionContinued(ImmutableArray<Milestone> Milestones) : IEvent;

[Alias("correction-order.milestone-reported")]
internal sealed record MilestoneReported(int Milestone, string Progress) : IEvent;

[Alias("correction-order.written-off")]
internal sealed record CorrectionWrittenOff(string Opinion) : IEvent;

[Alias("correction-order.failed")]
internal sealed record CorrectionFailed(string Opinion) : IEvent;

[Alias("correction-order.finished")]
internal sealed record OrderFinished(string Outcome, int? Document, DateOnly? PublishedOn) : IEvent;
