using WarningGrid.Approvals;

namespace WarningGrid.Cases.Criticism;

/// <summary>Writes or changes form, facts and requirement. After an approval this makes it stale (DSP-04).</summary>
[GenerateSerializer, Immutable, Alias("criticism.draft")]
public sealed record DraftCriticism([property: Id(0)] CriticismPlan Plan) : CaseMove;

/// <summary>Serves it; where that leads follows from the form.</summary>
/// <param name="Document">The sealed 提醒函, 批评教育 or 责令检查通知书 (D-TX), or 通报 (D-TB).</param>
[GenerateSerializer, Immutable, Alias("criticism.serve")]
public sealed record Serve([property: Id(0)] int Document, [property: Id(1)] ServiceReceipt Receipt) : CaseMove;

/// <summary>Serves the draft of the circular on the unit that it criticises: it is heard before anything is decided (CHK-04, DL-58).</summary>
/// <param name="Document">The draft, attached as 通报 (D-TB).</param>
[GenerateSerializer, Immutable, Alias("criticism.serve-draft")]
public sealed record ServeDraft([property: Id(0)] int Document, [property: Id(1)] ServiceReceipt Receipt) : CaseMove;

/// <summary>What the unit says to the draft; or the handler enters it from paper.</summary>
[GenerateSerializer, Immutable, Alias("criticism.answer-draft")]
public sealed record AnswerDraft(
    [property: Id(0)] string Answer, [property: Id(1)] int? Document = null, [property: Id(2)] DateTimeOffset? StampedAt = null) : CaseMove;

/// <summary>One member of the leading group votes on the censure; each once.</summary>
[GenerateSerializer, Immutable, Alias("criticism.cast-vote")]
public sealed record CastVote([property: Id(0)] Ballot Ballot, [property: Id(1)] string? Opinion = null) : CaseMove;

/// <summary>Counts the votes of the leading group: carried the circular may be issued, lost the case ends (CHK-04).</summary>
/// <param name="Minutes">The attached minutes.</param>
[GenerateSerializer, Immutable, Alias("criticism.decide-censure")]
public sealed record DecideCensure([property: Id(0)] DateOnly HeldOn, [property: Id(1)] int Minutes) : CaseMove;

/// <summary>Issues the circular that criticises a unit: the unit was heard before, and the leading group has agreed (CHK-04).</summary>
/// <param name="Document">The sealed 通报 (D-TB).</param>
/// <param name="HeardOn">When the unit was heard.</param>
/// <param name="Minutes">The attached minutes of the leading group.</param>
[GenerateSerializer, Immutable, Alias("criticism.issue-circular")]
public sealed record IssueCircular(
    [property: Id(0)] int Document, [property: Id(1)] DateOnly HeardOn, [property: Id(2)] int Minutes) : CaseMove;

/// <summary>The subject acknowledges (签收); or the handler enters the signed receipt.</summary>
/// <param name="Document">Of a receipt on paper: its scan on this case.</param>
[GenerateSerializer, Immutable, Alias("criticism.acknowledge")]
public sealed record Acknowledge([property: Id(0)] int? Document = null, [property: Id(1)] DateTimeOffset? StampedAt = null) : CaseMove;

/// <summary>The self-review that was ordered (检查材料): sent by the subject, or entered by the handler.</summary>
[GenerateSerializer, Immutable, Alias("criticism.receive-review")]
public sealed record ReceiveReview([property: Id(0)] int Document, [property: Id(1)] DateTimeOffset? StampedAt = null) : CaseMove;

/// <summary>The self-review is good enough; a correction order may be opened on it.</summary>
[GenerateSerializer, Immutable, Alias("criticism.accept")]
public sealed record Accept([property: Id(0)] string Opinion) : CaseMove;
