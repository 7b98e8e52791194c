using System.Collections.Immutable;
using Npgsql;

namespace WarningGrid.Cases;

/// <summary>Another case of the same lead against the same subject.</summary>
/// <param name="Form">The form of a criticism or sanction, as the subject's record has it.</param>
internal sealed record CaseSibling(CaseNumber Number, CaseKind Kind, CaseStage Stage, string? Outcome, string? Form)
{
    /// <summary>Whether it is, or may still become, a measure.</summary>
    public bool Stands => Stage != CaseStage.Void && Outcome is not (CaseOutcomes.NotApproved or CaseOutcomes.TakenOver);

    /// <summary>Whether it is not closed yet: of one kind there is one open case (DSP-02).</summary>
    public bool IsOpen => Stage == CaseStage.Closing || IsBeforeClosing;

    /// <summary>Whether it has not come to its end (FIL-02).</summary>
    public bool IsBeforeClosing =>
        Stage != CaseStage.Void && Stage != CaseStage.Closing && Stage != CaseStage.Closed && Stage != CaseStage.Archived;
}

/// <summary>Finds the cases on the same facts.</summary>
internal interface ICaseSiblings
{
    /// <exception cref="StorageUnavailable">The register could not be read.</exception>
    ValueTask<ImmutableArray<CaseSibling>> Of(CaseFile file);
}

/// <summary>Asks the register, and the subject's record for the forms.</summary>
internal sealed class CountyCaseSiblings(NpgsqlDataSource db) : ICaseSiblings
{
    public async ValueTask<ImmutableArray<CaseSibling>> Of(CaseFile file)
    {
        try
        {
            await using var query = db.CreateCommand(Sql);
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = file.Lead.Value });
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = file.Number.Value });
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = file.Subject.Official?.Value ?? "" });
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = file.Subject.Unit?.Value ?? "" });
            query.Parameters.Add(new NpgsqlParameter<string>
            {
                TypedValue = file.Subject.Official?.Key() ?? file.Subject.Unit?.Key() ?? "",
            });
            var found = ImmutableArray.CreateBuilder<CaseSibling>();
            await using var row = await query.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                found.Add(new(
                    new(row.GetString(0)), Enum.Parse<CaseKind>(row.GetString(1)), new(row.GetString(2)),
                    await row.IsDBNullAsync(3) ? null : row.GetString(3), await row.IsDBNullAsync(4) ? null : row.GetString(4)));
            }

            return found.DrainToImmutable();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("cases on the same facts cannot be read: " + e.GetType().Name);
        }
    }

    private const string Sql =
        """
        select c.number, c.kind, c.stage, c.outcome, w.form
        from wg.disposal_case c left join wg.warning w on w.stream = $5 and w.source = c.number
        where c.lead = $1 and c.lead <> '' and c.number <> $2 and coalesce(c.official, '') = $3 and ($3 <> '' or coalesce(c.unit, '') = $4)
        order by c.number
        """;
}
