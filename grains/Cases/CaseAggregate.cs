using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Inbox;

namespace WarningGrid.Cases;

/// <summary>The aggregate of a case, whatever its kind: streams <c>c-TI-2026-0001</c>.</summary>
internal sealed class CaseAggregate : Aggregate<CaseFile>
{
    public override string Prefix => "c-";

    public override CaseFile Blank => CaseFile.Blank;

    public override IEnumerable<ReadTable> Tables =>
        [
            CaseTables.Cases, CaseStandings.Table, AssignmentRows.Assignments, AssignmentRows.Involvements, DeadlineRows.Table,
            DeadlineRows.Turns, InboxRows.Table, .. CaseKinds.All.SelectMany(kind => kind.Tables),
        ];

    public override CaseFile Evolve(CaseFile state, Recorded recorded) => CaseEvolution.Evolve(state, recorded);

    public override IEnumerable<Message> FollowUps(CaseFile before, CaseFile after, Recorded recorded) =>
        CaseFollowUps.Of(before, after, recorded).Concat(CaseStandings.FollowUps(before, after, recorded));

    public override IEnumerable<RowChange> Rows(CaseFile before, CaseFile after, Recorded recorded) =>
        CaseTables.Changes(before, after, recorded.Stream)
            .Concat(CaseStandings.Rows(before, after, recorded))
            .Concat(DeadlineRows.Changes(recorded.Stream, before.Clocks, after.Clocks))
            .Concat(DeadlineRows.Turned(recorded, before.Clocks, after.Clocks))
            .Concat(after.Exists ? after.Ways.Entries(recorded.Stream, before, after) : [])
            .Concat(InboxRows.Changes(recorded.Stream, CaseInbox.Of(before), CaseInbox.Of(after)));

    public override IEnumerable<Alarm> Alarms(CaseFile state) => state.Clocks.Alarms();
}
