using System.Text;
using System.Text.Json;

namespace WarningGrid.Signals;

/// <summary>Reads the data of an item against its type's contract (spec 03 §2). Pure; never throws on what a feed can send.</summary>
internal static class FeedRules
{
    /// <summary>What the data says, good or not.</summary>
    /// <param name="isConfidentialSource">Whether an unknown type from this source is to be treated as confidential.</param>
    public static FeedReading Read(string type, string json, Func<string, bool> isConfidential, bool isConfidentialSource)
    {
        using var document = JsonDocument.Parse(json);
        var data = document.RootElement;
        var known = FeedTypes.Find(type);
        var faults = new List<RefusalItem>();
        if (known is null)
        {
            faults.Add(RefusalItem.Of("FED-06.unknown-type"));
        }
        else
        {
            known.Contract(data, "", faults);
        }

        var mentions = Mentions.Read(type, data);
        return new(
            type, known is null ? "OTHER" : known.Channel,
            known is null ? isConfidentialSource : known.Channel is { } channel && (isConfidential(channel) || AsksTransfer(data)),
            [.. faults], mentions, Text(data, "unitCode"), Text(data, "category"), Text(data, "riskLevel"),
            WithoutReporter(data), Reporter.Of(data),
            Text(data, "managementMode") is "交办" or "督办", Text(data, "managementMode") is "转办");
    }

    // An AUDIT item with this wish is confidential (§1), and so is one whose wish cannot be read.
    private static bool AsksTransfer(JsonElement data) =>
        data.ValueKind is JsonValueKind.Object && data.TryGetProperty("transferRequested", out var asked)
        && asked.ValueKind is not JsonValueKind.False;

    private static string? Text(JsonElement data, string member) =>
        data.ValueKind is JsonValueKind.Object && data.TryGetProperty(member, out var value)
        && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= 64 } text && !text.Any(char.IsControl)
            ? text
            : null;

    private static string WithoutReporter(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object || !data.TryGetProperty("reporter", out _))
        {
            return data.GetRawText();
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new() { Encoder = EventJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            foreach (var member in data.EnumerateObject().Where(member => member.Name is not "reporter"))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
