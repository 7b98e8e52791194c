using WarningGrid.Testing;
using static WarningGrid.Signals.FedCounty;

namespace WarningGrid.Signals;

/// <summary>Spec 03 §2–§4, end to end: what a feed sends, what is kept, what it is told.</summary>
public sealed class Feeding(FedCounty county) : IClassFixture<FedCounty>
{
    [Fact]
    public async Task Example_03_1_the_same_event_twice_is_one_signal_and_a_changed_amount_a_conflict()
    {
        var line = Event(Audit, FeedTypes.Audit, "A-7", "e1", Finding());
        var first = Assert.Single(await county.Send("audit-feed", line));
        var second = Assert.Single(await county.Send("audit-feed", line));
        var changed = Assert.Single(await county.Send("audit-feed", Event(Audit, FeedTypes.Audit, "A-7", "e1", Finding("120001"))));

        Assert.Equal(ReceiptStatus.Accepted, first.Status);
        Assert.Equal(first with { Status = ReceiptStatus.Duplicate }, second);
        Assert.Equal((ReceiptStatus.Refused, RefusalKind.ContentConflict), (changed.Status, changed.Refused!.Kind));
        Assert.Equal(1, await county.Count("signal where subject = 'e1'"));
    }

    [Fact]
    public async Task Example_03_2_a_lower_revision_is_superseded_and_revision_3_is_current()
    {
        await county.Send("audit-feed", Event(Audit, FeedTypes.Audit, "r-1", "S-1", Finding("1")));
        var third = (await county.Send("audit-feed", Event(Audit, FeedTypes.Audit, "r-3", "S-1", Finding("333.33"), revision: 3)))[0];
        var second = (await county.Send("audit-feed", Event(Audit, FeedTypes.Audit, "r-2", "S-1", Finding("222.22"), revision: 2)))[0];

        Assert.Equal((ReceiptStatus.Accepted, ReceiptStatus.Superseded), (third.Status, second.Status));
        Assert.Equal(third.SignalNo, second.SignalNo);
        TestCaller.Is(Officer);
        var view = (await county.Signal(third.SignalNo).Read()).Value;
        Assert.Equal(3, view.SourceRevision);
        Assert.Contains("333.33", view.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_03_3_an_unknown_type_is_quarantined_a_bad_envelope_refuses_the_batch_or_its_line()
    {
        string Good(string id) => Event(Audit, FeedTypes.Audit, id, "e3-" + id, Finding());
        var batch = (await county.SendBatch(
            "audit-feed", Good("b1"), Event(Audit, "county.unheard.v1", "b2", "e3-b2", "{}"), Good("b3"))).Value;
        Assert.Equal(
            [ReceiptStatus.Accepted, ReceiptStatus.Quarantined, ReceiptStatus.Accepted], batch.Items.Select(receipt => receipt.Status));

        var bad = Good("b5").Replace("\"id\":\"b5\",", "", StringComparison.Ordinal);
        var refused = (await county.SendBatch("audit-feed", Good("b4"), bad, Good("b6"))).Refused!;
        Assert.Equal((RefusalKind.Invalid, "/1/id"), (refused.Kind, refused.Items[0].Member));
        Assert.Equal(0, await county.RowsHolding("e3-b4"));
        Assert.Equal(0, await county.RowsHolding("e3-b6"));

        var lines = await county.Send("audit-feed", Good("b4"), bad, Good("b6"));
        Assert.Equal([ReceiptStatus.Accepted, ReceiptStatus.Refused, ReceiptStatus.Accepted], lines.Select(receipt => receipt.Status));
        Assert.NotEqual(0, await county.RowsHolding("e3-b4"));
    }

    [Theory]
    [InlineData("""{"name":"周铁面"}"""), InlineData("""{"name":"周某","unit":"县纪委","post":"书记"}""")]
    public async Task Example_03_4_a_petition_against_the_secretary_is_sealed_and_no_store_or_log_holds_it(string target)
    {
        var (id, word) = ("sealed-" + target.Length, "密件标记词" + target.Length);
        var line = Event(Petition, FeedTypes.Petition, id, word, Letter(target, word, $$""","reporter":{"name":"{{word}}"}"""));
        var first = Assert.Single(await county.Send("petition-feed", line));
        var again = Assert.Single(await county.Send("petition-feed", line));

        Assert.NotEmpty(county.Logged);
        Assert.Equal((ReceiptStatus.SealedNotStored, null, null), (first.Status, first.SignalNo, first.Sm3));
        Assert.Equal(first, again);
        Assert.Equal(0, await county.RowsHolding(word));
        Assert.Equal(0, await county.RowsHolding(id));
        Assert.DoesNotContain(county.Logged, logged => logged.Contains(word, StringComparison.Ordinal));
        Assert.Equal(1, await county.Count($"sealed_item where receipt = '{first.ReceiptId}' and channel = 'PETITION'"));
        Assert.Equal(0, await county.Count($"signal where stream = 's-{first.ReceiptId}'"));
    }

    [Fact]
    public async Task Example_03_11_a_finding_by_post_code_matches_who_held_the_post_when_it_occurred()
    {
        var line = Event(
            Audit, FeedTypes.Audit, "e11", "e11", Finding(more: ",\"official\":{\"post\":\"P-3401-0007\"}"), time: "2026-02-10T09:00:00+08:00");
        var receipt = Assert.Single(await county.Send("audit-feed", line));
        TestCaller.Is(Officer);
        var match = Assert.Single((await county.Signal(receipt.SignalNo).Read()).Value.Matches);
        Assert.Equal((MatchStanding.Confirmed, new OfficialId(Zhang)), (match.Standing, match.Confirmed));
    }

    [Fact]
    public async Task Example_03_12_a_petition_with_a_wrong_field_is_quarantined_encrypted_or_refused_where_nobody_can_be_read()
    {
        const string Word = "隔离标记词";
        var wrong = Letter("""{"name":"王伟"}""", Word).Replace("\"来信\"", "7", StringComparison.Ordinal);
        var quarantined = Assert.Single(await county.Send("petition-feed", Event(Petition, FeedTypes.Petition, "e12-1", "e12-1", wrong)));
        Assert.Equal((ReceiptStatus.Quarantined, "/form"), (quarantined.Status, quarantined.Refused!.Items[0].Member));
        Assert.Equal(quarantined, Assert.Single(await county.Send("petition-feed", Event(Petition, FeedTypes.Petition, "e12-1", "e12-1", wrong))));
        Assert.Equal(0, await county.RowsHolding(Word));

        var unreadable = Letter("{\"name\":7}", Word + "二");
        var refused = Assert.Single(await county.Send("petition-feed", Event(Petition, FeedTypes.Petition, "e12-2", "e12-2", unreadable)));
        Assert.Equal((ReceiptStatus.Refused, RefusalKind.Invalid), (refused.Status, refused.Refused!.Kind));
        Assert.Equal(0, await county.RowsHolding("e12-2"));
        Assert.Equal(0, await county.RowsHolding(Word));
    }

    [Fact]
    public async Task FED_06_a_quarantined_item_is_corrected_and_replayed_under_its_receipt()
    {
        var wrong = Letter("""{"name":"王伟","unit":"清河镇"}""").Replace("\"来信\"", "7", StringComparison.Ordinal);
        var receipt = Assert.Single(await county.Send("petition-feed", Event(Petition, FeedTypes.Petition, "rp", "rp", wrong)));
        TestCaller.Is(Clerk);
        var signal = county.Signal(receipt.SignalNo);
        var seen = (await signal.Read()).Value;
        Assert.Equal(receipt.ReceiptId, seen.Quarantine.Single().ReceiptId);
        var command = new ReplaySignal(receipt.ReceiptId!, FeedTypes.Petition, Letter("""{"name":"王伟","unit":"清河镇"}"""), "录入错误");
        Assert.Equal(
            RefusalKind.Sealed,
            (await signal.Replay(command with { Data = Letter("""{"name":"周铁面"}""") }, new("rp-0", seen.Revision))).Refused?.Kind);
        var replayed = (await signal.Replay(command, new("rp-1", seen.Revision))).Value;
        Assert.Equal((SignalStage.Received, 0, MatchBasis.NameAndUnit), (replayed.Stage, replayed.Quarantine.Length, replayed.Matches[0].Basis));
    }

    [Fact]
    public async Task FED_08_the_reporter_stands_in_the_vault_alone()
    {
        const string Name = "举报标记人", Phone = "13955550001", IdNo = "11010519491231002X";
        var line = Event(Petition, FeedTypes.Petition, "rep", "rep", Letter(
            """{"name":"王伟"}""", more: $$""","reporter":{"name":"{{Name}}","idNo":"{{IdNo}}","contact":"{{Phone}}"}"""));
        var receipt = Assert.Single(await county.Send("petition-feed", line));

        Assert.Equal(ReceiptStatus.Accepted, receipt.Status);
        Assert.Equal(1, await county.Count($"vault where stream = 'v-{receipt.ReceiptId}' and id_no_hash is not null"));
        foreach (var secret in new[] { Name, Phone, IdNo })
        {
            Assert.Equal(0, await county.RowsHolding(secret));
            Assert.DoesNotContain(county.Logged, logged => logged.Contains(secret, StringComparison.Ordinal));
        }

        TestCaller.Is(Officer);
        var view = (await county.Signal(receipt.SignalNo).Read()).Value;
        Assert.True(view.Named);
        Assert.DoesNotContain("reporter", view.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FED_02_a_source_or_type_that_is_not_registered_to_the_client_is_forbidden()
    {
        var foreign = Assert.Single(await county.Send("audit-feed", Event(Petition, FeedTypes.Petition, "f1", "f1", Letter("""{"name":"王伟"}"""))));
        Assert.Equal(RefusalKind.Forbidden, foreign.Refused!.Kind);
        var early = await county.SendBatch("audit-feed", Event(Audit, FeedTypes.Audit, "f2", "f2", Finding(), time: "2099-01-01T00:00:00Z"));
        Assert.Equal((RefusalKind.Invalid, "FED-02.too-early"), (early.Refused!.Kind, early.Refused.Code));
        Assert.Equal(RefusalKind.LimitExceeded, (await county.SendBatch("audit-feed", [.. Enumerable.Repeat("{}", 501)])).Refused?.Kind);
    }

    [Fact]
    public async Task FED_03_a_whole_set_posted_twice_makes_no_new_signal()
    {
        var lines = Enumerable.Range(0, 700).SelectMany(n => n % 50 == 3
            ? [Year(n), Year(n)]
            : n % 15 == 4 ? [Year(n), Event(Audit, FeedTypes.Audit, $"y{n}-r3", $"y{n}", Finding("3"), revision: 3)]
            : new[] { Year(n) }).ToArray();
        var first = await county.Send("audit-feed", lines);
        var signals = await county.Count("signal where subject like 'y%'");
        var second = await county.Send("audit-feed", lines);

        Assert.Equal(700, signals);
        Assert.Equal(signals, await county.Count("signal where subject like 'y%'"));
        Assert.All(first.Zip(second), pair =>
        {
            Assert.Equal(pair.First.ReceiptId, pair.Second.ReceiptId);
            Assert.Equal(
                pair.First.Status is ReceiptStatus.Quarantined ? ReceiptStatus.Quarantined : ReceiptStatus.Duplicate, pair.Second.Status);
        });
        Assert.Contains(first, receipt => receipt.Status is ReceiptStatus.Quarantined);
        Assert.Equal(14, first.Count(receipt => receipt.Status is ReceiptStatus.Duplicate));

        static string Year(int n) => Event(Audit, FeedTypes.Audit, $"y{n}", $"y{n}", n % 97 == 11 ? "{}" : Finding());
    }

    [Fact]
    public async Task FED_04_revisions_that_arrive_at_once_make_one_signal()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => county.Send(
            "audit-feed", Event(Audit, FeedTypes.Audit, $"race-{n}", "race", Finding($"{n}"), revision: n))));
        Assert.Single(receipts.Select(one => one[0].SignalNo).Distinct());
        Assert.Equal(1, await county.Count("signal where subject = 'race'"));
        Assert.Equal(8, await county.Count("feed_receipt where stream in (select stream from wg.signal where subject = 'race')"));
    }

    [Fact]
    public async Task A_personnel_item_goes_to_the_official_and_its_receipt_has_no_signal()
    {
        const string Start =
            """{"official":{"officialId":"G00000777","name":"新人"},"change":"PostStart","effectiveDate":"2026-09-01","detail":{"postCode":"P-3401-0007"}}""";
        var receipt = Assert.Single(await county.Send("personnel-feed", Event(Personnel, FeedTypes.Personnel, "p1", "p1", Start)));
        Assert.Equal((ReceiptStatus.Accepted, null), (receipt.Status, receipt.SignalNo));
        Assert.Equal(ReceiptStatus.Duplicate, (await county.Send("personnel-feed", Event(Personnel, FeedTypes.Personnel, "p1", "p1", Start)))[0].Status);
        Assert.Equal(1, await county.Count(
            "(select message from outbox where target = 'o-G00000777' union select message from inbox where consumer = 'o-G00000777') told"));
        var unknown = Start.Replace("P-3401-0007", "P-9", StringComparison.Ordinal);
        Assert.Equal(ReceiptStatus.Quarantined, (await county.Send("personnel-feed", Event(Personnel, FeedTypes.Personnel, "p2", "p2", unknown)))[0].Status);
    }
}
