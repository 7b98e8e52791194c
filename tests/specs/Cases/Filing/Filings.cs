using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.Filing;

/// <summary>A filing brought to the point where a spec begins.</summary>
internal static class Filings
{
    public static CaseDesk Desk() => new CaseDesk { Kind = CaseKind.Filing, Ground = "涉嫌严重违纪" }.It_is("2026-09-14 10:00");

    public static CaseDesk Drafted(this CaseDesk desk)
    {
        desk.Opened();
        var evidence = desk.Document(DocumentKinds.Attachment);
        desk.Does(Li, new DraftFiling(new("涉嫌挪用公款", [new("银行流水", evidence)], "市纪委监委")));
        desk.Document(DocumentKinds.HandOverList);
        return desk;
    }

    public static CaseDesk Approved(this CaseDesk desk) =>
        desk.Drafted().Does(Li, new Submit()).Does(Zhao, new Pass()).Does(Sun, new Approve());

    public static CaseDesk Packaged(this CaseDesk desk) => desk.Approved().Does(Li, new Package(2));

    public static CaseDesk HandedOver(this CaseDesk desk) =>
        desk.Packaged().It_is("2026-09-16 10:00").Does(Li, new HandOver(Day("2026-09-16"), "专人送达"));

    public static CaseDesk Awaiting(this CaseDesk desk)
    {
        desk.HandedOver().It_is("2026-09-18 10:00");
        return desk.Does(Li, new RecordReceipt(Day("2026-09-18"), "市纪收〔2026〕18号", desk.Document(DocumentKinds.Attachment)));
    }

    public static CaseDesk Ends(this CaseDesk desk, FilingResult result) =>
        desk.Awaiting().It_is("2026-10-26 10:00").Does(Li, Result(result));

    public static ReceiveResult Result(FilingResult result) =>
        new(result, Day("2026-10-26"), "市纪〔2026〕41号", result is FilingResult.Decided ? "PartyWarning" : null);
}

/// <inheritdoc/>
internal sealed class FilingWalks : IKindWalks
{
    public CaseKind Kind => CaseKind.Filing;

    public string Drawing => "filing";

    public IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways { get; } = new Dictionary<CaseStage, Func<CaseDesk>[]>
    {
        [CaseStage.Draft] = [() => Filings.Desk().Drafted(), () => Filings.Desk().Opened()],
        [CaseStage.Review] = [() => Filings.Desk().Drafted().Does(Li, new Submit())],
        [CaseStage.Approval] = [() => Filings.Desk().Drafted().Does(Li, new Submit()).Does(Zhao, new Pass())],
        [CaseStage.Approved] = [() => Filings.Desk().Approved()],
        [FilingStages.Packaged] = [() => Filings.Desk().Packaged()],
        [FilingStages.HandedOver] = [() => Filings.Desk().HandedOver()],
        [FilingStages.ResultAwaited] = [() => Filings.Desk().Awaiting()],
        [CaseStage.Closing] = [() => Filings.Desk().Ends(FilingResult.Decided), () => Filings.Desk().Ends(FilingResult.Dropped)],
        [CaseStage.Closed] = [() => Filings.Desk().Ends(FilingResult.Decided).Closes(Zhao)],
        [CaseStage.Archived] = [() => Filings.Desk().Ends(FilingResult.Decided).Closes(Zhao).Does(Custodian, new Archive())],
        [CaseStage.Void] = [() => Filings.Desk().Drafted().Does(Li, new Discard("不再需要"))],
    };

    public IReadOnlyList<(OfficialId Who, string Move)> Onward =>
    [
        (Li, nameof(Submit)), (Zhao, nameof(Pass)), (Sun, nameof(Approve)), (Li, nameof(Package)), (Li, nameof(HandOver)),
        (Li, nameof(RecordReceipt)), (Li, nameof(ReceiveResult)),
    ];

    public CaseMove? Any(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now);
        var last = desk.File.Documents.IsEmpty ? 1 : desk.File.Documents[^1].Number;
        return move switch
        {
            nameof(DraftFiling) => new DraftFiling(new("涉嫌挪用公款", desk.File.Documents.IsEmpty ? [] : [new("流水", 1)], "市纪委监委")),
            nameof(Package) => new Package(2),
            nameof(HandOver) => new HandOver(today, "专人送达"),
            nameof(ReturnedByOrgan) => new ReturnedByOrgan("缺少材料"),
            nameof(RecordReceipt) => new RecordReceipt(today, "市纪收〔2026〕18号", last),
            nameof(ReceiveResult) => new ReceiveResult(FilingResult.Decided, today, "市纪〔2026〕41号", "PartyWarning"),
            _ => null,
        };
    }
}
