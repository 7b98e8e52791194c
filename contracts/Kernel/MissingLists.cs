using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace WarningGrid;

/// <summary>A list that a sender left out is an empty list: never a default one, which nobody may touch.</summary>
/// <remarks>
/// A modifier of System.Text.Json contracts, shared by what reads requests and by what reads the log. Written, a default
/// list is an absent member.
/// </remarks>
public static class MissingLists
{
    public static void AreEmpty(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        List<(JsonPropertyInfo Member, object Missing, object Empty)> lists = [];
        foreach (var member in type.Properties.Where(member => IsList(member.PropertyType)))
        {
            // Boxed once here: a default array is equal to another one and to nothing else.
            var missing = Activator.CreateInstance(member.PropertyType)!;
            member.ShouldSerialize = (_, list) => list is not null && !list.Equals(missing);
            if (member is { Get: not null, Set: not null })
            {
                lists.Add((member, missing, member.PropertyType.GetField(nameof(ImmutableArray<>.Empty))!.GetValue(null)!));
            }
        }

        if (lists.Count > 0 && type.Kind is JsonTypeInfoKind.Object)
        {
            var before = type.OnDeserialized;
            type.OnDeserialized = read =>
            {
                before?.Invoke(read);
                foreach (var (member, missing, empty) in lists)
                {
                    if (missing.Equals(member.Get!(read)))
                    {
                        member.Set!(read, empty);
                    }
                }
            };
        }
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
}
