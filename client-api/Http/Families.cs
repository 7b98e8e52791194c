using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace WarningGrid.Http;

/// <summary>Lets a member of an abstract record type show what its value really is, e.g. what only one kind of case has.</summary>
/// <remarks>The contracts name no derived type, so that a new kind is a folder; they are found by looking.</remarks>
internal static class Families
{
    private static readonly ConcurrentDictionary<Type, Type[]> Known = new();

    public static void Tell(JsonTypeInfo type)
    {
        if (type.Type is not { IsAbstract: true, IsInterface: false } family || family.Assembly != typeof(Refusal).Assembly)
        {
            return;
        }

        type.PolymorphismOptions ??= new();
        foreach (var member in Of(family))
        {
            type.PolymorphismOptions.DerivedTypes.Add(new(member));
        }
    }

    private static Type[] Of(Type family) => Known.GetOrAdd(family, static abstraction =>
        [.. abstraction.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(abstraction))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)]);
}
