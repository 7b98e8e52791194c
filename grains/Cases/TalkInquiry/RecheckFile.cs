using System.Collections.Immutable;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>A case that may be drawn, or was.</summary>
internal sealed record DrawnCase(CaseNumber Case, OfficialId? Official, UnitCode? Unit);

/// <summary>The lots were drawn: seed and population make it repeatable (TLK-02).</summary>
[Alias("talk-inquiry.rechecks-drawn")]
internal sealed record RechecksDrawn(
    int Year, long Seed, int Percent, ImmutableArray<CaseNumber> Population, ImmutableArray<DrawnCase> Drawn) : IEvent;

/// <param name="Signal">Of a mismatch, the signal it became.</param>
[Alias("talk-inquiry.recheck-recorded")]
internal sealed record RecheckRecorded(
    CaseNumber Case, RecheckResult Result, string Finding, string Sm3, SignalNumber? Signal) : IEvent;

/// <summary>A year's re-checks as they stand.</summary>
internal sealed record RecheckFile : AggregateState
{
    public static readonly RecheckFile Blank = new();

    public RechecksDrawn? Draw { get; init; }

    public ImmutableArray<RecheckRecorded> Recorded { get; init; } = [];
}

internal sealed class RecheckAggregate : Aggregate<RecheckFile>
{
    public override string Prefix => "k-";

    public override RecheckFile Blank => RecheckFile.Blank;

    public override RecheckFile Evolve(RecheckFile state, Recorded recorded) => recorded.Event switch
    {
        RechecksDrawn drawn => state with { Draw = drawn },
        RecheckRecorded one => state with { Recorded = state.Recorded.Add(one) },
        _ => state,
    };
}
