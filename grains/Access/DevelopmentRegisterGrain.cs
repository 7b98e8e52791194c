using Microsoft.Extensions.Hosting;
using Npgsql;

namespace WarningGrid.Access;

/// <summary>Lists who holds which role, so that a developer can sign in as any of them. Answers nothing outside Development.</summary>
[StatelessWorker, GrainType("access-development-register")]
internal sealed class DevelopmentRegisterGrain(NpgsqlDataSource db, [OfTheCounty] TimeProvider clock, IHostEnvironment environment)
    : Grain, IDevelopmentRegister
{
    public async Task<IReadOnlyList<PersonByRole>> Persons()
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        await using var query = db.CreateCommand(
            """
            select g.person, o.name, g.role
            from wg.role_grant g join wg.official o on o.id = g.person
            where g.from_date <= $1 and (g.to_date is null or g.to_date >= $1)
            order by g.role, g.person
            """);
        query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = CountyTime.DateOf(clock.GetUtcNow()) });
        var persons = new List<PersonByRole>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            persons.Add(new(new(row.GetString(0)), row.GetString(1), Enum.Parse<Role>(row.GetString(2))));
        }

        return persons;
    }
}
