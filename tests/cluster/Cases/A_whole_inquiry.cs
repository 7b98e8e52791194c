using System.Collections.Immutable;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Documents;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Cases;

/// <summary>A talk and inquiry from its lead to the archive, on a cluster with PostgreSQL.</summary>
public sealed class A_whole_inquiry(CaseCounty county) : IClassFixture<CaseCounty>
{
    private static readonly ImmutableArray<ReplyAnswer> Answers = [new(1, "程序合规。"), new(2, "资金到位。")];

    [Fact]
    public async Task From_the_lead_to_the_archive_every_hand_does_its_part_and_everybody_hears_of_it()
    {
        var number = await county.Open(0);
        await Approved(number);
        var view = await county.Move(Li, number, new ServeNotice(2, new(new(Subject), county.Today), new(Head)));
        Assert.Equal(TalkInquiryStages.ReplyDue, view.Stage);
        await county.Move(Subject, number, new DraftReply(Answers));
        await county.Move(Head, number, new Countersign("情况属实"));
        await county.Move(Subject, number, new Reply(Answers));
        await county.Move(Li, number, new Accept([]));
        await county.Move(Wang, number, new Accept([]));
        var opinion = await county.Document(number, DocumentKinds.Opinion);
        await county.Move(Li, number, new Propose(InquiryOutcome.Accepted, "采信了结", opinion));
        await county.Move(Wang, number, new Pass());
        view = await county.Move(Zhao, number, new Approve());
        Assert.Equal((CaseStage.Closing, "Accepted"), (view.Stage, view.Outcome));

        var letter = await county.Document(number, DocumentKinds.AcceptedLetter);
        CaseMove[] rest =
            [new TellSubject("送达反馈函", letter), new ReturnResult("Adopted"), new EnterArchive("谈话函询一次"), new SetMeetingTask(), new ProposeClosing("已办结")];
        foreach (var move in rest)
        {
            await county.Move(Li, number, move);
        }

        await county.Move(Wang, number, new Close());
        var before = await county.County.Database.Ask<long>($"select max(version) from wg.event where stream = '{number.Key()}'");
        await county.Move(Custodian, number, new Archive());

        TestCaller.Is(Zhao);
        var archived = (await county.Case(number).Read()).Value;
        var entry = (await county.Log.Read(number.Key(), before - 1, before)).Single();
        Assert.Equal(
            new CaseCheckpoint(before, Convert.ToHexStringLower(entry.Head.Sm3.Span), Convert.ToHexStringLower(entry.Head.Sha256.Span)),
            archived.Checkpoint);
        Assert.Equal(
            RefusalKind.Locked, await Refused(Li, number, new Submit()));

        await Until.Holds(async () => await Events($"o-{Subject}", "history.warning-noted") >= 10);
        Assert.Equal(1, await Events($"o-{Subject}", "history.archive-entry"));
        Assert.Equal(1, await Events($"o-{Subject}", "history.meeting-task"));
        await Until.Holds(async () => await Events(InquiryTown.Lead(0).Key(), "lead.closed") == 1);
        await Until.Holds(async () => await Events($"n-当预函-{county.Today.Year}", "serial.sealed") >= 1);
    }

    [Fact]
    public async Task Every_command_of_the_way_is_acknowledged()
    {
        TestCaller.Is(Li);
        var way = InquiryWay.Of(await InquiryWay.Upload(county.County.Cluster.Client), county.Today);
        var walk = new InquiryWalk(new GrainDesk(county.County.Cluster.Client), way, 1, InquiryTown.Official(1));
        while (!walk.Arrived)
        {
            var refusal = await walk.Go();
            Assert.True(refusal is null, $"{walk.Key}: {refusal?.Code} {string.Join(' ', refusal?.Items.Select(item => item.Code) ?? [])}");
        }
    }

