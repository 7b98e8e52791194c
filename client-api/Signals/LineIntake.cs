using System.Buffers;
using System.Text.Json;
using WarningGrid.Http;

namespace WarningGrid.Signals;

/// <summary>NDJSON of any length: a receipt line for every line, each after its commit, in bounded memory (FED-01).</summary>
/// <remarks>
/// What has arrived is taken together, at most 200 lines or 4 MiB at once, one portion after the other: revisions of
/// one record must not overtake each other. While the county does not answer the source is not read any further.
/// </remarks>
internal sealed class LineIntake(HttpContext http, Desk desk)
{
    private const int PortionLines = 200;
    private const int PortionBytes = 4 << 20;
    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly List<FeedLine> portion = new(PortionLines);
    private readonly ArrayBufferWriter<byte> receipts = new();

    private int portionBytes;
    private bool overlong;

    public async Task Run()
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.ContentType = IntakeEndpoint.Lines;
        http.Response.Headers.CacheControl = "no-store";
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            var rest = read.Buffer;
            while (TryCut(ref rest, read.IsCompleted, out var line))
            {
                Add(line);
                if (portion.Count == PortionLines || portionBytes >= PortionBytes)
                {
                    await TakePortion();
                }
            }

            reader.AdvanceTo(rest.Start, rest.End);
            await TakePortion();
            if (read.IsCompleted)
            {
                await http.Response.CompleteAsync();
                return;
            }
        }
    }

    /// <summary>Cuts the next line off, without its end; of one that is too long only so much is kept that its refusal follows.</summary>
    private bool TryCut(ref ReadOnlySequence<byte> rest, bool last, out ReadOnlyMemory<byte> line)
    {
        line = default;
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = Take(rest.Slice(0, end));
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        if (last && (rest.Length > 0 || overlong))
        {
            line = Take(rest);
            rest = rest.Slice(rest.End);
            return true;
        }

        if (rest.Length > FeedEnvelope.LineLimit)
        {
            overlong = true;
            rest = rest.Slice(rest.End);
        }

        return false;
    }

    private ReadOnlyMemory<byte> Take(ReadOnlySequence<byte> bytes)
    {
        if (overlong || bytes.Length > FeedEnvelope.LineLimit + 1)
        {
            overlong = false;
            return TooLong;
        }

        var whole = bytes.ToArray();
        return whole is [.. var text, (byte)'\r'] ? text : whole;
    }

    private void Add(ReadOnlyMemory<byte> line)
    {
        portion.Add(FeedScope.Check(http, FeedEnvelope.Line(line)));
        portionBytes += line.Length;
    }

    private async Task TakePortion()
    {
        if (portion.Count == 0)
        {
            return;
        }

        var lines = portion.ToArray();
        portion.Clear();
        portionBytes = 0;
        var answers = await desk.AskPlain(
            CurrentCaller.Of(http), grains => grains.GetGrain<ISignalIntake>(0).Take(lines), http.RequestAborted);
        receipts.ResetWrittenCount();
        foreach (var receipt in answers ?? [.. lines.Select(_ => NotTaken())])
        {
            using (var json = new Utf8JsonWriter(receipts, new JsonWriterOptions { Encoder = FrontJson.Outgoing.Encoder }))
            {
                JsonSerializer.Serialize(json, receipt, FrontJson.Outgoing);
            }

            receipts.Write(NewLine);
            FrontMeter.Receipt(receipt.Status.ToString());
        }

        await http.Response.BodyWriter.WriteAsync(receipts.WrittenMemory, http.RequestAborted);
    }

    // The answer has begun: the status can no longer say it, so each line does. Sending them again is safe.
    private static Receipt NotTaken() =>
        new(null, ReceiptStatus.Refused, null, TimeProvider.System.GetUtcNow(), null, Desk.Unavailable);

    private static readonly ReadOnlyMemory<byte> TooLong = new byte[FeedEnvelope.LineLimit + 1];
}
