using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;

namespace WarningGrid.Signals;

/// <summary>An item that was answered before: its stored command and its first receipt (FED-03).</summary>
internal sealed record KnownItem(
    ReadOnlyMemory<byte> Digest, ReceiptStatus Status, SignalNumber? Signal, DateTimeOffset ReceivedAt, ImmutableArray<Fault> Faults);

/// <summary>What the intake must know of the county for a whole delivery, asked in a few statements: never once an item.</summary>
internal sealed class IntakeLookups(NpgsqlDataSource db)
{
    /// <summary>What a client's credential may send (FED-02).</summary>
    public async Task<ImmutableArray<FeedRight>> Rights(string client)
    {
        await using var query = db.CreateCommand("select source, types from wg.feed_source where stream = $1 order by source");
        query.Parameters.Add(Text(GrainKeys.FeedSource(client)));
        var rights = ImmutableArray.CreateBuilder<FeedRight>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            rights.Add(new(row.GetString(0), [.. row.GetString(1).Split(',')]));
        }

        return rights.DrainToImmutable();
    }

    /// <summary>Which of these receipts were given before.</summary>
    public async Task<Dictionary<string, KnownItem>> Known(IReadOnlyCollection<string> receipts)
    {
        await using var query = db.CreateCommand(
            """
            select c.key, c.request_sm3, r.status, r.signal, r.received_at, r.faults
            from wg.command c join wg.feed_receipt r on r.stream = c.stream and r.receipt = c.key
            where c.caller = $1 and c.key = any($2)
            """);
        query.Parameters.Add(Text(AmendSignal.Owner));
        query.Parameters.Add(Texts(receipts));
        var known = new Dictionary<string, KnownItem>(StringComparer.Ordinal);
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            known[row.GetString(0)] = new(
                row.GetFieldValue<byte[]>(1), Enum.Parse<ReceiptStatus>(row.GetString(2)),
                await row.IsDBNullAsync(3) ? null : new SignalNumber(row.GetString(3)),
                row.GetFieldValue<DateTimeOffset>(4),
                await row.IsDBNullAsync(5) ? [] : JsonSerializer.Deserialize<ImmutableArray<Fault>>(row.GetString(5), EventJson.Options));
        }

        return known;
    }

    /// <summary>Which of these subjects a signal carries already, by their streams.</summary>
    public async Task<Dictionary<string, SignalNumber>> Subjects(IReadOnlyCollection<string> streams)
    {
        await using var query = db.CreateCommand("select stream, signal from wg.feed_subject where stream = any($1)");
        query.Parameters.Add(Texts(streams));
        var taken = new Dictionary<string, SignalNumber>(StringComparer.Ordinal);
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            taken[row.GetString(0)] = new(row.GetString(1));
        }

        return taken;
    }

    /// <summary>Whether another signal may be merged into this one: it is there and goes on itself.</summary>
    public async Task<bool> TakesIn(SignalNumber number)
    {
        await using var query = db.CreateCommand(
            "select exists (select from wg.signal where stream = $1 and stage in ('Received', 'Registered', 'Noted'))");
        query.Parameters.Add(Text(number.Key()));
        return await query.ExecuteScalarAsync() is true;
    }

    /// <summary>Units by code and by name; a name that several bear names none.</summary>
    public async Task<Units> UnitsOf(IReadOnlyCollection<string> texts)
    {
        await using var query = db.CreateCommand("select code, name from wg.unit where code = any($1) or name = any($1)");
        query.Parameters.Add(Texts(texts));
        var found = new List<(UnitCode Code, string Name)>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            found.Add((new(row.GetString(0)), row.GetString(1)));
        }

        return new(
            found.ToDictionary(unit => unit.Code.Value, unit => unit.Name, StringComparer.Ordinal),
            found.GroupBy(unit => unit.Name, StringComparer.Ordinal).Where(same => same.Count() == 1)
                .ToDictionary(same => same.Key, same => same.Single().Code, StringComparer.Ordinal));
    }

    /// <summary>Which of these posts there are.</summary>
    public async Task<HashSet<string>> Posts(IReadOnlyCollection<string> codes)
    {
        await using var query = db.CreateCommand("select code from wg.post where code = any($1)");
        query.Parameters.Add(Texts(codes));
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            found.Add(row.GetString(0));
        }

        return found;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<string[]> Texts(IReadOnlyCollection<string> values) => new() { TypedValue = [.. values] };
}

/// <summary>Units found for a delivery.</summary>
internal sealed record Units(IReadOnlyDictionary<string, string> NameByCode, IReadOnlyDictionary<string, UnitCode> CodeByName)
{
    /// <summary>The unit that a text names by code or by name.</summary>
    public UnitCode? Find(string? text) =>
        text is null ? null
        : NameByCode.ContainsKey(text) ? new UnitCode(text)
        : CodeByName.TryGetValue(text, out var code) ? code
        : null;
}
