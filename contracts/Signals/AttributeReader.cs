using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WarningGrid.Signals;

/// <summary>Reads the attributes of one event and names every one that is missing or wrong (FED-02).</summary>
internal sealed partial class AttributeReader(Func<string, string?> attribute)
{
    /// <summary>Stands for a value that is there but no text; no rule accepts it.</summary>
    public const string NotText = "\u0000";

    private readonly List<RefusalItem> items = [];

    public FeedLine Finish(string? revision, string data, ImmutableArray<RefusalItem> wrong = default)
    {
        Read("specversion", text => text == "1.0");
        var id = Read("id", text => IsPlain(text, 256));
        var source = Read("source", text => IsPlain(text, 256) && !text.Contains(' ', StringComparison.Ordinal));
        var type = Read("type", text => text.Length <= 128 && TypeName().IsMatch(text));
        var subject = Read("subject", text => IsPlain(text, 256));
        Read("datacontenttype", text => text.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase));
        var time = Instant(Read("time", text => Instant(text) is not null));
        var number = revision is null ? 1 : Revision(revision);
        if (number is null)
        {
            items.Add(RefusalItem.At("/revision", "FED-02.wrong", "revision"));
        }

        items.AddRange(wrong.IsDefault ? [] : wrong.Where(item => items.All(other => other.Member != item.Member)));
        return items.Count > 0
            ? Refusal.Of(RefusalKind.Invalid, "FED-02.envelope").With(items)
            : new FeedItem(source!, id!, type!, time!.Value, subject!, number!.Value, data);
    }

    private string? Read(string name, Func<string, bool> isGood)
    {
        var text = attribute(name);
        if (text is null or "" || !isGood(text))
        {
            items.Add(RefusalItem.At("/" + name, text is null ? "FED-02.missing" : "FED-02.wrong", name));
        }

        return text;
    }

    // Control characters could not even be stored; lone surrogates never come this far.
    private static bool IsPlain(string text, int limit) =>
        text.Length <= limit && !text.Any(char.IsControl) && text.Trim().Length == text.Length;

    private static int? Revision(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : null;

    private static DateTimeOffset? Instant(string? text) =>
        text is not null && Rfc3339().IsMatch(text)
        && DateTimeOffset.TryParse(text.ToUpperInvariant(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && instant.Year is >= 1990 and <= 2100
            ? instant.ToUniversalTime()
            : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^[A-Za-z0-9]+([.\-][A-Za-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();
}
