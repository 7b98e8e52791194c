using System.Collections.Immutable;

namespace WarningGrid.Officials.Import;

/// <summary>An import begins; whatever an earlier one had set out without confirming it is void.</summary>
[Alias("import.begun")]
internal sealed record ImportBegun(string Sm3, int Rows) : IEvent;

/// <summary>A part of what an import will store is set out.</summary>
[Alias("import.part-staged")]
internal sealed record PartStaged(ImmutableArray<StagedStream> New, ImmutableArray<StagedMessage> Told) : IEvent;

/// <summary>The import is decided: from here on every part of it will be stored, whatever breaks down meanwhile.</summary>
[Alias("import.confirmed")]
internal sealed record ImportConfirmed(int Created, int Told) : IEvent;

/// <summary>A part is stored, by the same transaction; those on record already are told their changes.</summary>
[Alias("import.part-stored")]
internal sealed record PartStored(ImmutableArray<StagedMessage> Told) : IEvent;

/// <summary>A stream to come with its first events.</summary>
internal sealed record StagedStream(string Stream, ImmutableArray<StagedEvent> Events);

/// <param name="Type">Alias of the event.</param>
/// <param name="Data">Its canonical JSON.</param>
internal sealed record StagedEvent(string Type, string Data, DateTimeOffset OccurredAt);

/// <param name="Type">Alias of the message.</param>
/// <param name="Body">Its canonical JSON.</param>
internal sealed record StagedMessage(string Target, string Type, string Body);

/// <summary>Which registers were imported, and what of the latest is still to be stored.</summary>
internal sealed record ImportFile : AggregateState
{
    /// <summary>SM3 of the registers of every confirmed import.</summary>
    public ImmutableArray<string> Taken { get; init; } = [];

    /// <summary>SM3 of the import at work.</summary>
    public string Current { get; init; } = "";

    public bool Confirmed { get; init; }

    /// <summary>Parts set out and not yet stored.</summary>
    public ImmutableArray<PartStaged> Parts { get; init; } = [];

    /// <summary>When the cluster takes over what an importer began and did not finish.</summary>
    public DateTimeOffset TakeOver { get; init; }
}

/// <summary>The ledger of imports: one stream, so that no two imports change the organisation at once.</summary>
internal sealed class ImportLedger : Aggregate<ImportFile>
{
    public const string Stream = "i-organisation";

    // An importer that is alive stores a part in well under a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly ImportFile Unused = new();

    public override string Prefix => "i-";

    public override ImportFile Blank => Unused;

    public override ImportFile Evolve(ImportFile state, Recorded recorded) => recorded.Event switch
    {
        ImportBegun begun => state with { Current = begun.Sm3, Confirmed = false, Parts = [] },
        PartStaged part => state with { Parts = state.Parts.Add(part) },
        ImportConfirmed => state with
        {
            Taken = state.Taken.Add(state.Current), Confirmed = true, TakeOver = recorded.RecordedAt + Patience,
        },
        PartStored => state with
        {
            Parts = state.Parts.RemoveAt(0),
            TakeOver = recorded.RecordedAt + (recorded.Actor == Machinery ? TimeSpan.Zero : Patience),
        },
        _ => state,
    };

    public override IEnumerable<Message> FollowUps(ImportFile before, ImportFile after, Recorded recorded) =>
        recorded.Event is PartStored stored
            ? stored.Told.Select(told => new Message(told.Target, (IMessage)EventCodec.Read(told.Type, told.Body)))
            : [];

    public override IEnumerable<Alarm> Alarms(ImportFile state) =>
        state is { Confirmed: true, Parts.IsEmpty: false } ? [new("import", state.TakeOver)] : [];

    private static readonly string Machinery = Caller.System("deadlines").Actor;
}
