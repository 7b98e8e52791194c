using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Cases;
using WarningGrid.Clearances;
using WarningGrid.Posts;

namespace WarningGrid.Officials;

/// <summary>Puts an official's page together: his record as the asker may see it, and beside it what other tables say of him.</summary>
/// <remarks>What may be seen the official's own grain decides, and notes; nothing here shows more (ACL-01, VIE-01).</remarks>
[StatelessWorker, GrainType("official-pages")]
internal sealed class OfficialPageGrain(NpgsqlDataSource db, IFactsSource source) : Grain, IOfficialPages
{
    public async Task<Outcome<OfficialPage>> Page(OfficialId official)
    {
        var facts = await source.Gather(CallerContext.Current);
        var read = await GrainFactory.GetGrain<IOfficialGrain>(official.Key()).Read();
        return read.Refused is { } refusal ? refusal : (Outcome<OfficialPage>)await Page(official, read.Value, facts);
    }

    private async Task<OfficialPage> Page(OfficialId official, OfficialView seen, Facts facts)
    {
        var own = facts.Asker.Id == official;
        var record = OfficialPages.Within(seen, unit => own || facts.Asker.Grants.Any(grant => grant.Reaches(unit)), out var hidden);
        try
        {
            // Kin is shown to the same two, and to himself (spec 05 §4).
            var answers = !own && record.Kin is not null ? await Answers(official) : (ImmutableArray<GivenAnswer>?)null;
            var present = await Present(record, facts.Today);
            return new(
                record, present, OfficialPages.Hidden(hidden), OfficialPages.Duties(record, facts),
                OfficialPages.Archive(record, answers ?? [], facts.Rules.On(facts.Today)),
                record.Signals is null ? null : await Cards(present),
                own ? await Served(official) : null,
                answers is null ? null : await Access(official), answers);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the page of an official cannot be read: " + e.GetType().Name);
        }
    }

    private async Task<ImmutableArray<PresentPost>> Present(OfficialView record, DateOnly today)
    {
        await using var query = db.CreateCommand(
            """
            select p.code, p.name, p.unit, coalesce(u.name, p.unit), p.key_post
            from wg.post p left join wg.unit u on u.code = p.unit
            where p.code = any($1) order by p.code
            """);
        query.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. record.Posts.Where(post => post.From <= today && (post.To is null || post.To >= today)).Select(post => post.Post.Value)],
        });
        var posts = ImmutableArray.CreateBuilder<PresentPost>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            posts.Add(new(new(row.GetString(0)), row.GetString(1), new(row.GetString(2)), row.GetString(3), row.GetBoolean(4)));
        }

        return posts.DrainToImmutable();
    }

    // The posts of one person: hardly ever more than two.
    private async Task<ImmutableArray<CardEntryView>> Cards(ImmutableArray<PresentPost> posts)
    {
        var cards = ImmutableArray.CreateBuilder<CardEntryView>();
        foreach (var post in posts)
        {
            var read = await GrainFactory.GetGrain<IPostGrain>(post.Post.Key()).Read();
            cards.AddRange(read.Match(view => view.Cards ?? [], _ => []));
        }

        return cards.DrainToImmutable();
    }

    private async Task<ImmutableArray<ServedCase>> Served(OfficialId official)
    {
        await using var query = db.CreateCommand(
            "select number, kind, stage, outcome from wg.disposal_case where official = $1 and subject_served order by opened_on desc, number desc");
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = official.Value });
        var cases = ImmutableArray.CreateBuilder<ServedCase>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            cases.Add(new(
                new(row.GetString(0)), Enum.Parse<CaseKind>(row.GetString(1)), new(row.GetString(2)), row.IsDBNull(3) ? null : row.GetString(3)));
        }

        return cases.DrainToImmutable();
    }

    private async Task<ImmutableArray<GivenAnswer>> Answers(OfficialId official)
    {
        await using var query = db.CreateCommand(
            """
            select c.number, c.serial, c.letter_number, c.purpose, r.code, c.issued_on, c.valid_through, n.at
            from wg.clearance_row r join wg.clearance c on c.stream = r.stream
              left join wg.clearance_notice n on n.stream = r.stream and n.place = r.place
            where r.official = $1 and r.code is not null and c.serial is not null
            order by c.issued_on desc, c.number desc limit 200
            """);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = official.Value });
        var answers = ImmutableArray.CreateBuilder<GivenAnswer>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            answers.Add(new(
                new(row.GetString(0)), row.GetString(1), row.GetString(2), Enum.Parse<ClearancePurpose>(row.GetString(3)), row.GetInt32(4),
                row.GetFieldValue<DateOnly>(5), row.GetFieldValue<DateOnly>(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7)));
        }

        return answers.DrainToImmutable();
    }

    private async Task<ImmutableArray<AccessEntry>> Access(OfficialId official)
    {
        await using var query = db.CreateCommand(
            "select at, act, actor from wg.access_history where person = $1 order by at desc, stream, version limit 200");
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = official.Value });
        var entries = ImmutableArray.CreateBuilder<AccessEntry>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            entries.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetString(2)));
        }

        return entries.DrainToImmutable();
    }
}
