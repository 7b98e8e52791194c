using System.Collections.Immutable;

namespace WarningGrid.Cases.Filing;

/// <summary>The stages that only a filing (立案移送) has.</summary>
public static class FilingStages
{
    public static readonly CaseStage Packaged = new("Packaged");
    public static readonly CaseStage HandedOver = new("HandedOver");
    public static readonly CaseStage ResultAwaited = new("ResultAwaited");
}

/// <summary>How a filing ends.</summary>
[GenerateSerializer, Alias("filing.result")]
public enum FilingResult { Decided, Dropped }

/// <summary>One piece of the evidence list.</summary>
[GenerateSerializer, Immutable, Alias("filing.evidence")]
public sealed record EvidenceEntry([property: Id(0)] string Name, [property: Id(1)] int Document);

/// <summary>What is put forward for approval.</summary>
/// <param name="Organ">To whom it goes.</param>
[GenerateSerializer, Immutable, Alias("filing.plan")]
public sealed record FilingPlan(
    [property: Id(0)] string Facts, [property: Id(1)] ImmutableArray<EvidenceEntry> Evidence, [property: Id(2)] string Organ);

/// <summary>A file that leaves in the package, by its hash.</summary>
[GenerateSerializer, Immutable, Alias("filing.packed-file")]
public sealed record PackedFile([property: Id(0)] int Number, [property: Id(1)] string Kind, [property: Id(2)] string Sm3);

/// <summary>The export package (FIL-01).</summary>
/// <param name="Approval">Who proposed, reviewed and approved which revision.</param>
/// <param name="Manifest">SM3 of everything before it, in canonical JSON.</param>
[GenerateSerializer, Immutable, Alias("filing.export-package")]
public sealed record ExportPackage(
    [property: Id(0)] string Facts, [property: Id(1)] ImmutableArray<EvidenceEntry> Evidence, [property: Id(2)] CaseApproval Approval,
    [property: Id(3)] ImmutableArray<PackedFile> Files, [property: Id(4)] string Manifest);

/// <summary>What only a filing shows.</summary>
/// <param name="Frozen">Cases on the same facts that wait for its end (FIL-02).</param>
[GenerateSerializer, Immutable, Alias("filing.view")]
public sealed record FilingView(
    [property: Id(0)] FilingPlan? Plan, [property: Id(1)] ExportPackage? Package, [property: Id(2)] DateOnly? HandedOn,
    [property: Id(3)] string? ReceiptNumber, [property: Id(4)] ImmutableArray<CaseNumber> Frozen, [property: Id(5)] string? Measure,
    [property: Id(6)] DateOnly? EffectFrom, [property: Id(7)] DateOnly? EffectEnd) : CaseDetails;