    [Fact]
    public async Task A_repeated_key_answers_like_the_first_and_the_serial_is_the_same()
    {
        var number = await county.Open(1);
        await Drafted(number, seal: false);
        TestCaller.Is(Li);
        var seen = (await county.Case(number).Read()).Value;
        var once = new Submission("seal-once", seen.Revision);
        var first = (await county.Case(number).Move(new SealDocument(2), once)).Value;
        var again = (await county.Case(number).Move(new SealDocument(2), once)).Value;

        Assert.Equal(first.Documents[1].Serial, again.Documents[1].Serial);
        Assert.Equal(first.Revision, again.Revision);
        Assert.Equal(RefusalKind.ContentConflict, (await county.Case(number).Move(new SealDocument(1), once)).Refused?.Kind);
        Assert.Equal(RefusalKind.Stale, (await county.Case(number).Move(new Submit(), new("late", seen.Revision))).Refused?.Kind);
    }

    [Fact]
    public async Task SER_01_a_refused_sealing_takes_no_number()
    {
        var number = await county.Open(2);
        await Drafted(number);
        var series = $"n-当预函-{county.Today.Year}";
        var reserved = await Events(series, "serial.reserved");

        Assert.Equal(RefusalKind.GateNotMet, await Refused(Li, number, new SealDocument(2)));
        Assert.Equal(RefusalKind.GateNotMet, await Refused(Li, number, new SealDocument(99)));

        Assert.Equal(reserved, await Events(series, "serial.reserved"));
    }

    [Fact]
    public async Task ACL_01_the_register_lists_a_case_to_whom_it_is_open_and_to_nobody_else()
    {
        var number = await county.Open(3);
        await Drafted(number);
        Assert.True(await Lists(Li, number));
        Assert.True(await Lists(Custodian, number));
        Assert.False(await Lists(Wang, number));
        Assert.False(await Lists(Subject, number));
        Assert.False(await Lists(Stranger, number));
        await county.Move(Li, number, new Submit());
        Assert.True(await Lists(Wang, number));

        TestCaller.Is(Stranger);
        Assert.Equal(Refusal.NotFound, (await county.Case(number).Read()).Refused);
        Assert.Equal(Refusal.NotFound, (await county.Case(new("TI-2026-9999")).Read()).Refused);
    }

    [Fact]
    public async Task A_document_is_opened_by_whom_it_is_shown_to_and_the_history_tells_all_of_it()
    {
        var number = await county.Open(4);
        await Approved(number);
        TestCaller.Is(Zhao);
        var file = (await county.Case(number).OpenDocument(1)).Value;
        Assert.Equal($"{number} D-FA {county.Today}", System.Text.Encoding.UTF8.GetString(file.Content.Span));

        var page = (await county.Case(number).History(0, 3)).Value;
        Assert.Equal(["case.opened", "talk-inquiry.plan-drafted", "talk-inquiry.redaction-checked"], page.Entries.Select(entry => entry.Type));
        Assert.Equal(3, page.Next);
        TestCaller.Is(Custodian);
        Assert.Equal(RefusalKind.Forbidden, (await county.Case(number).History(0, 3)).Refused?.Kind);
        Assert.Equal(Refusal.NotFound, (await county.Case(number).OpenDocument(1)).Refused);
    }

    [Fact]
    public async Task ACL_03_whose_second_hand_it_waits_for_finds_the_case_until_he_has_given_it()
    {
        var number = await county.Open(6);
        await Approved(number);
        await county.Move(Li, number, new ServeNotice(2, new(new(Subject), county.Today), new(Head)));
        await county.Move(Subject, number, new DraftReply(Answers));
        await county.Move(Head, number, new Countersign("情况属实"));
        await county.Move(Subject, number, new Reply(Answers));
        Assert.False(await Lists(Far, number));

        await county.Move(Li, number, new Accept([]));
        Assert.True(await Lists(Far, number));
        await county.Move(Far, number, new Accept([]));

        Assert.False(await Lists(Far, number));
        TestCaller.Is(Far);
        Assert.Equal(Refusal.NotFound, (await county.Case(number).Read()).Refused);
    }

