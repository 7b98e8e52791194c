using System.Collections.Frozen;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid;

/// <summary>What the grain gathers before it asks the rules: all of the world that a decision may know.</summary>
/// <param name="Now">The county's clock at the moment of asking, in UTC, cut to microseconds.</param>
/// <param name="Asker">Who asks, with roles and scope as granted today.</param>
/// <param name="Rules">Every rule pack and overlay loaded; an aggregate asks it with the versions it pinned (RP-04).</param>
/// <param name="Calendar">Every notice loaded, as one immutable value.</param>
/// <param name="Excluded">Ids of officials from whose affairs the asker is recused today (RCU-01…06).</param>
internal sealed record Facts(
    DateTimeOffset Now, Asker Asker, RuleBook Rules, WorkCalendar Calendar, FrozenSet<string> Excluded)
{
    /// <summary>The revision the sender decided on, or null for a creation and for the machinery.</summary>
    public long? ExpectedRevision { get; init; }

    /// <summary>Whether the sender saw another revision than this one (DSP-01).</summary>
    public bool IsStale(AggregateState state) => ExpectedRevision is { } expected && expected != state.Revision;

    /// <summary>Today in the county, Asia/Shanghai.</summary>
    public DateOnly Today => CountyTime.DateOf(Now);

    /// <summary>The same facts, no earlier than what an aggregate has recorded: another silo's clock may have been ahead when it did.</summary>
    public Facts NotBefore(AggregateState state) => Now < state.RecordedAt ? this with { Now = state.RecordedAt } : this;

    public bool IsRecusedFrom(OfficialId subject) => Excluded.Contains(subject.Value);
}
