namespace WarningGrid.Signals;

/// <summary>One event of a feed whose envelope is good (FED-02); whether its data is good is judged in the silo.</summary>
/// <param name="Source">URI of the sending system, as registered to its credential.</param>
/// <param name="Id">The event's id at the source; with <paramref name="Source"/> the idempotency key (FED-03).</param>
/// <param name="Type">For example <c>county.audit.finding.v1</c>.</param>
/// <param name="Time">When it happened: the occurred-at of whatever comes of it.</param>
/// <param name="Subject">The record's number at the source; its revisions amend one signal (FED-04).</param>
/// <param name="Revision">Of that record, 1 or more.</param>
/// <param name="Data">The data member as sent: one JSON value.</param>
[GenerateSerializer, Immutable, Alias("signal.feed-item")]
public sealed record FeedItem(
    [property: Id(0)] string Source, [property: Id(1)] string Id, [property: Id(2)] string Type,
    [property: Id(3)] DateTimeOffset Time, [property: Id(4)] string Subject, [property: Id(5)] int Revision,
    [property: Id(6)] string Data)
{
    /// <summary>The type alone: a trace that shows a call must not show what a feed sent (SEA-02).</summary>
    public override string ToString() => Type;
}

/// <summary>What stands in one place of a delivery: an event, or the reason why there is none to read there.</summary>
/// <remarks>Refused lines travel to the intake too, so that receipts keep the order of the lines and refusals are audited.</remarks>
[GenerateSerializer, Immutable, Alias("signal.feed-line")]
public sealed record FeedLine
{
    [Id(0)] private readonly FeedItem? item;
    [Id(1)] private readonly Refusal? refusal;

    private FeedLine(FeedItem? item, Refusal? refusal) => (this.item, this.refusal) = (item, refusal);

    /// <summary>The event, or null where the line is refused.</summary>
    public FeedItem? Item => item;

    /// <summary>Why there is no event, or null where there is one.</summary>
    public Refusal? Refused => refusal;

    /// <inheritdoc cref="FeedItem.ToString"/>
    public override string ToString() => item?.Type ?? refusal!.Code;

    public static implicit operator FeedLine(FeedItem item) => new(item, null);
    public static implicit operator FeedLine(Refusal refusal) => new(null, refusal);
}
