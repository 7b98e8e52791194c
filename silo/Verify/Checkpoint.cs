using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Digests;

namespace WarningGrid.Engine;

/// <summary>How far one stream had come, and its heads there.</summary>
internal sealed record CheckpointLine(string Stream, long Count, ChainHead Head)
{
    public static CheckpointLine Of(string stream, long count, byte[] sha256, byte[] sm3) => new(stream, count, new(sha256, sm3));

    /// <summary>RFC 8785 text: the leaf of the Merkle tree.</summary>
    public string Text =>
        EventJson.Canonical(new Written(Stream, Count, Convert.ToHexStringLower(Head.Sha256.Span), Convert.ToHexStringLower(Head.Sm3.Span)));

    public static CheckpointLine Read(JsonElement line)
    {
        var written = line.Deserialize<Written>(EventJson.Options)!;
        return new(written.Stream, written.Count, new(Convert.FromHexString(written.Sha256), Convert.FromHexString(written.Sm3)));
    }

    private sealed record Written(string Stream, long Count, string Sha256, string Sm3);
}

/// <summary>An unsigned checkpoint of all streams under one root (HSH-02). A copy kept elsewhere is what makes it worth anything.</summary>
internal sealed record Checkpoint(DateTimeOffset At, ImmutableArray<CheckpointLine> Lines)
{
    /// <summary>Reckoned once, like its twin: a county has a stream for every official, signal and case.</summary>
    public ImmutableArray<byte> RootSha256 { get; } = Root(Lines, SHA256.HashData);

    public ImmutableArray<byte> RootSm3 { get; } = Root(Lines, Sm3);

    public long Entries => Lines.Sum(line => line.Count);

    /// <summary>The checkpoint as it is stored and exported.</summary>
    public string Text()
    {
        var lines = string.Join(",", Lines.Select(line => line.Text));
        return $$"""{"at":"{{EventJson.Text(At)}}","rootSha256":"{{Hex(RootSha256)}}","rootSm3":"{{Hex(RootSm3)}}","streams":[{{lines}}]}""";
    }

    /// <exception cref="InvalidDataException">Its root does not follow from its lines.</exception>
    public static Checkpoint Read(JsonElement written)
    {
        var checkpoint = new Checkpoint(
            written.GetProperty("at").Deserialize<DateTimeOffset>(EventJson.Options),
            [.. written.GetProperty("streams").EnumerateArray().Select(CheckpointLine.Read)]);
        return written.GetProperty("rootSha256").GetString() == Hex(checkpoint.RootSha256)
            && written.GetProperty("rootSm3").GetString() == Hex(checkpoint.RootSm3)
                ? checkpoint
                : throw new InvalidDataException("the checkpoint's root does not follow from its lines");
    }

    // RFC 6962: a leaf is hashed behind 0x00, a node behind 0x01, so that neither can pass for the other; the odd one goes up.
    private static ImmutableArray<byte> Root(ImmutableArray<CheckpointLine> lines, Func<byte[], byte[]> hash)
    {
        var level = lines.OrderBy(line => line.Stream, StringComparer.Ordinal)
            .Select(line => hash([0, .. System.Text.Encoding.UTF8.GetBytes(line.Text)])).ToList();
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair is [var left, var right] ? hash([1, .. left, .. right]) : pair[0])];
        }

        return [.. level.Count == 1 ? level[0] : hash([])];
    }

    private static byte[] Sm3(byte[] bytes)
    {
        var (digest, result) = (new SM3Digest(), new byte[32]);
        digest.BlockUpdate(bytes);
        digest.DoFinal(result);
        return result;
    }

    private static string Hex(ImmutableArray<byte> bytes) => Convert.ToHexStringLower(bytes.AsSpan());
}
