using System.Globalization;
using System.Text;
using WarningGrid.Cases;
using WarningGrid.Cases.CorrectionOrder;
using WarningGrid.Cases.PreventiveTalk;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Rules;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;
using Corrected = WarningGrid.Cases.CorrectionOrder.Finish;
using Finish = WarningGrid.Cases.PreventiveTalk.Finish;

namespace WarningGrid.Statistics;

/// <summary>Figures and exports over cases that were opened, advanced and closed on real grains, beside a count by hand.</summary>
public sealed class Counting_a_county(DisposalCounty county) : IClassFixture<DisposalCounty>
{
    private const string Kin = "G00000501", Analyst = "G00000502", Narrow = "G00000503";

    private static readonly UnitCode Town = new("U-3401");

    [Fact]
    public async Task STA_02_every_figure_is_what_a_count_by_hand_finds_now_and_as_of_the_days_before()
    {
        await Grants();
        var opened = county.Today;
        var draft = await county.Opens(LeadMode.Admonition, CaseKind.Admonition, "ADM-G6");
        var talk = await Talked();
        var order = await Ordered();

        Assert.Equal(
            [("Admonition", 1), ("CorrectionOrder", 1), ("PreventiveTalk", 1)],
            Cells(await Cases(Custodian, CaseDimension.Kind)));
        Assert.Equal(
            [("Admonition|None", 1), ("CorrectionOrder|WrittenOff", 1), ("PreventiveTalk|Pledged", 1)],
            Cells(await Cases(Custodian, CaseDimension.Kind, CaseDimension.Result)));
        Assert.Equal([("U-3401", 3)], Cells(await Cases(Custodian, CaseDimension.Unit)));

        // Who sees what was submitted whole is told its source; who sees status fields is not.
        Assert.Equal([("AUDIT", 2)], Cells(await Cases(Zhao, CaseDimension.Source)));
        Assert.Empty((await Cases(Custodian, CaseDimension.Source)).Figures);

        // Beyond his reach, recused, or an analyst: smaller figures, or hidden ones, and no trace of the rest.
        Assert.Equal(0, (await Cases(Far, units: false, CaseDimension.Kind)).Total.Count);
        Assert.Equal([("CorrectionOrder", 1)], Cells(await Cases(Kin, CaseDimension.Kind)));
        TestCaller.Is(Narrow);
        Assert.Equal("ACL-02.outside", (await Statistics.Cases(new([], new(Units: [Town])))).Refused?.Code);
        TestCaller.Is(Analyst);
        var numbers = (await Statistics.Cases(new([CaseDimension.Kind], new(Units: [Town])))).Value;
        Assert.All(numbers.Figures.Append(numbers.Total), figure => Assert.Equal(("<5", (long?)null, (string?)null), (figure.Text, figure.Count, figure.Rows)));
        Assert.Equal(RefusalKind.Forbidden, (await Statistics.Clocks(new(new()))).Refused?.Kind);
        TestCaller.Is(Li);
        Assert.Equal(RefusalKind.Forbidden, (await Statistics.Cases(new([], new()))).Refused?.Kind);

        await Until.Holds(async () => await county.County.Database.Ask<long>("select count(*) from wg.lead where stage = 'Closed'") == 1);

        // The town's own leads and the three: no more is told of them than where they stand.
        Assert.Equal(
            [("Closed", 1), ("Decided", 20), ("InCase", 2)], Cells(await Leads(Custodian, LeadDimension.Stage)));
        Assert.Empty((await Leads(Custodian, LeadDimension.Mode)).Figures);
        Assert.Equal([("PreventiveTalk", 1)], Cells(await Leads(Zhao, LeadDimension.Mode)));
        await Clocks([talk, order]);

        var closed = await Ends(order);
        await Took(closed.DayNumber - opened.DayNumber);
        if (CountyTime.EndOf(QuarterOf(opened).To) - county.County.Now is { Ticks: > 0 } left)
        {
            await county.County.Advance(left + TimeSpan.FromHours(9));
        }

        Assert.Equal(
            [("Admonition|Draft", 1), ("CorrectionOrder|Closing", 1), ("PreventiveTalk|Archived", 1)],
            Cells(await Cases(Custodian, new CaseQuery(Units: [Town], AsOf: opened), CaseDimension.Kind, CaseDimension.Stage)));
        Assert.Equal(0, (await Cases(Custodian, new CaseQuery(Units: [Town], AsOf: opened.AddDays(-1)))).Total.Count);
        Assert.Equal("Draft", await county.Stage(draft));
        await Quarterly(QuarterOf(opened), closed);
    }

