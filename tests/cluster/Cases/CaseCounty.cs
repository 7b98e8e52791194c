using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Engine;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Testing;
using WarningGrid.Vault;

namespace WarningGrid.Cases;

/// <summary>A county with one town, the people of a talk and inquiry, and leads decided for it.</summary>
public sealed class CaseCounty : IAsyncLifetime
{
    public const string
        Li = "G00000101", Wang = "G00000102", Zhao = "G00000103", Custodian = "G00000104", Stranger = "G00000105",
        Subject = "G00000201", Head = "G00000202";

    internal TestCounty County { get; private set; } = null!;

    internal DateOnly Today => CountyTime.DateOf(County.Now);

    public async ValueTask InitializeAsync()
    {
        var database = await TestDatabase.Create();
        await database.Run(
            $"""
            insert into wg.unit(stream, code, name, kind, from_date) values ('u-U-3401', 'U-3401', '清河镇', 'Township', '2015-01-01');
            insert into wg.post(stream, code, name, unit, in_team, key_post, from_date) values
              ('p-P-1', 'P-1', '镇党委书记', 'U-3401', true, true, '2015-01-01'),
              ('p-P-2', 'P-2', '财政所所长', 'U-3401', false, true, '2015-01-01');
            insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
              ('g-{Li}', 1, '{Li}', 'Handler', 'All', '', '', '2020-01-01'),
              ('g-{Wang}', 1, '{Wang}', 'DeputyLeader', 'All', '', '', '2020-01-01'),
              ('g-{Zhao}', 1, '{Zhao}', 'DisciplineSecretary', 'All', '', '', '2020-01-01'),
              ('g-{Custodian}', 1, '{Custodian}', 'LeadCustodian', 'All', '', '', '2020-01-01'),
              ('g-{Head}', 1, '{Head}', 'UnitHead', 'OwnUnit', '', '', '2020-01-01'),
              ('g-{Subject}', 1, '{Subject}', 'PostHolder', 'Self', '', '', '2020-01-01');
            """);
        County = await TestCounty.Start(database: database, services: services => services
            .AddFeatures().AddSingleton<IFieldVault>(Vault()));
        await Took(Head, "P-1", heads: true);
        await Took(Subject, "P-2", heads: false);
    }

    /// <summary>A lead decided for talk and inquiry, and the case its handler opens out of it.</summary>
    internal async Task<CaseNumber> Open(int n)
    {
        var number = new LeadNumber($"L-2026-{n:0000}");
        var target = new LeadTarget(new(Subject), new("U-3401"), Unknown: false);
        await Log.Append(new Born(
            number.Key(), County.Now,
            [
                new LeadRegistered(number, new($"S-2026-{n:0000}"), "AUDIT", Named: false, Today, [target], null, false),
                new LeadAccepted([target]), new LeadAssigned(new(Li), null), new LeadDecided(LeadMode.TalkInquiry),
            ]));
        TestCaller.Is(Li);
        var lead = County.Grain<ILeadGrain>(number.Key());
        var seen = (await lead.Read()).Value;
        return (await lead.OpenCase(
            new(CaseKind.TalkInquiry, new(Subject), null, "违反工作纪律"), new($"open-{n}", seen.Revision))).Value.Case;
    }

    private Task Took(string official, string post, bool heads)
    {
        var id = new OfficialId(official);
        return Log.Append(new Born(
            id.Key(), County.Now,
            [
                new OfficialRegistered(id, new("某某"), CadreAuthority.County),
                new PostStarted(new(post), new("U-3401"), new(2019, 1, 1), InTeam: false, heads),
            ]));
    }

    internal ICaseGrain Case(CaseNumber number) => County.Grain<ICaseGrain>(number.Key());

    /// <summary>Makes a move on the case as it now stands.</summary>
    internal async Task<CaseView> Move(string by, CaseNumber number, CaseMove move)
    {
        TestCaller.Is(by);
        var seen = (await Case(number).Read()).Value;
        var moved = await Case(number).Move(move, new($"{number}:{seen.Revision}:{move.GetType().Name}", seen.Revision));
        Assert.True(
            moved.Refused is null,
            $"{move.GetType().Name}: {moved.Refused?.Code} {string.Join(' ', moved.Refused?.Items.Select(item => item.Code) ?? [])}");
        return moved.Value;
    }

    /// <summary>Uploads a file, attaches it and seals it where its kind has serials; answers its number on the case.</summary>
    internal async Task<int> Document(CaseNumber number, string kind)
    {
        TestCaller.Is(Li);
        var kept = (await County.Grain<IDocumentShelf>("shelf").Keep(new(
            kind + ".docx", "application/octet-stream", System.Text.Encoding.UTF8.GetBytes($"{number} {kind} {Today}")))).Value;
        var view = await Move(Li, number, new AttachDocument(kind, kept.Sm3, "文书"));
        var document = view.Documents[^1];
        if (kind is DocumentKinds.InquiryNotice or DocumentKinds.AcceptedLetter)
        {
            await Move(Li, number, new SealDocument(document.Number));
        }

        return document.Number;
    }

    internal IEventLog Log => County.Services.GetRequiredService<IEventLog>();

    public async ValueTask DisposeAsync()
    {
        if (County is not null)
        {
            await County.DisposeAsync();
        }
    }

    private static FieldVault Vault()
    {
        byte next = 0;
        return new(KeyRing.Open(new byte[32], KeyRing.Forge(new byte[32], n => [.. Enumerable.Range(0, n).Select(_ => next++)])));
    }

    /// <summary>A stream's first events, as the aggregate that bears it would write them.</summary>
    private sealed class Born(string stream, DateTimeOffset now, ImmutableArray<IEvent> happened) : Commit
    {
        public override Prepared Prepare(DateTimeOffset stamp)
        {
            var what = new Writing();
            var kind = Aggregates.Of(stream)!;
            StreamFold.Extend(
                what, kind, stream, kind.Blank, ChainHead.Zero, [.. happened.Select(one => new Happening(one))], now, stamp,
                "G00000009", "");
            return what.Done();
        }
    }
}
