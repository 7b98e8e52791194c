using System.Globalization;
using System.Text.Json;

namespace WarningGrid.Signals;

/// <summary>Judges one JSON value and names its faults by JSON pointer.</summary>
internal delegate void Check(JsonElement value, string at, ICollection<RefusalItem> faults);

/// <summary>One member of an object's contract.</summary>
internal sealed record Field(string Name, bool Required, Check Check);

/// <summary>The words in which the types of feeds are contracted (spec 03 §2). A fault never repeats what was sent.</summary>
internal static class Shape
{
    private const int EarliestYear = 1990, LatestYear = 2100;

    public static Field Needs(string name, Check check) => new(name, true, check);

    public static Field May(string name, Check check) => new(name, false, check);

    /// <summary>Exactly these members and no other.</summary>
    public static Check Object(params Field[] fields) => (value, at, faults) =>
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            faults.Add(RefusalItem.At(at, "FED-06.wrong-type"));
            return;
        }

        foreach (var field in fields)
        {
            if (value.TryGetProperty(field.Name, out var member))
            {
                field.Check(member, $"{at}/{field.Name}", faults);
            }
            else if (field.Required)
            {
                faults.Add(RefusalItem.At($"{at}/{field.Name}", "FED-06.required"));
            }
        }

        // The stranger's name is not repeated: it could be the content itself.
        if (value.EnumerateObject().Any(member => fields.All(field => field.Name != member.Name)))
        {
            faults.Add(RefusalItem.At(at, "FED-06.unknown-member"));
        }
    };

    public static Check List(int least, int most, Check item) => (value, at, faults) =>
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            faults.Add(RefusalItem.At(at, "FED-06.wrong-type"));
        }
        else if (value.GetArrayLength() < least || value.GetArrayLength() > most)
        {
            faults.Add(RefusalItem.At(at, "FED-06.too-many"));
        }
        else
        {
            foreach (var (index, one) in value.EnumerateArray().Index())
            {
                item(one, $"{at}/{index}", faults);
            }
        }
    };

    /// <summary>One line of text without control characters.</summary>
    public static Check Line(int limit) => Text(limit, char.IsControl);

    /// <summary>Text of several lines.</summary>
    public static Check Prose(int limit) =>
        Text(limit, letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));

    public static Check Word(params string[] words) =>
        Judge(JsonValueKind.String, "FED-06.not-listed", value => words.Contains(value.GetString()));

    public static Check Flag => (value, at, faults) =>
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            faults.Add(RefusalItem.At(at, "FED-06.wrong-type"));
        }
    };

    public static Check Date => Judge(JsonValueKind.String, "FED-06.bad-date", value => DateOf(value.GetString()!) is not null);

    /// <summary>A date, or an RFC 3339 instant.</summary>
    public static Check Moment => Judge(JsonValueKind.String, "FED-06.bad-date", value => IsMoment(value.GetString()!));

    /// <summary>CNY with at most two decimals, as a number or as text (a system that fears floating point sends text).</summary>
    public static Check Amount => (value, at, faults) =>
    {
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            faults.Add(RefusalItem.At(at, "FED-06.wrong-type"));
        }
        else if (!decimal.TryParse(
                value.ValueKind is JsonValueKind.Number ? value.GetRawText() : value.GetString(),
                value.ValueKind is JsonValueKind.Number ? NumberStyles.Float : NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var amount)
            || amount is < 0 or >= 1_000_000_000_000_000m || amount.Scale > 2)
        {
            faults.Add(RefusalItem.At(at, "FED-06.bad-amount"));
        }
    };

    public static Check Sm3 => Judge(JsonValueKind.String, "FED-06.bad-hash", value =>
        value.GetString() is { Length: 64 } hash && hash.All(char.IsAsciiHexDigit));

    /// <summary>The date a text names, in the years that records may name.</summary>
    public static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= EarliestYear and <= LatestYear
            ? date
            : null;

    private static bool IsMoment(string text) =>
        DateOf(text) is not null
        || (text.Length is >= 20 and <= 35 && text[10] is 'T' && DateOf(text[..10]) is not null
            && (text.EndsWith('Z') || text[^6] is '+' or '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private static Check Text(int limit, Func<char, bool> isBad) => (value, at, faults) =>
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            faults.Add(RefusalItem.At(at, "FED-06.wrong-type"));
            return;
        }

        var text = value.GetString()!;
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(RefusalItem.At(at, "FED-06.required"));
        }
        else if (text.Length > limit)
        {
            faults.Add(RefusalItem.At(at, "FED-06.too-long"));
        }
        else if (text.Any(isBad))
        {
            faults.Add(RefusalItem.At(at, "FED-06.bad-text"));
        }
    };

    private static Check Judge(JsonValueKind kind, string code, Func<JsonElement, bool> isGood) => (value, at, faults) =>
    {
        if (value.ValueKind != kind)
        {
            faults.Add(RefusalItem.At(at, "FED-06.wrong-type"));
        }
        else if (!isGood(value))
        {
            faults.Add(RefusalItem.At(at, code));
        }
    };
}
