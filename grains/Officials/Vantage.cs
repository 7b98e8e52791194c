namespace WarningGrid.Officials;

/// <summary>A question about the past made definite: known at K, about V, whose day is <see cref="Day"/> (ASF-01, ASF-04).</summary>
internal sealed record Vantage(DateTimeOffset Known, DateTimeOffset At)
{
    /// <summary>The day of effects and ages. 24:00 of D still belongs to D.</summary>
    public DateOnly Day => CountyTime.DateOf(At.AddMicroseconds(-1));

    /// <summary>K must be this far past, so that no append can still arrive behind it (ASF-05).</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Whether an answer for K can be kept for ever.</summary>
    public static Refusal? Objection(RecordQuestion question, DateTimeOffset now) =>
        question.KnownAsOf is { } known && known > now - Settled
            ? Refusal.Of(RefusalKind.Invalid, "ASF-04.not-past")
            : question.OccurredAsOf is { Year: < 1990 or > 2100 } || question.KnownAsOf is { Year: < 1990 }
                ? Refusal.Of(RefusalKind.Invalid, "ASF-04.range")
                : null;

    /// <summary>An aggregate as it was known at K, about V: later knowledge and later happenings left out (ASF-06).</summary>
    public async Task<TState> Fold<TState>(Aggregate<TState> kind, IEventLog log, string stream)
        where TState : AggregateState
    {
        var state = kind.Blank;
        foreach (var stored in await log.Read(stream))
        {
            if (stored.RecordedAt <= Known && stored.OccurredAt <= At)
            {
                state = kind.Fold(state, EventCodec.Read(stored));
            }
        }

        return state;
    }
}
