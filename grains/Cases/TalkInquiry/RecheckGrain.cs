using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace WarningGrid.Cases.TalkInquiry;

/// <inheritdoc cref="IRecheckGrain"/>
[GrainType("rechecks")]
internal sealed class RecheckGrain(
    GrainTools tools, NpgsqlDataSource db, INumbers numbers, IFieldVault vault,
    [PersistentState("recheck-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<RecheckFile, RechecksView>(new RecheckAggregate(), tools, snapshot), IRecheckGrain
{
    private int Year => int.TryParse(GrainKeys.Bare(Stream), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0;

    public async Task<Outcome<RechecksView>> Draw(DrawRechecks command, Submission submission)
    {
        var population = State.Exists ? [] : await Population();
        return await Submit(
            command, submission, (file, sent, facts) => RecheckRules.Draw(file, sent, Year, population, facts), creates: true);
    }

    public async Task<Outcome<RechecksView>> Record(RecordRecheck command, Submission submission)
    {
        var hadHand = await HadHand(command.Case);
        var signal = await Signal(command);
        return await Submit(command, submission, (file, sent, facts) => RecheckRules.Record(file, sent, hadHand, signal, facts));
    }

    public Task<Outcome<RechecksView>> Read() => ShowView("talk-inquiry.rechecks");

    protected override bool MaySee(RecheckFile state, Facts facts) => RecheckRules.MaySee(facts);

    protected override RechecksView View(RecheckFile state, Facts facts)
    {
        var draw = state.Draw!;
        return new(
            draw.Year, state.Revision, draw.Seed, draw.Percent, draw.Population.Length,
            [
                .. from one in draw.Drawn
                   where !RecheckRules.Subjects(one).Any(facts.Excluded.Contains)
                   let found = state.Recorded.FirstOrDefault(recorded => recorded.Case == one.Case)
                   select new RecheckLine(one.Case, found?.Result, found?.Signal),
            ]);
    }

    // A mismatch becomes a signal of its own, under a number taken only where the case was drawn.
    private async Task<FreshSignal?> Signal(RecordRecheck command)
    {
        if (command is not { Result: RecheckResult.Mismatch, Finding: { } finding }
            || State.Draw?.Drawn.FirstOrDefault(one => one.Case == command.Case) is not { } drawn)
        {
            return null;
        }

        var receipt = "K-" + command.Case.Value;
        var number = await numbers.Next("S", CountyTime.DateOf((await Tools.Facts.Gather(CallerContext.Current)).Now).Year);
        var data = EventJson.Canonical(new Untrue(command.Case, drawn.Official, finding, command.Sm3));
        return new(
            new(number), receipt, vault.Seal(VaultPurpose.SignalData, data, receipt),
            vault.KeyedHash(VaultPurpose.Feed, drawn.Official?.Value ?? drawn.Unit?.Value ?? ""));
    }

    private async Task<ImmutableArray<DrawnCase>> Population()
    {
        if (Year is < 1990 or > 2100)
        {
            return [];
        }

        await using var query = db.CreateCommand(PopulationSql);
        query.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = CountyTime.StartOf(new(Year, 1, 1)).UtcDateTime });
        query.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = CountyTime.StartOf(new(Year + 1, 1, 1)).UtcDateTime });
        var found = ImmutableArray.CreateBuilder<DrawnCase>();
        try
        {
            await using var row = await query.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                found.Add(new(
                    new(row.GetString(0)), await row.IsDBNullAsync(1) ? null : new OfficialId(row.GetString(1)),
                    await row.IsDBNullAsync(2) ? null : new UnitCode(row.GetString(2))));
            }
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the year's cases cannot be read: " + e.GetType().Name);
        }

        return found.DrainToImmutable();
    }

    private async Task<bool> HadHand(CaseNumber number)
    {
        await using var query = db.CreateCommand("select exists (select from wg.involvement where stream = $1 and person = $2)");
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number.Key() });
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = CallerContext.Current.Id });
        try
        {
            return (bool)(await query.ExecuteScalarAsync())!;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("who had a hand in a case cannot be read: " + e.GetType().Name);
        }
    }

    // Closed in that year with outcome A, and closed still.
    private const string PopulationSql =
        """
        select c.number, c.official, c.unit
        from wg.disposal_case c
        where c.kind = 'TalkInquiry' and c.outcome = 'Accepted' and c.stage in ('Closed', 'Archived')
          and (select max(e.occurred_at) from wg.event e where e.stream = c.stream and e.type = 'case.closed') >= $1
          and (select max(e.occurred_at) from wg.event e where e.stream = c.stream and e.type = 'case.closed') < $2
        order by c.number
        """;

    private sealed record Untrue(CaseNumber Case, OfficialId? Official, string Finding, string Sm3);
}
