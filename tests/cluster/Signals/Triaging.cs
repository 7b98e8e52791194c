using WarningGrid.Testing;
using static WarningGrid.Signals.FedCounty;

namespace WarningGrid.Signals;

/// <summary>Spec 03 §3, §5, end to end: persons at work on what came in.</summary>
public sealed class Triaging(FedCounty county) : IClassFixture<FedCounty>
{
    [Fact]
    public async Task Registering_a_signal_bears_its_lead_once()
    {
        TestCaller.Is(Officer);
        var signal = await Received("t1");
        var revision = (await signal.Read()).Value.Revision;
        var registered = (await signal.Register(new(), new("t1-register", revision))).Value;
        Assert.Equal(SignalStage.Registered, registered.Stage);
        Assert.Equal(registered.Lead, (await signal.Register(new(), new("t1-register", revision))).Value.Lead);
        Assert.Equal(1, await county.Count($"event where stream = 'l-{registered.Lead}' and type = 'lead.registered'"));
        Assert.Equal(RefusalKind.WrongStage, (await signal.Note(new("晚了"), new("t1-note", registered.Revision))).Refused?.Kind);
    }

    [Fact]
    public async Task Example_03_5_one_person_twice_is_SameHand_and_a_second_person_confirms()
    {
        TestCaller.Is(Officer);
        var signal = await Received("t5", """{"name":"王伟"}""");
        var seen = (await signal.Read()).Value;
        var proposed = (await signal.ConfirmMatch(new("/targets/0", new("G00000002")), new("t5-1", seen.Revision))).Value;
        Assert.Equal((null, new OfficialId(Officer)), (proposed.Matches[0].Confirmed, proposed.Matches[0].ProposedBy));
        Assert.Equal(
            RefusalKind.SameHand,
            (await signal.ConfirmMatch(new("/targets/0", new("G00000002")), new("t5-2", proposed.Revision))).Refused?.Kind);
        TestCaller.Is(SecondOfficer);
        var confirmed = (await signal.ConfirmMatch(new("/targets/0", new("G00000002")), new("t5-3", proposed.Revision))).Value;
        Assert.Equal(new OfficialId("G00000002"), confirmed.Matches[0].Confirmed);
        Assert.Equal(1, await county.Count(
            $"(select message from outbox where source = 's-{confirmed.Number}' and target = 'o-G00000002' union select message from inbox where consumer = 'o-G00000002' and message like 's-{confirmed.Number}/%') told"));
    }

    [Fact]
    public async Task Merging_needs_a_signal_that_takes_in()
    {
        TestCaller.Is(Officer);
        var (one, other) = (await Received("m1"), await Received("m2"));
        var (first, second) = ((await one.Read()).Value, (await other.Read()).Value);
        Assert.Equal(
            RefusalKind.Invalid, (await one.Merge(new(new("S-2026-9999"), "同一事项"), new("m-0", first.Revision))).Refused?.Kind);
        var merged = (await one.Merge(new(second.Number, "同一事项"), new("m-1", first.Revision))).Value;
        Assert.Equal((SignalStage.Merged, second.Number), (merged.Stage, merged.MergedInto));
        var unmerged = (await one.Unmerge(new("并错"), new("m-2", merged.Revision))).Value;
        Assert.Equal(SignalStage.Received, unmerged.Stage);
    }

    [Fact]
    public async Task The_register_lists_page_by_page_and_only_to_who_may_see()
    {
        TestCaller.Is(Officer);
        foreach (var n in Enumerable.Range(0, 5))
        {
            await Received("list-" + n);
        }

        var register = county.County.Cluster.Client.GetGrain<ISignalRegister>(0);
        var seen = new List<SignalNumber>();
        for (string? cursor = null; ;)
        {
            var page = (await register.List(new(Channel: "PETITION", Cursor: cursor, Limit: 2))).Value;
            seen.AddRange(page.Items.Select(line => line.Number));
            if ((cursor = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(await county.Count("signal where channel = 'PETITION'"), seen.Distinct().Count());
        TestCaller.Is("G00000500");
        Assert.Equal(RefusalKind.Forbidden, (await register.List(new())).Refused?.Kind);
    }

    [Fact]
    public async Task FED_07_a_source_fetches_the_results_of_its_records_by_cursor()
    {
        TestCaller.Is(Officer);
        var signal = await Received("res");
        var seen = (await signal.Read()).Value;
        await signal.Transfer(new("市场监管局", "不属受理范围"), new("res-1", seen.Revision));
        TestCaller.Is(Caller.Feed("petition-feed"));
        var register = county.County.Cluster.Client.GetGrain<ISignalRegister>(0);
        var results = (await register.Results(null, 200)).Value;
        Assert.Contains(results.Items, result => result.SignalNo == seen.Number && result.Outcome is ResultOutcome.Transferred);
        TestCaller.Is(Caller.Feed("audit-feed"));
        Assert.DoesNotContain((await register.Results(null, 200)).Value.Items, result => result.Source == Petition);
    }

    private async Task<ISignalGrain> Received(string id, string target = """{"name":"李某某"}""")
    {
        var receipt = Assert.Single(await county.Send("petition-feed", Event(Petition, FeedTypes.Petition, id, id, Letter(target))));
        Assert.Equal(ReceiptStatus.Accepted, receipt.Status);
        return county.Signal(receipt.SignalNo);
    }
}
