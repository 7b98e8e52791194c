using System.Collections.Immutable;

namespace WarningGrid.Clearances;

/// <summary>What a reader is shown of a request and its rows (CLR-04, CLR-12).</summary>
internal static class ClearanceShown
{
    public static ClearanceView View(ClearanceFile file, ClearanceReader reader, Facts facts)
    {
        var hidden = ClearanceReader.Hidden(file, facts);
        return new(
            file.Number, file.Revision, file.Stage, file.LetterNumber, file.LetterOn, file.Organ, file.Purpose, file.Explanation,
            file.FileSm3, file.Requester, file.Count - hidden.Count, file.Clocks.Last("DL-33")?.Due, file.Known, file.Issued?.Serial,
            file.Issued?.On, file.Clocks.Last("DL-34")?.Due, reader is { Requester: true } or { Secretary: true } ? file.Issued?.FileSm3 : null,
            Shown(file.Invalidated), file.Uses, reader.Inside ? Work() : null, Moves(file, reader));

        ClearanceWork Work() => new(
            file.Answerable.Count(row => !hidden.Contains(row)),
            Count(RowMatch.Unmatched), Count(RowMatch.Duplicate), reader.Officer ? Shown(file.Waiting) : [],
            [
                .. Enum.GetValues<ClearanceOffice>().Select(office =>
                    new OfficeHeard(office, file.LeftOf(office).Count(row => !hidden.Contains(row)))),
            ],
            file.Unsigned.Count(row => !hidden.Contains(row)), Shown(file.UpsetNow));

        ImmutableArray<int> Shown(IEnumerable<int> rows) => [.. rows.Where(row => !hidden.Contains(row)).Order()];

        int Count(RowMatch match) => file.Rows.Where((row, n) => row.Match.Match == match && !hidden.Contains(n + 1)).Count();
    }

    /// <summary>A page of rows, and the officials whom it shows.</summary>
    public static (ClearanceRows Page, ImmutableArray<OfficialId> Persons) Rows(
        ClearanceFile file, ClearanceReader reader, ClearanceRowsQuery query, Facts facts)
    {
        var hidden = ClearanceReader.Hidden(file, facts);
        var rules = facts.Rules.At(file.Packs);
        var signed = file.SignedCodes.ToLookup(code => code.Row, code => code.Code);
        var numbers = Enumerable.Range(query.After + 1, Math.Max(0, file.Rows.Length - query.After))
            .Where(number => !hidden.Contains(number)).Take(query.Limit + 1).ToArray();
        var shown = numbers.Take(query.Limit).ToArray();
        return (
            new([.. shown.Select(One)], numbers.Length > query.Limit ? shown[^1] : null),
            [.. shown.Select(number => file.Rows[number - 1].Match.Official).OfType<OfficialId>().Distinct()]);

        ClearanceRowView One(int number)
        {
            var row = file.Rows[number - 1];
            var answered = file.Issued is not null && row.Match.Match is RowMatch.Matched;
            var code = answered ? signed[number].DefaultIfEmpty(row.Code.Code).Last() : (int?)null;
            var suggested = reader.Inside && file.CodesSm3 is not null && row.Match.Match is RowMatch.Matched;
            return new(
                number, row.Person.Name, row.Person.Unit, row.Person.Post, row.Match.Match, row.Match.SameAs,
                reader.Inside ? row.Match.Official : null, reader.Officer ? row.Match.Candidates.OrEmpty() : [], code,
                code is { } known ? ClearancePaper.Sentence(known, rules) : null, suggested ? row.Code.Code : null,
                suggested ? Evidence(row, reader) : [], reader.Secretary || reader.Deputy ? Opinions(file, number) : [],
                file.Invalidated.Contains(number));
        }
    }

    // Each signer sees his own office's, and nobody anybody else's (CLR-04).
    private static ImmutableArray<RowEvidence> Evidence(ClearanceRow row, ClearanceReader reader) =>
        [
            .. row.Code.Grounds.OrEmpty().Where(ground => reader.Offices.Contains(ground.Office))
                .Select(ground => new RowEvidence(ground.Code, ground.Ground, ground.Source)),
        ];

    private static ImmutableArray<RowOpinion> Opinions(ClearanceFile file, int number) =>
        [
            .. from office in file.Offices
               from code in office.Differing
               where code.Row == number
               select new RowOpinion(office.Office, code.Code, code.Reason),
        ];

    private static ImmutableArray<string> Moves(ClearanceFile file, ClearanceReader reader)
    {
        var table = ClearanceLifecycle.For(file);
        return [.. Enum.GetValues<ClearanceMove>().Where(move => reader.May(move) && table.CanFire(move)).Select(move => move.ToString())];
    }
}
