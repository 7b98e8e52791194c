using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Signals;

namespace WarningGrid.Clearances;

/// <summary>Whom a row means: exactly one official by his number, or nobody, or somebody must say (CLR-02).</summary>
internal static class RowMatching
{
    /// <summary>What is wrong with the rows of a list, row by row.</summary>
    public static IEnumerable<RowError> Errors(IEnumerable<AskedPerson> rows) =>
        rows.SelectMany((row, n) => Errors(row, n + 1));

    /// <summary>A name as it is compared: without blanks, which lists put between two characters.</summary>
    public static string Bare(string? name) => string.Concat((name ?? "").Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>Whether a text is one line that can be printed (DOC-03).</summary>
    public static bool IsPlain(string? text) => text is null || (PaperTexts.IsText(text) && !text.Any(char.IsControl));

    /// <summary>The matches of a part of the rows.</summary>
    /// <param name="known">Officials known under one of the part's numbers or names.</param>
    public static ImmutableArray<MatchedRow> Of(ClearanceFile file, int first, int count, ImmutableArray<KnownOfficial> known)
    {
        // Officials beyond the requester's cadre authority are to him like unknown ones (ACL-02).
        var seen = file.Authorities.IsEmpty ? known : [.. known.Where(official => file.Authorities.Contains(official.Authority))];
        var byNumber = seen.Where(official => official.IdNoHash is not null).ToLookup(official => official.IdNoHash!, StringComparer.Ordinal);
        var byName = seen.ToLookup(official => Bare(official.Name), StringComparer.Ordinal);
        var earlier = new Dictionary<(string, string), int>();
        for (var n = 0; n < first - 1; n++)
        {
            earlier.TryAdd(Person(file.Rows[n].Person), n + 1);
        }

        var matches = ImmutableArray.CreateBuilder<MatchedRow>(count);
        for (var n = first; n < first + count; n++)
        {
            var person = file.Rows[n - 1].Person;
            matches.Add(earlier.TryGetValue(Person(person), out var same)
                ? new(RowMatch.Duplicate, SameAs: same)
                : One(person, [.. byNumber[person.IdNoHash]], byName[Bare(person.Name)].Take(MostCandidates)));
            earlier.TryAdd(Person(person), n);
        }

        return matches.MoveToImmutable();
    }

    /// <summary>Whether number or name of a row speak against this official, so that two persons must agree.</summary>
    public static bool Disagrees(ClearanceRow row, KnownOfficial official) =>
        Bare(official.Name) != Bare(row.Person.Name) || (official.IdNoHash is { } hash && hash != row.Person.IdNoHash);

    private static MatchedRow One(ListedPerson person, KnownOfficial[] numbered, IEnumerable<KnownOfficial> named) => numbered switch
    {
        [var only] when Bare(only.Name) == Bare(person.Name) => new(RowMatch.Matched, only.Id),
        { Length: > 0 } => new(
            RowMatch.Waiting, Candidates: [.. numbered.Concat(named).Select(official => official.Id).Distinct()], TwoHands: true),
        _ when named.Any() => new(RowMatch.Waiting, Candidates: [.. named.Select(official => official.Id)]),
        _ => new(RowMatch.Unmatched),
    };

    // Of a name that more officials bear, the number must tell: whoever resolves the row knows it by other means.
    private const int MostCandidates = 20;

    private static (string, string) Person(ListedPerson person) => (person.IdNoHash, Bare(person.Name));

    private static IEnumerable<RowError> Errors(AskedPerson row, int number)
    {
        if (string.IsNullOrWhiteSpace(row.Name))
        {
            yield return Error(number, "姓名", "CLR-02.name");
        }

        if (string.IsNullOrWhiteSpace(row.IdNo))
        {
            yield return Error(number, "身份证号", "CLR-02.number-missing");
        }
        else if (IdNumber.Valid(row.IdNo) is null)
        {
            yield return Error(number, "身份证号", "CLR-02.number");
        }

        foreach (var (column, text, longest) in new[]
        {
            ("姓名", row.Name, 100), ("单位", row.Unit, 100), ("职务", row.Post, 100),
        })
        {
            if (text?.Length > longest || !IsPlain(text))
            {
                yield return Error(number, column, "CLR-02.text");
            }
        }
    }

    private static RowError Error(int row, string column, string code) => new(row, column, code, Sentences.Of(code));
}
