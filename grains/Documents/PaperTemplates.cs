using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Documents;

/// <summary>Every template there is, read from the resources <c>papers/&lt;id&gt;.&lt;version&gt;.txt</c>.</summary>
internal static class PaperTemplates
{
    private const string Folder = "WarningGrid.Documents.papers.";

    /// <summary>What stands in every paper (DOC-01); a template that names one of them has its own word on it.</summary>
    private static readonly ImmutableArray<PaperTemplateField> Common =
    [
        new(PaperFields.Organ, "发文机关", PaperFieldType.Text, Required: true),
        new(PaperFields.Title, "标题", PaperFieldType.Text, Required: false),
        new(PaperFields.CaseNumber, "案号", PaperFieldType.Text, Required: true),
        new(PaperFields.Secrecy, "密级", PaperFieldType.Text, Required: true),
        new(PaperFields.Copies, "抄送", PaperFieldType.Text, Required: false),
        new(PaperFields.Corrects, "所更正的文书", PaperFieldType.Text, Required: false),
        new(PaperFields.Serial, "文号", PaperFieldType.Text, Required: true, Sealing: true),
        new(PaperFields.Date, "成文日期", PaperFieldType.Date, Required: true, Sealing: true),
        new(PaperFields.Signer, "签发人", PaperFieldType.Text, Required: false, Sealing: true),
        new(PaperFields.Seal, "印章", PaperFieldType.Text, Required: true, Sealing: true),
    ];

    private static readonly FrozenDictionary<(string, int), PaperTemplate> Versions =
        Read().ToFrozenDictionary(template => (template.Id, template.Version));

    private static readonly FrozenDictionary<string, PaperTemplate> Newest =
        Versions.Values.GroupBy(template => template.Id).ToFrozenDictionary(
            same => same.Key, same => same.MaxBy(template => template.Version)!, StringComparer.Ordinal);

    /// <summary>The newest of each.</summary>
    public static IEnumerable<PaperTemplate> All => Newest.Values.OrderBy(template => template.Id, StringComparer.Ordinal);

    /// <summary>The newest version of a template, or null where there is none.</summary>
    public static PaperTemplate? Latest(string id) => Newest.GetValueOrDefault(id);

    /// <summary>The version a paper was written for.</summary>
    public static PaperTemplate Of(string id, int version) => Versions[(id, version)];

    /// <summary>As a reader is shown it, with what his object says in its fields.</summary>
    public static PaperTemplateView View(PaperTemplate template, Func<string, string?>? filled = null) => new(
        template.Id, template.Version, template.Kind, template.Title,
        [
            .. from field in template.Fields
               where !field.Sealing
               select new PaperFieldView(field.Name, field.Label, field.Type, field.Required, filled?.Invoke(field.Name)),
        ]);

    /// <summary>A template as its file says it.</summary>
    public static PaperTemplate Parse(string id, int version, string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var cut = Array.IndexOf(lines, "---");
        var head = lines[..cut].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0).ToLookup(words => words[0], words => words[1..]);
        var layout = Enum.Parse<PaperLayout>(head["layout"].Single()[0], ignoreCase: true);
        var own = head["field"].Select(Field).ToArray();
        if (layout is PaperLayout.Letter && own.All(field => field.Name != PaperFields.Addressee))
        {
            own = [new(PaperFields.Addressee, "主送", PaperFieldType.Text, Required: true), .. own];
        }

        return new(
            id, version, head["kind"].Single()[0], head["title"].Single()[0], layout,
            [.. Common.Where(field => own.All(other => other.Name != field.Name)), .. own],
            [.. lines[(cut + 1)..].Where(line => line.Length > 0).Select(Line)]);
    }

    private static PaperTemplateField Field(string[] words) => new(
        words[0], words[1],
        words.Contains("date") ? PaperFieldType.Date : words.Contains("table") ? PaperFieldType.Table : PaperFieldType.Text,
        !words.Contains("optional"));

    private static PaperLine Line(string line)
    {
        string? only = null;
        if (line[0] is '?')
        {
            var cut = line.IndexOf(' ', StringComparison.Ordinal);
            (only, line) = (line[1..cut], line[(cut + 1)..]);
        }

        return line switch
        {
            ['#', '#', ' ', .. var text] => new(PaperLineKind.Subheading, only, [text]),
            ['#', ' ', .. var text] => new(PaperLineKind.Heading, only, [text]),
            ['!', ' ', .. var text] => new(PaperLineKind.Flush, only, [text]),
            ['*', ' ', .. var text] => new(PaperLineKind.Numbered, only, [text]),
            ['|', ' ', .. var cells] => new(PaperLineKind.Table, only, [.. cells.Split(' ')]),
            ['&', ' ', .. var cells] => new(PaperLineKind.Row, only, [.. cells.Split('|').Select(cell => cell.Trim())]),
            _ => new(PaperLineKind.Body, only, [line]),
        };
    }

    private static IEnumerable<PaperTemplate> Read()
    {
        var assembly = typeof(PaperTemplates).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var parts = name[Folder.Length..].Split('.');
            yield return Parse(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}

/// <summary>Names of the fields that every paper has (DOC-01).</summary>
internal static class PaperFields
{
    public const string
        Organ = "organ", Title = "title", Addressee = "addressee", Copies = "copies", Secrecy = "secrecy",
        CaseNumber = "caseNo", Corrects = "corrects", Serial = "serial", Date = "date", Signer = "signer", Seal = "seal";

    /// <summary>The secrecy of whatever names officials and leaves the organ (密级).</summary>
    public const string Internal = "内部";
}
