using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WarningGrid.Documents;

/// <summary>What was written into a paper: the only thing an approval of it binds (DOC-04).</summary>
/// <remarks>Kept on the shelf as its canonical JSON; the SM3 of that is its name, and the document's until it is issued.</remarks>
internal sealed record PaperData(string Template, int Version, ImmutableSortedDictionary<string, string> Fields)
{
    public const string MediaType = "application/vnd.warninggrid.paper+json";

    /// <summary>A paper of the newest version of a template; what is blank is as if it was not written.</summary>
    /// <exception cref="KeyNotFoundException">No such template.</exception>
    public static PaperData Of(string template, IEnumerable<KeyValuePair<string, string>> fields) => new(
        template, PaperTemplates.Latest(template)?.Version ?? throw new KeyNotFoundException(template),
        fields.Where(field => !string.IsNullOrWhiteSpace(field.Value))
            .ToImmutableSortedDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));

    /// <summary>As it was kept.</summary>
    public static PaperData Read(ReadOnlyMemory<byte> kept) => EventJson.Read<PaperData>(kept.Span);

    public string? this[string field] => Fields.GetValueOrDefault(field);

    [System.Text.Json.Serialization.JsonIgnore]
    public PaperTemplate Written => PaperTemplates.Of(Template, Version);

    /// <summary>The bytes that are kept and whose SM3 is bound.</summary>
    public ReadOnlyMemory<byte> Canonical() => Encoding.UTF8.GetBytes(EventJson.Canonical(this));

    public string Sm3() => DocumentShelfGrain.Sm3(Canonical().Span);
}

/// <summary>What a sealing adds to a paper, and nothing else (DOC-04).</summary>
/// <param name="Serial">The number as printed; null for a paper that has none.</param>
internal sealed record PaperSeal(string? Serial, DateOnly Date, string? Signer, string? Seal);

/// <summary>What must be said in a paper and in which form (DOC-01).</summary>
internal static class PaperTexts
{
    /// <summary>Whatever is missing, each by its Chinese name.</summary>
    public static Objections Complete(this Objections objections, PaperData paper)
    {
        foreach (var field in paper.Written.Fields.Where(field => field is { Required: true, Sealing: false } && paper[field.Name] is null))
        {
            objections.Gate(met: false, "DOC-01.field", field.Label);
        }

        return objections;
    }

    /// <summary>Whatever no template asks for, cannot be printed or is no date.</summary>
    public static Objections Printable(this Objections objections, PaperData paper)
    {
        foreach (var (name, text) in paper.Fields)
        {
            var field = paper.Written.Field(name);
            objections
                .When(field is null or { Sealing: true }, Rank.InvalidRule, RefusalKind.Invalid, "DOC-01.no-such-field", name)
                .When(
                    field is { Type: PaperFieldType.Date } && !IsDate(text), Rank.InvalidRule, RefusalKind.Invalid, "DOC-01.date",
                    field?.Label ?? name)
                .When(!IsText(text), Rank.InvalidRule, RefusalKind.Invalid, "DOC-01.text", field?.Label ?? name);
        }

        return objections;
    }

    public static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // XML holds no control characters and no half of a pair.
    public static bool IsText(string text)
    {
        for (var n = 0; n < text.Length; n++)
        {
            if (char.IsHighSurrogate(text[n]) && n + 1 < text.Length && char.IsLowSurrogate(text[n + 1]))
            {
                n++;
            }
            else if (char.IsSurrogate(text[n]) || text[n] is '\uFFFE' or '\uFFFF' || (char.IsControl(text[n]) && text[n] is not ('\n' or '\t')))
            {
                return false;
            }
        }

        return true;
    }
}
