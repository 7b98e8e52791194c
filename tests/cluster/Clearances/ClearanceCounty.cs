using System.Globalization;
using WarningGrid.Cases;
using WarningGrid.Documents;
using WarningGrid.Engine;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Testing;
using WarningGrid.Vault;

namespace WarningGrid.Clearances;

/// <summary>A county with everybody whom a clearance needs, and 200 officials with their numbers, some with leads.</summary>
public sealed class ClearanceCounty : IAsyncLifetime
{
    public const string Organiser = "G00000301", Officer = "G00000302", Petition = "G00000304", Custodian = "G00000305", Review = "G00000306",
        Secretary = "G00000307", Handler = "G00000309";

    /// <summary>The warning officer who registered every lead here, and accepts it.</summary>
    public const string Triager = "G00000009";

    public const int Officials = 200;

    private int sent;

    internal TestCounty County { get; private set; } = null!;

    internal IClearanceRegister Register => County.Grain<IClearanceRegister>("any");

    internal FieldVault Vault { get; } = NewVault();

    internal static OfficialId Official(int n) => new(string.Create(CultureInfo.InvariantCulture, $"G1{n:0000000}"));

    /// <summary>A citizen number that passes its check, one for each n.</summary>
    internal static string IdNo(int n)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"34010119{n / 1000 % 100:00}0101{n % 1000:000}");
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return digits + "10X98765432"[digits.Select((digit, at) => (digit - '0') * weights[at]).Sum() % 11];
    }

    internal static string NameOf(int n) => string.Create(CultureInfo.InvariantCulture, $"某{(char)('一' + n)}");

    internal static AskedPerson Person(int n) => new(NameOf(n), IdNo(n), "青石镇");

    public async ValueTask InitializeAsync()
    {
        var database = await TestDatabase.Create();
        (string Person, string Role)[] grants =
        [
            (Organiser, "OrgDept"), (Officer, "WarningOfficer"), (Triager, "WarningOfficer"), (Petition, "SectionChief"), (Custodian, "LeadCustodian"),
            (Review, "SectionChief"), (Secretary, "DisciplineSecretary"), (Handler, "Handler"),
        ];
        foreach (var (person, role) in grants)
        {
            await database.Run(
                $"insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values ('g-{person}', 1, '{person}', '{role}', 'All', '', '', '2020-01-01')");
        }

        await database.Run(
            $"""
            insert into wg.section(stream, code, name, unit) values ('u-U-1', 'S-1', '信访室', 'U-1'), ('u-U-1', 'S-2', '案件审理室', 'U-1');
            insert into wg.post(stream, code, name, unit, section, in_team, key_post, from_date) values
              ('p-P-1', 'P-1', '信访室主任', 'U-1', 'S-1', false, false, '2020-01-01'),
              ('p-P-2', 'P-2', '案件审理室主任', 'U-1', 'S-2', false, false, '2020-01-01');
            insert into wg.post_holding(stream, post, from_date, unit, official, heads_unit) values
              ('o-{Petition}', 'P-1', '2020-01-01', 'U-1', '{Petition}', false),
              ('o-{Review}', 'P-2', '2020-01-01', 'U-1', '{Review}', false);
            insert into wg.official(stream, id, name, id_no_hash, authority)
            values {string.Join(",\n", Enumerable.Range(0, Officials).Select(Row))};
            insert into wg.kinship(stream, official, kin, relation, from_date) values ('o-{Official(12)}', '{Official(12)}', '{Custodian}', 'Spouse', '2015-01-01');
            """);
        County = await TestCounty.Start(
            database: database, services: services => services.AddFeatures().AddSingleton<IFieldVault>(Vault));
    }

    /// <summary>A lead against an official that a warning officer has just registered; accepted and further where asked.</summary>
    internal async Task<LeadNumber> Lead(int official, params IEvent[] further)
    {
        LeadNumber number = new(string.Create(CultureInfo.InvariantCulture, $"L-2026-{Interlocked.Increment(ref sent):0000}"));
        LeadTarget target = new(Official(official), null, false);
        Assert.IsType<Verdict.Stored>(await County.Services.GetRequiredService<IEventLog>().Append(new CaseCounty.Born(
            number.Key(), County.Now,
            [
                new LeadRegistered(
                    number, new(number.Value.Replace('L', 'S')), "PETITION", false, CountyTime.DateOf(County.Now), [target], null, false),
                .. further.Select(one => one is LeadAccepted ? new LeadAccepted([target]) : one),
            ])));
        return number;
    }

    /// <summary>A move of a person on the request as he sees it, which must be accepted.</summary>
    internal async Task<ClearanceView> Does(
        string person, ClearanceNumber number, Func<IClearanceGrain, Submission, Task<Outcome<ClearanceView>>> move)
    {
        var outcome = await Try(person, number, move);
        Assert.True(outcome.Refused is null, $"{outcome.Refused?.Code} {string.Join(' ', outcome.Refused?.Items.Select(item => item.Code) ?? [])}");
        return outcome.Value;
    }

    internal async Task<Outcome<ClearanceView>> Try(
        string person, ClearanceNumber number, Func<IClearanceGrain, Submission, Task<Outcome<ClearanceView>>> move)
    {
        TestCaller.Is(person);
        var grain = Clearance(number);
        var seen = await grain.Read();
        return await move(grain, new($"key-{Interlocked.Increment(ref sent)}", seen.Refused is null ? seen.Value.Revision : 0));
    }

    /// <summary>More officials than the county began with.</summary>
    internal Task Appoint(int from, int count) => County.Database.Run(
        $"insert into wg.official(stream, id, name, id_no_hash, authority) values {string.Join(",\n", Enumerable.Range(from, count).Select(Row))}");

    /// <summary>An official whose history begins now, so that there is a page of him.</summary>
    internal async Task Registered(int official) =>
        Assert.IsType<Verdict.Stored>(await County.Services.GetRequiredService<IEventLog>().Append(new CaseCounty.Born(
            Official(official).Key(), County.Now,
            [new OfficialRegistered(Official(official), new(NameOf(official)), CadreAuthority.County)])));

    internal IClearanceGrain Clearance(ClearanceNumber number) => County.Grain<IClearanceGrain>(number.Key());

    /// <summary>A request on these officials, computed.</summary>
    internal async Task<ClearanceNumber> Asked(params int[] officials)
    {
        var number = await Submitted(officials);
        await Reaches(number, ClearanceStage.Suggested);
        return number;
    }

    /// <summary>A request on these officials, just handed in.</summary>
    internal async Task<ClearanceNumber> Submitted(params int[] officials)
    {
        TestCaller.Is(Organiser);
        var letter = (await County.Grain<IDocumentShelf>("shelf").Keep(new("函.pdf", "application/pdf", "关于征求意见的函"u8.ToArray()))).Value;
        var opened = await Register.Open(
            new("组函〔2026〕15号", CountyTime.DateOf(County.Now), "中共某县委组织部", ClearancePurpose.Promotion, null, letter.Sm3),
            new($"open-{Interlocked.Increment(ref sent)}"));
        Assert.Null(opened.Refused);
        var number = opened.Value.Number;
        await Does(Organiser, number, (grain, once) => grain.Submit(new([.. officials.Select(Person)]), once));
        return number;
    }

    internal async Task Reaches(ClearanceNumber number, ClearanceStage stage)
    {
        TestCaller.Is(Organiser);
        await Until.Holds(async () => (await Clearance(number).Read()).Value.Stage == stage);
    }

    public async ValueTask DisposeAsync()
    {
        if (County is not null)
        {
            await County.DisposeAsync();
        }
    }

    private string Row(int n) =>
        $"('o-{Official(n)}', '{Official(n)}', '{NameOf(n)}', '{Vault.KeyedHash(VaultPurpose.OfficialIdNumber, IdNo(n))}', 'County')";

    private static FieldVault NewVault()
    {
        byte next = 0;
        return new(KeyRing.Open(new byte[32], KeyRing.Forge(new byte[32], n => [.. Enumerable.Range(0, n).Select(_ => next++)])));
    }
}
