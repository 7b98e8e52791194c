using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WarningGrid.Http;

/// <summary>The JSON from which the OpenAPI document is drawn: what is read and written, without the converters that hide a type's shape.</summary>
internal static class DocumentJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        FrontJson.Configure(options);
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Families.Tell, Require } };
    }

    private static void Require(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object || type.Type.Namespace?.StartsWith("WarningGrid", StringComparison.Ordinal) is not true)
        {
            return;
        }

        foreach (var member in type.Properties)
        {
            if (member is { AssociatedParameter: { HasDefaultValue: false, IsNullable: false }, Set: not null })
            {
                member.IsRequired = true;
            }
        }

        // Makes the exporter look at members, not at constructor parameters, among whose defaults are immutable arrays
        // that it cannot write down.
        if (!type.Type.IsAbstract)
        {
            type.CreateObject = () => RuntimeHelpers.GetUninitializedObject(type.Type);
        }
    }
}
