using CsCheck;
using WarningGrid.Access;
using WarningGrid.Posts;
using Xunit;
using static WarningGrid.Officials.Histories;

namespace WarningGrid.Officials;

/// <summary>county.personnel.v1 and its corrections (HIS-02, HIS-03, HIS-06).</summary>
public sealed class Personnel_changes
{
    [Fact]
    public void HIS_06_an_unknown_official_comes_to_be_by_a_post_start()
    {
        var ruling = Take(new(), Start("P-1", "2026-03-02"), new Identity("张某"));

        Assert.Equal(
            [new OfficialRegistered(Zhang, new("张某"), CadreAuthority.County), new PostStarted(new("P-1"), new("U-1"), Day("2026-03-02"), true, true)],
            ruling.Happened.Select(happening => happening.Event));
        Assert.All(ruling.Happened, happening => Assert.Equal(CountyTime.StartOf(Day("2026-03-02")), happening.OccurredAt));
    }

    [Fact]
    public void HIS_06_no_other_change_brings_an_official_to_life() =>
        Assert.Equal("HIS-06.unknown", Take(new(), new(PersonnelChangeKind.PostEnd, Day("2026-03-02"), Post: new("P-1")), new("张某")).Refused?.Code);

    [Theory]
    [InlineData("G0000041")]
    [InlineData("X00000417")]
    [InlineData("G0000041七")]
    public void HIS_06_an_official_id_is_G_and_eight_digits(string id) =>
        Assert.Equal("HIS-06.id", OfficialRules.Receive(
            new(), new(id), new PersonnelChangeNoted(Start("P-1", "2026-03-02"), new("张某")) { Place = Place },
            Letter("2026-03-02"), Facts("2026-05-06")).Refused?.Code);

    [Fact]
    public void HIS_02_what_lies_ahead_happened_when_it_was_told() =>
        Assert.Equal(On("2026-05-06", 12), Take(Known(), Start("P-1", "2026-06-01")).Happened.Single().OccurredAt);

    [Fact]
    public void HIS_02_a_post_nobody_registered_is_refused() =>
        Assert.Equal("HIS-02.unknown-post", OfficialRules.Receive(
            Known(), Zhang, new PersonnelChangeNoted(Start("P-9", "2026-03-02")), Letter("2026-03-02"), Facts("2026-05-06")).Refused?.Code);

    [Fact]
    public void HIS_02_what_is_told_twice_happens_once()
    {
        var known = Known(new PostStarted(new("P-1"), new("U-1"), Day("2026-03-02"), true, true).Told("2026-03-02"));

        Assert.Empty(Take(known, Start("P-1", "2026-03-02")).Happened);
    }

    [Fact]
    public void HIS_02_ends_and_starts_pair_by_date_in_whatever_order_they_are_told() =>
        Gen.Shuffle(Enumerable.Range(0, 6).ToArray()).Sample(order =>
        {
            (IEvent Event, DateTimeOffset, DateTimeOffset)[] told =
            [
                Started("P-1", "2020-01-01"), Ended("P-1", "2021-06-30"), Started("P-2", "2021-07-01"),
                Ended("P-2", "2023-02-28"), Started("P-1", "2023-03-01"), Ended("P-1", "2025-03-31"),
            ];
            var postings = Postings.Of(Of([Registered().Told("2020-01-01"), .. order.Select(n => told[n])]));

            Assert.Equal(
                [("P-1", "2020-01-01", "2021-06-30"), ("P-2", "2021-07-01", "2023-02-28"), ("P-1", "2023-03-01", "2025-03-31")],
                postings.Select(posting => (posting.Post.Value, $"{posting.From:yyyy-MM-dd}", $"{posting.To:yyyy-MM-dd}")));
        });

    [Fact]
    public void HIS_02_the_place_of_a_day_is_the_post_taken_last()
    {
        var file = Known(
            Started("P-1", "2025-01-01"), Started("P-2", "2026-01-01"), Ended("P-2", "2026-03-01"),
            new TeamJoined(new("U-1"), "Deputy", Day("2025-06-01")).Told("2025-06-01"));

        Assert.Equal("P-2", Appointments.At(file, Day("2026-03-01"))?.Post?.Value);
        Assert.Equal("P-1", Appointments.At(file, Day("2026-03-02"))?.Post?.Value);
        Assert.Equal(("Deputy", true), (Appointments.At(file, Day("2026-03-02"))!.TeamRole, Appointments.At(file, Day("2026-03-02"))!.HeadsUnit));
        Assert.Null(Appointments.At(file, Day("2024-12-31"))?.Post);
        Assert.Null(Appointments.At(new(), Day("2026-03-02")));
    }

