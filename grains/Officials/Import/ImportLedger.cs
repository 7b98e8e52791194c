using System.Collections.Immutable;

namespace WarningGrid.Officials.Import;

/// <summary>Registers were imported.</summary>
/// <param name="Sm3">SM3 over the registers' texts, hex: the same registers are imported once.</param>
[Alias("import.taken")]
internal sealed record RegistersImported(string Sm3, int Rows, int Created, int Told) : IEvent;

/// <summary>Somebody who was on record already is told what a register says of him.</summary>
/// <param name="Type">Alias of the message.</param>
/// <param name="Body">Its canonical JSON.</param>
[Alias("import.told")]
internal sealed record ChangeTold(string Target, string Type, string Body) : ILeavesRevision;

/// <summary>Which registers were imported.</summary>
internal sealed record ImportFile : AggregateState
{
    public ImmutableArray<string> Taken { get; init; } = [];
}

/// <summary>The ledger of imports: one stream, so that two imports at once cannot both see the same organisation.</summary>
internal sealed class ImportLedger : Aggregate<ImportFile>
{
    public const string Stream = "i-organisation";

    public override string Prefix => "i-";

    public override ImportFile Blank => Unused;

    public override ImportFile Evolve(ImportFile state, Recorded recorded) =>
        recorded.Event is RegistersImported taken ? state with { Taken = state.Taken.Add(taken.Sm3) } : state;

    public override IEnumerable<Message> FollowUps(ImportFile before, ImportFile after, Recorded recorded) =>
        recorded.Event is ChangeTold told ? [new(told.Target, (IMessage)EventCodec.Read(told.Type, told.Body))] : [];

    private static readonly ImportFile Unused = new();
}

/// <summary>Takes back what those who were told refused.</summary>
[GrainType("import")]
internal sealed class ImportGrain(
    GrainTools tools, [PersistentState("import-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<ImportFile, ImportReport>(new ImportLedger(), tools, snapshot), IImportGrain
{
    protected override bool MaySee(ImportFile state, Facts facts) => false;

    protected override ImportReport View(ImportFile state, Facts facts) => new(state.Taken.Length, 0, 0, Repeated: false, []);
}
