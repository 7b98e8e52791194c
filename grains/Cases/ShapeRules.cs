using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace WarningGrid.Cases;

/// <summary>Whether a command is whole: texts that must be given are there and not endless, lists are lists.</summary>
/// <remarks>One walk over the record's own nullability instead of a check in every rule.</remarks>
internal static class ShapeRules
{
    private const int LongestText = 20_000;

    private static readonly ConcurrentDictionary<Type, Member[]> Known = new();

    /// <summary>The refusal of a misshapen command, with a pointer to each wrong member; null where it is whole.</summary>
    public static Refusal? Objection(object command) =>
        Wrong(command, "").ToArray() is { Length: > 0 } items
            ? Refusal.Of(RefusalKind.Invalid, "DSP-01.shape").With(items)
            : null;

    private static IEnumerable<RefusalItem> Wrong(object record, string at)
    {
        foreach (var (property, pointer, required) in Known.GetOrAdd(record.GetType(), Members))
        {
            foreach (var item in Judge(property.GetValue(record), property.PropertyType, required, at + pointer))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<RefusalItem> Judge(object? value, Type type, bool required, string pointer) => value switch
    {
        null when !required => [],
        null => [RefusalItem.At(pointer, "DSP-01.missing")],
        string text => Text(text, required, pointer),
        Enum word => Enum.IsDefined(word.GetType(), word) ? [] : [RefusalItem.At(pointer, "DSP-01.missing")],
        DateOnly date => Year(date.Year, pointer),
        DateTimeOffset instant => Year(instant.Year, pointer),
        _ when IsDefault(value, type) => required ? [RefusalItem.At(pointer, "DSP-01.missing")] : [],
        IEnumerable list => list.Cast<object?>().SelectMany((item, n) => Judge(item, item?.GetType() ?? typeof(object), true, $"{pointer}/{n}")),
        _ when type.Assembly == typeof(CaseMove).Assembly => Wrong(value, pointer),
        _ => [],
    };

    private static IEnumerable<RefusalItem> Text(string text, bool required, string pointer) =>
        required && string.IsNullOrWhiteSpace(text) ? [RefusalItem.At(pointer, "DSP-01.missing")]
        : text.Length > LongestText ? [RefusalItem.At(pointer, "DSP-01.too-long")]
        : [];

    private static IEnumerable<RefusalItem> Year(int year, string pointer) =>
        year is < 1990 or > 2100 ? [RefusalItem.At(pointer, "DSP-01.year")] : [];

    private static bool IsDefault(object value, Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>)
        && (bool)type.GetProperty("IsDefault")!.GetValue(value)!;

    private static Member[] Members(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var optional = type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.HasDefaultValue).Select(parameter => parameter.Name!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not "EqualityContract")
                .Select(property => new Member(
                    property,
                    $"/{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}",
                    !optional.Contains(property.Name) && Nullable.GetUnderlyingType(property.PropertyType) is null
                        && nullability.Create(property).ReadState is not NullabilityState.Nullable)),
        ];
    }

    private readonly record struct Member(PropertyInfo Property, string Pointer, bool Required);
}
