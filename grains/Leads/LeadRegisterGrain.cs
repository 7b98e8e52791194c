using System.Collections.Immutable;
using Npgsql;

namespace WarningGrid.Leads;

/// <inheritdoc cref="ILeadRegister"/>
[StatelessWorker, GrainType("lead-register")]
internal sealed class LeadRegisterGrain(NpgsqlDataSource db, IFactsSource source, IAuditTrail audit) : Grain, ILeadRegister
{
    public async Task<Outcome<LeadPage>> List(LeadQuery query)
    {
        var facts = await source.Gather(CallerContext.Current);
        var outcome = LeadScope.Refusal(query, facts) is { } refusal ? refusal : await Page(query, facts);
        var numbers = outcome.Match(page => page.Leads.Select(row => row.Number.Value), _ => []);
        await audit.Record(new(
            facts.Asker.Actor, "lead.list", "leads", facts.Now, Roles(facts), [], Refused(outcome.Refused),
            Detail(query, [.. numbers.Order(StringComparer.Ordinal)])));
        return outcome;
    }

    public async Task<Outcome<OpenedCase>> OpenCase(LeadNumber? lead, OpenCase command, Submission submission)
    {
        if (!string.IsNullOrWhiteSpace(lead?.Value))
        {
            return await GrainFactory.GetGrain<ILeadGrain>(lead.Value.Key()).OpenCase(command, submission);
        }

        // An alert, a score or a wish opens no case (DSP-02, COR-02).
        var facts = await source.Gather(CallerContext.Current);
        var refusal = Refusal.Of(RefusalKind.GateNotMet, "DSP-02.no-lead").With([RefusalItem.At("/lead", "DSP-02.no-lead")]);
        await audit.Record(new(facts.Asker.Actor, "lead.open-case", "leads", facts.Now, Roles(facts), [], Refused(refusal)));
        return refusal;
    }

    private async Task<Outcome<LeadPage>> Page(LeadQuery query, Facts facts)
    {
        try
        {
            if (!query.Units.IsDefaultOrEmpty && !await AllKnown(query.Units))
            {
                return Refusal.Of(RefusalKind.Forbidden, "ACL-02.outside");
            }

            await using var command = db.CreateCommand(LeadRegisterSql.Page);
            command.Parameters.AddRange(LeadScope.Parameters(query, facts));
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
            var rows = ImmutableArray.CreateBuilder<LeadRow>();
            await using var read = await command.ExecuteReaderAsync();
            while (await read.ReadAsync())
            {
                rows.Add(await Row(read));
            }

            var more = rows.Count > query.Limit;
            var page = more ? rows.Take(query.Limit).ToImmutableArray() : rows.DrainToImmutable();
            return new LeadPage(page, more ? LeadScope.CursorOf(page[^1]) : null);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the register of leads cannot be read: " + e.GetType().Name);
        }
    }

    // A unit that does not exist is answered like one outside the scope (ACL-02).
    private async Task<bool> AllKnown(ImmutableArray<UnitCode> units)
    {
        await using var command = db.CreateCommand("select not exists (select from unnest($1) u(code) where not exists (select from wg.unit where unit.code = u.code))");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. units.Select(unit => unit.Value)] });
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<LeadRow> Row(NpgsqlDataReader row)
    {
        var whole = row.GetBoolean(3);
        return new(
            new(row.GetString(0)), Enum.Parse<LeadStage>(row.GetString(1)), row.GetFieldValue<DateOnly>(2),
            whole ? row.GetString(4) : null, whole ? await Text(row, 5) : null, whole ? row.GetBoolean(6) : null,
            whole && await Text(row, 7) is { } handler ? new OfficialId(handler) : null,
            whole && await Text(row, 8) is { } mode ? Enum.Parse<LeadMode>(mode) : null);
    }

    private static async Task<string?> Text(NpgsqlDataReader row, int column) =>
        await row.IsDBNullAsync(column) ? null : row.GetString(column);

    // The filter, the count and the SM3 of the sorted ids (AUD-03).
    private static string Detail(LeadQuery query, ImmutableArray<string> numbers) =>
        EventJson.Canonical(new
        {
            Filter = query with { Units = query.Units.IsDefault ? [] : query.Units },
            Count = numbers.Length,
            Sm3 = Convert.ToHexStringLower(EntryChain.Sm3(string.Join('\n', numbers))),
        });

    private static ImmutableArray<string> Roles(Facts facts) =>
        [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()];

    private static string? Refused(Refusal? refusal) => refusal is null ? null : $"{refusal.Kind} {refusal.Code}";
}
