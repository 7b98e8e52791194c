using System.Text.Json;

namespace WarningGrid.Http;

/// <summary>Where in a document a reader stands, as a JSON pointer (RFC 6901).</summary>
internal sealed class JsonPlace
{
    private readonly List<(bool Array, int Index, string Name)> stack = [];

    public bool InArray => stack.Count > 0 && stack[^1].Array;

    public string Pointer => string.Concat(stack.Select(level =>
        "/" + (level.Array ? $"{level.Index}" : Escape(level.Name))));

    /// <summary>Takes one token into account.</summary>
    public void Pass(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                stack[^1] = (false, 0, NameOf(ref reader));
                return;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                stack.RemoveAt(stack.Count - 1);
                return;
            default:
                if (InArray)
                {
                    stack[^1] = (true, stack[^1].Index + 1, "");
                }

                break;
        }

        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            stack.Add((reader.TokenType is JsonTokenType.StartArray, -1, ""));
        }
    }

    /// <summary>The pointer behind a serializer's <c>$.targets[0].name</c>; null where it points at the whole.</summary>
    public static string? FromPath(string? path) =>
        path is null or "$" or { Length: > 400 }
            ? null
            : path[1..].Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal)
                .Replace('[', '.').Replace("]", "", StringComparison.Ordinal).Replace('.', '/');

    private static string NameOf(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length <= 200 ? reader.GetString()! : "…";

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
