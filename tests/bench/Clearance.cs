using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WarningGrid.Access;
using WarningGrid.Clearances;
using WarningGrid.Documents;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>How long a request on many persons takes until their codes are suggested, while cases are carried on beside it; and what memory it takes.</summary>
/// <remarks>
/// The whole batch is answered for one K: afterwards everything is computed again from the records as known at that K and
/// must be the same, whatever the cases did meanwhile (CLR-08). Every fourth official has a lead, on which a case may be opened.
/// </remarks>
internal sealed class Clearance(BenchCounty neighbour)
{
    private const string Org = "G00000190", Chief = "G00000191";

    // In flight beside it: a busy day, not the most the machine can do.
    private const int Beside = 8;

    public async Task Run(Effort effort)
    {
        var (officials, asked) = effort.Quick ? (10_000, 2_000) : (100_000, 20_000);
        await using var county = await BenchCounty.Found(neighbour.Server, officials, officials / 4);
        await Identify(county, officials);
        var load = await CaseLoad.In(county);
        await load.Run(new GrainDesk(county.Grains), Beside, effort.WarmUp);

        // A first, small request: what is compiled and cached once is not the batch's.
        await Suggested(county, 0, 200);
        var before = Footprint(collect: true);
        using var enough = new CancellationTokenSource();
        var peak = Peak(enough.Token);
        var suggesting = Suggested(county, 200, asked, enough);
        var advanced = await load.Run(new GrainDesk(county.Grains), Beside, effort.Quick ? effort.FromCold : effort.FromCold * 3);
        var (number, took) = await suggesting;
        Report.Figure("clearance/rows", asked, "rows");
        Report.Figure("clearance/suggested", took.TotalSeconds, "s");
        Report.Figure("clearance/cases-beside", advanced.PerSecond, "commands/s");
        Report.Figure("clearance/memory", (await peak - before) / 1048576.0, "MB");
        Report.Figure("clearance/kept", (Footprint(collect: true) - before) / 1048576.0, "MB");

        TestCaller.Is(InquiryTown.Officer);
        var since = Stopwatch.StartNew();
        var again = await Answered(() => county.Grains.GetGrain<IClearanceGrain>(number.Key()).Reproduce());
        Report.Figure("clearance/reproduced", since.Elapsed.TotalSeconds, "s");
        Report.Figure("clearance/torn", again.Agrees ? 0 : 1, "batches");
        await Issue(county, number);
    }

    // Computed for a new K, because cases have moved on; heard by two offices and signed: the paper names every row.
    private static async Task Issue(BenchCounty county, ClearanceNumber number)
    {
        var grain = county.Grains.GetGrain<IClearanceGrain>(number.Key());
        var since = Stopwatch.StartNew();
        await Does(InquiryTown.Officer, once => grain.Recompute(new(), once));
        await Reaches(county, number, ClearanceStage.Suggested);
        Report.Figure("clearance/recomputed", since.Elapsed.TotalSeconds, "s");
        await Does(InquiryTown.Custodian, once => grain.GiveOpinion(new(ClearanceOffice.CaseSupervision, []), once));
        await Does(Chief, once => grain.GiveOpinion(new(ClearanceOffice.PetitionReception, []), once));
        since.Restart();
        var issued = await Does(InquiryTown.Secretary, once => grain.Sign(new([]), once));
        Report.Figure("clearance/issued", since.Elapsed.TotalSeconds, "s");
        Report.Figure(
            "clearance/paper", await county.Database.Ask<long>($"select size from wg.document_file where sm3 = '{issued.DocumentSm3}'") / 1048576.0, "MB");

        async Task<ClearanceView> Does(string person, Func<Submission, Task<Outcome<ClearanceView>>> move)
        {
            TestCaller.Is(person);
            var revision = (await Answered(grain.Read)).Revision;
            return await Answered(() => move(new($"{person}-{revision}", revision)));
        }
    }

    private static Task Reaches(BenchCounty county, ClearanceNumber number, ClearanceStage stage) => Until.Holds(
        async () => await county.Database.Ask<string>($"select stage from wg.clearance where number = '{number}'") == stage.ToString(),
        TimeSpan.FromMinutes(10));

