using WarningGrid.Deadlines;
using WarningGrid.Documents;

namespace WarningGrid.Clearances;

/// <summary>How a request is folded, what follows from it, and its rows: streams <c>q-CLR-2026-0001</c>.</summary>
internal sealed class ClearanceKind : Aggregate<ClearanceFile>
{
    public override string Prefix => "q-";

    public override ClearanceFile Blank => ClearanceFile.Blank;

    public override IEnumerable<ReadTable> Tables =>
        [ClearanceTables.Clearances, ClearanceTables.Rows, ClearanceTables.Notices, DeadlineRows.Table];

    public override ClearanceFile Evolve(ClearanceFile state, Recorded recorded) =>
        ClearanceEvolution.Of(
            state with
            {
                Clocks = state.Clocks.Evolve(recorded.Event, recorded),
                Pending = state.Pending.Evolve(recorded.Event),
            },
            recorded);

    // Matching and computing go part by part: each part is asked for by the one before.
    public override IEnumerable<Message> FollowUps(ClearanceFile before, ClearanceFile after, Recorded recorded) =>
        recorded.Event switch
        {
            RowsListed when after.Rows.Length == after.Count => [new(recorded.Stream, new MatchDue(1))],
            RowsMatched when after.Matched < after.Count => [new(recorded.Stream, new MatchDue(after.Matched + 1))],
            MatchingFinished or RecomputationAsked => [new(recorded.Stream, new CodesDue(1))],
            CodesComputed when after.Computed < after.Count => [new(recorded.Stream, new CodesDue(after.Computed + 1))],
            ClearanceIssued issued =>
            [
                new(
                    GrainKeys.Serials(issued.Prefix, issued.Year),
                    new SerialUsed(issued.SerialNumber, issued.FileSm3, recorded.Stream)),
            ],
            _ => [],
        };

    public override IEnumerable<RowChange> Rows(ClearanceFile before, ClearanceFile after, Recorded recorded) =>
        ClearanceTables.Changes(before, after, recorded)
            .Concat(DeadlineRows.Changes(recorded.Stream, before.Clocks, after.Clocks));

    public override IEnumerable<Alarm> Alarms(ClearanceFile state) => state.Clocks.Alarms();
}
