using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Xunit;
using static WarningGrid.Officials.Histories;

namespace WarningGrid.Officials;

/// <summary>Two clocks (ASF-01…07) on a log held in memory; the same on a cluster is in the cluster tests.</summary>
public sealed class The_record
{
    [Fact]
    public async Task Example_05_08_ASF_01_a_late_signal_is_unknown_before_it_was_recorded()
    {
        var log = new PaperLog(Log(Zhang.Key(),
            Registered().Told("2020-01-01"), Signal("S-2026-0007", "AUDIT", "HIGH").Told("2026-02-10", recorded: "2026-05-06")));

        Assert.DoesNotContain("S-2026-0007", await Ask(log, known: "2026-04-30", at: "2026-04-30"), StringComparison.Ordinal);
        Assert.Contains("S-2026-0007", await Ask(log, known: "2026-05-07", at: "2026-04-30"), StringComparison.Ordinal);
        Assert.DoesNotContain("S-2026-0007", await Ask(log, known: "2026-05-07", at: "2026-02-09"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASF_03_what_is_recorded_after_K_changes_no_byte()
    {
        var before = Log(Zhang.Key(), Registered().Told("2020-01-01"), Signal("S-1", "AUDIT", "HIGH").Told("2026-02-10"));
        var after = before.AddRange(Enumerable.Range(0, 100).Select(n => new Recorded(
            Zhang.Key(), n + 3, Signal($"S-{n + 2}", "PETITION"), On("2026-02-11"), On("2026-05-06"), "system:test", "")));

        Assert.Equal(
            await Ask(new(before), known: "2026-04-30", at: "2026-04-30"), await Ask(new(after), known: "2026-04-30", at: "2026-04-30"));
    }

    [Fact]
    public async Task ASF_06_a_correction_recorded_after_K_is_not_known_at_K()
    {
        var log = new PaperLog(Log(Zhang.Key(),
            Registered().Told("2020-01-01"),
            new PostStarted(new("P-1"), new("U-1"), Day("2026-03-02"), false, false).Told("2026-03-02"),
            new EntryCorrected(2, "录入有误").Told("2026-03-02", recorded: "2026-05-06")));

        Assert.Contains("P-1", await Ask(log, known: "2026-04-30", at: "2026-04-30"), StringComparison.Ordinal);
        Assert.DoesNotContain("P-1", await Ask(log, known: "2026-05-07", at: "2026-04-30"), StringComparison.Ordinal);
    }

    [Fact]
    public void ASF_04_24_00_of_a_day_still_belongs_to_it()
    {
        var end = CountyTime.EndOf(Day("2026-09-10"));

        Assert.Equal(Day("2026-09-10"), new Vantage(end, end).Day);
        Assert.Equal(Day("2026-09-11"), new Vantage(end, end.AddMicroseconds(1)).Day);
    }

    [Fact]
    public void Example_05_13_ASF_05_a_K_of_now_is_invalid()
    {
        var now = On("2026-10-08");

        Assert.Equal("ASF-04.not-past", Vantage.Objection(new(KnownAsOf: now), now)?.Code);
        Assert.Equal("ASF-04.not-past", Vantage.Objection(new(KnownAsOf: now.AddSeconds(-1.9)), now)?.Code);
        Assert.Null(Vantage.Objection(new(KnownAsOf: now.AddSeconds(-2)), now));
        Assert.Null(Vantage.Objection(new(), now));
        Assert.Equal("ASF-04.range", Vantage.Objection(new(OccurredAsOf: On("1989-12-31")), now)?.Code);
    }

    [Fact]
    public async Task ASF_07_the_answer_is_canonical_and_holds_codes_only()
    {
        var log = new PaperLog(Log(Zhang.Key(),
            Registered().Told("2020-01-01"), Signal("S-1", "AUDIT", "HIGH").Told("2026-03-02"),
            new ArchiveEntryNoted("TI-2026-0001", ArchiveSection.TalkInquiry, "Accepted").Told("2026-04-01")));
        var json = await Ask(log, known: "2026-08-29", at: "2026-08-29");

        using var read = JsonDocument.Parse(json);
        Assert.Equal(CanonicalJson.Of(read.RootElement), json);
        Assert.Equal(1, read.RootElement.GetProperty("format").GetInt32());
        Assert.Equal("2026-08-29T16:00:00.000000Z", read.RootElement.GetProperty("known").GetString());
        Assert.Equal("1.000", read.RootElement.GetProperty("official").GetProperty("risk").GetProperty("score").GetString());
        Assert.DoesNotContain("张某", json, StringComparison.Ordinal);
    }

    // The promise itself, as text: whoever must change it serves a second format beside it.
    [Fact]
    public async Task ASF_07_format_1_stays_as_it_is()
    {
        var log = new PaperLog(Log(Zhang.Key(),
            Registered().Told("2020-01-01"),
            new PostStarted(new("P-1"), new("U-1"), Day("2020-01-01"), InTeam: true, HeadsUnit: true).Told("2020-01-01"),
            new KinDeclared(new("G00000418"), KinRelation.Spouse, Day("2021-01-01")).Told("2021-01-01"),
            Signal("S-1", "AUDIT", "HIGH").Told("2026-03-02"), new LeadNoted(new("L-1"), "InCase").Told("2026-03-03"),
            new WarningNoted("AD-1", "Admonition", "FollowUp", WarningStatus.InEffect, null, Day("2026-03-10"), Day("2026-09-10"), true, true)
                .Told("2026-03-10"),
            new DutyNoted("AD-1", "DL-20#1", Day("2026-09-10"), DutyStanding.Open).Told("2026-03-10"),
            new ArchiveEntryNoted("AD-1", ArchiveSection.Talk, "Admonition").Told("2026-03-12")));

        Assert.Equal(FormatOne, await Ask(log, known: "2026-08-29", at: "2026-08-29"));
    }

    [Fact]
    public void HIS_01_a_history_survives_its_snapshot() =>
        Gen.Int[0, 12].Sample(count =>
        {
            var file = new OfficialKind().Folded(Log(Zhang.Key(),
            [
                Registered().Told("2020-01-01"),
                .. Enumerable.Range(0, count).Select(n => Signal($"S-{n}", "PETITION").Told("2026-02-11")),
                new WarningNoted("TI-1", "TalkInquiry", "Draft", WarningStatus.Open, null, null, null, false).Told("2026-03-01"),
            ]));
            var back = EventJson.Read<OfficialFile>(JsonSerializer.SerializeToUtf8Bytes(file, EventJson.Options));

            Assert.Equal(file.History.Entries.AsEnumerable(), back.History.Entries.AsEnumerable());
            Assert.Equal((file.Version, file.RecordedAt), (back.Version, back.RecordedAt));
        });

    private const string FormatOne =
        """{"at":"2026-08-29T16:00:00.000000Z","format":1,"known":"2026-08-29T16:00:00.000000Z","""
        + "\"official\":{\"archive\":[{\"code\":\"Admonition\",\"on\":\"2026-03-12\",\"section\":\"Talk\",\"source\":\"AD-1\"}],"
        + "\"authority\":\"County\","
        + "\"duties\":[{\"deadline\":\"DL-20#1\",\"due\":\"2026-09-10\",\"source\":\"AD-1\",\"standing\":\"Open\"}],"
        + "\"effects\":{\"barredYears\":[{\"source\":\"AD-1\",\"year\":2026}],\"effects\":[{\"from\":\"2026-03-10\",\"kind\":\"Admonition\",\"source\":\"AD-1\",\"to\":\"2026-09-10\"}],\"frozenBy\":[],\"promotionBlockedUntil\":\"2026-09-10\"},"
        + "\"id\":\"G00000417\","
        + "\"kin\":[{\"declaredOn\":\"2021-01-01\",\"kin\":\"G00000418\",\"relation\":\"Spouse\"}],"
        + "\"leads\":[{\"lead\":\"L-1\",\"on\":\"2026-03-03\",\"stage\":\"InCase\"}],"
        + "\"posts\":[{\"from\":\"2020-01-01\",\"headsUnit\":true,\"post\":\"P-1\",\"unit\":\"U-1\"}],"
        + "\"risk\":{\"contributions\":[{\"age\":180,\"amount\":\"1.000\",\"number\":\"S-1\",\"rule\":\"RST-01.weight.AUDIT.HIGH\",\"weight\":\"2.0\"}],\"grounds\":[{\"ground\":\"AdmonitionInEffect\",\"level\":\"Red\",\"source\":\"AD-1\"}],\"level\":\"Red\",\"score\":\"1.000\"},"
        + "\"signals\":[{\"channel\":\"AUDIT\",\"level\":\"HIGH\",\"occurredOn\":\"2026-03-02\",\"signal\":\"S-1\",\"standing\":\"Confirmed\"}],"
        + "\"teams\":[{\"from\":\"2020-01-01\",\"teamRole\":\"Member\",\"unit\":\"U-1\"}],"
        + "\"warnings\":[{\"adverse\":true,\"from\":\"2026-03-10\",\"kind\":\"Admonition\",\"source\":\"AD-1\",\"stages\":[{\"on\":\"2026-03-10\",\"stage\":\"FollowUp\"}],\"status\":\"InEffect\",\"to\":\"2026-09-10\"}]}}";

    private static async Task<string> Ask(PaperLog log, string known, string at)
    {
        var question = new RecordQuestion(CountyTime.EndOf(Day(at)), CountyTime.EndOf(Day(known)));
        var all = new Sight(Kin: true, Warnings: true, Served: true, Duties: true, Work: true);
        var outcome = await RecordReading.Answer(
            question, Facts("2026-10-08"), log,
            asOf => asOf!.Fold(new OfficialKind(), log, Zhang.Key()),
            (asked, asOf, rules) => Task.FromResult(RecordShape.Answer(
                question, asOf, official: OfficialShape.Of(Zhang, asked, all, asOf.Day, rules))));
        Assert.True(outcome.Value.Promised);
        return outcome.Value.Json;
    }

    /// <summary>A log that only reads.</summary>
    private sealed class PaperLog(ImmutableArray<Recorded> entries) : IEventLog
    {
        public Task<ImmutableArray<StoredEntry>> Read(string stream, long after = 0, long upTo = long.MaxValue) =>
            Task.FromResult<ImmutableArray<StoredEntry>>(
            [
                .. entries.Where(entry => entry.Version > after && entry.Version <= upTo).Select(entry => new StoredEntry(
                    stream, entry.Version, EventCodec.NameOf(entry.Event.GetType()), entry.OccurredAt, entry.RecordedAt, entry.Actor,
                    entry.Key,
                    EventCodec.Entry(stream, entry.Version, entry.Event, entry.OccurredAt, entry.RecordedAt, entry.Actor, entry.Key),
                    ChainHead.Zero)),
            ]);

        public Task Settle(DateTimeOffset known) => Task.CompletedTask;

        public Task<Verdict> Append(Commit commit) => throw new NotSupportedException();

        public Task<ImmutableArray<Verdict>> AppendMany(IReadOnlyList<Commit> commits) => throw new NotSupportedException();

        public Task<StoredCommand?> FindCommand(string caller, string key) => throw new NotSupportedException();
    }
}
