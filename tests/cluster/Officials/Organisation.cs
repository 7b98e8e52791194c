using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Npgsql;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Engine;
using WarningGrid.Officials.Import;
using WarningGrid.Rules;
using WarningGrid.Testing;
using WarningGrid.Vault;

namespace WarningGrid.Officials;

/// <summary>A county of one silo with two units, three posts and some officials, taken from registers as an importer would.</summary>
public sealed class Organisation : IAsyncLifetime
{
    public const string Inspector = "G00009001";
    public const string Stranger = "G00009002";

    internal TestCounty County { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        County = await Start(await TestDatabase.Create());
        TestCaller.Is(Inspector);
        var report = await Import(Registers);
        Assert.Equal((11, false), (report.Created, report.Repeated));
    }

    /// <summary>A cluster on a database: another one on the same is the county after a restart.</summary>
    internal static Task<TestCounty> Start(TestDatabase database) =>
        TestCounty.Start(database: database, services: services => services
            .AddSingleton<IFieldVault>(new FieldVault(Ring))
            .AddSingleton<IOrganisationRegister, OrganisationRegister>()
            .AddSingleton<IFactsSource, GrantedFacts>());

    internal Task<ImportReport> Import(ImmutableArray<RegisterText> registers, bool dryRun = false) => Importer().Run(
        registers, 20_000, dryRun, Caller.Person(new(Inspector)));

    internal OrganisationImport Importer(IEventLog? log = null) => new(
        log ?? County.Services.GetRequiredService<IEventLog>(),
        new OrganisationSnapshot(County.Services.GetRequiredService<NpgsqlDataSource>()),
        County.Services.GetRequiredService<IFieldVault>(), County.Services.GetRequiredService<CountyClock>());

    internal IOfficialGrain Official(string id) => County.Grain<IOfficialGrain>("o-" + id);

    /// <summary>Delivers a note as the relay would, and answers what became of it.</summary>
    internal async Task<Refusal?> Tell(string key, string letter, IMessage message, DateTimeOffset? occurredAt = null)
    {
        TestCaller.Is(Caller.System("relay"));
        var follower = County.Cluster.Client.GetGrain<IFollower>(Followers.IdOf(key)!.Value);
        var answer = await follower.Deliver(
            [new(letter, EventCodec.NameOf(message.GetType()), EventJson.Canonical(message), occurredAt ?? County.Now)]);
        return answer.Single().Refused;
    }

    internal static SignalNoted Signal(string number, string channel = "AUDIT", string? level = "HIGH") =>
        new(new(number), channel, level, null, SignalStanding.Confirmed);

    internal static RegisterText Text(Register register, params ImmutableArray<string>[] rows) =>
        new(register, RegisterText.Columns(register), [.. rows]);

    public async ValueTask DisposeAsync()
    {
        if (County is not null)
        {
            await County.DisposeAsync();
        }
    }

    private static readonly ImmutableArray<RegisterText> Registers =
    [
        Text(Register.Units, ["U-1", "某局", "县直", "", "2020-01-01"], ["U-2", "某镇", "镇", "U-1", "2020-01-01"]),
        Text(Register.Sections, ["S-1", "办公室", "U-1"]),
        Text(
            Register.Posts, ["P-1", "局长", "U-1", "", "", "是", "是"], ["P-2", "科员", "U-1", "S-1", "P-1", "否", "否"],
            ["P-3", "镇长", "U-2", "", "", "是", "否"]),
        Text(
            Register.Officials,
            ["G00000001", "11010519491231002X", "1001", "张三", "County", "", "P-1", "2024-05-06"],
            ["G00000002", "", "1002", "李四", "County", "", "P-2", "2023-01-01"],
            ["G00000003", "", "1003", "王五", "City", "", "P-3", "2023-01-01"],
            ["G00000004", "", "1004", "张三", "County", "", "P-2", "2022-01-01"],
            ["G00000005", "", "1005", "赵六", "County", "", "", ""],
            ["G00000006", "", "1006", "钱七", "County", "", "P-2", "2022-06-01"]),
        Text(Register.Kin, ["G00000001", "Spouse", "G00000002", "2024-06-01"]),
    ];

    private static readonly byte[] Master = RandomNumberGenerator.GetBytes(32);

    private static readonly KeyRing Ring = KeyRing.Open(Master, KeyRing.Forge(Master, RandomNumberGenerator.GetBytes));

    /// <summary>The inspector holds every role he needs for the whole county; others hold nothing.</summary>
    private sealed class GrantedFacts([OfTheCounty] TimeProvider clock) : IFactsSource
    {
        public ValueTask<Facts> Gather(Caller caller) =>
            new(new Facts(
                CountyTime.ToMicroseconds(clock.GetUtcNow()),
                new Asker(caller, caller.Id == Inspector ? [new(Role.WarningOfficer, null), new(Role.SystemAdmin, null)] : []),
                RuleBook.Shipped, WorkCalendar.Shipped, FrozenSet<string>.Empty));
    }
}