    [Fact]
    public async Task Example_09_01_RCU_07_whoever_joins_the_subjects_team_today_has_never_heard_of_the_case()
    {
        var number = await county.Open(7);
        await Drafted(number);
        await county.Move(Li, number, new Submit());
        Assert.True(await Lists(Chen, number));

        await county.County.Database.Run(
            $"""
            insert into wg.team_membership(stream, unit, via_post, from_date, official, team_role) values
              ('o-{Subject}', 'U-3401', '', '2019-01-01', '{Subject}', 'Member'),
              ('o-{Chen}', 'U-3401', '', '{county.Today:yyyy-MM-dd}', '{Chen}', 'Member')
            """);

        // Grants and exclusions are read anew after a second at most.
        await Until.Holds(async () => !await Lists(Chen, number));
        TestCaller.Is(Chen);
        Assert.Equal(Refusal.NotFound, (await county.Case(number).Read()).Refused);
        Assert.Equal(Refusal.NotFound, (await county.Case(number).History(0, 10)).Refused);
        Assert.Equal(Refusal.NotFound, (await county.Case(number).OpenDocument(1)).Refused);
        Assert.Equal(Refusal.NotFound, (await county.Case(number).Move(new Pass(), new("chen", 1))).Refused);
        Assert.True(await Lists(Wang, number));
    }

    [Theory, InlineData("U-9999"), InlineData("U-3401")]
    public async Task Example_09_04_a_unit_outside_or_unknown_is_Forbidden_in_equal_words_and_noted_once(string unit)
    {
        TestCaller.Is(unit is "U-9999" ? Wang : Stranger);
        var before = await Notes();

        var refused = (await county.County.Grain<ICaseRegister>("all").List(new(Units: [new(unit)]))).Refused;

        Assert.Equal(Refusal.Of(RefusalKind.Forbidden, "ACL-02.outside"), refused);
        Assert.Equal(before + 1, await Notes());

        Task<long> Notes() => county.County.Database.Ask<long>(
            "select count(*) from wg.event where type like 'audit%' and entry like '%case.list%' and entry like '%ACL-02.outside%'");
    }

    private async Task Drafted(CaseNumber number, bool seal = true)
    {
        await county.Move(Li, number, new DraftPlan(new(
            InquiryMode.Inquiry, "反映你在采购方面的问题", ["请说明采购程序。", "请说明资金来源。"], [new(Li)], "谈话室", "安全预案")));
        await county.Move(Li, number, new CheckRedaction("已脱密"));
        await county.Document(number, DocumentKinds.Plan);
        if (seal)
        {
            await county.Document(number, DocumentKinds.InquiryNotice);
            return;
        }

        TestCaller.Is(Li);
        var kept = (await county.County.Grain<IDocumentShelf>("shelf").Keep(new("函询.docx", "application/octet-stream", new byte[] { 1 }))).Value;
        await county.Move(Li, number, new AttachDocument(DocumentKinds.InquiryNotice, kept.Sm3, "函询通知书"));
    }

    private async Task Approved(CaseNumber number)
    {
        await Drafted(number);
        await county.Move(Li, number, new Submit());
        await county.Move(Wang, number, new Pass("同意"));
        var view = await county.Move(Zhao, number, new Approve("同意"));
        Assert.Equal(CaseStage.Approved, view.Stage);
    }

    private async Task<RefusalKind?> Refused(string by, CaseNumber number, CaseMove move)
    {
        TestCaller.Is(by);
        var seen = (await county.Case(number).Read()).Value;
        return (await county.Case(number).Move(move, new($"{number}:{move}", seen.Revision))).Refused?.Kind;
    }

    private async Task<bool> Lists(string by, CaseNumber number)
    {
        TestCaller.Is(by);
        return (await county.County.Grain<ICaseRegister>("all").List(new(Limit: 200))).Value.Cases.Any(row => row.Number == number);
    }

    private Task<long> Events(string stream, string type) =>
        county.County.Database.Ask<long>($"select count(*) from wg.event where stream = '{stream}' and type = '{type}'");
}
