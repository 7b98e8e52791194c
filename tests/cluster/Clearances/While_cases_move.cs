using WarningGrid.Leads;
using WarningGrid.Testing;
using static WarningGrid.Clearances.ClearanceCounty;

namespace WarningGrid.Clearances;

/// <summary>One instant K for the whole batch, whatever is recorded while it is computed, and nothing of it where a record is out of reach.</summary>
public sealed class While_cases_move(ClearanceCounty county) : IClassFixture<ClearanceCounty>
{
    // Three parts, so that what is recorded beside them falls between their reads.
    private const int From = 1000, Count = 2500;

    [Fact]
    public async Task CLR_08_the_whole_batch_is_answered_for_one_K_while_leads_are_accepted_beside_it()
    {
        await county.Appoint(From, Count);
        using var enough = new CancellationTokenSource();
        var accepting = Accepting(enough.Token);
        var number = await county.Asked([.. Enumerable.Range(From, Count)]);
        await enough.CancelAsync();
        await accepting;

        var database = county.County.Database;
        var stream = number.Key();
        Assert.Equal(3, await database.Ask<long>($"select count(*) from wg.event where stream = '{stream}' and type = 'clearance.codes-computed'"));
        var last = await database.Ask<DateTime>($"select max(recorded_at) from wg.event where stream = '{stream}' and type = 'clearance.codes-computed'");
        TestCaller.Is(Officer);
        var known = (await county.Clearance(number).Read()).Value.Known!.Value;
        var rows = await Rows(number);
        var accepted = (await database.Column<string>($"select official from wg.lead_standing where recorded_at <= '{known:o}'")).ToHashSet(StringComparer.Ordinal);
        var later = (await database.Column<string>(
            $"select official from wg.lead_standing where recorded_at > '{known:o}' and recorded_at < '{last.ToUniversalTime():o}'")).ToHashSet(StringComparer.Ordinal);

        // Leads came before K and, before the last part was read, after it: a torn read would have shown those too.
        Assert.NotEmpty(accepted);
        Assert.NotEmpty(later);
        Assert.All(rows, row => Assert.Equal(accepted.Contains(row.Official!.Value.Value) ? 4 : 1, row.Suggested));
        Assert.True((await county.Clearance(number).Reproduce()).Value.Agrees);
    }

    [Fact]
    public async Task CLR_11_where_a_record_is_out_of_reach_nothing_of_the_batch_is_answered_and_then_all_of_it()
    {
        await county.Lead(150, new LeadAccepted([]));
        await county.County.Database.Run("alter table wg.case_standing rename to out_of_reach");
        try
        {
            var waiting = await county.Submitted(149, 150);
            await county.Reaches(waiting, ClearanceStage.Computing);
            await Until.Holds(async () =>
                await county.County.Database.Ask<long>($"select count(*) from wg.outbox where target = '{waiting.Key()}' and attempts > 0") > 0);
            TestCaller.Is(Officer);
            Assert.All(await Rows(waiting), row => Assert.Null(row.Suggested));
            Assert.Null((await county.Clearance(waiting).Read()).Value.Known);
            Assert.Equal("DSP-01.wrong-stage", (await county.Clearance(waiting).Reproduce()).Refused?.Code);

            await county.County.Database.Run("alter table wg.out_of_reach rename to case_standing");
            await county.County.Advance(TimeSpan.FromMinutes(10));
            await county.Reaches(waiting, ClearanceStage.Suggested);
            TestCaller.Is(Officer);
            Assert.Equal([1, 4], (await Rows(waiting)).Select(row => row.Suggested));
        }
        finally
        {
            await county.County.Database.Run("alter table if exists wg.out_of_reach rename to case_standing");
        }
    }

    [Fact]
    public async Task CLR_11_no_signature_is_taken_while_nobody_can_say_what_was_recorded_after_K()
    {
        var number = await county.Asked(160, 161);
        await county.Does(Petition, number, (grain, once) => grain.GiveOpinion(new(ClearanceOffice.PetitionReception, []), once));
        await county.Does(Review, number, (grain, once) => grain.GiveOpinion(new(ClearanceOffice.CaseReview, []), once));
        await county.County.Database.Run("alter table wg.case_standing rename to out_of_reach");
        try
        {
            await Assert.ThrowsAsync<StorageUnavailable>(() => county.Try(Secretary, number, (grain, once) => grain.Sign(new([]), once)));
        }
        finally
        {
            await county.County.Database.Run("alter table wg.out_of_reach rename to case_standing");
        }

        Assert.Equal(ClearanceStage.Issued, (await county.Does(Secretary, number, (grain, once) => grain.Sign(new([]), once))).Stage);
    }

    // From the last official backwards: the last part is read last.
    private async Task Accepting(CancellationToken enough)
    {
        for (var n = From + Count - 1; n >= From && !enough.IsCancellationRequested; n--)
        {
            await county.Lead(n, new LeadAccepted([]));
        }
    }

    private async Task<List<ClearanceRowView>> Rows(ClearanceNumber number)
    {
        var rows = new List<ClearanceRowView>();
        for (int? after = 0; after is { } from;)
        {
            var page = (await county.Clearance(number).Rows(new(null, from))).Value;
            rows.AddRange(page.Rows);
            after = page.Next;
        }

        return rows;
    }
}
