using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WarningGrid.Bench.Peers.EfCore;

/// <summary>The application service: one load, one SaveChanges; whoever is overtaken tries again, a repeat is answered like the first.</summary>
internal sealed class CaseService(IDbContextFactory<CaseContext> contexts, TimeProvider clock) : IPeer
{
    private const int Attempts = 3;

    public async Task<Standing> Open(Opening opening, string by, string key)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var subject = await CaseContext.Subject(db, opening.Official) ?? throw new Refused("NotFound");
        if (Town.RoleOf(by) != "Handler")
        {
            throw new Refused("ACL-01.act-missing");
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var number = Town.CaseNumber(opening.Lead);
        var row = new Case
        {
            Number = number, Lead = opening.Lead, Official = subject.Id, Unit = subject.Unit, Authority = subject.Authority, Handler = by,
            Ground = opening.Ground, OpenedOn = today, Stage = Stage.Draft, Revision = 1,
            Entry = new()
            {
                Number = number, Official = subject.Id, Stage = Stage.Draft, Status = "Open", Revision = 1, Stages = [new(Stage.Draft, today)],
            },
        };
        db.Add(row);
        Write(db, row, "Open", JsonSerializer.Serialize(opening, PeerJson.Default.Opening), by, key);
        return await Saved(db) ? Of(row) : await Repeat(by, key);
    }

    public async Task<Standing> Move(string number, Move move, string by, string key, long revision)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync();
            var row = await CaseContext.ToChange(db, number) ?? throw new Refused("NotFound");
            if (row.Revision != revision)
            {
                return await Repeat(by, key);
            }

            CaseRules.Make(row, move, by, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            Write(db, row, move.GetType().Name, JsonSerializer.Serialize(move, PeerJson.Default.Move), by, key);
            try
            {
                return await Saved(db) ? Of(row) : await Repeat(by, key);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody was first: the next attempt sees whether it was this very command.
            }
        }
    }

    public async Task<string> Record(string official, string by)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var found = await CaseContext.Record(db, official) ?? throw new Refused("NotFound");
        var at = clock.GetUtcNow();
        db.Add(new AuditEntry
        {
            Act = "official.record", Subject = official, Person = official, Actor = by, Role = Town.RoleOf(by), At = at,
        });
        await db.SaveChangesAsync();
        return JsonSerializer.Serialize(
            new(at, 1, OfficialShape.Of(
                found.Id, found.Authority, [.. found.Posts.Select(post => new PostShape(post.Post, post.Unit, post.From, post.To, post.HeadsUnit))],
                found.Leads,
                [.. found.Entries.Select(entry => new Footprint(
                    entry.Number, entry.Status, entry.Outcome, entry.Stages, entry.Duties, entry.Archive))])),
            PeerJson.Default.RecordShape);
    }

    public async Task Settle(int officials, int cases, int leads)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await db.Database.EnsureCreatedAsync();
        await TownRows.Add(contexts, officials, cases, leads);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(CaseContext db, Case row, string act, string data, string by, string key)
    {
        var at = clock.GetUtcNow();
        db.Add(new History { Number = row.Number, Revision = row.Revision, Act = act, Actor = by, At = at, Data = data });
        db.Add(new AuditEntry
        {
            Act = $"case.{act}", Subject = row.Number, Person = row.Official, Actor = by, Role = Town.RoleOf(by), At = at, Key = key,
        });
        db.Add(new Command { Caller = by, Key = key, Number = row.Number, Revision = row.Revision });
    }

    /// <summary>False where a row of this command is there already.</summary>
    private static async Task<bool> Saved(CaseContext db)
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    private async Task<Standing> Repeat(string by, string key)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var command = await CaseContext.Remembered(db, by, key) ?? throw new Refused("Stale");
        return Of((await CaseContext.ToShow(db, command.Number))!);
    }

    private static Standing Of(Case row) => new(row.Number, row.Stage, row.Revision, row.Outcome, row.Documents);
}
