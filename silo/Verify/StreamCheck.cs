using System.Text.Json;

namespace WarningGrid.Engine;

/// <summary>What a verifier says of one stream (HSH-03).</summary>
/// <param name="At">Where it is broken, or how many entries there are.</param>
/// <param name="Why">For an operator; empty where nothing is wrong.</param>
internal sealed record StreamVerdict(string Stream, ChainState State, long At, string Why = "");

/// <summary>Ok: the chain holds and agrees with a checkpoint. NoCheckpoint: it holds, and nothing independent vouches for it.</summary>
internal enum ChainState { Ok, BrokenAt, Truncated, NoCheckpoint }

/// <summary>Checks the entries of one stream as they come, in the order of their versions.</summary>
internal sealed class StreamCheck(string stream, CheckpointLine? checkpoint)
{
    private ChainHead head = ChainHead.Zero;
    private DateTimeOffset recordedAt = DateTimeOffset.MinValue;
    private long version;
    private (long At, string Why)? broken;
    private bool vouched;

    /// <summary>Takes the next entry; the first that is wrong is remembered.</summary>
    public void Take(StoredEntry entry)
    {
        if (broken is not null)
        {
            return;
        }

        head = EntryChain.Link(head, entry.Entry);
        version++;
        if (Fault(entry) is { } why)
        {
            broken = (version, why);
        }

        recordedAt = entry.RecordedAt;
        vouched |= checkpoint is not null && checkpoint.Count == version;
    }

    /// <summary>The verdict once the stream has ended.</summary>
    public StreamVerdict Done() =>
        broken is { } at ? new(stream, ChainState.BrokenAt, at.At, at.Why)
        : checkpoint is null ? new(stream, ChainState.NoCheckpoint, version)
        : vouched ? new(stream, ChainState.Ok, version)
        : new(stream, ChainState.Truncated, version, $"a checkpoint counted {checkpoint.Count}");

    private string? Fault(StoredEntry entry) =>
        entry.Stream != stream || entry.Version != version ? $"version {entry.Version} where {version} was due"
        : head != entry.Head ? "the heads do not follow from the entries"
        : checkpoint is not null && checkpoint.Count == version && checkpoint.Head != head ? "another head than the checkpoint's"
        : entry.RecordedAt <= recordedAt ? "recorded before its predecessor"
        : CopiesDiffer(entry);

    // The text is what was hashed; what stands beside it must say the same (HSH-01).
    private static string? CopiesDiffer(StoredEntry entry)
    {
        try
        {
            using var text = JsonDocument.Parse(entry.Entry);
            var said = text.RootElement;
            return CanonicalJson.Of(said) != entry.Entry ? "not canonical JSON"
                : said.GetProperty("stream").GetString() != entry.Stream
                    || said.GetProperty("version").GetInt64() != entry.Version
                    || said.GetProperty("type").GetString() != entry.Type
                    || said.GetProperty("actor").GetString() != entry.Actor
                    || said.GetProperty("key").GetString() != entry.Key
                    || said.GetProperty("occurredAt").GetString() != EventJson.Text(entry.OccurredAt)
                    || said.GetProperty("recordedAt").GetString() != EventJson.Text(entry.RecordedAt)
                    ? "a copied column differs from the entry"
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return "not an entry";
        }
    }
}
