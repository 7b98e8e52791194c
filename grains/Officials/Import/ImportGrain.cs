using System.Collections.Frozen;

namespace WarningGrid.Officials.Import;

/// <summary>Stores what a confirmed import has left over when its importer is gone, and takes back what those told refused.</summary>
[GrainType("import")]
internal sealed class ImportGrain(
    GrainTools tools, [PersistentState("import-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<ImportFile, ImportReport>(new ImportLedger(), tools, snapshot), IImportGrain
{
    protected override bool MaySee(ImportFile state, Facts facts) => false;

    protected override ImportReport View(ImportFile state, Facts facts) => new(0, 0, 0, Repeated: false, []);

    protected override Ruling FireDue(ImportFile state, Facts facts) =>
        facts.Now >= state.TakeOver ? ImportRules.Next(state, FrozenSet<string>.Empty) ?? Ruling.Nothing : Ruling.Nothing;
}
