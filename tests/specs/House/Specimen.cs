using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarningGrid.House;

/// <summary>Makes one filled-in instance of any record that is stored or sent: the same every time, nothing left out.</summary>
internal static class Specimen
{
    public static object Of(Type type) => Of(type, "value", depth: 0)!;

    /// <summary>The type itself, or what an abstract one can be.</summary>
    public static IEnumerable<Type> Heirs(Type type) =>
        !type.IsAbstract ? [type] : type.Assembly.GetTypes().Where(heir => !heir.IsAbstract && type.IsAssignableFrom(heir));

    private static object? Of(Type type, string name, int depth) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Of(inner, name, depth)
        : type.IsEnum ? Enum.GetValues(type).Cast<object>().ElementAt(Math.Min(1, Enum.GetValues(type).Length - 1))
        : Plain(type, name) ?? (BareText(type) ? Bare(type) : Composed(type, name, depth));

    private static object? Plain(Type type, string name) =>
        type == typeof(string) ? name
        : type == typeof(bool) ? true
        : type == typeof(int) ? 7
        : type == typeof(long) ? 9_007_199_254_740_993L
        : type == typeof(short) ? (short)7
        : type == typeof(decimal) ? 120.50m
        : type == typeof(DateOnly) ? new DateOnly(2026, 9, 21)
        : type == typeof(TimeOnly) ? new TimeOnly(9, 0)
        : type == typeof(TimeSpan) ? TimeSpan.FromMinutes(90)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 9, 21, 1, 0, 0, TimeSpan.Zero)
        : type == typeof(Guid) ? new Guid("6f1f9c1e-5a3b-4b7e-8a52-3c1d2e4f5a6b")
        : type == typeof(byte[]) ? new byte[] { 1, 2, 3 }
        : type == typeof(ReadOnlyMemory<byte>) ? (ReadOnlyMemory<byte>)new byte[] { 1, 2, 3 }
        : type == typeof(JsonElement) ? JsonElement.Parse("""{"member":"value"}""")
        : null;

    private static bool BareText(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IBareText<>));

    private static object Bare(Type type) => type.GetMethod("Of", [typeof(string)])!.Invoke(null, [type.Name + "-1"])!;

    private static object? Composed(Type type, string name, int depth)
    {
        if (depth > 6)
        {
            return null;
        }

        if (type.IsArray || (type.IsGenericType && type.GetInterface("IEnumerable") is not null))
        {
            return Collection(type, name, depth);
        }

        if (type.IsAbstract || type.IsInterface)
        {
            // Inside another record JSON writes what it knows: an heir it was not told of would lose its members.
            var heir = type.GetCustomAttributes<JsonDerivedTypeAttribute>().FirstOrDefault()?.DerivedType
                ?? throw new InvalidOperationException($"{type} stands in a record and has no heirs that JSON knows");
            return Of(heir, name, depth + 1);
        }

        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(candidate => candidate.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .MaxBy(candidate => candidate.GetParameters().Length)!;
        var made = constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, Camel(parameter.Name!), depth + 1))]);
        var given = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0 && !given.Contains(p.Name)))
        {
            property.SetValue(made, Of(property.PropertyType, Camel(property.Name), depth + 1));
        }

        return made;
    }

    private static object Collection(Type type, string name, int depth)
    {
        var arguments = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        if (arguments is [var key, var value])
        {
            var pairs = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            pairs.Add(Of(key, "key", depth + 1)!, Of(value, name, depth + 1));
            return Json(pairs, type);
        }

        var one = Array.CreateInstance(arguments[0], 1);
        one.SetValue(Of(arguments[0], name, depth + 1), 0);
        return type.IsInstanceOfType(one) ? one : Json(one, type);
    }

    // JSON knows how to fill every immutable collection; so this need not.
    private static object Json(object filled, Type type) =>
        EventJson.Read(type, JsonSerializer.Serialize(filled, filled.GetType(), EventJson.Options));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
