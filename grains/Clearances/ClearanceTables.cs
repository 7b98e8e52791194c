using NpgsqlTypes;

namespace WarningGrid.Clearances;

/// <summary>The register of requests, whom their rows mean, and the notices of answers that no longer hold.</summary>
internal static class ClearanceTables
{
    public static readonly ReadTable Clearances = new(
        "clearance",
        [
            new("stream", NpgsqlDbType.Text), new("number", NpgsqlDbType.Text), new("stage", NpgsqlDbType.Text),
            new("purpose", NpgsqlDbType.Text), new("letter_number", NpgsqlDbType.Text), new("requester", NpgsqlDbType.Text),
            new("authorities", NpgsqlDbType.Text), new("opened_on", NpgsqlDbType.Date), new("reply_due", NpgsqlDbType.Date),
            new("valid_through", NpgsqlDbType.Date), new("barred", NpgsqlDbType.Boolean), new("serial", NpgsqlDbType.Text),
            new("issued_on", NpgsqlDbType.Date),
        ],
        KeyColumns: 1);

    public static readonly ReadTable Rows = new(
        "clearance_row",
        [
            new("stream", NpgsqlDbType.Text), new("place", NpgsqlDbType.Integer), new("official", NpgsqlDbType.Text),
            new("code", NpgsqlDbType.Integer),
        ],
        KeyColumns: 2);

    public static readonly ReadTable Notices = new(
        "clearance_notice",
        [
            new("stream", NpgsqlDbType.Text), new("place", NpgsqlDbType.Integer), new("requester", NpgsqlDbType.Text),
            new("number", NpgsqlDbType.Text), new("name", NpgsqlDbType.Text), new("letter_number", NpgsqlDbType.Text),
            new("official", NpgsqlDbType.Text), new("at", NpgsqlDbType.TimestampTz),
        ],
        KeyColumns: 2);

    public static IEnumerable<RowChange> Changes(ClearanceFile before, ClearanceFile after, Recorded recorded)
    {
        var row = Row(after, recorded.Stream);
        if (!before.Exists || !row.Values.AsSpan().SequenceEqual(Row(before, recorded.Stream).Values.AsSpan()))
        {
            yield return row;
        }

        switch (recorded.Event)
        {
            case RowsMatched matched:
                for (var n = 0; n < matched.Rows.Length; n++)
                {
                    if (matched.Rows[n].Official is { } official)
                    {
                        yield return Rows.Row(recorded.Stream, matched.First + n, official.Value, null);
                    }
                }

                break;
            case RowResolved { Official: { } resolved } one:
                yield return Rows.Row(recorded.Stream, one.Row, resolved.Value, null);
                break;
            case CodesComputed computed:
                for (var n = 0; n < computed.Rows.Length; n++)
                {
                    if (after.Rows[computed.First - 1 + n].Match is { Match: RowMatch.Matched, Official: { } meant })
                    {
                        yield return Rows.Row(recorded.Stream, computed.First + n, meant.Value, computed.Rows[n].Code);
                    }
                }

                break;
            case ClearanceIssued:
                foreach (var code in after.SignedCodes)
                {
                    yield return Rows.Row(
                        recorded.Stream, code.Row, after.Rows[code.Row - 1].Match.Official!.Value.Value, code.Code);
                }

                break;
            case AnswersInvalidated gone:
                foreach (var place in gone.Rows)
                {
                    yield return Notices.Row(
                        recorded.Stream, place, after.Requester.Value, after.Number.Value, after.Rows[place - 1].Person.Name,
                        after.LetterNumber, gone.Official.Value, recorded.RecordedAt.UtcDateTime);
                }

                break;
            default:
                break;
        }
    }

    private static RowChange Row(ClearanceFile file, string stream) =>
        Clearances.Row(
            stream, file.Number.Value, file.StageName, file.Purpose.ToString(), file.LetterNumber, file.Requester.Value,
            string.Join(',', file.Authorities), file.OpenedOn, file.Clocks.Last("DL-33")?.Due, file.Clocks.Last("DL-34")?.Due,
            file.Stage is ClearanceStage.ToSign && !file.Barred.IsEmpty, file.Issued?.Serial, file.Issued?.On);
}
