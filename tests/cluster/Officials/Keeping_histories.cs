using WarningGrid.Posts;
using WarningGrid.Testing;
using WarningGrid.Units;

namespace WarningGrid.Officials;

/// <summary>Officials, posts and units as grains: registered, told of, asked now and as of earlier days.</summary>
public sealed class Keeping_histories(Organisation organisation) : IClassFixture<Organisation>
{
    [Fact]
    public async Task HIS_06_an_imported_official_is_read_with_his_place()
    {
        TestCaller.Is(Organisation.Inspector);
        var view = (await organisation.Official("G00000001").Read()).Value;
        var appointment = await organisation.Official("G00000001").AppointmentAt(new(2024, 5, 6));

        Assert.Equal(("张三", new PostCode("P-1"), true), (view.Name, view.Posts.Single().Post, view.Posts.Single().HeadsUnit));
        Assert.Equal(
            new Appointment(new("G00000001"), "张三", new("P-1"), new("U-1"), CadreAuthority.County, true, "Member"), appointment);
        Assert.Equal(RiskLevel.None, view.Risk!.Level);
    }

    [Fact]
    public async Task ACL_01_a_stranger_and_an_unknown_id_get_the_same_answer()
    {
        TestCaller.Is(Organisation.Stranger);
        var (hidden, absent) = (await organisation.Official("G00000001").Read(), await organisation.Official("G99999999").Read());

        Assert.Equal(Refusal.NotFound, hidden.Refused);
        Assert.Equal(hidden.Refused, absent.Refused);
        Assert.Equal(Refusal.NotFound, (await organisation.Official("G00000001").Record(new())).Refused);
    }

    [Fact]
    public async Task HIS_02_a_personnel_change_moves_an_official_and_the_register_follows()
    {
        var register = organisation.County.Services.GetRequiredService<IOrganisationRegister>();
        Assert.Null(await organisation.Tell("o-G00000005", "s-x/1/1", new PersonnelChangeNoted(
            new(PersonnelChangeKind.PostStart, new(2026, 3, 2), Post: new("P-3")))));

        Assert.Equal("G00000003", (await register.HolderAt(new("P-3"), new(2026, 3, 1)))?.Value);
        Assert.Equal("G00000005", (await register.HolderAt(new("P-3"), new(2026, 3, 2)))?.Value);
        Assert.Equal("G00000005", (await register.HeadOf(new("U-2"), new(2026, 3, 2)))?.Value);
        Assert.Equal(["G00000005"], (await register.ByName("赵六", new UnitCode("U-2"), new(2026, 3, 2))).Select(match => match.Id.Value));
        Assert.Empty(await register.ByName("赵六", new UnitCode("U-1"), new(2026, 3, 2)));
        Assert.Equal("HIS-02.unknown-post", (await organisation.Tell("o-G00000005", "s-x/2/1", new PersonnelChangeNoted(
            new(PersonnelChangeKind.PostStart, new(2026, 3, 2), Post: new("P-9")))))?.Code);
    }

    [Fact]
    public async Task MAT_01_an_official_is_found_by_number_name_and_place()
    {
        var register = organisation.County.Services.GetRequiredService<IOrganisationRegister>();
        var hash = organisation.County.Services.GetRequiredService<IFieldVault>()
            .KeyedHash(VaultPurpose.OfficialIdNumber, "11010519491231002X");

        Assert.Equal(["G00000001"], (await register.ByIdNo(hash)).Select(match => match.Id.Value));
        Assert.Equal(["G00000002"], (await register.ByStaffNo("1002")).Select(match => match.Id.Value));
        Assert.Equal(["G00000001", "G00000004"], (await register.ByName("张三", null, new(2026, 1, 1))).Select(match => match.Id.Value));
        Assert.Equal(["U-1", "U-2"], (await register.Subtree(new("U-1"))).Select(unit => unit.Value));
        Assert.Equal("U-2", (await register.UnitNamed("某镇"))?.Value);
        Assert.True((await register.Place(new("P-1")))!.HeadsUnit);
    }

    [Fact]
    public async Task HSH_05_no_id_number_stands_in_the_clear()
    {
        Assert.Equal(0, await organisation.County.Database.Ask<long>(
            "SELECT count(*) FROM event WHERE entry LIKE '%11010519491231002%'"));
        Assert.Equal(1, await organisation.County.Database.Ask<long>(
            "SELECT count(*) FROM official WHERE stream = 'o-G00000001' AND id_no_hash IS NOT NULL"));
    }

