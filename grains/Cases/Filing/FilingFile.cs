using System.Collections.Immutable;
using WarningGrid.Documents;
using static WarningGrid.Cases.Filing.FilingStages;

namespace WarningGrid.Cases.Filing;

// What happens only to a filing (立案移送), in the order of its life.

[Alias("filing.drafted")]
internal sealed record FilingDrafted(FilingPlan Plan) : IEvent;

/// <summary>From the approval on, cases on the same facts wait (FIL-02).</summary>
[Alias("filing.siblings-frozen")]
internal sealed record SiblingsFrozen(ImmutableArray<CaseNumber> Cases) : IEvent;

[Alias("filing.packaged")]
internal sealed record PackageMade(int Document, ExportPackage Package) : IEvent;

[Alias("filing.handed-over")]
internal sealed record PackageHandedOver(DateOnly On, string By) : IEvent;

[Alias("filing.organ-returned")]
internal sealed record OrganReturned(string Reason) : IEvent;

[Alias("filing.receipt-recorded")]
internal sealed record ReceiptRecorded(DateOnly On, string ReceiptNumber, int Document) : IEvent;

/// <param name="EffectEnd">The last day of the sanction's effect by itself; null where it has none.</param>
[Alias("filing.result-received")]
internal sealed record ResultReceived(
    FilingResult Result, DateOnly DecidedOn, string DocumentNumber, string? Measure, DateOnly? EffectEnd, SignalNumber? Signal) : IEvent;

/// <summary>What a filing remembers beyond every case.</summary>
[Alias("filing.file")]
internal sealed record FilingFile : KindFile
{
    public FilingPlan? Plan { get; init; }
    public ImmutableArray<CaseNumber> Frozen { get; init; } = [];
    public ExportPackage? Package { get; init; }
    public DateOnly? HandedOn { get; init; }
    public string? ReceiptNumber { get; init; }
    public string? Measure { get; init; }
    public DateOnly? EffectFrom { get; init; }
    public DateOnly? EffectEnd { get; init; }

    public static FilingFile Of(CaseFile file) => (FilingFile)file.Own!;

    /// <summary>Remembers one event of the kind, and the stage it leads to.</summary>
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var own = Of(file);
        return recorded.Event switch
        {
            FilingDrafted e => CaseEvolution.Stale(file) with { Own = own with { Plan = e.Plan } },
            DocumentAttached { Kind: DocumentKinds.HandOverList } when file.Stage == CaseStage.Approved => CaseEvolution.Stale(file),
            SiblingsFrozen e => file with { Own = own with { Frozen = e.Cases } },
            PackageMade e => file with { Stage = Packaged, Own = own with { Package = e.Package } },
            PackageHandedOver e => file with { Stage = HandedOver, Own = own with { HandedOn = e.On } },
            OrganReturned => file with { Stage = Packaged },
            ReceiptRecorded e => file with { Stage = ResultAwaited, Own = own with { ReceiptNumber = e.ReceiptNumber } },
            ResultReceived e => CaseEvolution.Ended(file, e.Result.ToString()) with
            {
                // A decision was served on him by the organ that made it.
                SubjectServed = file.SubjectServed || e.Result is FilingResult.Decided,
                Own = own with
                {
                    Measure = e.Measure, EffectFrom = e.EffectEnd is null ? null : e.DecidedOn, EffectEnd = e.EffectEnd,
                },
            },
            _ => file,
        };
    }
}
