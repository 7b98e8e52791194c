using System.Text.Json.Serialization.Metadata;

namespace WarningGrid;

/// <summary>Members are written in the order of their names, as canonical JSON has them: so nothing need be sorted afterwards.</summary>
internal static class SortedMembers
{
    public static void ByName(JsonTypeInfo type)
    {
        foreach (var (n, member) in type.Properties.OrderBy(member => member.Name, StringComparer.Ordinal).Index())
        {
            member.Order = n;
        }
    }
}
