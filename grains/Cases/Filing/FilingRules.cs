using WarningGrid.Approvals;
using WarningGrid.Documents;

namespace WarningGrid.Cases.Filing;

/// <summary>What a filing asks of each of its moves (spec 04 §4, FIL). No investigation measure exists here (FIL-01).</summary>
internal static class FilingRules
{
    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftFiling draft => objections
            .When(
                draft.Plan.Evidence.Any(entry => file.Document(entry.Document) is null), Rank.InvalidRule, RefusalKind.Invalid,
                "FIL.evidence")
            .Then(() => Ruling.At(given.At, new FilingDrafted(draft.Plan))),
        Package package => objections
            .Gate(
                file.Document(package.Document) is { Kind: DocumentKinds.HandOverList, Serial: not null }, "FIL.list")
            .Then(() => Ruling.At(given.At, new PackageMade(package.Document, Export(file)))),
        HandOver over => objections
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, over, over.HandedOn, given))
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, over, over.HandedOn, given), new PackageHandedOver(over.HandedOn, over.By))),
        ReturnedByOrgan back => objections.Then(() => Ruling.At(given.At, new OrganReturned(back.Reason))),
        RecordReceipt receipt => objections
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, receipt, receipt.ReceivedOn, given))
            .Gate(file.Document(receipt.Document) is not null, "DOC-01.no-document")
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, receipt, receipt.ReceivedOn, given),
                new ReceiptRecorded(receipt.ReceivedOn, receipt.ReceiptNumber, receipt.Document))),
        ReceiveResult result => Received(file, result, given, objections),
        _ => throw new System.Diagnostics.UnreachableException(move.GetType().Name),
    };

    /// <summary>What leaves: facts, evidence list, approvals, file hashes, and the manifest over them (FIL-01).</summary>
    private static ExportPackage Export(CaseFile file)
    {
        var plan = FilingFile.Of(file).Plan!;
        var approved = file.Approved!;
        var bare = new ExportPackage(
            plan.Facts, plan.Evidence,
            new(approved.Proposer, approved.Reviewer, approved.Approver, approved.Revision, approved.Sm3, approved.Stale),
            [.. file.Documents.Select(document => new PackedFile(document.Number, document.Kind, document.Sm3))], "");
        return bare with { Manifest = ApprovalBinding.Digest(bare) };
    }

    private static Ruling Received(CaseFile file, ReceiveResult result, Circumstances given, Objections objections)
    {
        var rules = given.Facts.Rules.At(file.Packs);
        var key = $"EFF.{result.Measure}";
        var end = result.Result is FilingResult.Dropped || result.Measure is null ? null
            : result.EffectUntil ?? (rules.Has(key) ? result.DecidedOn.AddMonths(rules.Limit(key).Count) : null);
        return objections
            .When(result.DecidedOn > given.Facts.Today, Rank.InvalidRule, RefusalKind.Invalid, "ASF-06.later-than-now")
            .When(
                result.Result is FilingResult.Dropped && (result.Measure is not null || result.EffectUntil is not null), Rank.InvalidRule,
                RefusalKind.Invalid, "FIL.dropped-measure")
            .When(
                result.EffectUntil is { } until && until < result.DecidedOn, Rank.InvalidRule, RefusalKind.Invalid, "FIL.effect-end")
            .Gate(result.Measure is null || end is not null, "FIL.effect-unknown", result.Measure ?? "")
            .Then(() => Ruling.At(
                given.At,
                [
                    new ResultReceived(result.Result, result.DecidedOn, result.DocumentNumber, result.Measure, end, result.Signal),
                    .. CaseEndRules.ClosingClocks(file, result.Result.ToString(), given),
                ]));
    }
}
