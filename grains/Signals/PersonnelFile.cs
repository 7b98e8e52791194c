using System.Collections.Immutable;
using System.Text.Json;
using WarningGrid.Officials;

namespace WarningGrid.Signals;

/// <summary>A personnel item of a feed, on its way to the official (spec 03 §2).</summary>
/// <param name="SealedIdNo">Under <see cref="VaultPurpose.OfficialIdNumber"/>, with <paramref name="IdNoHash"/> beside it.</param>
[GenerateSerializer, Immutable, Alias("personnel.item")]
internal sealed record PersonnelItem(
    [property: Id(0)] string ReceiptId, [property: Id(1)] string Source, [property: Id(2)] string Subject,
    [property: Id(3)] int SourceRevision, [property: Id(4)] OfficialId Official, [property: Id(5)] PersonnelChange Change,
    [property: Id(6)] string? Name, [property: Id(7)] string? StaffNo, [property: Id(8)] string? SealedIdNo,
    [property: Id(9)] string? IdNoHash);

[Alias("personnel.item-taken")]
internal sealed record PersonnelItemTaken(PersonnelItem Item) : IEvent;

/// <summary>A lower or equal revision of a record: kept, and nothing else (FED-04).</summary>
[Alias("personnel.item-superseded")]
internal sealed record PersonnelItemSuperseded(PersonnelItem Item) : IEvent;

/// <summary>An item whose data is not good; it waits in a stream of its own.</summary>
/// <param name="Data">Sealed under <see cref="VaultPurpose.SignalData"/> in the context of the receipt.</param>
[Alias("personnel.item-quarantined")]
internal sealed record PersonnelItemQuarantined(
    string ReceiptId, string Source, string Subject, int SourceRevision, string Data, ImmutableArray<Fault> Faults) : IEvent;

/// <summary>What a personnel department told of one official, in the order of telling. Keyed <c>h-</c> and his id, or the receipt of a quarantined item.</summary>
/// <remarks>One stream for each official keeps his changes in order on their way to him (design D5).</remarks>
/// <param name="Revisions">The highest revision taken of each record, by source and subject.</param>
internal sealed record PersonnelFile(ImmutableSortedDictionary<string, int> Revisions) : AggregateState
{
    public static string Record(string source, string subject) => source + "\n" + subject;
}

/// <summary>How personnel items are folded, passed on and receipted.</summary>
internal sealed class PersonnelKind : Aggregate<PersonnelFile>
{
    public override string Prefix => "h-";

    public override PersonnelFile Blank { get; } = new(ImmutableSortedDictionary<string, int>.Empty);

    public override IEnumerable<ReadTable> Tables => [SignalTables.Receipt];

    public override PersonnelFile Evolve(PersonnelFile state, Recorded recorded) =>
        recorded.Event is PersonnelItemTaken { Item: var item }
            ? state with { Revisions = state.Revisions.SetItem(PersonnelFile.Record(item.Source, item.Subject), item.SourceRevision) }
            : state;

    public override IEnumerable<Message> FollowUps(PersonnelFile before, PersonnelFile after, Recorded recorded)
    {
        if (recorded.Event is PersonnelItemTaken { Item: var item })
        {
            var identity = item.Name is not { } name
                ? null
                : new Identity(
                    name, item.StaffNo,
                    IdNo: item is { SealedIdNo: { } number, IdNoHash: { } hash } ? new SealedIdNo(number, hash) : null);
            yield return new(item.Official.Key(), new PersonnelChangeNoted(item.Change, identity));
        }
    }

    public override IEnumerable<RowChange> Rows(PersonnelFile before, PersonnelFile after, Recorded recorded) => recorded.Event switch
    {
        PersonnelItemTaken e => [Row(recorded, e.Item.ReceiptId, ReceiptStatus.Accepted, null)],
        PersonnelItemSuperseded e => [Row(recorded, e.Item.ReceiptId, ReceiptStatus.Superseded, null)],
        PersonnelItemQuarantined e => [Row(recorded, e.ReceiptId, ReceiptStatus.Quarantined, e.Faults)],
        _ => [],
    };

    private static RowChange Row(Recorded recorded, string receipt, ReceiptStatus status, IEnumerable<Fault>? faults) =>
        SignalTables.Receipt.Row(
            recorded.Stream, receipt, status.ToString(), null, recorded.RecordedAt,
            faults is null ? null : JsonSerializer.Serialize(faults, EventJson.Options));
}
