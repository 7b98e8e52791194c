using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>Where a case puts its measure forward before it is submitted (SEV-02); keyed <c>m-L-2026-0001-G00000417</c>.</summary>
[Alias("combination")]
internal interface ICombinationGrain : IFollower
{
    /// <summary>Takes a place for a measure; refused where one that stands bars it.</summary>
    [Alias("put-forward")]
    Task<Outcome<CombinationView>> PutForward(PutMeasureForward asked, Submission submission);
}

/// <summary>Asks for the place of a case's measure.</summary>
/// <param name="OpenedOn">The day whose packs the case keeps (RP-04).</param>
[GenerateSerializer, Immutable, Alias("combination.put-measure-forward")]
internal sealed record PutMeasureForward(
    [property: Id(0)] CaseNumber Case, [property: Id(1)] CaseKind Kind, [property: Id(2)] string? Form, [property: Id(3)] DateOnly OpenedOn);

/// <summary>The cases whose measures stand.</summary>
[GenerateSerializer, Immutable, Alias("combination.view")]
internal sealed record CombinationView([property: Id(0)] ImmutableArray<CaseNumber> Cases, [property: Id(1)] long Revision) : IRevised;

/// <summary>The clerk of the measures of one lead against one official.</summary>
[GrainType("combination")]
internal sealed class CombinationGrain(
    GrainTools tools, [PersistentState("combination-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<CombinationFile, CombinationView>(new CombinationKind(), tools, snapshot), ICombinationGrain
{
    public Task<Outcome<CombinationView>> PutForward(PutMeasureForward asked, Submission submission) =>
        Submit(asked, submission, CombinationRules.PutForward, creates: true);

    // Only cases ask, for whoever submits them: he is told nothing but whether his own may stand.
    protected override bool MaySee(CombinationFile state, Facts facts) => true;

    protected override CombinationView View(CombinationFile state, Facts facts) =>
        new([.. state.Measures.Select(measure => measure.Case)], state.Revision);

    protected override Ruling Receive(CombinationFile state, IMessage message, Letter letter, Facts facts) => CombinationRules.Told(state, message);
}
