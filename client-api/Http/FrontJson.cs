using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace WarningGrid.Http;

/// <summary>The front's JSON: strict on the way in, plain Chinese on the way out.</summary>
internal static class FrontJson
{
    /// <summary>How deep a request may nest.</summary>
    public const int MaxDepth = 32;

    /// <summary>For answers.</summary>
    public static JsonSerializerOptions Outgoing { get; } = Sealed(Answering());

    /// <summary>For requests: no unknown, repeated, missing or null member, words for enums, limits on every text, date and id.</summary>
    public static JsonSerializerOptions Incoming { get; } = Sealed(Strict());

    /// <summary>What both directions share.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        return options;
    }

    private static JsonSerializerOptions Answering()
    {
        var options = Configure(new(JsonSerializerDefaults.Web));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Families.Tell } };
        return options;
    }

    private static JsonSerializerOptions Strict()
    {
        var options = Configure(new(JsonSerializerOptions.Strict) { MaxDepth = MaxDepth });
        options.Converters.Insert(0, new WordConverterFactory());
        options.Converters.Add(new BareIdConverterFactory());
        options.Converters.Add(new CountyDateConverter());
        options.Converters.Add(new CountyInstantConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Limit, MissingLists.AreEmpty } };
        return options;
    }

    private static void Limit(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            // A member that may be null may also be left out; JSON has no use for spelling out what is not there.
            if (member.IsSetNullable || member.AssociatedParameter?.IsNullable is true)
            {
                member.IsRequired = false;
            }

            if (member.PropertyType == typeof(string))
            {
                member.CustomConverter = new LimitedTextConverter(LimitedTextConverter.LimitOf(member));
            }
        }
    }

    private static JsonSerializerOptions Sealed(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
