using System.Text.Json.Serialization;

namespace WarningGrid.Bench.Peers;

/// <summary>One act on a case, as in the county: what it needs stands in the record.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "move")]
[JsonDerivedType(typeof(DraftPlan), nameof(DraftPlan))]
[JsonDerivedType(typeof(CheckRedaction), nameof(CheckRedaction))]
[JsonDerivedType(typeof(AttachDocument), nameof(AttachDocument))]
[JsonDerivedType(typeof(SealDocument), nameof(SealDocument))]
[JsonDerivedType(typeof(Submit), nameof(Submit))]
[JsonDerivedType(typeof(Pass), nameof(Pass))]
[JsonDerivedType(typeof(Approve), nameof(Approve))]
[JsonDerivedType(typeof(ServeNotice), nameof(ServeNotice))]
[JsonDerivedType(typeof(DraftReply), nameof(DraftReply))]
[JsonDerivedType(typeof(Countersign), nameof(Countersign))]
[JsonDerivedType(typeof(Reply), nameof(Reply))]
[JsonDerivedType(typeof(Accept), nameof(Accept))]
[JsonDerivedType(typeof(Propose), nameof(Propose))]
[JsonDerivedType(typeof(TellSubject), nameof(TellSubject))]
[JsonDerivedType(typeof(ReturnResult), nameof(ReturnResult))]
[JsonDerivedType(typeof(EnterArchive), nameof(EnterArchive))]
[JsonDerivedType(typeof(SetMeetingTask), nameof(SetMeetingTask))]
[JsonDerivedType(typeof(ProposeClosing), nameof(ProposeClosing))]
[JsonDerivedType(typeof(Close), nameof(Close))]
[JsonDerivedType(typeof(Archive), nameof(Archive))]
public abstract record Move;

public sealed record DraftPlan(Plan Plan) : Move;

public sealed record CheckRedaction(string Note) : Move;

public sealed record AttachDocument(string Kind, string Sm3, string Title) : Move;

public sealed record SealDocument(int Number) : Move;

public sealed record Submit : Move;

public sealed record Pass(string? Opinion) : Move;

public sealed record Approve(string? Opinion) : Move;

public sealed record ServeNotice(int Document, DateOnly On, string CopyTo) : Move;

public sealed record DraftReply(IReadOnlyList<Answer> Answers) : Move;

public sealed record Countersign(string Opinion) : Move;

public sealed record Reply(IReadOnlyList<Answer> Answers) : Move;

public sealed record Accept(IReadOnlyList<int> Unanswered) : Move;

public sealed record Propose(string Outcome, string Opinion, int Document) : Move;

public sealed record TellSubject(string Manner, int Document) : Move;

public sealed record ReturnResult(string Result) : Move;

public sealed record EnterArchive(string Text) : Move;

public sealed record SetMeetingTask : Move;

public sealed record ProposeClosing(string Summary) : Move;

public sealed record Close : Move;

public sealed record Archive : Move;

/// <summary>Opens a case on a lead; it is numbered after it.</summary>
public sealed record Opening(int Lead, string Official, string Ground);

public sealed record Plan(
    string Mode, string Matter, IReadOnlyList<string> Questions, IReadOnlyList<string> Team, string Place, string SafetyPlan);

public sealed record Answer(int Question, string Text);

public sealed record Document(int Number, string Kind, string Sm3, string Title, string? Serial, DateOnly? SealedOn);

/// <summary>A case's stages, by the names they have in the county.</summary>
public static class Stage
{
    public const string
        Draft = nameof(Draft), Review = nameof(Review), Approval = nameof(Approval), Approved = nameof(Approved),
        ReplyDue = nameof(ReplyDue), ReplyCheck = nameof(ReplyCheck), Assessment = nameof(Assessment), Closing = nameof(Closing),
        Closed = nameof(Closed), Archived = nameof(Archived);
}
