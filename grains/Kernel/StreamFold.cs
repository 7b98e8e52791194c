using System.Collections.Immutable;

namespace WarningGrid;

/// <summary>Turns happenings into entries, folded state and everything that goes with them. Pure.</summary>
internal static class StreamFold
{
    /// <summary>Extends one stream by some happenings under one stamp, adding to <paramref name="what"/>.</summary>
    public static (AggregateState State, ChainHead Head) Extend(
        Writing what, IAggregate kind, string stream, AggregateState state, ChainHead head,
        ImmutableArray<Happening> happened, DateTimeOffset now, DateTimeOffset stamp, string actor, string key)
    {
        var entries = ImmutableArray.CreateBuilder<StoredEntry>(happened.Length);
        var alarmsBefore = kind.Alarms(state).ToDictionary(alarm => alarm.Id, StringComparer.Ordinal);
        stamp = stamp > now ? stamp : now;
        foreach (var happening in happened)
        {
            // Strictly increasing within a stream and never before the decision, whatever the clocks do (HIS-02).
            var recordedAt = stamp > state.RecordedAt ? stamp : state.RecordedAt.AddMicroseconds(1);
            var occurredAt = CountyTime.ToMicroseconds(happening.OccurredAt ?? now);
            var recorded = new Recorded(stream, state.Version + 1, happening.Event, occurredAt, recordedAt, actor, key);
            var text = EventCodec.Entry(
                stream, recorded.Version, recorded.Event, recorded.OccurredAt, recordedAt, actor, key);
            head = EntryChain.Link(head, text);
            entries.Add(new(
                stream, recorded.Version, EventCodec.NameOf(recorded.Event.GetType()), occurredAt, recordedAt, actor, key,
                text, head));

            var after = kind.Fold(state, recorded);
            what.Rows.AddRange(kind.Rows(state, after, recorded));
            var n = 0;
            foreach (var message in kind.FollowUps(state, after, recorded))
            {
                what.Messages.Add(new(
                    $"{stream}/{recorded.Version}/{++n}", stream, recorded.Version, message.Target,
                    EventCodec.NameOf(message.Body.GetType()), EventJson.Canonical(message.Body)));
            }

            state = after;
        }

        what.Appends.Add(new(stream, entries.DrainToImmutable()));
        foreach (var alarm in kind.Alarms(state))
        {
            if (!alarmsBefore.Remove(alarm.Id, out var before) || before.NextFiring != alarm.NextFiring)
            {
                what.Alarms.Add(new(stream, alarm.Id, alarm.NextFiring));
            }
        }

        what.Alarms.AddRange(alarmsBefore.Keys.Select(id => new AlarmChange(stream, id, null)));
        return (state, head);
    }
}

/// <summary>A commit under preparation.</summary>
internal sealed class Writing
{
    public List<StreamAppend> Appends { get; } = [];
    public List<RowChange> Rows { get; } = [];
    public List<OutboxMessage> Messages { get; } = [];
    public List<AlarmChange> Alarms { get; } = [];

    public Prepared Done() => new([.. Appends], [.. Rows], [.. Messages], [.. Alarms]);
}
