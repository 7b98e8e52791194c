using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WarningGrid.Http;

/// <summary>A member whose JSON type is right and whose value is not: carries the code of the refusal.</summary>
internal sealed class MemberRefused(string code, params object[] details) : JsonException
{
    public string Code => code;
    public object[] Details => details;
}

/// <summary>A text no longer than its member allows; 20,000 characters where nothing else is said.</summary>
internal sealed class LimitedTextConverter(int limit) : JsonConverter<string>
{
    public const int Longest = 20_000;

    public static int LimitOf(JsonPropertyInfo member) =>
        Find<StringLengthAttribute>(member)?.MaximumLength ?? Find<MaxLengthAttribute>(member)?.Length ?? Longest;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && text.Length > limit ? throw new MemberRefused("HTTP-01.too-long", limit) : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // On a positional record the attribute stands on the constructor's parameter.
    private static T? Find<T>(JsonPropertyInfo member)
        where T : Attribute =>
        member.AttributeProvider?.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault()
        ?? member.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault();
}

/// <summary>A date of the county's working life: 1990 to 2100, <c>yyyy-MM-dd</c> and nothing else.</summary>
internal sealed class CountyDateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && CountyInput.Date(reader.GetString()!) is { } date
            ? date
            : throw new MemberRefused("HTTP-01.date");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>An RFC 3339 instant with its offset, 1990 to 2100.</summary>
internal sealed class CountyInstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && CountyInput.Instant(reader.GetString()!) is { } instant
            ? instant
            : throw new MemberRefused("HTTP-01.instant");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>Ids and codes: 1 to 64 letters, digits, hyphens, dots or underscores.</summary>
internal sealed class BareIdConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && typeToConvert.GetInterfaces().Any(
            face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IBareText<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(BareIdConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class BareIdConverter<T> : JsonConverter<T>
        where T : struct, IBareText<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && CountyInput.IsId(reader.GetString())
                ? T.Of(reader.GetString()!)
                : throw new MemberRefused("HTTP-01.id");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
