using System.Collections.Immutable;
using WarningGrid.Documents;
using static WarningGrid.Cases.CorrectionOrder.CorrectionOrderStages;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>What a correction order remembers beyond every case.</summary>
[Alias("correction-order.file")]
internal sealed record CorrectionOrderFile : KindFile
{
    public OrderPlan? Plan { get; init; }
    public DateOnly? ServedOn { get; init; }
    public ImmutableArray<PlannedMeasure> Measures { get; init; } = [];
    public ImmutableArray<Milestone> Milestones { get; init; } = [];
    public ImmutableArray<ItemEvidence> Evidence { get; init; } = [];

    /// <summary>Numbers of the items, from 1.</summary>
    public IEnumerable<int> Items() => Enumerable.Range(1, Plan?.Items.Length ?? 0);

    public static CorrectionOrderFile Of(CaseFile file) => (CorrectionOrderFile)file.Own!;

    /// <summary>Remembers one event of the kind, and the stage it leads to.</summary>
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var own = Of(file);
        return recorded.Event switch
        {
            OrderDrafted e => CaseEvolution.Stale(file) with { Own = own with { Plan = e.Plan } },
            DocumentAttached { Kind: DocumentKinds.CorrectionNotice } when file.Stage == CaseStage.Approved => CaseEvolution.Stale(file),
            OrderServed e => file with
            {
                Stage = PlanDue,
                SubjectServed = true,
                UnitServed = file.UnitServed || file.Subject.Official is null,
                ServedDocuments = file.ServedDocuments.Add(e.Document),
                Own = own with { ServedOn = e.Receipt.Date },
            },
            PlanReceived e => file with { Stage = InProgress, Own = own with { Measures = e.Measures } },
            ReportReceived e => file with { Stage = UnderReview, Own = own with { Evidence = e.Evidence } },
            CorrectionContinued e => file with { Stage = Continuing, Own = own with { Milestones = e.Milestones } },
            PaperReturned { Paper: CorrectionOrderRules.Report } => file with { Stage = Rework },
            CorrectionWrittenOff => file with { Stage = WrittenOff },
            CorrectionFailed or ProceededWithoutReply => file with { Stage = Failed },
            OrderFinished e => CaseEvolution.Ended(file, e.Outcome),
            _ => file,
        };
    }
}