    [Fact]
    public async Task EXP_01_what_leaves_is_what_its_taker_sees_neutral_approved_where_many_and_noted_with_its_SM3()
    {
        await Grants();
        for (var n = 1; n <= 101; n++)
        {
            CaseNumber number = new(string.Create(CultureInfo.InvariantCulture, $"TI-2024-{n:0000}"));
            await county.Log.Append(new Born(
                number.Key(), county.County.Now,
                [
                    new CaseOpened(
                        number, CaseKind.TalkInquiry, new("L-2024-0900"),
                        new(n == 1 ? new(Subject) : new($"G3{n:0000000}"), new("U-9998"), new("P-2"), "County", false),
                        RuleBook.Shipped.InForce(county.Today), new(Li), "违反工作纪律", NamedReporter: false),
                ]));
        }

        await county.County.Database.Run($"update wg.official set name = '=HYPERLINK(\"甲\")' where id = '{Subject}'");
        var ask = new AskExport(Register.Cases, SheetFormat.Csv, "半年核对");
        TestCaller.Is(Custodian);
        Assert.Equal("EXP-01.purpose", (await Desk.Ask(ask with { Purpose = "" }, new("no-purpose"))).Refused?.Code);
        Assert.Equal("ACL-02.outside", (await Desk.Ask(ask with { Units = [new("U-0000")] }, new("no-unit"))).Refused?.Code);
        var export = (await Desk.Ask(ask, new("many"))).Value;
        Assert.Equal(export, (await Desk.Ask(ask, new("many"))).Value);
        Assert.True(export is { WaitsForApproval: true, Persons: >= 101 });
        var grain = county.County.Grain<IExportGrain>(export.Number.Key());
        var refused = (await grain.Take()).Refused!;
        Assert.Equal((RefusalKind.GateNotMet, "EXP-01.approver"), (refused.Kind, refused.Items.Single().Code));
        Assert.Equal("EXP-01.same-hand", (await grain.Approve(new(), new("own", export.Revision))).Refused?.Code);
        TestCaller.Is(Stranger);
        Assert.Equal(Refusal.NotFound, (await grain.Read()).Refused);
        TestCaller.Is(Wang);
        Assert.Equal(Wang, (await grain.Approve(new("同意"), new("approve", export.Revision))).Value.Approver?.Value);
        Assert.Equal("ACL-01.act-missing", (await grain.Take()).Refused?.Code);

        TestCaller.Is(Custodian);
        var file = (await grain.Take()).Value;
        var sm3 = Convert.ToHexStringLower(EntryChain.Sm3(file.Content.Span));
        Assert.Equal(sm3, file.About.Sm3);
        Assert.Equal(1, await county.County.Database.Ask<long>(
            $"select count(*) from wg.event where stream like 'a-%' and entry like '%export.take%' and entry like '%{sm3}%' and entry like '%半年核对%'"));
        Assert.Equal(1, await county.County.Database.Ask<long>(
            $"select count(*) from wg.access_history where person = '{Subject}' and act = 'export.take' and actor = '{Custodian}'"));
        var rows = Encoding.UTF8.GetString(file.Content.Span[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("案号,种类,对象,单位,立项日期,阶段,批准人,到期日,逾期天数,结果,影响期止", rows[0]);
        Assert.StartsWith("TI-2024-0001,谈话函询,\"'=HYPERLINK(\"\"甲\"\")\",", rows.Single(row => row.StartsWith("TI-2024-0001", StringComparison.Ordinal)));
        Assert.Contains("用途:半年核对", rows[^1], StringComparison.Ordinal);
        Assert.Equal((await Listed(Custodian)).Order(), rows.Skip(1).SkipLast(1).Select(row => row.Split(',')[0]).Order());

        // His wife's case is in nobody's file whom she is recused from, and nothing says that it is missing.
        var mine = await Taken(Kin, ask);
        Assert.DoesNotContain("HYPERLINK", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("TI-2024-0001", mine.Text, StringComparison.Ordinal);
        Assert.Contains("TI-2024-0002", mine.Text, StringComparison.Ordinal);
        Assert.Equal(1, await county.County.Database.Ask<long>(
            $"select count(*) from wg.event where stream like 'a-%' and entry like '%export.take%' and entry like '%{mine.Sm3}%'"));
        foreach (var register in new[] { Register.Leads, Register.Rectifications, Register.Warnings })
        {
            Assert.NotEmpty((await Taken(Zhao, ask with { Register = register })).Text);
        }
    }

    private async Task<(string Sm3, string Text)> Taken(string by, AskExport ask)
    {
        TestCaller.Is(by);
        var export = await Desk.Ask(ask, new($"take-{by}-{ask.Register}-{ask.Format}"));
        Assert.True(export.Refused is null, export.Refused?.Code);
        var grain = county.County.Grain<IExportGrain>(export.Value.Number.Key());
        if (export.Value.WaitsForApproval)
        {
            TestCaller.Is(Wang);
            Assert.Null((await grain.Approve(new(), new($"word-{export.Value.Number}", export.Value.Revision))).Refused);
            TestCaller.Is(by);
        }

        var file = await grain.Take();
        Assert.True(file.Refused is null, file.Refused?.Code);
        return (file.Value.About.Sm3, Encoding.UTF8.GetString(file.Value.Content.Span));
    }

    private async Task Quarterly(Quarter quarter, DateOnly closed)
    {
        TestCaller.Is(Custodian);
        Assert.Equal("QRT-01.quarter", (await Statistics.Quarter(new(QuarterOf(county.Today).ToString()))).Refused?.Code);
        var tables = (await Statistics.Quarter(new(quarter.ToString(), Town))).Value;
        Assert.Equal((quarter.From, quarter.To, CountyTime.EndOf(quarter.To)), (tables.From, tables.To, tables.Known));
        var of = tables.Tables.ToDictionary(table => table.Code, table => Cells(table.Table));
        Assert.Equal([("AUDIT", 20)], of["Signals"]);
        Assert.Equal([("Admonition", 1), ("CorrectionOrder", 1), ("PreventiveTalk", 1)], of["CasesOpened"]);
        Assert.Equal(
            closed <= quarter.To ? [("CorrectionOrder|WrittenOff", 1), ("PreventiveTalk|Pledged", 1)] : [("PreventiveTalk|Pledged", 1)],
            of["CasesEnded"]);
        Assert.Equal([(closed <= quarter.To ? "Archived|WrittenOff" : "Closing|WrittenOff", 1)], of["Rectification"]);
        Assert.Equal([("Archived", 1)], of["Talks"]);
        var paper = await Taken(Custodian, new(Register.QuarterReturn, SheetFormat.Docx, "报送", [Town], Quarter: quarter.ToString()));
        Assert.Contains("责令纠错", paper.Text, StringComparison.Ordinal);
        Assert.Contains("清河镇", paper.Text, StringComparison.Ordinal);
    }

    // The talk ended on the day it was opened, the order when nobody could appeal any more, the draft not at all.
    private async Task Took(int days)
    {
        TestCaller.Is(Custodian);
        var kinds = (await Statistics.Durations(new(new(Units: [Town])))).Value.Kinds.ToDictionary(row => row.Kind);
        Assert.Equal<(long?, long?, decimal?)>((1, 0, null), Row(CaseKind.Admonition));
        Assert.Equal<(long?, long?, decimal?)>((1, 1, 0), Row(CaseKind.PreventiveTalk));
        Assert.Equal<(long?, long?, decimal?)>((1, 1, days), Row(CaseKind.CorrectionOrder));
        Assert.All(kinds.Values, row => Assert.Equal<(long?, long?)>((0, 0), (row.Reopened, row.Void)));
        TestCaller.Is(Analyst);
        Assert.All((await Statistics.Durations(new(new()))).Value.Kinds.Where(row => row.Cases.Count is null), row => Assert.Null(row.Ended ?? row.Void));

        (long?, long?, decimal?) Row(CaseKind kind) => (kinds[kind].Cases.Count, kinds[kind].Ended, kinds[kind].MedianDays);
    }

    // What each case itself says of its clocks is what the list of clocks shows, and what the figures count.
    private async Task Clocks(CaseNumber[] numbers)
    {
        TestCaller.Is(Zhao);
        var rows = (await Statistics.Clocks(new(new(Units: [Town]), Limit: 200))).Value.Clocks;
        foreach (var number in numbers)
        {
            var own = (await county.Case(number).Read()).Value.Clocks;
            Assert.NotEmpty(own);
            Assert.Equal(
                own.Select(clock => (clock.Id, clock.Status, clock.Due)).Order(),
                rows.Where(row => row.Number == number.Value).Select(row => (row.Id, row.Standing.ToString(), row.Due)).Order());
        }

        var figures = (await Statistics.Timeliness(new(Units: [Town]))).Value;
        Assert.Equal(
            rows.CountBy(row => $"{row.Clock}|{row.Standing}").Select(one => (one.Key, one.Value)).Order(), Cells(figures).Order());
        Assert.Contains(figures.Figures, figure => figure.Keys[1] is "Met");
    }

    private async Task<CaseNumber> Talked()
    {
        var number = await county.Opens(LeadMode.PreventiveTalk, CaseKind.PreventiveTalk, "任前预警");
        await county.Move(Li, number, new DraftTalk(new(TalkTrigger.Appointment, "廉洁风险提示", [new(Li)], "谈话室")));
        await county.Move(Li, number, new Submit());
        await county.Move(Chief, number, new Pass());
        await county.Move(Wang, number, new Approve());
        var record = await county.Document(number, DocumentKinds.PreventiveRecord);
        await county.Move(Li, number, new RecordTalk(county.Today, [new(Li)], "谈话室", record, PledgeAttached: true));
        await county.Move(Subject, number, new SignPledge(county.Today, await county.HandsIn(Subject, number)));
        await county.Move(Li, number, new Finish());
        await county.Closes(number, Chief);
        return number;
    }

    private async Task<CaseNumber> Ordered()
    {
        var number = await county.Opens(LeadMode.CorrectionOrder, CaseKind.CorrectionOrder, "公务用车管理", onUnit: true);
        await county.Move(Li, number, new DraftOrder(new([new("超标准配备", "管理办法第九条", "限期清退")], CompetentUnit, null, Publish: false)));
        var notice = await county.Document(number, DocumentKinds.CorrectionNotice);
        await county.Move(Li, number, new Submit());
        await county.Move(Wang, number, new Pass());
        await county.Move(Zhao, number, new Approve());
        await county.Move(Li, number, new Serve(notice, new(new(Head), county.Today)));
        await county.Move(Li, number, new ReceivePlan(
            [new(1, "清退", "办公室主任", county.Today.AddDays(7))], await county.HandsIn(Head, number)));
        var report = await county.HandsIn(Head, number);
        await county.Move(Head, number, new ReceiveReport([new(1, report, "已清退")], report));
        await county.Move(InquiryTown.Officer, number, new WriteOff("整改到位"));
        await county.Move(Competent, number, new WriteOff("整改到位"));
        Assert.Equal("超标准配备", await county.County.Database.Ask<string>($"select problem from wg.rectification where stream = '{number.Key()}'"));
        await county.Move(Li, number, new Corrected(await county.Document(number, DocumentKinds.WriteOffSlip)));
        return number;
    }

    private async Task<DateOnly> Ends(CaseNumber number)
    {
        await county.Closes(number, Wang);
        return county.Today;
    }

    private Task Grants() => county.County.Database.Run(
        $"""
        insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
          ('g-{Kin}', 1, '{Kin}', 'LeadCustodian', 'All', '', '', '2020-01-01'),
          ('g-{Analyst}', 1, '{Analyst}', 'Analyst', 'All', '', '', '2020-01-01'),
          ('g-{Narrow}', 1, '{Narrow}', 'LeadCustodian', 'Units', 'U-9998', '', '2020-01-01')
          on conflict do nothing;
        insert into wg.kinship(stream, kin, relation, official, from_date) values ('o-{Kin}', '{Subject}', 'Spouse', '{Kin}', '2020-01-01')
          on conflict do nothing;
        """);

    private IStatisticsRegister Statistics => county.County.Grain<IStatisticsRegister>("all");

    private IExportDesk Desk => county.County.Grain<IExportDesk>("all");

    private static Quarter QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    private Task<FigureTable> Cases(string by, params CaseDimension[] dimensions) => Cases(by, units: true, dimensions);

    private Task<FigureTable> Cases(string by, bool units, params CaseDimension[] dimensions) =>
        Cases(by, units ? new CaseQuery(Units: [Town]) : new(), dimensions);

    private async Task<FigureTable> Cases(string by, CaseQuery among, params CaseDimension[] dimensions)
    {
        TestCaller.Is(by);
        var table = await Statistics.Cases(new([.. dimensions], among));
        Assert.True(table.Refused is null, table.Refused?.Code);
        return table.Value;
    }

    private async Task<FigureTable> Leads(string by, params LeadDimension[] dimensions)
    {
        TestCaller.Is(by);
        return (await Statistics.Leads(new([.. dimensions], new()))).Value;
    }

    private async Task<List<string>> Listed(string by)
    {
        TestCaller.Is(by);
        var numbers = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await county.County.Grain<ICaseRegister>("all").List(new(Cursor: cursor, Limit: 200))).Value;
            numbers.AddRange(page.Cases.Select(row => row.Number.Value));
            cursor = page.Next;
        }
        while (cursor is not null);
        return numbers;
    }

    private static (string Key, int Count)[] Cells(FigureTable table) =>
        [.. table.Figures.Select(figure => (string.Join('|', figure.Keys), (int)figure.Count!))];
}
