using System.Globalization;
using WarningGrid.Documents;
using WarningGrid.Rules;

namespace WarningGrid.Clearances;

/// <summary>What is written in the result document, 廉政意见反馈 (D-LZ), out of a request, its codes and what was imprinted (CLR-09).</summary>
/// <remarks>Pure: the same request, codes, imprint and packs give the same paper, and the county's press the same bytes (CLR-08, DOC-04).</remarks>
internal static class ClearancePaper
{
    public const string Template = DocumentKinds.IntegrityOpinion;

    /// <param name="signedNow">Codes of the signature that is being given, beside those given before.</param>
    public static PaperData Of(ClearanceFile file, IEnumerable<DifferingCode> signedNow, AnswerImprint imprint, RuleSet rules)
    {
        var signed = file.SignedCodes.Concat(signedNow).ToDictionary(code => code.Row, code => code.Code);
        var answered = file.Answered.Select(row => (Number: row, Row: file.Rows[row - 1])).ToArray();
        var byCode = answered.ToLookup(
            one => one.Row.Match.Match is RowMatch.Matched ? signed.GetValueOrDefault(one.Number, one.Row.Code.Code) : Unmatched,
            one => one.Row);
        IEnumerable<KeyValuePair<string, string>> fields =
        [
            new(PaperFields.Organ, imprint.Organ), new(PaperFields.Title, Title(answered.Select(one => one.Row.Person.Name).ToArray())),
            new(PaperFields.CaseNumber, file.Number.Value), new(PaperFields.Secrecy, PaperFields.Internal),
            new(PaperFields.Addressee, file.Organ), new("requestNo", file.LetterNumber), new("purpose", Purpose(file, rules)),
            new("persons", answered.Length.ToString(CultureInfo.InvariantCulture)), new("knownAt", Instant(file.Known!.Value)),
            new("validUntil", imprint.ValidThrough.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            .. Enumerable.Range(RowCodes.Clean, RowCodes.Unfit).Select(code => KeyValuePair.Create(
                string.Create(CultureInfo.InvariantCulture, $"code{code}"), Table(byCode[code], tellsOfLeads: code > RowCodes.Clean))),
            new("unmatched", Table(byCode[Unmatched], tellsOfLeads: false)),
        ];
        return PaperData.Of(Template, fields) with { Version = imprint.Version };
    }

    /// <summary>What sealing adds: serial, date, signer and seal, and nothing else (DOC-04).</summary>
    public static PaperSeal Seal(AnswerImprint imprint, string serial, DateOnly on) => new(serial, on, imprint.Signer, imprint.Organ);

    /// <summary>What is said to a code.</summary>
    public static string Sentence(int code, RuleSet rules) =>
        rules.Word(string.Create(CultureInfo.InvariantCulture, $"CLR.label.code.{code}"));

    private const int Unmatched = 0;

    // A line for each person; with codes 2 to 6 in which months how many leads were received on him.
    private static string Table(IEnumerable<ClearanceRow> rows, bool tellsOfLeads) =>
        string.Join('\n', rows.Select(row => string.Join(
            '\t',
            [
                row.Person.Name, row.Person.Unit, row.Person.Post,
                .. tellsOfLeads
                    ? [string.Join('、', row.Code.Months.OrEmpty().Select(Month)), row.Code.Leads.ToString(CultureInfo.InvariantCulture)]
                    : Array.Empty<string>(),
            ])));

    private static string Month(string month)
    {
        var day = DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月");
    }

    private static string Instant(DateTimeOffset known)
    {
        var there = known.ToOffset(CountyTime.Offset);
        return PaperPress.Printed(DateOnly.FromDateTime(there.DateTime))
            + string.Create(CultureInfo.InvariantCulture, $"{there.Hour}时{there.Minute}分{there.Second}秒");
    }

    private static string Purpose(ClearanceFile file, RuleSet rules)
    {
        var purpose = rules.Word($"CLR.label.{file.Purpose}");
        return file.Explanation is { } explanation ? $"{purpose}（{explanation}）" : purpose;
    }

    private static string Title(string[] names) => names switch
    {
        [] => "关于党风廉政意见的反馈",
        [var only] => $"关于{only}同志党风廉政意见的反馈",
        [var first, ..] => string.Create(CultureInfo.InvariantCulture, $"关于{first}等{names.Length}名同志党风廉政意见的反馈"),
    };
}
