using System.Collections.Immutable;
using Orleans.Concurrency;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>The re-checks (抽查) of one year's accepted explanations: drawn once by lot, then looked into one by one (TLK-02).</summary>
/// <remarks>Keyed <c>k-2026</c> (<see cref="GrainKeys.Rechecks"/>).</remarks>
[Alias("talk-inquiry.rechecks")]
public interface IRecheckGrain : IFollower
{
    /// <summary>Draws the pack's share of the year's outcomes A, once the year is over; the custodian's act.</summary>
    [Alias("draw")] Task<Outcome<RechecksView>> Draw(DrawRechecks command, Submission submission);

    /// <summary>Records what one re-check found; a mismatch becomes a signal.</summary>
    [Alias("record")] Task<Outcome<RechecksView>> Record(RecordRecheck command, Submission submission);

    [Alias("read"), AlwaysInterleave] Task<Outcome<RechecksView>> Read();
}

/// <summary>Draws by lot.</summary>
/// <param name="Seed">Kept with the draw: the same seed over the same cases draws the same ones, whoever repeats it.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.draw-rechecks")]
public sealed record DrawRechecks([property: Id(0)] long Seed);

/// <summary>What the re-check of one case found; by somebody who had no hand in that case (RCU-05).</summary>
/// <param name="Sm3">The uploaded record of the re-check.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.record-recheck")]
public sealed record RecordRecheck(
    [property: Id(0)] CaseNumber Case, [property: Id(1)] RecheckResult Result, [property: Id(2)] string Finding,
    [property: Id(3)] string Sm3);

/// <summary>Whether the explanation was true.</summary>
[GenerateSerializer, Alias("talk-inquiry.recheck-result")]
public enum RecheckResult
{
    Match,

    /// <summary>不如实说明: a new signal.</summary>
    Mismatch,
}

/// <summary>A year's re-checks.</summary>
/// <param name="Percent">The pack's share when it was drawn.</param>
/// <param name="Of">How many outcomes A the year had.</param>
/// <param name="Cases">Those drawn, without any from which the reader is recused.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.rechecks-view")]
public sealed record RechecksView(
    [property: Id(0)] int Year, [property: Id(1)] long Revision, [property: Id(2)] long Seed, [property: Id(3)] int Percent,
    [property: Id(4)] int Of, [property: Id(5)] ImmutableArray<RecheckLine> Cases) : IRevised;

/// <summary>One case drawn.</summary>
/// <param name="Result">Null while it is to be looked into.</param>
/// <param name="Signal">What a mismatch became.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.recheck-line")]
public sealed record RecheckLine(
    [property: Id(0)] CaseNumber Case, [property: Id(1)] RecheckResult? Result, [property: Id(2)] SignalNumber? Signal);
