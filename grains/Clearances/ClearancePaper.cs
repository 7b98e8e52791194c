using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Rules;

namespace WarningGrid.Clearances;

/// <summary>The data of the result document, 廉政意见反馈 (D-LZ): canonical JSON, from which its bytes follow (CLR-09, DOC-04).</summary>
internal static class ClearancePaper
{
    public const string Template = "D-LZ";

    /// <summary>Raised when the shape of the data changes: what was issued under an earlier one stays as it is (DOC-05).</summary>
    public const int Version = 1;

    /// <summary>Everything but what sealing fills in.</summary>
    public static string Data(ClearanceFile file, IEnumerable<DifferingCode> signedNow, RuleSet rules)
    {
        var signed = file.SignedCodes.Concat(signedNow).ToDictionary(code => code.Row, code => code.Code);
        var answered = file.Answered.Select(row => (Number: row, Row: file.Rows[row - 1])).ToArray();
        return EventJson.Canonical(new AnswerData(
            Template, Version, Title(answered.Select(one => one.Row.Person.Name).ToArray()), file.Organ, file.LetterNumber,
            file.LetterOn, file.Purpose, file.Explanation, file.Known!.Value, rules.Limit("DL-34.limit").ToString(),
            [
                .. answered.Where(one => one.Row.Match.Match is RowMatch.Matched)
                    .GroupBy(one => signed.GetValueOrDefault(one.Number, one.Row.Code.Code))
                    .OrderBy(group => group.Key)
                    .Select(group => new AnswerGroup(
                        group.Key, Sentence(group.Key, rules), [.. group.Select(one => Person(one.Number, one.Row, group.Key))])),
            ],
            [
                .. answered.Where(one => one.Row.Match.Match is RowMatch.Unmatched)
                    .Select(one => Person(one.Number, one.Row, RowCodes.Clean)),
            ]));
    }

    /// <summary>The data with what sealing fills in: serial, date, signer, seal, and nothing else (DOC-04).</summary>
    public static string Sealed(string data, string serial, DateOnly on, string signer)
    {
        using var read = System.Text.Json.JsonDocument.Parse(data);
        return EventJson.Canonical(new SealedAnswer(read.RootElement.Clone(), new(serial, on, signer)));
    }

    /// <summary>What is said to a code.</summary>
    public static string Sentence(int code, RuleSet rules) =>
        rules.Word(string.Create(CultureInfo.InvariantCulture, $"CLR.label.code.{code}"));

    // Leads are told of with codes 2 to 6 alone.
    private static AnsweredPerson Person(int number, ClearanceRow row, int code) => new(
        number, row.Person.Name, row.Person.Unit, row.Person.Post, code > RowCodes.Clean ? row.Code.Leads : null,
        code > RowCodes.Clean ? row.Code.Months.OrEmpty() : []);

    private static string Title(string[] names) => names switch
    {
        [] => "关于党风廉政意见的反馈",
        [var only] => $"关于{only}同志党风廉政意见的反馈",
        [var first, ..] => string.Create(CultureInfo.InvariantCulture, $"关于{first}等{names.Length}名同志党风廉政意见的反馈"),
    };
}

/// <summary>The fields of the document that an approval would bind.</summary>
internal sealed record AnswerData(
    string Template, int Version, string Title, string Addressee, string LetterNumber, DateOnly LetterOn, ClearancePurpose Purpose,
    string? Explanation, DateTimeOffset Known, string Validity, ImmutableArray<AnswerGroup> Groups,
    ImmutableArray<AnsweredPerson> Unmatched);

/// <summary>Persons of one code.</summary>
internal sealed record AnswerGroup(int Code, string Sentence, ImmutableArray<AnsweredPerson> Persons);

/// <summary>A person with how many leads were received on him, and in which months.</summary>
internal sealed record AnsweredPerson(int Row, string Name, string? Unit, string? Post, int? Leads, ImmutableArray<string> Months);

/// <summary>The document's data and what sealing filled in.</summary>
internal sealed record SealedAnswer(System.Text.Json.JsonElement Data, AnswerSeal Seal);

/// <summary>What sealing fills in.</summary>
internal sealed record AnswerSeal(string Serial, DateOnly On, string Signer);

/// <summary>Makes the file of an answer out of its sealed data: the same data, the same bytes (DOC-04).</summary>
internal interface IAnswerPress
{
    /// <summary>The file's extension and media type.</summary>
    (string Extension, string MediaType) Form { get; }

    /// <summary>The bytes.</summary>
    /// <param name="sealedData">As <see cref="ClearancePaper.Sealed"/> gives it.</param>
    byte[] Print(string sealedData);
}

/// <summary>Issues the canonical JSON itself.</summary>
internal sealed class PlainAnswerPress : IAnswerPress
{
    public (string Extension, string MediaType) Form => (".json", "application/json");

    public byte[] Print(string sealedData) => System.Text.Encoding.UTF8.GetBytes(sealedData);
}
