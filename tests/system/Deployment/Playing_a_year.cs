using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using WarningGrid.Cases;
using WarningGrid.Kernel;
using WarningGrid.Testing;
using Xunit;

namespace WarningGrid.Deployment;

/// <summary><c>wg demo --play</c>: the demo county's people carry cases of every kind over HTTP, while its clock goes from due time to due time.</summary>
public sealed class Playing_a_year
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("small")]
    [InlineData("year")]
    public async Task CLR_08_all_is_whole_behind_it_and_a_clearance_gives_the_same_file_before_and_after_a_full_restart(string size)
    {
        if (size is "year")
        {
            Long.Only();
        }

        await using var system = await RunningSystem.Start(Stop);
        var wg = new WgCommand(("WARNINGGRID_RUN_FILE", system.RunFile));
        Note(await wg.Run("demo", "--play", "--size", size));
        await wg.Run("verify");
        await wg.Run("rebuild", "all", "--check");

        string[] before;
        await using (var db = NpgsqlDataSource.Create(await system.Connection(Stop)))
        {
            var log = new PlayedLog(db);
            Assert.Empty(await log.Findings(Journal(system.Data)));
            await Everything(log);
            before = await Clearances(system, log);
        }

        Assert.NotEmpty(before);
        Assert.Equal(0, await system.End(Signal.Terminate, Stop));
        await using var again = await system.Again(Stop);
        await using var afterwards = NpgsqlDataSource.Create(await again.Connection(Stop));
        Assert.Equal(before, await Clearances(again, new(afterwards)));
    }

    /// <summary>So many times kill -9 of the county at a moment left to chance, every other time of the play as well; <c>WARNINGGRID_PLAY_KILLS</c> for another number.</summary>
    [Fact]
    public async Task HIS_01_killed_again_and_again_it_goes_on_from_its_journal_and_nothing_is_lost_or_done_twice()
    {
        Long.Only();
        var kills = int.Parse(Environment.GetEnvironmentVariable("WARNINGGRID_PLAY_KILLS") ?? "10", CultureInfo.InvariantCulture);
        var server = await TestServer.StartPrivate();
        await using var database = await TestDatabase.Create(server.Connection);
        using var data = new Folder();
        (string, string)[] told =
        [
            ("WARNINGGRID_POSTGRES", database.Connection), ("WARNINGGRID_DATA", data.Path), ("Vault__Folder", data.Path + "/vault"),
            ("DOTNET_ENVIRONMENT", "Development"),
        ];
        await new WgCommand(told).Run("demo");
        await using var county = await ServerProcess.Local(database.Connection, data.Path + "/vault");
        var wg = new WgCommand([.. told, ("WARNINGGRID_URL", county.Url.ToString())]);
        string[] play = ["demo", "--play", "--size", "small"];
        var playing = wg.Begin(play);
        var said = WgCommand.End(playing);
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(1 + (Random.Shared.NextDouble() * 6)), Stop));
            Assert.False(said.IsCompleted, $"over before kill {kill}: {(said.IsCompleted ? (await said).Said : "")}");
            if (kill % 2 == 0)
            {
                playing.Kill();
                await said;
            }

            await county.Kill();
            await county.Restart();
            if (kill % 2 == 0)
            {
                playing.Dispose();
                said = WgCommand.End(playing = wg.Begin(play));
            }
        }

        var (code, end) = await said;
        playing.Dispose();
        Assert.True(code is 0, $"{code}:\n{end}\n{county.Said}");
        Note($"{kills} kills: {end}");

        // Numbers that the dead had reserved are swept, or sealed, within a day.
        await database.Run("UPDATE county_clock SET ahead = ahead + interval '2 days'");
        await Until.Holds(() => database.Ask<bool>(
            "SELECT NOT EXISTS (SELECT FROM outbox) AND NOT EXISTS (SELECT FROM deadline WHERE next_firing <= county_now())"));
        await wg.Run("verify");
        await wg.Run("rebuild", "all", "--check");
        await using var db = NpgsqlDataSource.Create(database.Connection);
        var log = new PlayedLog(db);
        Assert.Empty(await log.Findings(Journal(data.Path)));
        await Everything(log);
    }

    // Every kind came to its end; papers were sent back, duties ran overdue, appeals ended in each way, warnings were voided.
    private static async Task Everything(PlayedLog log)
    {
        Assert.Equal(
            Enum.GetNames<CaseKind>().Order(StringComparer.Ordinal),
            (await log.Column("SELECT DISTINCT kind FROM wg.disposal_case JOIN wg.event USING (stream) WHERE type = 'case.closed'")).Order(StringComparer.Ordinal));
        Assert.Superset(
            new HashSet<string>(["approval.returned", "approval.rejected", "case.paper-returned", "case.terminated", "deadline.overdue", "appeal.clarification-issued"]),
            (await log.Column("SELECT DISTINCT type FROM wg.event WHERE stream LIKE 'c-%'")).ToHashSet());
        Assert.Superset(
            new HashSet<string>(["Upheld", "Varied", "Overturned"]),
            (await log.Column("SELECT DISTINCT entry::jsonb -> 'data' ->> 'outcome' FROM wg.event WHERE type = 'appeal.decided'")).ToHashSet());
        Assert.NotEmpty(await log.Column("SELECT DISTINCT stream FROM wg.warning WHERE status = 'Void'"));
    }

    // What the requester is given, byte for byte, and what the officer is told of its making anew.
    private static async Task<string[]> Clearances(RunningSystem system, PlayedLog log)
    {
        using var organiser = await system.As((await log.Column("SELECT requester FROM wg.clearance"))[0], Stop);
        using var officer = await system.As((await log.Column("SELECT person FROM wg.role_grant WHERE role = 'WarningOfficer'"))[0], Stop);
        var given = new List<string>();
        foreach (var one in await log.Column("SELECT number || '/answer?purpose=' || purpose FROM wg.clearance ORDER BY number"))
        {
            var file = await organiser.GetByteArrayAsync(new Uri("/api/v1/clearances/" + one, UriKind.Relative), Stop);
            var number = one[..one.IndexOf('/', StringComparison.Ordinal)];
            var made = JsonNode.Parse(await officer.GetStringAsync(new Uri($"/api/v1/clearances/{number}/reproduction", UriKind.Relative), Stop))!;
            Assert.True((bool)made["agrees"]!, made.ToJsonString());
            given.Add($"{number} {made.ToJsonString()} {Convert.ToHexStringLower(file)}");
        }

        return [.. given];
    }

    private static string Journal(string data) => Assert.Single(Directory.GetFiles(Path.Combine(data, "demo"), "play-*.jsonl"));

    private static void Note(string said) => TestContext.Current.SendDiagnosticMessage(said);

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("warninggrid-play-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
