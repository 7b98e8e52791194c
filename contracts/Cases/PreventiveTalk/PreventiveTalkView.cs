using System.Collections.Immutable;

namespace WarningGrid.Cases.PreventiveTalk;

/// <summary>The stages that only a preventive talk (预警谈话) has.</summary>
public static class PreventiveTalkStages
{
    public static readonly CaseStage Held = new("Held");
    public static readonly CaseStage PledgeSigned = new("PledgeSigned");
}

/// <summary>How a preventive talk ends. None of it is adverse (PVT-01).</summary>
public static class PreventiveTalkOutcomes
{
    public const string Held = "Held";
    public const string Pledged = "Pledged";
    public const string SigningRefused = "SigningRefused";
}

/// <summary>Why somebody at a key post is talked to beforehand.</summary>
[GenerateSerializer, Alias("preventive-talk.trigger")]
public enum TalkTrigger
{
    /// <summary>Appointed to a key post (特殊重要岗位).</summary>
    Appointment,

    /// <summary>A key project begins.</summary>
    ProjectStart,

    /// <summary>Before holidays.</summary>
    Holidays,

    /// <summary>A change at a post of high risk.</summary>
    ChangeAtHighPost,
}

/// <summary>What is put forward for approval.</summary>
/// <param name="Content">What the subject is to be reminded of.</param>
/// <param name="Talkers">Who will hold the talk.</param>
[GenerateSerializer, Immutable, Alias("preventive-talk.plan")]
public sealed record PreventivePlan(
    [property: Id(0)] TalkTrigger Trigger, [property: Id(1)] string Content, [property: Id(2)] ImmutableArray<OfficialId> Talkers,
    [property: Id(3)] string Place);

/// <summary>What only a preventive talk shows.</summary>
[GenerateSerializer, Immutable, Alias("preventive-talk.view")]
public sealed record PreventiveTalkView(
    [property: Id(0)] PreventivePlan? Plan, [property: Id(1)] DateOnly? HeldOn, [property: Id(2)] bool PledgeAttached,
    [property: Id(3)] DateOnly? SignedOn) : CaseDetails;