    [Fact]
    public void HIS_03_a_correction_names_the_old_entry_and_bears_its_time()
    {
        var file = Known(Started("P-1", "2026-03-02"));
        var ruling = OfficialRules.Correct(
            file, new(new(2, "录入有误", Start("P-1", "2026-02-20")), Place), Admin(revision: file.Revision));

        Assert.Equal(
            [
                new Happening(new EntryCorrected(2, "录入有误"), On("2026-03-02")),
                new Happening(new PostStarted(new("P-1"), new("U-1"), Day("2026-02-20"), true, true), CountyTime.StartOf(Day("2026-02-20"))),
            ],
            ruling.Happened);
        var corrected = new OfficialKind().Folded(Log(Zhang.Key(),
        [
            Registered().Told("2020-01-01"), Started("P-1", "2026-03-02"),
            .. ruling.Happened.Select(happening => (happening.Event, happening.OccurredAt!.Value, On("2026-05-06"))),
        ]));
        Assert.Equal([Day("2026-02-20")], Postings.Of(corrected.History).Select(posting => posting.From));
    }

    [Fact]
    public void HIS_03_only_personnel_entries_are_corrected_by_hand()
    {
        var file = Known(Signal("S-1", "AUDIT", "HIGH").Told("2026-03-02"));

        Assert.Equal("HIS-03.no-such-entry", Correct(file, 2, Admin(file.Revision)).Refused?.Code);
        Assert.Equal("HIS-03.no-such-entry", Correct(file, 9, Admin(file.Revision)).Refused?.Code);
        Assert.Equal("HIS-03.reason", OfficialRules.Correct(file, new(new(2, " "), null), Admin(file.Revision)).Refused?.Code);
        Assert.Equal("ACL-01.act-missing", Correct(file, 2, Facts("2026-05-06")).Refused?.Code);
        Assert.Equal("DSP-01.stale", Correct(file, 2, Admin(revision: 77)).Refused?.Code);
    }

    [Fact]
    public void HIS_04_a_post_takes_no_case_warnings_and_a_unit_no_cards()
    {
        var post = new PostKind().Folded(Log("p-P-1", new PostDescribed(Place.Card, Day("2020-01-01")).Told("2020-01-01")));
        var unit = new Units.UnitAggregate().Folded(Log("u-U-1", new Units.UnitDescribed(
            new(new("U-1"), "某局", Units.UnitKind.County, null), Day("2020-01-01")).Told("2020-01-01")));
        var warning = new WarningNoted("TI-1", "TalkInquiry", "ReplyDue", WarningStatus.Open, null, null, null, false);
        var card = new CardNoted("K-1", "Red", "Confirmed", SignalStanding.Confirmed);

        Assert.Equal("HIS-04.family", PostRules.Receive(post, warning, Letter("2026-03-02"), Facts("2026-05-06")).Refused?.Code);
        Assert.Single(PostRules.Receive(post, card, Letter("2026-03-02"), Facts("2026-05-06")).Happened);
        Assert.Equal("HIS-04.family", Units.UnitRules.Receive(unit, card, Letter("2026-03-02"), Facts("2026-05-06")).Refused?.Code);
        Assert.Single(Units.UnitRules.Receive(unit, warning, Letter("2026-03-02"), Facts("2026-05-06")).Happened);
    }

    private static readonly PostPlace Place =
        new(new(new("P-1"), "局长", new("U-1"), null, null, InTeam: true, Key: true), HeadsUnit: true);

    private static PersonnelChange Start(string post, string date) => new(PersonnelChangeKind.PostStart, Day(date), Post: new(post));

    private static (IEvent, DateTimeOffset, DateTimeOffset) Started(string post, string date) =>
        new PostStarted(new(post), new("U-1"), Day(date), false, HeadsUnit: true).Told(date);

    private static (IEvent, DateTimeOffset, DateTimeOffset) Ended(string post, string date) => new PostEnded(new(post), Day(date)).Told(date);

    private static OfficialFile Known(params (IEvent, DateTimeOffset, DateTimeOffset)[] told) =>
        new OfficialKind().Folded(Log(Zhang.Key(), [Registered().Told("2020-01-01"), .. told]));

    private static Ruling Take(OfficialFile file, PersonnelChange change, Identity? identity = null) =>
        OfficialRules.Receive(
            file, Zhang, new PersonnelChangeNoted(change, identity) { Place = Place }, Letter("2026-05-06"), Facts("2026-05-06"));

    private static Ruling Correct(OfficialFile file, long version, Facts facts) =>
        OfficialRules.Correct(file, new(new(version, "录入有误"), null), facts);

    private static Facts Admin(long revision) =>
        Facts("2026-05-06", grants: new Grant(Role.SystemAdmin, null)) with { ExpectedRevision = revision };
}
