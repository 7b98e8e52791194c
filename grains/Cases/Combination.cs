using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>The measures of one lead against one official that were put forward and stand: which may stand side by side is judged here, one after the other (SEV-02).</summary>
/// <remarks>Two cases know of each other by read models alone, and may be submitted in one instant: this is the place that both pass.</remarks>
internal sealed record CombinationFile : AggregateState
{
    public static readonly CombinationFile Blank = new();

    public ImmutableArray<MeasurePutForward> Measures { get; init; } = [];
}

/// <param name="Form">Of a criticism or sanction; null where the kind has none.</param>
[Alias("combination.put-forward")]
internal sealed record MeasurePutForward(CaseNumber Case, CaseKind Kind, string? Form) : IEvent;

/// <summary>It came to nothing: others may stand in its place.</summary>
[Alias("combination.withdrawn")]
internal sealed record MeasureWithdrawn(CaseNumber Case) : ILeavesRevision;

/// <summary>Case → the measures of its lead: it came to nothing.</summary>
[Alias("combination.came-to-nothing")]
internal sealed record MeasureCameToNothing(CaseNumber Case) : IMessage;

/// <summary>The measures of a lead against an official: streams <c>m-L-2026-0001-G00000417</c>.</summary>
internal sealed class CombinationKind : Aggregate<CombinationFile>
{
    public override string Prefix => "m-";

    public override CombinationFile Blank => CombinationFile.Blank;

    public override CombinationFile Evolve(CombinationFile state, Recorded recorded) => recorded.Event switch
    {
        MeasurePutForward e => state with { Measures = state.Measures.RemoveAll(one => one.Case == e.Case).Add(e) },
        MeasureWithdrawn e => state with { Measures = state.Measures.RemoveAll(one => one.Case == e.Case) },
        _ => state,
    };
}

/// <summary>Who may stand beside whom. Pure.</summary>
internal static class CombinationRules
{
    /// <summary>A measure takes its place unless one that stands bars it; put forward again in another form it takes the place of its own.</summary>
    public static Ruling PutForward(CombinationFile file, PutMeasureForward asked, Facts facts)
    {
        MeasurePutForward measure = new(asked.Case, asked.Kind, asked.Form);
        var rules = facts.Rules.On(asked.OpenedOn);
        var barred = file.Measures.FirstOrDefault(other =>
            other.Case != measure.Case && SeverityRules.Bar(measure.Kind, measure.Form, other.Kind, other.Form, rules));
        return barred is not null ? Refusal.Of(RefusalKind.Invalid, "SEV-02.combination", barred.Case.Value)
            : file.Measures.Contains(measure) ? Ruling.Nothing
            : Ruling.Of(measure);
    }

    public static Ruling Told(CombinationFile file, IMessage message) =>
        message is MeasureCameToNothing gone && file.Measures.Any(one => one.Case == gone.Case)
            ? Ruling.Of(new MeasureWithdrawn(gone.Case))
            : Ruling.Nothing;
}
