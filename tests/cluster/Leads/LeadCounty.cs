using System.Globalization;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Vault;

namespace WarningGrid.Leads;

/// <summary>A county with everybody whom a lead needs, as rows of its registers, and leads that are born straight into the log.</summary>
public sealed class LeadCounty : IAsyncLifetime
{
    public const string Officer = "G00000101", SecondOfficer = "G00000102", Custodian = "G00000103", Handler = "G00000104",
        SecondHandler = "G00000105", Deputy = "G00000106", Secretary = "G00000107", Party = "G00000108", Kinsman = "G00000109",
        Outsider = "G00000110", Zhang = "G00000001", Li = "G00000002";

    public static readonly string[] Everybody =
        [Officer, SecondOfficer, Custodian, Handler, SecondHandler, Deputy, Secretary, Party, Kinsman, Outsider, Zhang];

    internal static readonly LeadDocument Minutes = new(new('a', 64), "集体排查会议纪要");

    private int born;
    private int sent;

    internal TestCounty County { get; private set; } = null!;

    internal ILeadRegister Register => County.Grain<ILeadRegister>("any");

    public async ValueTask InitializeAsync()
    {
        var database = await TestDatabase.Create();
        (string Person, string Role)[] grants =
        [
            (Officer, "WarningOfficer"), (SecondOfficer, "WarningOfficer"), (Custodian, "LeadCustodian"), (Handler, "Handler"),
            (SecondHandler, "Handler"), (Deputy, "DeputyLeader"), (Secretary, "DisciplineSecretary"), (Party, "PartySecretary"),
            (Kinsman, "Handler"), (Zhang, "WarningOfficer"),
        ];
        foreach (var (person, role) in grants)
        {
            await database.Run(
                $"insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values ('g-{person}', 1, '{person}', '{role}', 'All', '', '', '2020-01-01')");
        }

        await database.Run(
            $"insert into wg.kinship(stream, official, kin, relation, from_date) values ('o-{Zhang}', '{Zhang}', '{Kinsman}', 'InLaw', '2015-01-01')");
        County = await TestCounty.Start(
            database: database, services: services => services.AddFeatures().AddSingleton<IFieldVault>(Vault()));
    }

    /// <summary>A lead registered by the first officer against some officials; its grain.</summary>
    internal async Task<ILeadGrain> Lead(params string[] targets)
    {
        var facts = await County.Services.GetRequiredService<IFactsSource>().Gather(Caller.Person(new(Officer)));
        var number = new LeadNumber(string.Create(CultureInfo.InvariantCulture, $"L-2026-{Interlocked.Increment(ref born):0000}"));
        var birth = LeadRules.Register(
            new(
                number, new(number.Value.Replace('L', 'S')), "PETITION", true, facts.Today,
                [.. targets.Select(target => new LeadTarget(new(target), null, false))], null, false),
            facts);
        Assert.IsType<Verdict.Stored>(await County.Services.GetRequiredService<IEventLog>().Append(new BirthCommit(birth, facts.Now)));
        return County.Grain<ILeadGrain>(number.Key());
    }

    /// <summary>Sends a command as a person, with the revision he sees.</summary>
    internal async Task<Outcome<T>> As<T>(string person, ILeadGrain lead, Func<Submission, Task<Outcome<T>>> send, string? key = null)
        where T : class
    {
        TestCaller.Is(person);
        var seen = await lead.Read();
        return await send(new(key ?? $"key-{Interlocked.Increment(ref sent)}", seen.Refused is null ? seen.Value.Revision : 0));
    }

    /// <summary>A lead against 张某 and 李某 on which a talk and inquiry is decided.</summary>
    internal async Task<ILeadGrain> Decided()
    {
        var lead = await Lead(Zhang, Li);
        Assert.Null((await As(Officer, lead, by => lead.Accept(new(), by))).Refused);
        Assert.Null((await As(Custodian, lead, by => lead.Assign(new(new(Handler)), by))).Refused);
        Assert.Null((await As(Handler, lead, by => lead.Propose(new(LeadMode.TalkInquiry, "可查性强", Minutes), by))).Refused);
        Assert.Null((await As(Deputy, lead, by => lead.Approve(new(), by))).Refused);
        Assert.Null((await As(Secretary, lead, by => lead.Approve(new(), by))).Refused);
        return lead;
    }

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

    private sealed class BirthCommit(Birth birth, DateTimeOffset now) : Commit
    {
        public override Prepared Prepare(DateTimeOffset stamp)
        {
            var what = new Writing();
            StreamFold.Extend(
                what, new LeadKind(), birth.Stream, LeadFile.Blank, ChainHead.Zero, birth.Happened, now, stamp, Officer, birth.Stream);
            return what.Done();
        }
    }
}
