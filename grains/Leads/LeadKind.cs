using WarningGrid.Deadlines;
using WarningGrid.Inbox;

namespace WarningGrid.Leads;

/// <summary>How a lead is remembered, who is told, and which rows follow. Pure.</summary>
internal sealed class LeadKind : Aggregate<LeadFile>
{
    public override string Prefix => "l-";

    public override LeadFile Blank => LeadFile.Blank;

    public override IEnumerable<ReadTable> Tables =>
        [.. LeadRows.Tables, LeadStandings.Table, LeadTurns.Table, DeadlineRows.Table, DeadlineRows.Turns, InboxRows.Table];

    public override LeadFile Evolve(LeadFile file, Recorded recorded) =>
        LeadEvolution.Settle(LeadEvolution.Of(file, recorded), recorded);

    public override IEnumerable<Message> FollowUps(LeadFile before, LeadFile after, Recorded recorded) =>
        LeadFollowUps.Of(before, after, recorded).Concat(LeadStandings.FollowUps(before, after, recorded));

    public override IEnumerable<RowChange> Rows(LeadFile before, LeadFile after, Recorded recorded) =>
        LeadRows.Of(recorded.Stream, before, after)
            .Concat(LeadStandings.Rows(before, after, recorded))
            .Concat(LeadTurns.Rows(before, after, recorded))
            .Concat(DeadlineRows.Changes(recorded.Stream, before.Clocks, after.Clocks))
            .Concat(DeadlineRows.Turned(recorded, before.Clocks, after.Clocks))
            .Concat(InboxRows.Changes(recorded.Stream, LeadInbox.Of(before), LeadInbox.Of(after)));

    public override IEnumerable<Alarm> Alarms(LeadFile file) => file.Clocks.Alarms();
}
