using System.Text.Json;

namespace WarningGrid.Engine;

/// <summary>A log as a file that can be verified without network or database: NDJSON, an entry a line, the checkpoint last.</summary>
internal static class LogFile
{
    public static async Task<long> Write(
        TextWriter file, IAsyncEnumerable<StoredEntry> entries, Func<Task<Checkpoint>> checkpoint,
        Action<long>? progress = null)
    {
        var count = 0L;
        await foreach (var entry in entries)
        {
            await file.WriteLineAsync(JsonSerializer.Serialize(
                new Line(entry.Entry, Convert.ToHexStringLower(entry.Head.Sha256.Span), Convert.ToHexStringLower(entry.Head.Sm3.Span)),
                EventJson.Options));
            count++;
            progress?.Invoke(count);
        }

        await file.WriteLineAsync($$"""{"checkpoint":{{(await checkpoint()).Text()}}}""");
        return count;
    }

    /// <summary>The entries of a file; copies of their members are read out of the entries themselves.</summary>
    /// <exception cref="InvalidDataException">A line is neither an entry nor a checkpoint.</exception>
    public static async IAsyncEnumerable<StoredEntry> Entries(TextReader file)
    {
        var number = 0L;
        while (await file.ReadLineAsync() is { } line)
        {
            number++;
            if (!line.StartsWith("{\"checkpoint\":", StringComparison.Ordinal))
            {
                yield return Entry(line, number);
            }
        }
    }

    /// <summary>The checkpoint in a file, or null.</summary>
    /// <exception cref="InvalidDataException">Its root does not follow from its lines.</exception>
    public static async Task<Checkpoint?> Checkpoint(TextReader file)
    {
        while (await file.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("{\"checkpoint\":", StringComparison.Ordinal))
            {
                using var written = JsonDocument.Parse(line);
                return Engine.Checkpoint.Read(written.RootElement.GetProperty("checkpoint"));
            }
        }

        return null;
    }

    private static StoredEntry Entry(string text, long number)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(text, EventJson.Options)!;
            using var entry = JsonDocument.Parse(line.Entry);
            var said = entry.RootElement;
            return new(
                said.GetProperty("stream").GetString()!, said.GetProperty("version").GetInt64(), said.GetProperty("type").GetString()!,
                said.GetProperty("occurredAt").Deserialize<DateTimeOffset>(EventJson.Options),
                said.GetProperty("recordedAt").Deserialize<DateTimeOffset>(EventJson.Options),
                said.GetProperty("actor").GetString()!, said.GetProperty("key").GetString()!, line.Entry,
                new(Convert.FromHexString(line.Sha256), Convert.FromHexString(line.Sm3)));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new InvalidDataException($"line {number} is no entry", e);
        }
    }

    private sealed record Line(string Entry, string Sha256, string Sm3);
}