    [Fact]
    public async Task Example_05_13_ASF_07_the_same_question_gives_the_same_bytes_after_100_events_a_snapshot_and_a_restart()
    {
        var official = organisation.Official("G00000004");
        await organisation.Tell("o-G00000004", "s-y/1/1", Organisation.Signal("S-2026-0001"));
        await organisation.County.Advance(TimeSpan.FromMinutes(1));
        TestCaller.Is(Organisation.Inspector);
        var now = organisation.County.Now;
        Assert.Equal("ASF-04.not-past", (await official.Record(new(KnownAsOf: now))).Refused?.Code);

        var question = new RecordQuestion(KnownAsOf: now.AddSeconds(-10));
        var first = (await official.Record(question)).Value;
        Assert.Contains("S-2026-0001", first.Json, StringComparison.Ordinal);
        for (var n = 0; n < 100; n++)
        {
            await organisation.Tell("o-G00000004", $"s-y/{n + 2}/1", Organisation.Signal($"S-2027-{n:0000}", "PETITION", null), now.AddDays(-30));
        }

        TestCaller.Is(Organisation.Inspector);
        var after = (await official.Record(question)).Value;
        var live = (await official.Record(new())).Value;
        // Its cluster alone is stopped: the database is still the other tests'.
        var restarted = await Organisation.Start(organisation.County.Database);
        await using var stopped = restarted.Cluster;
        var again = (await restarted.Grain<IOfficialGrain>("o-G00000004").Record(question)).Value;

        Assert.Equal((first.Json, true), (after.Json, after.Promised));
        Assert.Equal(first.Json, again.Json);
        Assert.False(live.Promised);
        Assert.Contains("S-2027-0099", live.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_05_08_ASF_01_what_is_recorded_late_is_unknown_before()
    {
        var official = organisation.Official("G00000002");
        await organisation.County.Advance(TimeSpan.FromMinutes(1));
        var before = organisation.County.Now;
        await organisation.County.Advance(TimeSpan.FromMinutes(1));
        await organisation.Tell("o-G00000002", "s-z/1/1", Organisation.Signal("S-2026-0777"), before.AddDays(-80));
        await organisation.County.Advance(TimeSpan.FromMinutes(1));
        var later = organisation.County.Now.AddSeconds(-5);
        TestCaller.Is(Organisation.Inspector);

        Assert.DoesNotContain("S-2026-0777", (await official.Record(new(before, before))).Value.Json, StringComparison.Ordinal);
        Assert.Contains("S-2026-0777", (await official.Record(new(before, later))).Value.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RST_06_a_unit_shows_its_own_level_and_the_counts_of_its_officials()
    {
        await organisation.Tell("o-G00000006", "c-1/1/1", new WarningNoted(
            "AC-2026-0001", "Accountability", "Hearing", WarningStatus.Open, null, null, null, Adverse: true));
        await organisation.Tell("u-U-1", "c-2/1/1", new WarningNoted(
            "CO-2026-0001", "CorrectionOrder", "InProgress", WarningStatus.Open, null, null, null, Adverse: true));
        TestCaller.Is(Organisation.Inspector);

        var view = (await organisation.County.Grain<IUnitGrain>("u-U-1").Read()).Value;

        Assert.Equal(RiskLevel.Orange, view.Risk!.Level);
        Assert.Equal(new LevelCount(RiskLevel.Red, 1), view.Levels!.Value[0]);
        Assert.Equal(4, view.Levels.Value.Sum(count => count.Officials));
        Assert.Equal(["办公室"], view.Sections.Select(section => section.Name));
        Assert.Equal("G00000001", (await organisation.County.Grain<IUnitGrain>("u-U-1").HeadAt(new(2026, 1, 1)))?.Value);
    }

    [Fact]
    public async Task HIS_05_a_posts_cards_stay_with_the_post()
    {
        await organisation.Tell("p-P-2", "k-1/1/1", new CardNoted("K-1", "Red", "Confirmed", SignalStanding.Confirmed));
        Assert.Equal("HIS-04.family", (await organisation.Tell("p-P-2", "k-1/2/1", new WarningNoted(
            "TI-1", "TalkInquiry", "Draft", WarningStatus.Open, null, null, null, false)))?.Code);
        TestCaller.Is(Organisation.Inspector);

        var post = (await organisation.County.Grain<IPostGrain>("p-P-2").Read()).Value;
        var holder = (await organisation.Official("G00000006").Read()).Value;

        Assert.Equal("1.000", post.Risk!.Score);
        Assert.DoesNotContain(holder.Risk!.Contributions, line => line.Number == "K-1");
    }

    [Fact]
    public async Task ASF_07_a_post_tells_its_holders_as_known_then()
    {
        await organisation.County.Advance(TimeSpan.FromMinutes(1));
        TestCaller.Is(Organisation.Inspector);
        var json = (await organisation.County.Grain<IPostGrain>("p-P-2").Record(
            new(KnownAsOf: organisation.County.Now.AddSeconds(-5)))).Value.Json;

        Assert.Contains("\"holders\":[{\"from\":\"2022-01-01\",\"official\":\"G00000004\"}", json, StringComparison.Ordinal);
        Assert.Equal("G00000002", (await organisation.County.Grain<IPostGrain>("p-P-2").HolderAt(new(2026, 1, 1)))?.Value);
    }

    [Fact]
    public async Task HIS_03_a_correction_by_the_system_admin_moves_the_register()
    {
        TestCaller.Is(Organisation.Inspector);
        var official = organisation.Official("G00000003");
        var before = (await official.Read()).Value;
        var corrected = (await official.Correct(
            new(2, "任职日期录入有误", new(PersonnelChangeKind.PostStart, new(2023, 2, 1), Post: new("P-3"))),
            new("correct-3", before.Revision))).Value;
        var repeat = await official.Correct(
            new(2, "任职日期录入有误", new(PersonnelChangeKind.PostStart, new(2023, 2, 1), Post: new("P-3"))),
            new("correct-3", before.Revision));

        Assert.Equal(new DateOnly(2023, 2, 1), corrected.Posts.Single().From);
        Assert.Equal(corrected.Revision, repeat.Value.Revision);
        Assert.Equal("2023-02-01", await organisation.County.Database.Ask<string>(
            "SELECT string_agg(from_date::text, ',') FROM post_holding WHERE stream = 'o-G00000003'"));
    }
}
