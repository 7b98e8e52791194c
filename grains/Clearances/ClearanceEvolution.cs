using System.Collections.Immutable;

namespace WarningGrid.Clearances;

/// <summary>How a request remembers.</summary>
internal static class ClearanceEvolution
{
    public static ClearanceFile Of(ClearanceFile file, Recorded recorded) => recorded.Event switch
    {
        ClearanceOpened e => file with
        {
            Number = e.Number, Stage = ClearanceStage.Draft, LetterNumber = e.LetterNumber, LetterOn = e.LetterOn, Organ = e.Organ,
            Purpose = e.Purpose, Explanation = e.Explanation, FileSm3 = e.FileSm3, Requester = e.Requester,
            Authorities = e.Authorities, Packs = e.Packs, OpenedOn = CountyTime.DateOf(recorded.OccurredAt),
        },
        ClearanceReceived e => file with { Stage = ClearanceStage.Received, Count = e.Rows },
        RowsListed e => file with { Rows = file.Rows.AddRange(e.Rows.Select(person => new ClearanceRow(person))) },
        RowsMatched e => Matched(file, e),
        RowResolved e => file with { Rows = file.Rows.SetItem(e.Row - 1, Resolved(file.Rows[e.Row - 1], e.Official)) },
        MatchingFinished => file with { Stage = ClearanceStage.Computing },
        KnownFixed e => file with { Known = e.Known, Computed = 0, Changed = [] },
        CodesComputed e => Computed(file, e),
        CodesSuggested e => Suggested(file, e),
        OpinionGiven e => file with { Offices = [.. Others(file, e.Office), Heard(file.Office(e.Office), e)] },
        OpinionsGathered => file with { Stage = ClearanceStage.ToSign },
        ClearanceSigned e => file with
        {
            SignedBy = file.SignedBy.Add(e.By),
            Left = e.Left,
            SignedCodes = file.SignedCodes.AddRange(e.Differing.OrEmpty()),
        },
        ClearanceIssued e => file with { Stage = ClearanceStage.Issued, Issued = e, Upset = [] },
        ClearanceReturned e => Unsigned(file) with
        {
            Stage = ClearanceStage.Suggested,
            Offices = e.Rows.IsDefaultOrEmpty ? [] : [.. file.Offices.Select(office => AskedAgain(office, e.Rows))],
        },
        RecomputationAsked => Unsigned(file) with { Stage = ClearanceStage.Computing, Known = null, Computed = 0, Changed = [] },
        RowsUpset e => file with { Upset = file.Upset.AddRange(e.Rows.Select(row => new UpsetRow(row, e.At))) },
        AnswersInvalidated e => file with { Invalidated = [.. file.Invalidated.Union(e.Rows).Order()] },
        AnswersUsed e => file with { Uses = file.Uses.Add(new(e.Reference, CountyTime.DateOf(recorded.OccurredAt), e.Rows.Length)) },
        ClearanceExpired => file with { Stage = ClearanceStage.Expired },
        _ => file,
    };

    private static ClearanceFile Matched(ClearanceFile file, RowsMatched e)
    {
        var rows = file.Rows.ToBuilder();
        for (var n = 0; n < e.Rows.Length; n++)
        {
            rows[e.First - 1 + n] = rows[e.First - 1 + n] with { Match = e.Rows[n] };
        }

        var matched = e.First - 1 + e.Rows.Length;
        return file with
        {
            Rows = rows.MoveToImmutable(), Matched = matched,
            Stage = matched == file.Count ? ClearanceStage.Matching : file.Stage,
        };
    }

    private static ClearanceRow Resolved(ClearanceRow row, OfficialId? official) => row with
    {
        Match = row.Match with
        {
            Match = official is null ? RowMatch.Unmatched : RowMatch.Matched, Official = official, Candidates = [], TwoHands = false,
        },
    };

    private static ClearanceFile Computed(ClearanceFile file, CodesComputed e)
    {
        var rows = file.Rows.ToBuilder();
        var changed = file.Changed.ToBuilder();
        for (var n = 0; n < e.Rows.Length; n++)
        {
            var row = rows[e.First - 1 + n];
            if (file.CodesSm3 is not null && row.Code.Code != e.Rows[n].Code)
            {
                changed.Add(e.First + n);
            }

            rows[e.First - 1 + n] = row with { Code = e.Rows[n] };
        }

        return file with { Rows = rows.MoveToImmutable(), Changed = changed.ToImmutable(), Computed = e.First - 1 + e.Rows.Length };
    }

    // Opinions stand but for rows whose code is another now (CLR-13).
    private static ClearanceFile Suggested(ClearanceFile file, CodesSuggested e) => file with
    {
        Stage = ClearanceStage.Suggested,
        CodesSm3 = e.Sm3,
        Barred = e.Barred.OrEmpty(),
        Offices = file.Changed.IsEmpty ? file.Offices : [.. file.Offices.Select(office => AskedAgain(office, file.Changed))],
        Upset = [.. file.Upset.Where(row => row.At > file.Known)],
    };

    private static OfficeFile AskedAgain(OfficeFile office, ImmutableArray<int> rows) => office with
    {
        Left = [.. office.Left.Union(rows).Order()],
        Differing = [.. office.Differing.Where(code => !rows.Contains(code.Row))],
    };

    private static OfficeFile Heard(OfficeFile? before, OpinionGiven e) => new(
        e.Office, e.Hidden.OrEmpty(), [.. (before?.Signers ?? []).Append(e.By).Distinct()],
        [.. before?.Differing ?? [], .. e.Differing.OrEmpty()]);

    private static IEnumerable<OfficeFile> Others(ClearanceFile file, ClearanceOffice office) =>
        file.Offices.Where(heard => heard.Office != office);

    private static ClearanceFile Unsigned(ClearanceFile file) => file with { SignedBy = [], Left = [], SignedCodes = [] };
}
