using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Takes, keeps and finds checkpoints.</summary>
internal sealed class Checkpoints(NpgsqlDataSource db)
{
    private const string Heads =
        "SELECT DISTINCT ON (stream) stream, version, sha256, sm3 FROM event ORDER BY stream, version DESC";

    private const string Insert =
        """
        INSERT INTO checkpoint (at, streams, entries, root_sha256, root_sm3, text) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (at) DO NOTHING
        """;

    /// <summary>All streams as one statement sees them.</summary>
    public async Task<Checkpoint> Take(DateTimeOffset at)
    {
        await using var command = db.CreateCommand(Heads);
        command.CommandTimeout = 0;
        var lines = ImmutableArray.CreateBuilder<CheckpointLine>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lines.Add(CheckpointLine.Of(row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3)));
        }

        return new(CountyTime.ToMicroseconds(at), lines.ToImmutable());
    }

    /// <summary>Takes one and keeps it.</summary>
    public async Task<Checkpoint> Write(DateTimeOffset at)
    {
        var checkpoint = await Take(at);
        await using var command = db.CreateCommand(Insert);

        // As long as it has lines: 140 MB for 600,000 streams.
        command.CommandTimeout = 0;
        command.Parameters.Add(RowArrays.Instant(checkpoint.At));
        command.Parameters.Add(RowArrays.One((long)checkpoint.Lines.Length));
        command.Parameters.Add(RowArrays.One(checkpoint.Entries));
        command.Parameters.Add(RowArrays.One(checkpoint.RootSha256.ToArray()));
        command.Parameters.Add(RowArrays.One(checkpoint.RootSm3.ToArray()));
        command.Parameters.Add(RowArrays.One(checkpoint.Text()));
        await command.ExecuteNonQueryAsync();
        return checkpoint;
    }

    /// <summary>The instant of the last one kept, or null.</summary>
    public async Task<DateTimeOffset?> LastAt()
    {
        await using var command = db.CreateCommand("SELECT max(at) FROM checkpoint");
        return await command.ExecuteScalarAsync() is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>The last one kept in the database, or null.</summary>
    public async Task<Checkpoint?> Last()
    {
        await using var command = db.CreateCommand("SELECT text FROM checkpoint ORDER BY at DESC LIMIT 1");
        if (await command.ExecuteScalarAsync() is not string text)
        {
            return null;
        }

        using var written = JsonDocument.Parse(text);
        return Checkpoint.Read(written.RootElement);
    }
}
