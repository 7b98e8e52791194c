using Npgsql;

namespace WarningGrid.Access;

/// <summary>Which rule recuses a person from a matter: told by its id alone to whoever would assign him (RCU-08).</summary>
internal interface IRecusalCause
{
    /// <summary>The first rule that recuses, e.g. <c>RCU-04</c>; null where none does.</summary>
    /// <param name="subjects">Ids of officials and units, and grain keys, that the matter concerns.</param>
    /// <exception cref="StorageUnavailable">Relations could not be read.</exception>
    ValueTask<string?> RuleFor(OfficialId person, IReadOnlyCollection<string> subjects, DateTimeOffset now);
}

/// <inheritdoc cref="IRecusalCause"/>
internal sealed class RecusalCause(NpgsqlDataSource db, Rules.IRuleBookSource packs) : IRecusalCause
{
    public async ValueTask<string?> RuleFor(OfficialId person, IReadOnlyCollection<string> subjects, DateTimeOffset now)
    {
        var today = CountyTime.DateOf(now);
        var months = (await packs.Current()).On(today).Whole("RCU-02.months");
        try
        {
            await using var connection = await db.OpenConnectionAsync();
            var excluded = await Exclusions.WithRules(connection, person.Value, today, today.AddMonths(-months), now);
            return excluded.FirstOrDefault(one => subjects.Contains(one.Object)).Rule;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("relations cannot be read: " + e.GetType().Name);
        }
    }
}
