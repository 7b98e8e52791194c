using Microsoft.EntityFrameworkCore;

namespace WarningGrid.Bench.Peers.EfCore;

/// <summary>Fills the empty tables: officials with a post each, and archived cases in their records.</summary>
internal static class TownRows
{
    private const int Chunk = 1000;

    private static readonly DateOnly Founded = new(2019, 1, 1);

    private static readonly string[] Stages =
    [
        Stage.Draft, Stage.Review, Stage.Approval, Stage.Approved, Stage.ReplyDue, Stage.ReplyCheck, Stage.Assessment, Stage.Closing,
        Stage.Closed, Stage.Archived,
    ];

    public static async Task Add(IDbContextFactory<CaseContext> contexts, int officials, int cases, int leads)
    {
        foreach (var some in Enumerable.Range(0, officials).Chunk(Chunk))
        {
            await using var db = await contexts.CreateDbContextAsync();
            foreach (var n in some)
            {
                var id = Town.Official(n);
                db.Add(new Official
                {
                    Id = id, Name = "某某", Authority = "County", Unit = Town.Unit(n),
                    Leads =
                    [
                        .. Enumerable.Range(0, leads).Select(lead =>
                            new LeadMark($"L-2026-{n + 1 + (lead * officials):0000}", "Decided", DateOnly.FromDateTime(DateTime.UtcNow))),
                    ],
                    Posts = [new() { Official = id, Post = Town.Post(n), Unit = Town.Unit(n), From = Founded }],
                });
                // Leads below zero: nobody opens a case on them.
                for (var one = n; one < cases; one += officials)
                {
                    db.Add(Archived(-1 - one, n, id));
                }
            }

            await db.SaveChangesAsync();
        }

        await using var last = await contexts.CreateDbContextAsync();
        await last.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static Case Archived(int lead, int n, string official)
    {
        var on = DateOnly.FromDateTime(DateTime.UtcNow);
        return new()
        {
            Number = Town.CaseNumber(lead), Lead = lead, Official = official, Unit = Town.Unit(n), Authority = "County", Handler = Town.Handler,
            Ground = "违反工作纪律", OpenedOn = on, Stage = Stage.Archived, Revision = 28, Outcome = "Accepted",
            Entry = new()
            {
                Number = Town.CaseNumber(lead), Official = official, Stage = Stage.Archived, Status = "Ended", Outcome = "Accepted", Served = true,
                Revision = 28, Stages = [.. Stages.Select(stage => new StageMark(stage, on))], Duties = [new("DL-17", on, "Settled")],
                Archive = [new("Inquiry", "Accepted", on), new("MeetingTask", "MeetingTask", on)],
            },
        };
    }
}
