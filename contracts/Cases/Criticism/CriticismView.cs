namespace WarningGrid.Cases.Criticism;

/// <summary>The stages that only a criticism (批评教育) has.</summary>
public static class CriticismStages
{
    public static readonly CaseStage AckDue = new("AckDue");
    public static readonly CaseStage SelfReviewDue = new("SelfReviewDue");
    public static readonly CaseStage Judging = new("Judging");
}

/// <summary>How a criticism ends.</summary>
public static class CriticismOutcomes
{
    public const string Acknowledged = "Acknowledged";
    public const string NotAcknowledged = "NotAcknowledged";
    public const string Accepted = "Accepted";
    public const string NoReview = "NoReview";
    public const string Issued = "Issued";
}

/// <summary>提醒谈话, 批评教育谈话, 责令检查, 通报批评: from the lightest to the heaviest (SEV-01).</summary>
[GenerateSerializer, Alias("criticism.form")]
public enum CriticismForm { Reminder, CriticismTalk, OrderedReview, CircularCriticism }

/// <summary>What is put forward for approval.</summary>
/// <param name="Standard">How well the facts are shown (SEV-03).</param>
[GenerateSerializer, Immutable, Alias("criticism.plan")]
public sealed record CriticismPlan(
    [property: Id(0)] CriticismForm Form, [property: Id(1)] string Facts, [property: Id(2)] EvidenceStandard Standard,
    [property: Id(3)] string Requirement);

/// <summary>What only a criticism shows.</summary>
[GenerateSerializer, Immutable, Alias("criticism.view")]
public sealed record CriticismView(
    [property: Id(0)] CriticismPlan? Plan, [property: Id(1)] CriticismForm? Form, [property: Id(2)] DateOnly? ServedOn,
    [property: Id(3)] int Returns, [property: Id(4)] CensureView? Censure = null) : CaseDetails;

/// <summary>How the censure of a unit stands: heard, voted on, decided (CHK-04).</summary>
/// <param name="Votes">How many have voted.</param>
/// <param name="Carried">Null while it is not decided.</param>
[GenerateSerializer, Immutable, Alias("criticism.censure-view")]
public sealed record CensureView(
    [property: Id(0)] DateOnly? DraftServedOn, [property: Id(1)] bool Heard, [property: Id(2)] int Votes, [property: Id(3)] bool? Carried);
