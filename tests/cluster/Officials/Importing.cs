using System.Collections.Immutable;
using WarningGrid.Officials.Import;
using WarningGrid.Testing;

namespace WarningGrid.Officials;

/// <summary>Registers imported into a running county: whole, once, and finished by the cluster when the importer is gone.</summary>
public sealed class Importing(Organisation organisation) : IClassFixture<Organisation>
{
    [Fact]
    public async Task XLS_02_a_dry_run_and_a_faulty_import_store_nothing()
    {
        var before = await Events();
        var sound = Officials(100, 3);
        var faulty = sound with { Rows = sound.Rows.SetItem(1, sound.Rows[1].SetItem(3, "")) };

        var dry = await organisation.Import([sound], dryRun: true);
        var wrong = await organisation.Import([faulty]);

        Assert.Equal((3, 3), (dry.Rows, dry.Created));
        Assert.Equal((3, "姓名", "XLS-02.required"), (wrong.Errors.Single().Row, wrong.Errors.Single().Column, wrong.Errors.Single().Code));
        Assert.Equal(before, await Events());
    }

    [Fact]
    public async Task XLS_02_the_same_registers_twice_are_imported_once()
    {
        var registers = Officials(200, 250);
        var first = await organisation.Import([registers]);
        var events = await Events();
        var second = await organisation.Import([registers]);

        Assert.Equal((250, false), (first.Created, first.Repeated));
        Assert.True(second.Repeated);
        Assert.Equal(events, await Events());
        Assert.Equal(250, await organisation.County.Database.Ask<long>("SELECT count(*) FROM official WHERE staff_no LIKE 'W200-%'"));
    }

    [Fact]
    public async Task XLS_02_what_an_importer_left_behind_the_cluster_stores()
    {
        var dying = new DyingLog(organisation.County.Services.GetRequiredService<IEventLog>(), parts: 1);
        await Assert.ThrowsAsync<StorageUnavailable>(() => organisation.Importer(dying).Run(
            [Officials(600, 250)], 20_000, dryRun: false, Caller.Person(new(Organisation.Inspector))));
        Assert.Equal(100, await Stored());

        await organisation.County.Advance(TimeSpan.FromSeconds(40));

        await Until.Holds(async () => await Stored() == 250);
        async Task<long> Stored() =>
            await organisation.County.Database.Ask<long>("SELECT count(*) FROM official WHERE staff_no LIKE 'W600-%'");
    }

    [Fact]
    public async Task XLS_02_a_further_import_tells_those_on_record()
    {
        await organisation.Import([Officials(900, 2)]);
        var report = await organisation.Import([Officials(900, 2, name: "改名")]);

        Assert.Equal((0, 2), (report.Created, report.Told));
        await Until.Holds(async () => await organisation.County.Database.Ask<long>(
            "SELECT count(*) FROM official WHERE staff_no LIKE 'W900-%' AND name = '改名'") == 2);
    }

    private static RegisterText Officials(int first, int count, string name = "某某") => Organisation.Text(
        Register.Officials,
        [.. Enumerable.Range(first, count).Select(n => (ImmutableArray<string>)
            [$"G{n + 10_000:00000000}", "", $"W{first}-{n}", name, "County", "", "P-2", "2024-01-01"])]);

    private Task<long> Events() => organisation.County.Database.Ask<long>("SELECT count(*) FROM event WHERE stream LIKE 'o-%' OR stream LIKE 'i-%'");

    /// <summary>A log whose importer dies after some parts are stored.</summary>
    private sealed class DyingLog(IEventLog log, int parts) : IEventLog
    {
        private int left = parts;

        public Task<Verdict> Append(Commit commit) =>
            commit.Audit?.Act == "organisation.import:import.part-stored" && left-- == 0
                ? throw new StorageUnavailable("the importer died")
                : log.Append(commit);

        public Task<ImmutableArray<Verdict>> AppendMany(IReadOnlyList<Commit> commits) => log.AppendMany(commits);

        public Task<ImmutableArray<StoredEntry>> Read(string stream, long after = 0, long upTo = long.MaxValue) => log.Read(stream, after, upTo);

        public Task<StoredCommand?> FindCommand(string caller, string key) => log.FindCommand(caller, key);

        public Task Settle(DateTimeOffset known) => log.Settle(known);
    }
}
