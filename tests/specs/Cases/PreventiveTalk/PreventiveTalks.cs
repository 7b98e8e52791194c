using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.PreventiveTalk;

/// <summary>A preventive talk brought to the point where a spec begins.</summary>
internal static class PreventiveTalks
{
    public static CaseDesk Desk() => new CaseDesk { Kind = CaseKind.PreventiveTalk, Ground = "任前预警" }.It_is("2026-09-14 10:00");

    public static PreventivePlan Plan() => new(TalkTrigger.Appointment, "重点岗位廉洁风险提示", [Li, He], "谈话室");

    public static CaseDesk Drafted(this CaseDesk desk) => desk.Opened().Does(Li, new DraftTalk(Plan()));

    public static CaseDesk Approved(this CaseDesk desk) =>
        desk.Drafted().Does(Li, new Submit()).Does(Chief, new Pass()).Does(Wang, new Approve());

    public static RecordTalk Talk(string on, int document, bool pledge = true) =>
        new(Day(on), [Li, He], "谈话室", document, pledge);

    public static CaseDesk Held(this CaseDesk desk, bool pledge = true)
    {
        desk.Approved().It_is("2026-09-16 10:00");
        return desk.Does(Li, Talk("2026-09-16", desk.Document(DocumentKinds.PreventiveRecord), pledge));
    }

    public static CaseDesk Signed(this CaseDesk desk)
    {
        var pledge = desk.Held().HandsIn(Subject);
        return desk.Does(Subject, new SignPledge(Day("2026-09-16"), pledge));
    }

    public static CaseDesk Finished(this CaseDesk desk) => desk.Signed().Does(Li, new Finish());
}

/// <inheritdoc/>
internal sealed class PreventiveTalkWalks : IKindWalks
{
    public CaseKind Kind => CaseKind.PreventiveTalk;

    public string Drawing => "preventive-talk";

    public IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways { get; } = new Dictionary<CaseStage, Func<CaseDesk>[]>
    {
        [CaseStage.Draft] = [() => PreventiveTalks.Desk().Drafted(), () => PreventiveTalks.Desk().Opened()],
        [CaseStage.Review] = [() => PreventiveTalks.Desk().Drafted().Does(Li, new Submit())],
        [CaseStage.Approval] = [() => PreventiveTalks.Desk().Drafted().Does(Li, new Submit()).Does(Chief, new Pass())],
        [CaseStage.Approved] = [() => PreventiveTalks.Desk().Approved()],
        [PreventiveTalkStages.Held] = [() => PreventiveTalks.Desk().Held(), () => PreventiveTalks.Desk().Held(pledge: false)],
        [PreventiveTalkStages.PledgeSigned] = [() => PreventiveTalks.Desk().Signed()],
        [CaseStage.Closing] = [() => PreventiveTalks.Desk().Finished()],
        [CaseStage.Closed] = [() => PreventiveTalks.Desk().Finished().Closes(Chief)],
        [CaseStage.Archived] = [() => PreventiveTalks.Desk().Finished().Closes(Chief).Does(Custodian, new Archive())],
        [CaseStage.Void] = [() => PreventiveTalks.Desk().Drafted().Does(Li, new Discard("不再需要"))],
    };

    public IReadOnlyList<(OfficialId Who, string Move)> Onward =>
    [
        (Li, nameof(Submit)), (Chief, nameof(Pass)), (Wang, nameof(Approve)), (Li, nameof(RecordTalk)), (Subject, nameof(SignPledge)),
        (Li, nameof(Finish)),
    ];

    public CaseMove? Any(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now);
        var last = desk.File.Documents.IsEmpty ? 1 : desk.File.Documents[^1].Number;
        return move switch
        {
            nameof(DraftTalk) => new DraftTalk(PreventiveTalks.Plan()),
            nameof(RecordTalk) => new RecordTalk(
                today, [Li], "谈话室", desk.File.Documents.LastOrDefault(one => one.Kind == DocumentKinds.PreventiveRecord)?.Number ?? 1, true),
            nameof(SignPledge) => new SignPledge(today, last),
            nameof(Finish) => new Finish("不愿签署"),
            _ => null,
        };
    }
}
