using System.Text.Json;

namespace WarningGrid.Signals;

/// <summary>Whether every text of a document can be decoded and every number is finite, so that nothing behind can trip over it.</summary>
internal static class SoundJson
{
    public static bool IsSound(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(member => IsText(() => member.Name) && IsSound(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsSound),
        JsonValueKind.String => IsText(() => element.GetString()!),
        JsonValueKind.Number => element.TryGetDouble(out var number) && double.IsFinite(number),
        _ => true,
    };

    private static bool IsText(Func<string> decode)
    {
        try
        {
            _ = decode();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
