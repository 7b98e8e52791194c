using System.Collections.Immutable;
using Npgsql;

namespace WarningGrid.Posts;

/// <summary>Puts a post's page together. What may be seen of it the post's own grain decides, and notes.</summary>
[StatelessWorker, GrainType("post-pages")]
internal sealed class PostPageGrain(NpgsqlDataSource db, IFactsSource source) : Grain, IPostPages
{
    public async Task<Outcome<PostPage>> Page(PostCode post)
    {
        var facts = await source.Gather(CallerContext.Current);
        var read = await GrainFactory.GetGrain<IPostGrain>(post.Key()).Read();
        return read.Refused is { } refusal ? refusal : (Outcome<PostPage>)await Page(read.Value, facts);
    }

    private async Task<PostPage> Page(PostView record, Facts facts)
    {
        try
        {
            await using var query = db.CreateCommand(
                """
                select o.id, o.name, h.from_date, h.to_date
                from wg.post_holding h join wg.official o on o.id = h.official
                where h.post = $1 and h.from_date <= $2 and (h.official = $3 or h.official <> all($4))
                order by h.from_date desc, o.id
                """);
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = record.Card.Code.Value });
            query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = facts.Today });
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = facts.Asker.Id.Value });
            query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. facts.Excluded] });
            var holders = ImmutableArray.CreateBuilder<PostHolder>();
            await using (var row = await query.ExecuteReaderAsync())
            {
                while (await row.ReadAsync())
                {
                    holders.Add(new(
                        new(row.GetString(0)), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3)));
                }
            }

            await using var unit = db.CreateCommand("select name from wg.unit where code = $1");
            unit.Parameters.Add(new NpgsqlParameter<string> { TypedValue = record.Card.Unit.Value });
            return new(record, (string?)await unit.ExecuteScalarAsync() ?? record.Card.Unit.Value, holders.DrainToImmutable());
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the page of a post cannot be read: " + e.GetType().Name);
        }
    }
}
