using System.Collections.Immutable;

namespace WarningGrid.Cases.Admonition;

/// <summary>The stages that only an admonition (警示诫勉) has.</summary>
public static class AdmonitionStages
{
    public static readonly CaseStage NoticeServed = new("NoticeServed");
    public static readonly CaseStage SelfExaminationDue = new("SelfExaminationDue");
    public static readonly CaseStage UnderCorrection = new("UnderCorrection");
    public static readonly CaseStage FollowUp = new("FollowUp");
}

/// <summary>How an admonition ends (跟踪了解).</summary>
public static class AdmonitionOutcomes
{
    public const string Released = "Released";
    public const string NotCorrected = "NotCorrected";
}

/// <summary>诫勉谈话 or 诫勉书.</summary>
[GenerateSerializer, Alias("admonition.form")]
public enum AdmonitionForm { Talk, Letter }

/// <summary>What is put forward for approval.</summary>
/// <param name="Facts">What was established.</param>
/// <param name="Requirement">What the subject is to correct.</param>
/// <param name="Talkers">Who will hold the talk; empty for a letter.</param>
[GenerateSerializer, Immutable, Alias("admonition.plan")]
public sealed record AdmonitionPlan(
    [property: Id(0)] AdmonitionForm Form, [property: Id(1)] string Facts, [property: Id(2)] string Requirement,
    [property: Id(3)] ImmutableArray<OfficialId> Talkers);

/// <summary>The four parts of the talk: each must have taken place.</summary>
[GenerateSerializer, Immutable, Alias("admonition.talk-parts")]
public sealed record TalkParts(
    [property: Id(0)] bool ReasonTold, [property: Id(1)] bool ExplanationHeard, [property: Id(2)] bool PointsMade,
    [property: Id(3)] bool CorrectionRequired);

/// <summary>What only an admonition shows.</summary>
/// <param name="DecidedOn">The decision date; the effect runs from it.</param>
/// <param name="EffectEnd">The last day of the effect by this admonition alone.</param>
/// <param name="RunsBehind">The end of another effect that still ran when the evidence was checked: this one runs on behind it (ADM-02).</param>
[GenerateSerializer, Immutable, Alias("admonition.view")]
public sealed record AdmonitionView(
    [property: Id(0)] AdmonitionPlan? Plan, [property: Id(1)] DateOnly? DecidedOn, [property: Id(2)] DateOnly? EffectEnd,
    [property: Id(3)] DateOnly? RunsBehind, [property: Id(4)] bool MidChecked, [property: Id(5)] int Returns) : CaseDetails;
