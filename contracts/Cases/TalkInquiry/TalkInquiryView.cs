using System.Collections.Immutable;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>The stages that only a talk or inquiry (谈话函询) has.</summary>
public static class TalkInquiryStages
{
    public static readonly CaseStage StatementDue = new("StatementDue");
    public static readonly CaseStage Entrusted = new("Entrusted");
    public static readonly CaseStage MaterialsDue = new("MaterialsDue");
    public static readonly CaseStage ReplyDue = new("ReplyDue");
    public static readonly CaseStage ReplyCheck = new("ReplyCheck");
    public static readonly CaseStage Assessment = new("Assessment");
}

/// <summary>How the subject is asked: talked to by the team, by his own unit's head, or in writing.</summary>
[GenerateSerializer, Alias("talk-inquiry.mode")]
public enum InquiryMode { Talk, Entrusted, Inquiry }

/// <summary>What a talk was for. Only a supervision talk (监督谈话) can be recorded here (TLK-01).</summary>
[GenerateSerializer, Alias("talk-inquiry.talk-purpose")]
public enum TalkPurpose { Supervision, Investigation }

/// <summary>A 采信了结, B 转其他处置, C 再次函询, D 转初步核实, E 涉嫌诬告.</summary>
[GenerateSerializer, Alias("talk-inquiry.outcome")]
public enum InquiryOutcome { Accepted, Measure, SecondRound, ToVerification, FalseAccusation }

/// <summary>The plan of one round (谈话函询方案).</summary>
/// <param name="Topic">The excerpt "反映你在…方面的问题"; never the original letter.</param>
/// <param name="Questions">Numbered from 1 in this order.</param>
/// <param name="Team">Who talks or checks; two or more for a talk.</param>
/// <param name="SafetyPlan">What is done so that nobody comes to harm (安全预案).</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.plan")]
public sealed record InquiryPlan(
    [property: Id(0)] InquiryMode Mode,
    [property: Id(1)] string Topic,
    [property: Id(2)] ImmutableArray<string> Questions,
    [property: Id(3)] ImmutableArray<OfficialId> Team,
    [property: Id(4)] string Place,
    [property: Id(5)] string SafetyPlan);

/// <summary>The answer to one question.</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.answer")]
public sealed record ReplyAnswer([property: Id(0)] int Question, [property: Id(1)] string Text);

/// <summary>Why one question's answer goes back.</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.returned-item")]
public sealed record ReturnedItem([property: Id(0)] int Question, [property: Id(1)] string Reason);

/// <summary>Proof of a reply that came on paper: the intake stamp decides when it was in time (CAL-04).</summary>
/// <param name="StampedAt">The intake stamp.</param>
/// <param name="Document">The scanned paper on this case.</param>
/// <param name="CountersignedBy">The unit's party head whose countersign stands on it.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.paper-intake")]
public sealed record PaperIntake(
    [property: Id(0)] DateTimeOffset StampedAt, [property: Id(1)] int Document, [property: Id(2)] OfficialId? CountersignedBy = null);

/// <summary>What only a talk or inquiry shows.</summary>
/// <param name="Round">1, or 2 after outcome C.</param>
/// <param name="Answers">Of this round's last reply.</param>
/// <param name="Returns">How often this round's reply went back.</param>
/// <param name="Proposed">The outcome that waits for review or approval.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.view")]
public sealed record TalkInquiryView(
    [property: Id(0)] InquiryPlan? Plan,
    [property: Id(1)] bool Redacted,
    [property: Id(2)] int Round,
    [property: Id(3)] DateOnly? ServedOn,
    [property: Id(4)] ImmutableArray<ReplyAnswer> Answers,
    [property: Id(5)] bool Countersigned,
    [property: Id(6)] int Returns,
    [property: Id(7)] ImmutableArray<int> Unanswered,
    [property: Id(8)] InquiryOutcome? Proposed) : CaseDetails;
