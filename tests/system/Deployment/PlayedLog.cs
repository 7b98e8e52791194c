using System.Text.Json.Nodes;
using Npgsql;

namespace WarningGrid.Deployment;

/// <summary>What must hold of the log of a played county, whatever happened to its processes meanwhile.</summary>
internal sealed class PlayedLog(NpgsqlDataSource db)
{
    private const string Told = "told AS (SELECT stream, version, type, entry::jsonb -> 'data' AS data FROM wg.event WHERE stream NOT LIKE 'a-%')";

    // Each asks for what is wrong, a line a finding.
    private static readonly string[] Laws =
    [
        "SELECT 'a gap in ' || stream FROM wg.event GROUP BY stream HAVING count(*) <> max(version) OR min(version) <> 1",
        "SELECT 'dead letter ' || message || ': ' || error FROM wg.dead_letter",
        "SELECT 'a letter waits: ' || message FROM wg.outbox",
        "SELECT 'nobody fires ' || grain || ' ' || id FROM wg.deadline WHERE next_firing <= wg.county_now()",

        // SER-01: no number is skipped, and every one has one fate.
        $"""
        WITH {Told} SELECT 'numbers are skipped in ' || stream FROM told WHERE type = 'serial.reserved'
        GROUP BY stream HAVING max((data ->> 'number')::int) <> count(DISTINCT data ->> 'number')
        """,
        $"""
        WITH {Told} SELECT stream || ' ' || (data ->> 'number') || ': ' || string_agg(type, ', ' ORDER BY version) FROM told
        WHERE type IN ('serial.reserved', 'serial.sealed', 'serial.voided') GROUP BY stream, data ->> 'number'
        HAVING count(*) FILTER (WHERE type = 'serial.reserved') <> 1 OR count(*) FILTER (WHERE type <> 'serial.reserved') <> 1
        """,
        $"""
        WITH {Told} SELECT (data ->> 'serial') || ' is on ' || count(*) || ' documents' FROM told
        WHERE type = 'case.document-sealed' GROUP BY data ->> 'serial' HAVING count(*) > 1
        """,

        // DLB-10: a step of a due date fires once; DLB-07: what is past due and not done is marked.
        $"""
        WITH {Told} SELECT concat_ws(' ', stream, data ->> 'deadline', replace(type, 'reminder-skipped', 'reminded'), data ->> 'step', data ->> 'due', 'fired ' || count(*) || ' times')
        FROM told WHERE type IN ('deadline.reminded', 'deadline.reminder-skipped', 'deadline.overdue', 'deadline.escalated')
        GROUP BY stream, data ->> 'deadline', replace(type, 'reminder-skipped', 'reminded'), data ->> 'step', data ->> 'due' HAVING count(*) > 1
        """,
        $"""
        WITH {Told}, standing AS (
          SELECT DISTINCT ON (stream, data ->> 'deadline') stream, data FROM told
          WHERE type IN ('deadline.started', 'deadline.extended', 'deadline.paused', 'deadline.resumed', 'deadline.recomputed', 'deadline.met', 'deadline.cancelled')
          ORDER BY stream, data ->> 'deadline', version DESC)
        SELECT stream || ' ' || (data ->> 'deadline') || ' was due on ' || (data ->> 'due') || ' and is not marked' FROM standing
        WHERE EXISTS (
            SELECT FROM jsonb_array_elements(data -> 'plan') AS firing
            WHERE firing ->> 'kind' = 'Overdue' AND (firing ->> 'at')::timestamptz <= wg.county_now())
          AND NOT EXISTS (
            SELECT FROM told AS mark WHERE mark.type = 'deadline.overdue' AND mark.stream = standing.stream
              AND mark.data ->> 'deadline' = standing.data ->> 'deadline' AND mark.data ->> 'due' = standing.data ->> 'due')
        """,
    ];

    /// <summary>Everything that does not hold of history and of what stands beside it, and every acknowledged command that is not stored once.</summary>
    /// <param name="journal">The play's file.</param>
    public async Task<IReadOnlyList<string>> Findings(string journal)
    {
        var findings = new List<string>();
        foreach (var law in Laws)
        {
            findings.AddRange(await Column(law));
        }

        findings.AddRange(await NotStored(journal));
        return findings;
    }

    /// <summary>The first column of an answer, as texts.</summary>
    public async Task<IReadOnlyList<string>> Column(string sql)
    {
        var found = new List<string>();
        await using var command = db.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    // A command is stored under caller and key, with the place in history where it ended.
    private async Task<IEnumerable<string>> NotStored(string journal)
    {
        var lines = (await File.ReadAllLinesAsync(journal)).Select(line => JsonNode.Parse(line)!).ToArray();
        var callers = lines.Where(line => line["sent"] is not null).DistinctBy(line => (string)line["sent"]!)
            .ToDictionary(line => (string)line["sent"]!, line => (string)line["by"]!);
        var stored = (await Column("SELECT caller || ' ' || key || ' ' || stream FROM wg.command")).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from line in lines
               where line["answered"] is not null
               let key = (string)line["answered"]!
               where !stored.Contains($"{callers[key]} {key} {(string?)line["stream"]}")
               select $"{key} of {callers[key]} was acknowledged by {line["stream"]} and is not stored there",
            .. await Column("SELECT key || ' is stored for ' || string_agg(caller, ', ') FROM wg.command WHERE key LIKE 'play-%' GROUP BY key HAVING count(*) > 1"),
            .. await Column("SELECT caller || ' ' || key || ' stands nowhere' FROM wg.command AS stored WHERE key LIKE 'play-%' AND NOT EXISTS (SELECT FROM wg.event WHERE event.stream = stored.stream AND event.version = stored.version)"),
        ];
    }
}
