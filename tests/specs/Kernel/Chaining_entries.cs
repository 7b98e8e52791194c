using WarningGrid.Engine;
using Xunit;

namespace WarningGrid.Kernel;

public sealed class Chaining_entries
{
    [Fact]
    public void HSH_01_spec_09_example_7_the_heads_of_two_entries()
    {
        var first = EntryChain.Link(ChainHead.Zero, """{"n":1}""");
        var second = EntryChain.Link(first, """{"n":2}""");

        Assert.Equal("9ddfa2f75c59455ee1e6de323bf7afd52da3d850f2454201fd1d7d1abc940f8d", Convert.ToHexStringLower(first.Sm3.Span));
        Assert.Equal("eff4d7f61e883d24b35aef98a7f9849f9ae690abfceb0cf8c3da82b3218d9da1", Convert.ToHexStringLower(second.Sm3.Span));
        Assert.Equal("343a24f5f805e0108039a562689b9d62b4be6072e783e4555b1eb109d4f92963", Convert.ToHexStringLower(second.Sha256.Span));
    }

    [Fact]
    public async Task HSH_03_spec_09_example_8_an_export_altered_cut_or_rebuilt()
    {
        var entries = History(120);
        var checkpoint = new Checkpoint(DateTimeOffset.UnixEpoch, [new("t-x", 120, entries[^1].Head)]);
        var altered = entries.Select(entry => entry.Version == 57 ? entry with { Entry = entry.Entry.Replace("test", "tost", StringComparison.Ordinal) } : entry);

        Assert.Equal(new("t-x", ChainState.Ok, 120), await Verdict(entries, checkpoint));
        Assert.Equal((ChainState.BrokenAt, 57), Found(await Verdict(altered, checkpoint)));
        Assert.Equal((ChainState.Truncated, 115), Found(await Verdict(entries.Take(115), checkpoint)));
        Assert.Equal((ChainState.NoCheckpoint, 120), Found(await Verdict(entries, null)));
        Assert.Contains("independently kept checkpoint", Verifier.Limits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HSH_04_a_chain_computed_anew_is_seen_only_against_a_checkpoint()
    {
        var checkpoint = new Checkpoint(DateTimeOffset.UnixEpoch, [new("t-x", 100, History(100)[^1].Head)]);
        var forged = History(120, actor: "G00000666");

        Assert.Equal((ChainState.NoCheckpoint, 120), Found(await Verdict(forged, null)));
        Assert.Equal((ChainState.BrokenAt, 100), Found(await Verdict(forged, checkpoint)));
    }

    [Fact]
    public async Task HSH_03_a_stream_that_is_gone_is_Truncated()
    {
        var checkpoint = new Checkpoint(DateTimeOffset.UnixEpoch, [new("t-gone", 3, ChainHead.Zero), new("t-x", 5, History(5)[^1].Head)]);
        var verdicts = new List<StreamVerdict>();
        await foreach (var verdict in Verifier.Check(History(5).ToAsyncEnumerable(), checkpoint))
        {
            verdicts.Add(verdict);
        }

        Assert.Equal([("t-x", ChainState.Ok), ("t-gone", ChainState.Truncated)], verdicts.Select(verdict => (verdict.Stream, verdict.State)));
    }

    [Theory]
    [InlineData("version")]
    [InlineData("actor")]
    [InlineData("recordedAt")]
    public async Task HSH_01_a_copy_that_differs_from_its_entry_is_found(string column)
    {
        var entries = History(5).Select(entry => entry.Version != 3 ? entry : column switch
        {
            "version" => entry with { Version = 4 },
            "actor" => entry with { Actor = "G00000666" },
            _ => entry with { RecordedAt = entry.RecordedAt.AddMicroseconds(1) },
        });

        Assert.Equal((ChainState.BrokenAt, 3), Found(await Verdict(entries, null)));
    }

    [Fact]
    public void HSH_02_one_altered_line_changes_the_root_and_is_told_when_read()
    {
        var checkpoint = new Checkpoint(
            DateTimeOffset.UnixEpoch, [.. Enumerable.Range(1, 7).Select(n => new CheckpointLine($"t-{n}", n, History(1)[0].Head))]);
        var text = checkpoint.Text();
        using var whole = System.Text.Json.JsonDocument.Parse(text);
        using var altered = System.Text.Json.JsonDocument.Parse(text.Replace("\"t-4\"", "\"t-9\"", StringComparison.Ordinal));

        Assert.Equal(checkpoint.RootSm3.AsSpan(), Checkpoint.Read(whole.RootElement).RootSm3.AsSpan());
        Assert.Throws<InvalidDataException>(() => Checkpoint.Read(altered.RootElement));
    }

    private static (ChainState, long) Found(StreamVerdict verdict) => (verdict.State, verdict.At);

    private static async Task<StreamVerdict> Verdict(IEnumerable<StoredEntry> entries, Checkpoint? checkpoint)
    {
        await foreach (var verdict in Verifier.Check(entries.ToAsyncEnumerable(), checkpoint))
        {
            return verdict;
        }

        throw new InvalidOperationException("no stream");
    }

    private static List<StoredEntry> History(int count, string actor = "G00000417")
    {
        var (entries, head) = (new List<StoredEntry>(), ChainHead.Zero);
        for (var version = 1; version <= count; version++)
        {
            var at = DateTimeOffset.UnixEpoch.AddSeconds(version);
            var noted = new AuditNoted("test.note", "t-x", [], [], null, null, null);
            var text = EventCodec.Entry("t-x", version, noted, at, at, actor, "");
            head = EntryChain.Link(head, text);
            entries.Add(new("t-x", version, "audit.noted", at, at, actor, "", text, head));
        }

        return entries;
    }
}
