using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WarningGrid.Demo;

/// <summary>How the play writes what it sends and keeps, and how it finds its way in what comes back.</summary>
internal static class PlayJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MissingLists.AreEmpty } },
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>A record by its runtime type: a move is read by its name, not by its base.</summary>
    public static JsonNode Of(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), Options)!;

    public static string Word(this JsonNode node, string member) =>
        node[member]?.GetValue<string>() ?? throw new PlayFailed($"no {member} in {node.ToJsonString(Options)}");

    public static long Revision(this JsonNode node) => node["revision"]!.GetValue<long>();

    public static IEnumerable<JsonNode> List(this JsonNode node, string member) =>
        node[member]?.AsArray().OfType<JsonNode>() ?? [];
}

/// <summary>The play met what it did not expect and cannot go on.</summary>
internal sealed class PlayFailed(string message) : Exception(message);
