using WarningGrid.Approvals;
using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.Accountability;

/// <summary>An accountability case brought to the point where a spec begins.</summary>
internal static class Accountabilities
{
    public static CaseDesk Desk() =>
        new CaseDesk { Kind = CaseKind.Accountability, Ground = "重大项目失察" }.It_is("2026-09-14 10:00");

    public static AccountabilityPlan Plan(string? measure = "DutyAdjustment") => new(
        "项目资金监管失察,造成损失", [new(Subject, Responsibility.MainLeader, "分管该项目")], "组织调整或者组织处理", measure);

    public static CaseDesk Drafted(this CaseDesk desk, string? measure = "DutyAdjustment") =>
        desk.Opened().Does(Li, new DraftProposal(Plan(measure)));

    public static CaseDesk InHearing(this CaseDesk desk, string? measure = "DutyAdjustment") =>
        desk.Drafted(measure).Does(Li, new Submit());

    public static RecordHearing Hearing(int document) =>
        new(Day("2026-09-14"), [new("并非分管", "任职文件写明分管"), new("已尽职", "没有检查记录")], document);

    public static CaseDesk InReview(this CaseDesk desk, string? measure = "DutyAdjustment")
    {
        desk.InHearing(measure);
        return desk.Does(Li, Hearing(desk.Document(DocumentKinds.TalkRecord)));
    }

    public static CaseDesk Voting(this CaseDesk desk, string? measure = "DutyAdjustment") =>
        desk.InReview(measure).Does(Zhao, new Pass());

    public static CaseDesk Votes(this CaseDesk desk, int yes, int no = 0, int abstained = 0)
    {
        for (var n = 0; n < yes + no + abstained; n++)
        {
            desk.Does(Group[n], new CastVote(n < yes ? Ballot.For : n < yes + no ? Ballot.Against : Ballot.Abstained));
        }

        return desk;
    }

    public static CaseDesk Decides(this CaseDesk desk) =>
        desk.Does(Li, new Decide(CountyTime.DateOf(desk.Now), desk.Document(DocumentKinds.Attachment)));

    public static CaseDesk Decided(this CaseDesk desk, string? measure = "DutyAdjustment") => desk.Voting(measure).Votes(6).Decides();

    public static Serve Decision(int document, string on = "2026-09-14") =>
        new(document, new(Subject, Day(on)), Day(on), "《中国共产党问责条例》第七条", "一个月内向县委提出");

    public static CaseDesk Served(this CaseDesk desk, string? measure = "DutyAdjustment")
    {
        desk.Decided(measure);
        return desk.Does(Li, Decision(desk.Document(DocumentKinds.AccountabilityDecision)));
    }

    public static CaseDesk Executed(this CaseDesk desk, string? measure = "DutyAdjustment")
    {
        desk.Served(measure);
        return desk.Does(Li, new Executed(desk.Document(DocumentKinds.Attachment), "县委组织部", "已归入人事档案"));
    }
}

/// <inheritdoc/>
internal sealed class AccountabilityWalks : IKindWalks
{
    public CaseKind Kind => CaseKind.Accountability;

    public string Drawing => "accountability";

    public IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways { get; } = new Dictionary<CaseStage, Func<CaseDesk>[]>
    {
        [CaseStage.Draft] = [() => Accountabilities.Desk().Drafted(), () => Accountabilities.Desk().Opened()],
        [AccountabilityStages.Hearing] = [() => Accountabilities.Desk().InHearing()],
        [CaseStage.Review] = [() => Accountabilities.Desk().InReview()],
        [AccountabilityStages.CollectiveDecision] =
            [() => Accountabilities.Desk().Voting(), () => Accountabilities.Desk().Voting().Votes(6), () => Accountabilities.Desk().Voting().Votes(2, 4)],
        [AccountabilityStages.Decided] = [() => Accountabilities.Desk().Decided()],
        [AccountabilityStages.Execution] = [() => Accountabilities.Desk().Served()],
        [CaseStage.Closing] = [() => Accountabilities.Desk().Executed(), () => Accountabilities.Desk().Voting().Votes(3, 5).Decides()],
        [CaseStage.Closed] = [() => Accountabilities.Desk().Executed().Closes(Zhao)],
        [CaseStage.Archived] = [() => Accountabilities.Desk().Executed().Closes(Zhao).Does(Custodian, new Archive())],
        [CaseStage.Void] = [() => Accountabilities.Desk().Drafted().Does(Li, new Discard("不再需要"))],
    };

    public IReadOnlyList<(OfficialId Who, string Move)> Onward =>
    [
        (Li, nameof(Submit)), (Li, nameof(RecordHearing)), (Zhao, nameof(Pass)), .. Group.Select(member => (member, nameof(CastVote))),
        (Li, nameof(Decide)), (Li, nameof(Serve)), (Li, nameof(Executed)),
    ];

    public CaseMove? Any(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now);
        var last = desk.File.Documents.IsEmpty ? 1 : desk.File.Documents[^1].Number;
        return move switch
        {
            nameof(DraftProposal) => new DraftProposal(Accountabilities.Plan()),
            nameof(RecordHearing) => new RecordHearing(today, [new("已尽职", "没有记录")], last, desk.File.Documents.IsEmpty ? "未到场" : null),
            nameof(CastVote) => new CastVote(Ballot.For),
            nameof(Decide) => new Decide(today, last),
            nameof(Serve) => new Serve(last, new(Subject, today), today, "问责条例", "一个月内"),
            nameof(Executed) => new Executed(last, "县委组织部", "已归档"),
            _ => null,
        };
    }
}