    private static async Task<(ClearanceNumber Number, TimeSpan Took)> Suggested(
        BenchCounty county, int from, int count, CancellationTokenSource? there = null)
    {
        TestCaller.Is(Org);
        var letter = await Answered(() => county.Grains.GetGrain<IDocumentShelf>("all").Keep(new("函.pdf", "application/pdf", "来函"u8.ToArray())));
        var opened = await Answered(() => county.Grains.GetGrain<IClearanceRegister>("all").Open(
            new($"组函{from}号", CountyTime.DateOf(DateTimeOffset.UtcNow), "组织部", ClearancePurpose.Promotion, null, letter.Sm3), new($"open-{from}")));
        var grain = county.Grains.GetGrain<IClearanceGrain>(opened.Number.Key());
        SubmitRows rows = new([.. Enumerable.Range(from, count).Select(n => new AskedPerson("某某", IdNo(n), "清河镇"))]);
        var since = Stopwatch.StartNew();
        await Answered(() => grain.Submit(rows, new($"rows-{from}", opened.Revision)));
        await Reaches(county, opened.Number, ClearanceStage.Suggested);
        var took = since.Elapsed;
        await (there?.CancelAsync() ?? Task.CompletedTask);
        return (opened.Number, took);
    }

    // The organisation department, and a citizen number for every official: the town's people have none.
    private static async Task Identify(BenchCounty county, int officials)
    {
        var vault = county.Vault;
        await using var db = Engine.Postgres.Open(county.Postgres);
        await using var numbers = db.CreateCommand(
            "update wg.official set id_no_hash = given.hash from unnest($1, $2) as given (id, hash) where official.id = given.id");
        numbers.CommandTimeout = 0;
        numbers.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. Enumerable.Range(0, officials).Select(n => InquiryTown.Official(n).Value)] });
        numbers.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. Enumerable.Range(0, officials).Select(n => vault.KeyedHash(VaultPurpose.OfficialIdNumber, IdNo(n)))],
        });
        await numbers.ExecuteNonQueryAsync();
        await county.Database.Run(
            $"""
            insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
              ('g-{Org}', 1, '{Org}', '{nameof(Role.OrgDept)}', 'All', '', '', '2020-01-01'),
              ('g-{Chief}', 1, '{Chief}', '{nameof(Role.SectionChief)}', 'All', '', '', '2020-01-01');
            insert into wg.section(stream, code, name, unit) values ('u-U-9', 'S-9', '信访室', 'U-9');
            insert into wg.post(stream, code, name, unit, section, in_team, key_post, from_date) values ('p-P-9', 'P-9', '信访室主任', 'U-9', 'S-9', false, false, '2020-01-01');
            insert into wg.post_holding(stream, post, from_date, unit, official, heads_unit) values ('o-{Chief}', 'P-9', '2020-01-01', 'U-9', '{Chief}', false);
            """);
        await county.Town.Tidy();
    }

    /// <summary>A citizen number that passes its check, one for each n.</summary>
    private static string IdNo(int n)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"34{n / 1000:0000}19900101{n % 1000:000}");
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            sum += (digits[at] - '0') * weights[at];
        }

        return digits + "10X98765432"[sum % 11];
    }

    // What a busy silo does not answer at once is asked again, as the front would.
    private static async Task<T> Answered<T>(Func<Task<Outcome<T>>> ask)
        where T : class
    {
        for (var patience = Stopwatch.StartNew(); ;)
        {
            try
            {
                return (await ask()).Value;
            }
            catch (Exception e) when (e is StorageUnavailable or TimeoutException && patience.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<long> Peak(CancellationToken enough)
    {
        var peak = 0L;
        while (!enough.IsCancellationRequested)
        {
            peak = Math.Max(peak, Footprint(collect: false));
            await Task.Delay(50, CancellationToken.None);
        }

        return peak;
    }

    // What the process holds of the machine's memory.
    private static long Footprint(bool collect)
    {
        if (collect)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
