using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WarningGrid.Access;
using WarningGrid.Cases;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Clearances;
using WarningGrid.Engine;
using WarningGrid.Identity;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Posts;
using WarningGrid.Rules;
using WarningGrid.Signals;
using WarningGrid.Testing;
using WarningGrid.Units;

namespace WarningGrid.ApiTests;

/// <summary>Silo and front in one process, put together as <c>deploy/local</c> does, on a small town with one person of every role.</summary>
public sealed class Town : IAsyncLifetime
{
    /// <summary>Holds a post and no role; the object of questions.</summary>
    internal const string Subject = "G00000900";

    /// <summary>A WarningOfficer who is the subject's spouse, hence recused (RCU-04).</summary>
    internal const string Kin = "G00000901";

    internal const string Lead = "L-2025-0001";
    internal const string Case = "TI-2025-0001";

    /// <summary>A request on the subject alone, heard and to be signed.</summary>
    internal const string Clearance = "CLR-2025-0001";

    private static readonly DateOnly Founded = new(2023, 11, 1);
    private static readonly string CallerKey = Convert.ToBase64String(new byte[32]);

    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
    private readonly string vault = Directory.CreateTempSubdirectory("wg-vault-").FullName;

    private TestDatabase? database;
    private WebApplication? app;

    /// <summary>What went wrong inside, for messages of tests that saw a 500.</summary>
    internal FaultLog Faults { get; } = new();

    internal HttpClient Http { get; private set; } = null!;

    internal IServiceProvider Services => app!.Services;

    internal TestDatabase Database => database!;

    /// <summary>The person who holds just this role, over the whole county.</summary>
    internal static string Of(Role role) => string.Create(CultureInfo.InvariantCulture, $"G{101 + (int)role:00000000}");

    public async ValueTask InitializeAsync() => await Start(connection => connection);

    /// <param name="way">The connection string by which the town is to reach its database.</param>
    internal async Task Start(Func<string, string> way)
    {
        database = await TestDatabase.Create();
        await Settle(database.Connection);
        app = Build(way(database.Connection), vault, Faults);
        await app.StartAsync();
        Http = new() { BaseAddress = new(app.Urls.First()) };
    }

