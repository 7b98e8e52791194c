using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>Where an appeal (申诉) stands (APL-01).</summary>
[GenerateSerializer, Alias("appeal.stage")]
public enum AppealStage { None, Filed, UnderReview, Upheld, Varied, Overturned, ReReview }

/// <summary>The appeal as its readers see it; the subject and his unit too, once something was served on them.</summary>
/// <param name="FileBy">The last day on which the subject may still appeal, or apply for the re-review; null where no such time runs.</param>
/// <param name="DecideBy">The day by which it is to be decided; null where nothing is to be decided.</param>
/// <param name="Decider">Who took it on; only to those who see the whole case.</param>
/// <param name="Final">Whether nothing more can be applied for.</param>
[GenerateSerializer, Immutable, Alias("appeal.view")]
public sealed record AppealView(
    [property: Id(0)] AppealStage Stage,
    [property: Id(1)] DateOnly? FileBy,
    [property: Id(2)] DateOnly? DecideBy,
    [property: Id(3)] DateOnly? FiledOn,
    [property: Id(4)] string? Grounds,
    [property: Id(5)] string? AdmittedFor,
    [property: Id(6)] OfficialId? Decider,
    [property: Id(7)] string? Opinion,
    [property: Id(8)] AppealVariation? Variation,
    [property: Id(9)] DateOnly? DecisionServedOn,
    [property: Id(10)] bool Final,
    [property: Id(11)] bool Clarified,
    [property: Id(12)] ImmutableArray<CaseMoveView> Moves);
