using System.Collections.Immutable;
using WarningGrid.Calendar;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Testing;

namespace WarningGrid.Cases;

/// <summary>The county of the inquiries with everybody whom the other kinds of case need, and leads decided for each of them.</summary>
public sealed class DisposalCounty : CaseCounty
{
    public const string Party = "G00000402", Chief = "G00000401", Competent = "G00000403";

    public static readonly UnitCode CompetentUnit = new("U-9998");

    /// <summary>The leading group.</summary>
    public static readonly ImmutableArray<string> Group = [.. Enumerable.Range(1, 6).Select(n => $"G0000041{n}")];

    internal override Task Populate(TestDatabase database) => database.Run(
        $"""
        insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
          ('g-{Party}', 1, '{Party}', 'PartySecretary', 'All', '', '', '2020-01-01'),
          ('g-{Chief}', 1, '{Chief}', 'SectionChief', 'All', '', '', '2020-01-01'),
          ('g-{Competent}', 1, '{Competent}', 'UnitHead', 'Units', '{CompetentUnit}', '', '2020-01-01'),
          {string.Join(",\n", Group.Select(member => $"('g-{member}', 1, '{member}', 'LeadingGroup', 'All', '', '', '2020-01-01')"))};
        {string.Join("\n", Enumerable.Range(DateTime.UtcNow.Year + 1, 3).Select(Published))}
        """);

    // The walks go on into years whose notice nobody has seen yet, and a provisional date ends no right (CAL-11).
    private static string Published(int year)
    {
        CalendarNotice notice = new($"N-{year}", year, new(year - 1, 11, 1), [], []);
        return $"insert into wg.calendar_notice values ('w-1', '{notice.Id}', '{EventJson.Canonical(notice)}', '2020-01-01', true);";
    }

    /// <summary>Opens a case of a kind out of a lead of its own; whoever is not the first to do so says which he is.</summary>
    internal async Task<CaseNumber> Opens(LeadMode mode, CaseKind kind, string ground, bool onUnit = false, int nth = 0)
    {
        var lead = await Lead(mode, onUnit, nth);
        TestCaller.Is(Li);
        var grain = County.Grain<ILeadGrain>(lead.Key());
        var seen = (await grain.Read()).Value;
        var opened = await grain.OpenCase(
            new(kind, onUnit ? null : new(Subject), onUnit ? new("U-3401") : null, ground), new($"open-{lead}", seen.Revision));
        Assert.True(opened.Refused is null, $"{opened.Refused?.Code} {string.Join(' ', opened.Refused?.Items.Select(item => item.Code) ?? [])}");
        return opened.Value.Case;
    }

    internal async Task<LeadNumber> Lead(LeadMode mode, bool onUnit = false, int nth = 0)
    {
        LeadNumber lead = new($"L-2026-98{(int)mode:00}{(onUnit ? 1 : 0)}{nth}");
        LeadTarget target = new(onUnit ? null : new(Subject), new("U-3401"), Unknown: false);
        await Log.Append(new Born(
            lead.Key(), County.Now,
            [
                new LeadRegistered(lead, new(lead.Value.Replace('L', 'S')), "AUDIT", Named: false, Today, [target], null, false),
                new LeadAccepted([target]), new LeadAssigned(new(Li), null), new LeadDecided(mode),
            ]));
        return lead;
    }

    /// <summary>Somebody else than the handler puts a paper on the case; answers its number.</summary>
    internal async Task<int> HandsIn(string by, CaseNumber number)
    {
        TestCaller.Is(by);
        var kept = (await County.Grain<IDocumentShelf>("shelf").Keep(new(
            "材料.docx", "application/octet-stream", System.Text.Encoding.UTF8.GetBytes($"{number} {by} {County.Now:O}")))).Value;
        return (await Move(by, number, new AttachDocument(DocumentKinds.Attachment, kept.Sm3, "材料"))).Documents.Max(one => one.Number);
    }

    /// <summary>What the end asks, and the end.</summary>
    internal async Task Closes(CaseNumber number, string reviewer)
    {
        CaseMove[] rest =
            [new TellSubject("当面告知"), new ReturnResult("Adopted"), new EnterArchive("处置一次"), new ProposeClosing("已办结")];
        foreach (var move in rest)
        {
            await Move(Li, number, move);
        }

        await WaitsForAppeals(number);
        await Move(reviewer, number, new Close());
        Assert.Equal(CaseStage.Archived, (await Move(Custodian, number, new Archive())).Stage);
    }

    /// <summary>Nobody appeals: the time to do so runs out (DSP-13).</summary>
    internal async Task WaitsForAppeals(CaseNumber number)
    {
        TestCaller.Is(Li);
        if ((await Case(number).Read()).Value.Appeal is { FileBy: { } last } && CountyTime.EndOf(last) is var end && end > County.Now)
        {
            await County.Advance(end.AddHours(9) - County.Now);
        }
    }

    internal Task<string> Stage(CaseNumber number) => Told(number, "stage");

    internal Task<string> LeadOf(CaseNumber number) => Told(number, "lead");

    private async Task<string> Told(CaseNumber number, string column) =>
        await County.Database.Ask<string>($"select {column} from wg.disposal_case where number = '{number}'") ?? "";

    internal Task<long> Events(string stream, string type) =>
        County.Database.Ask<long>($"select count(*) from wg.event where stream = '{stream}' and type = '{type}'");
}

/// <summary>One county for the whole walks of all kinds.</summary>
[CollectionDefinition(nameof(DisposalCounty))]
public sealed class DisposalCountyOfAll : ICollectionFixture<DisposalCounty>;
