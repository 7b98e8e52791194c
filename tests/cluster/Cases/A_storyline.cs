using System.Globalization;
using System.Text;
using WarningGrid.Cases.CorrectionOrder;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Clearances;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Signals;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using WarningGrid.Vault;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;

namespace WarningGrid.Cases;

/// <summary>One storyline of the whole specification, on a cluster with PostgreSQL: a signal, its lead, an inquiry, the order that follows it, an answer.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class A_storyline(DisposalCounty county)
{
    private const string Organiser = "G00000421", Person = "G10000077", Name = "钱某";

    private static readonly string IdNo = ClearanceCounty.IdNo(77);

    [Fact]
    public async Task Examples_00_3_and_00_4_each_object_links_to_its_cause_and_the_answer_is_4_while_the_inquiry_is_open_and_then_3()
    {
        await Settles();
        var signal = await Received();
        var lead = await Decided(signal);
        TestCaller.Is(Li);
        var revision = (await county.County.Grain<ILeadGrain>(lead.Key()).Read()).Value.Revision;
        var inquiry = (await county.County.Grain<ILeadGrain>(lead.Key())
            .OpenCase(new(CaseKind.TalkInquiry, new(Person), null, "违反工作纪律"), new("story-open", revision))).Value.Case;
        var order = await Inquired(inquiry);
        await WrittenOff(order);

        // Each names what it came from: the order the inquiry, both the lead, the lead its signal, the record the order.
        TestCaller.Is(Li);
        Assert.Equal(signal, Assert.Single((await county.County.Grain<ILeadGrain>(lead.Key()).Read()).Value.Content!.Signals));
        Assert.Equal((lead, lead), ((await county.Case(inquiry).Read()).Value.Lead, (await county.Case(order).Read()).Value.Lead));
        Assert.Equal(
            1, await county.County.Database.Ask<long>(
                $"select count(*) from wg.event where stream = '{order.Key()}' and type = 'case.descended' and entry like '%\"{inquiry}\"%'"));
        await Until.Holds(async () => await county.County.Database.Ask<long>(
            $"select count(*) from wg.warning where stream = 'o-{Person}' and source = '{order}' and outcome = 'WrittenOff'") == 1);

        Assert.Equal(4, await Suggested());

        await county.Move(Wang, inquiry, new Close());
        await county.County.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(3, await Suggested());
    }

    // Who asks and who reads the evidence, and an official of the town with his number.
    private async Task Settles()
    {
        await county.County.Database.Run(
            $"""
            insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
              ('g-{Organiser}', 1, '{Organiser}', 'OrgDept', 'All', '', '', '2020-01-01'),
              ('g-{Person}', 1, '{Person}', 'PostHolder', 'Self', '', '', '2020-01-01')
            """);
        var vault = county.County.Services.GetRequiredService<IFieldVault>();
        DateOnly founded = new(2019, 1, 1);
        await county.Log.Append(new Born(
            $"o-{Person}", county.County.Now,
            [
                new OfficialRegistered(new(Person), new(Name, IdNo: SealedIdNo.Of(vault, IdNo)), CadreAuthority.County),
                new PostStarted(new("P-0-2"), new("U-3401"), founded, InTeam: false, HeadsUnit: false),
            ]));
    }

    // What audit found names him by his number: nobody has to say whom it means.
    private async Task<SignalNumber> Received()
    {
        TestCaller.Is(Caller.Feed("audit-feed"));
        var found = FedCounty.Event(
            "urn:town:audit-feed", FeedTypes.Audit, "story-1", "审计", FedCounty.Finding(more: $$""","official":{"idNo":"{{IdNo}}","name":"{{Name}}"}"""),
            time: (county.County.Now - TimeSpan.FromHours(1)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        var receipt = Assert.Single(await county.County.Cluster.Client.GetGrain<ISignalIntake>(0).Take([FeedEnvelope.Line(Encoding.UTF8.GetBytes(found))]));
        Assert.True(receipt.Status is ReceiptStatus.Accepted, receipt.Refused?.Code);
        return receipt.SignalNo!.Value;
    }

    private async Task<LeadNumber> Decided(SignalNumber signal)
    {
        TestCaller.Is(InquiryTown.Officer);
        var grain = county.County.Grain<ISignalGrain>(signal.Key());
        var seen = (await grain.Read()).Value;
        Assert.Equal(new OfficialId(Person), Assert.Single(seen.Matches).Confirmed);
        var lead = (await grain.Register(new(), new("story-register", seen.Revision))).Value.Lead!.Value;
        await Does(InquiryTown.Officer, lead, (one, by) => one.Accept(new(), by));
        await Does(Custodian, lead, (one, by) => one.Assign(new(new(Li)), by));
        await Does(Li, lead, (one, by) => one.Propose(new(LeadMode.TalkInquiry, "可查性强", new(new('a', 64), "集体排查会议纪要")), by));
        await Does(Wang, lead, (one, by) => one.Approve(new(), by));
        await Does(Zhao, lead, (one, by) => one.Approve(new(), by));
        return lead;
    }

    private async Task Does(string by, LeadNumber lead, Func<ILeadGrain, Submission, Task<Outcome<LeadView>>> move)
    {
        TestCaller.Is(by);
        var grain = county.County.Grain<ILeadGrain>(lead.Key());
        var seen = await grain.Read();
        var moved = await move(grain, new($"{lead}-{by}-{seen.Value.Revision}", seen.Value.Revision));
        Assert.True(moved.Refused is null, $"{moved.Refused?.Code} {string.Join(' ', moved.Refused?.Items.Select(item => item.Code) ?? [])}");
    }

    /// <summary>An inquiry whose outcome is a measure, up to its closing; answers the correction order that follows it.</summary>
    private async Task<CaseNumber> Inquired(CaseNumber number)
    {
        await county.Move(Li, number, new DraftPlan(new(
            InquiryMode.Inquiry, "反映你在采购方面的问题", ["请说明采购程序。"], [new(Li)], "谈话室", "安全预案")));
        await county.Move(Li, number, new CheckRedaction("已脱密"));
        await county.Document(number, DocumentKinds.Plan);
        var notice = await county.Document(number, DocumentKinds.InquiryNotice);
        await county.Move(Li, number, new Submit());
        await county.Move(Wang, number, new Pass());
        await county.Move(Zhao, number, new Approve());
        await county.Move(Li, number, new ServeNotice(notice, new(new(Person), county.Today), new(Head)));
        await county.Move(Person, number, new DraftReply([new(1, "程序不合规。")]));
        await county.Move(Head, number, new Countersign("情况属实"));
        await county.Move(Person, number, new Reply([new(1, "程序不合规。")]));
        await county.Move(Li, number, new Accept([]));
        await county.Move(Wang, number, new Accept([]));
        var opinion = await county.Document(number, DocumentKinds.Opinion);
        await county.Move(Li, number, new Propose(InquiryOutcome.Measure, "责令纠错", opinion, [CaseKind.CorrectionOrder]));
        await county.Move(Wang, number, new Pass());
        await county.Move(Zhao, number, new Approve());
        await county.Move(Li, number, new OpenFollowing(CaseKind.CorrectionOrder, "采购程序"));
        CaseMove[] rest =
            [new TellSubject("当面告知"), new ReturnResult("InProgress"), new EnterArchive("谈话函询一次"), new SetMeetingTask(), new ProposeClosing("已办结")];
        foreach (var move in rest)
        {
            await county.Move(Li, number, move);
        }

        return new(await county.County.Database.Ask<string>(
            $"select number from wg.disposal_case where official = '{Person}' and kind = 'CorrectionOrder'") ?? "");
    }

    private async Task WrittenOff(CaseNumber number)
    {
        await county.Move(Li, number, new DraftOrder(new([new("采购程序", "采购管理办法第九条", "限期整改")], CompetentUnit, null, Publish: false)));
        var notice = await county.Document(number, DocumentKinds.CorrectionNotice);
        await county.Move(Li, number, new Submit());
        await county.Move(Chief, number, new Pass());
        await county.Move(Wang, number, new Approve());
        await county.Move(Li, number, new Serve(notice, new(new(Person), county.Today)));
        await county.Move(Li, number, new ReceivePlan(
            [new(1, "整改", "财政所所长", county.Today.AddDays(7))], await county.HandsIn(Person, number)));
        var report = await county.HandsIn(Person, number);
        await county.Move(Person, number, new ReceiveReport([new(1, report, "已整改")], report));
        await county.Move(InquiryTown.Officer, number, new WriteOff("整改到位"));
        var view = await county.Move(Competent, number, new WriteOff("整改到位"));
        Assert.Equal(CorrectionOrderStages.WrittenOff, view.Stage);
        await county.Move(Li, number, new Finish(await county.Document(number, DocumentKinds.WriteOffSlip)));
    }

    /// <summary>The code suggested to the offices for an answer asked now.</summary>
    private async Task<int?> Suggested()
    {
        TestCaller.Is(Organiser);
        var letter = (await county.County.Grain<IDocumentShelf>("shelf").Keep(new("函.pdf", "application/pdf", "关于征求意见的函"u8.ToArray()))).Value;
        var key = county.County.Now.ToString("O", CultureInfo.InvariantCulture);
        var opened = (await county.County.Grain<IClearanceRegister>("any").Open(
            new("组函〔2026〕77号", county.Today, "中共某县委组织部", ClearancePurpose.Promotion, null, letter.Sm3), new("story-" + key))).Value;
        var grain = county.County.Grain<IClearanceGrain>(opened.Number.Key());
        Assert.Null((await grain.Submit(new([new(Name, IdNo, "清河镇")]), new("rows-" + key, opened.Revision))).Refused);
        await Until.Holds(async () => (await grain.Read()).Value.Stage == ClearanceStage.Suggested);
        TestCaller.Is(Custodian);
        return Assert.Single((await grain.Rows(new(null, Limit: 10))).Value.Rows).Suggested;
    }
}