    internal static WebApplication Build(string postgres, string vault, FaultLog? faults = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["WARNINGGRID_POSTGRES"] = postgres,
            ["WARNINGGRID_CALLER_KEY"] = CallerKey,
            ["Vault:Folder"] = vault,
            ["Silo:SiloPort"] = TestServer.FreePort().ToString(CultureInfo.InvariantCulture),
            ["Silo:GatewayPort"] = TestServer.FreePort().ToString(CultureInfo.InvariantCulture),
            ["Front:RequestsPerSecond"] = "1000000",
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(faults ?? new FaultLog());
        builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration)).AddFeatures();
        builder.AddWarningGridFront(FrontSettings.From(builder.Configuration));
        return builder.Build().MapWarningGridFront();
    }

    /// <summary>A person's or a feed's token, asked for once.</summary>
    internal async Task<string> Token(string who)
    {
        if (!tokens.TryGetValue(who, out var token))
        {
            tokens[who] = token = DevelopmentClients.All.FirstOrDefault(client => client.Id == who) is { } feed
                ? await Tokens.Ask(
                    Http, ("grant_type", "client_credentials"), ("client_id", feed.Id), ("client_secret", feed.Secret), ("scope", feed.Scope))
                : await Tokens.Ask(Http, ("grant_type", EmbeddedIdentity.DemoPersonGrant), ("person", who));
        }

        return token;
    }

    internal async Task<HttpResponseMessage> Send(string who, HttpRequestMessage request) =>
        await Http.SendAsync(request.As(await Token(who)), TestContext.Current.CancellationToken);

    internal Task<HttpResponseMessage> Get(string who, string path) => Send(who, new(HttpMethod.Get, path));

    internal Task<HttpResponseMessage> Move(string who, string path, string body, string key, long? revision = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path).Key(key).Json(body);
        return Send(who, revision is { } seen ? request.Revision(seen) : request);
    }

    private static async Task Settle(string connection)
    {
        await using var db = Postgres.Open(connection);
        var history = new HistoryLoader(db);
        var at = CountyTime.At(Founded, new(9, 0));
        ImmutableArray<UnitCode> units = [new("U-3401"), new("U-3402")];
        await history.Add(at, "system:town", units[0].Key(), On(new UnitDescribed(new(units[0], "县纪委监委", UnitKind.County, null), Founded)));
        await history.Add(at, "system:town", units[1].Key(), On(new UnitDescribed(new(units[1], "青石镇", UnitKind.Township, null), Founded)));
        PostCode post = new("P-3402-0001");
        await history.Add(
            at, "system:town", post.Key(), On(new PostDescribed(new(post, "财政所会计", units[1], null, null, false, true), Founded)));

        await Settle(history, at, Subject, "王伟", new PostStarted(post, units[1], Founded, false, false));
        await Settle(history, at, Kin, "李娜", new KinDeclared(new(Subject), KinRelation.Spouse, Founded));
        await Grant(history, at, Kin, Role.WarningOfficer);
        foreach (var role in Enum.GetValues<Role>())
        {
            await Settle(history, at, Of(role), "张" + (char)('一' + (int)role));
            await Grant(history, at, Of(role), role);
        }

        foreach (var client in DevelopmentClients.All)
        {
            await history.Add(
                at, "system:town", GrainKeys.FeedSource(client.Id),
                On(new FeedSourceRegistered([new("urn:town:" + client.Id, [client.Scope])])));
        }

        await Open(history, units[1]);
        await Ask(history);
        await Close(history, units[1]);
        await history.Flush(at);
    }

    /// <summary>A lead and a case against the subject, both the Handler's.</summary>
    private static async Task Open(HistoryLoader history, UnitCode unit)
    {
        var on = new DateOnly(2025, 6, 2);
        var at = CountyTime.At(on, new(9, 0));
        ImmutableArray<LeadTarget> targets = [new(new(Subject), unit, false)];
        OfficialId handler = new(Of(Role.Handler));
        await history.Add(
            at, "system:town", new LeadNumber(Lead).Key(),
            new Happening(new LeadRegistered(new(Lead), new("S-2025-0001"), "AUDIT", false, on, targets, "FUND", false)),
            new Happening(new LeadAccepted(targets)),
            new Happening(new LeadAssigned(handler, null)));
        await history.Add(
            at, "system:town", new CaseNumber(Case).Key(),
            new Happening(new CaseOpened(
                new(Case), CaseKind.TalkInquiry, new(Lead), new(new(Subject), unit, new("P-3402-0001"), "County", false),
                RuleBook.Shipped.InForce(on), handler, "TI-1", false)));
    }

    /// <summary>What is over: an inquiry into another holder of a post, accepted and closed in the third quarter of 2025.</summary>
    private static async Task Close(HistoryLoader history, UnitCode unit)
    {
        var at = CountyTime.At(new(2025, 6, 2), new(10, 0));
        OfficialId subject = new(Of(Role.PostHolder));
        LeadNumber lead = new("L-2025-0002");
        CaseNumber number = new("TI-2025-0002");
        ImmutableArray<LeadTarget> targets = [new(subject, unit, false)];
        await history.Add(
            at, "system:town", lead.Key(),
            new Happening(new LeadRegistered(lead, new("S-2025-0002"), "PETITION", false, CountyTime.DateOf(at), targets, null, false)),
            new Happening(new LeadAccepted(targets)), new Happening(new LeadAssigned(new(Of(Role.Handler)), null)),
            new Happening(new LeadDecided(LeadMode.TalkInquiry)));
        await history.Add(
            at, "system:town", number.Key(),
            new Happening(new CaseOpened(
                number, CaseKind.TalkInquiry, lead, new(subject, unit, null, "County", false), RuleBook.Shipped.InForce(CountyTime.DateOf(at)),
                new(Of(Role.Handler)), "TI-1", false)),
            new Happening(new CaseSubmitted()));
        await history.Add(
            CountyTime.At(new(2025, 7, 15), new(10, 0)), "system:town", number.Key(),
            new Happening(new OutcomeApproved(InquiryOutcome.Accepted, [], null)), new Happening(new CaseClosed()));
    }

    /// <summary>The organisation department's request on the subject.</summary>
    private static Task Ask(HistoryLoader history)
    {
        var on = new DateOnly(2025, 6, 3);
        var at = CountyTime.At(on, new(9, 0));
        ClearanceNumber number = new(Clearance);
        return history.Add(
            at, "system:town", number.Key(),
            new Happening(new ClearanceOpened(
                number, "组函〔2025〕1号", on, "县委组织部", ClearancePurpose.Promotion, null, new('0', 64), new(Of(Role.OrgDept)), [],
                RuleBook.Shipped.InForce(on))),
            new Happening(new ClearanceReceived(1)),
            new Happening(new RowsListed(1, [new("王伟", "sealed", "hash", "青石镇", "会计")])),
            new Happening(new RowsMatched(1, [new(RowMatch.Matched, new(Subject))])),
            new Happening(new MatchingFinished()),
            new Happening(new KnownFixed(at)),
            new Happening(new CodesComputed(1, [new(4, [new(4, "LeadOpen", Lead, ClearanceOffice.PetitionReception)], 1, ["2025-06"])])),
            new Happening(new CodesSuggested(new('0', 64), [])),
            new Happening(new OpinionsGathered()));
    }

    private static Task Settle(HistoryLoader history, DateTimeOffset at, string person, string name, params IEvent[] more) =>
        history.Add(
            at, "system:town", new OfficialId(person).Key(),
            [On(new OfficialRegistered(new(person), new(name), CadreAuthority.County)), .. more.Select(On)]);

    private static Task Grant(HistoryLoader history, DateTimeOffset at, string person, Role role) =>
        history.Add(
            at, "system:town", new OfficialId(person).AccessKey(), On(new RoleGranted(1, role, Scope.All, [], [], Founded, null)));

    private static Happening On(IEvent @event) => new(@event, CountyTime.StartOf(Founded));

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        Directory.Delete(vault, recursive: true);
    }
}

/// <summary>One town for all classes that only look, or that bring objects of their own.</summary>
[CollectionDefinition(nameof(TownCollection))]
public sealed class TownCollection : ICollectionFixture<Town>;
