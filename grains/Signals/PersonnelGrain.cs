namespace WarningGrid.Signals;

/// <summary>The intake hands a personnel item to the file of its official.</summary>
[GenerateSerializer, Immutable, Alias("personnel.take")]
internal sealed record TakePersonnelItem(
    [property: Id(0)] PersonnelItem Item, [property: Id(1)] DateTimeOffset Time, [property: Id(2)] ReadOnlyMemory<byte> Digest)
    : IKeyedCommand
{
    string IKeyedCommand.KeyOwner => AmendSignal.Owner;
}

/// <summary>The side of a personnel file that the intake speaks to.</summary>
[Alias("personnel")]
internal interface IPersonnelGrain : IFollower
{
    [Alias("take")]
    Task<Outcome<PersonnelTaken>> Take(TakePersonnelItem command, Submission submission);
}

/// <summary>The file took it; what became of it stands in the receipts.</summary>
[GenerateSerializer, Immutable, Alias("personnel.taken")]
internal sealed record PersonnelTaken([property: Id(0)] long Revision);

/// <summary>Which item of a record counts. Pure.</summary>
internal static class PersonnelRules
{
    public static Ruling Take(PersonnelFile file, TakePersonnelItem command, Facts facts)
    {
        var item = command.Item;
        var taken = file.Revisions.GetValueOrDefault(PersonnelFile.Record(item.Source, item.Subject));
        return Ruling.At(
            command.Time, item.SourceRevision > taken ? new PersonnelItemTaken(item) : new PersonnelItemSuperseded(item));
    }
}

/// <summary>The clerk of one official's personnel items.</summary>
[GrainType("personnel")]
internal sealed class PersonnelGrain(
    GrainTools tools, [PersistentState("personnel-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<PersonnelFile, PersonnelTaken>(new PersonnelKind(), tools, snapshot), IPersonnelGrain
{
    public Task<Outcome<PersonnelTaken>> Take(TakePersonnelItem command, Submission submission) =>
        Submit(command, submission, PersonnelRules.Take, creates: true);

    // Feeds alone send to it, and nobody reads it: what it holds is the official's own record.
    protected override bool MaySee(PersonnelFile state, Facts facts) => facts.Asker.Caller.Kind is not CallerKind.Person;

    protected override PersonnelTaken View(PersonnelFile state, Facts facts) => new(state.Revision);
}
