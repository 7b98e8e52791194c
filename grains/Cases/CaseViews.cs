using System.Collections.Immutable;
using WarningGrid.Approvals;

namespace WarningGrid.Cases;

/// <summary>What a reader is shown of a case: by his sight, with the moves that are his and what they still miss.</summary>
internal static class CaseViews
{
    public static CaseView Of(CaseFile file, Facts facts)
    {
        facts = file.Governed(facts);
        var sight = CaseSightRules.Of(file, facts) ?? CaseSight.Status;
        var full = sight is CaseSight.Full;
        return new(
            file.Number, file.Kind, file.Stage, file.Revision, sight,
            sight is CaseSight.Copied ? null : file.Outcome,
            sight is CaseSight.Copied ? CaseFile.Blank.Subject : file.Subject,
            full ? file.Lead : null,
            full ? file.Handler : null,
            full ? file.Ground : null,
            full ? file.Chain?.View() : null,
            Clocks(file, sight, facts.Asker.Id),
            Moves(file, facts, sight),
            Documents(file, sight, facts.Asker.Id),
            full ? [.. file.Pending.Waiting.Select(act => new CaseProposal(act.Act, new(act.By), file.RecordedAt))] : [],
            sight is CaseSight.Copied ? null : file.Ways.Details(file, sight),
            full ? file.Checkpoint : null,
            full && file.Approved is { } approved
                ? new(approved.Proposer, approved.Reviewer, approved.Approver, approved.Revision, approved.Sm3, approved.Stale)
                : null,
            AppealViews.Of(file, sight, facts));
    }

    /// <summary>Whether a reader of this sight may open a document; what he sent himself he always may.</summary>
    public static bool Shows(CaseFile file, CaseDocument document, CaseSight sight, OfficialId reader) =>
        sight is CaseSight.Full
        || file.Copies.Contains(new(reader, document.Number))
        || (sight is CaseSight.Served && CasePaperRules.Upload(file, document.Number)?.By == reader)
        || (sight is CaseSight.Served && document.Serial is not null && (file.Ways.ServedKinds.Contains(document.Kind) || AppealPapers.Kinds.Contains(document.Kind))
            && (file.HasServed(document.Number) || document.Number == file.Done.ToldBy));

    private static ImmutableArray<CaseDocument> Documents(CaseFile file, CaseSight sight, OfficialId reader) =>
        [.. file.Documents.Where(document => Shows(file, document, sight, reader))];

    private static ImmutableArray<CaseClock> Clocks(CaseFile file, CaseSight sight, OfficialId reader) =>
    [
        .. from clock in file.Clocks.All
           where sight is CaseSight.Full || (sight is CaseSight.Served && clock.Holder is { } holder && (holder == reader || file.IsSubject(holder)))
           orderby clock.IsOpen descending, clock.Due, clock.Id
           select new CaseClock(clock.Id, clock.Status.ToString(), clock.Start, clock.Due, clock.Provisional, clock.Holder),
    ];

    // Whoever sees all sees every move of the stage, and what he or others still miss; others see their own only.
    private static ImmutableArray<CaseMoveView> Moves(CaseFile file, Facts facts, CaseSight sight)
    {
        var hands = CaseHandRules.Of(file, facts);
        var unchosen = file.Unchosen(facts);
        return
        [
            .. from row in CaseLifecycle.RowsFrom(file.Ways, file.Stage)
               where row.Lists(file)
               let mine = row.IsActOf(file, hands)
               where mine || sight is CaseSight.Full
               let missing = Missing(file, row, mine, facts, row.IsGate ? unchosen : [])
               orderby mine descending
               select new CaseMoveView(row.Move, missing.IsEmpty, missing),
        ];
    }

    private static ImmutableArray<RefusalItem> Missing(
        CaseFile file, CaseStep row, bool mine, Facts facts, ImmutableArray<string> unchosen)
    {
        RowMachine.Permits(row, file, facts, out var unmet);
        return
        [
            .. mine ? Array.Empty<RefusalItem>() : [RefusalItem.Of("ACL-01.act-missing")],
            .. row.NeedsApproval && file.Approved is not { Stale: false } ? [RefusalItem.Of("DSP-04.stale")] : Array.Empty<RefusalItem>(),
            .. unmet.Select(code => RefusalItem.Of(code)),
            .. unchosen.Select(key => RefusalItem.Of("RP-05.governing-text", key)),
        ];
    }
}
