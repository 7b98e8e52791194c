using System.Collections.Immutable;
using Orleans.Concurrency;

namespace WarningGrid.Inbox;

/// <summary>A person's inbox: what waits for him and why, what he did, what he started, what he was given to read (UIX-01).</summary>
/// <remarks>One activation serves everybody; its key means nothing. Rows are the asker's own: nobody reads another's.</remarks>
[Alias("inbox-register")]
public interface IInboxRegister : IGrainWithStringKey
{
    /// <summary>One tab, what is due first on top; of 已办 the latest first.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<Outcome<InboxPage>> List(InboxQuery query);

    /// <summary>How many rows each tab has.</summary>
    [Alias("count"), AlwaysInterleave]
    Task<Outcome<InboxCounts>> Count();
}

/// <summary>待办, 已办, 我发起, 抄送, 挂起.</summary>
[GenerateSerializer, Alias("inbox.tab")]
public enum InboxTab { Todo, Done, Started, Copied, Held }

/// <summary>What an action is on.</summary>
[GenerateSerializer, Alias("inbox.object")]
public enum InboxObject { Lead, Case }

/// <summary>A question to the inbox; what is left null does not narrow it.</summary>
/// <param name="Act">E.g. <c>Approve</c>, as a row names it.</param>
/// <param name="Overdue">Only what is past its due date.</param>
/// <param name="Cursor">As given by the page before.</param>
[GenerateSerializer, Immutable, Alias("inbox.query")]
public sealed record InboxQuery(
    [property: Id(0)] InboxTab Tab = InboxTab.Todo, [property: Id(1)] InboxObject? Kind = null, [property: Id(2)] string? Act = null,
    [property: Id(3)] bool Overdue = false, [property: Id(4)] string? Cursor = null, [property: Id(5)] int Limit = 50);

/// <summary>One page.</summary>
[GenerateSerializer, Immutable, Alias("inbox.page")]
public sealed record InboxPage([property: Id(0)] ImmutableArray<InboxRow> Rows, [property: Id(1)] string? Next);

/// <summary>One action.</summary>
/// <param name="Number">Of the lead or case, e.g. <c>TI-2026-0001</c>.</param>
/// <param name="Act">What is to be done, or was: a move's name, e.g. <c>Approve</c>, or the name of the event it became.</param>
/// <param name="Why">Why it is the reader's, as a code; <paramref name="WhyText"/> is its Chinese sentence.</param>
/// <param name="Stage">Where the object stands; null where it is not open to him any more.</param>
/// <param name="Open">Whether the object is still open to him: only then is there a link.</param>
/// <param name="Moves">The buttons of a new task: 接受, 退回, 申请回避 (UIX-02).</param>
/// <param name="Note">Of what is suspended, why; of what he started, how it stands.</param>
/// <param name="Done">Of his own act, what exactly it was.</param>
[GenerateSerializer, Immutable, Alias("inbox.row")]
public sealed record InboxRow(
    [property: Id(0)] InboxObject Kind, [property: Id(1)] string Number, [property: Id(2)] string Act, [property: Id(3)] string Why,
    [property: Id(4)] string WhyText, [property: Id(5)] string? Stage, [property: Id(6)] bool Open, [property: Id(7)] DueBadge? Due = null,
    [property: Id(8)] ImmutableArray<string> Moves = default, [property: Id(9)] string? Note = null, [property: Id(10)] OwnAct? Done = null);

/// <summary>A person's own act: what the object's history says of it.</summary>
/// <param name="Version">Of the event.</param>
/// <param name="Revision">Of the object after it.</param>
/// <param name="Sm3">The chain's head after it, in hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("inbox.own-act")]
public sealed record OwnAct(
    [property: Id(0)] long Version, [property: Id(1)] long Revision, [property: Id(2)] DateTimeOffset OccurredAt,
    [property: Id(3)] DateTimeOffset RecordedAt, [property: Id(4)] string Sm3);

/// <summary>A deadline as a reader of today is shown it (UIX-05): a code and dates, and the Chinese text.</summary>
/// <param name="WorkingDays">Left, or gone by; null where it is suspended.</param>
/// <param name="Provisional">It rests on a part of the calendar that no notice covers (暂定).</param>
[GenerateSerializer, Immutable, Alias("inbox.due-badge")]
public sealed record DueBadge(
    [property: Id(0)] DueCode Code, [property: Id(1)] DateOnly Due, [property: Id(2)] int? WorkingDays, [property: Id(3)] bool Provisional,
    [property: Id(4)] string Text);

/// <summary>剩 n 个工作日, 今日到期, 逾期 n 个工作日, 已中止.</summary>
[GenerateSerializer, Alias("inbox.due-code")]
public enum DueCode { Left, Today, Overdue, Paused }

/// <summary>Rows of each tab, and how many of 待办 are past their date.</summary>
[GenerateSerializer, Immutable, Alias("inbox.counts")]
public sealed record InboxCounts(
    [property: Id(0)] long Todo, [property: Id(1)] long Overdue, [property: Id(2)] long Done, [property: Id(3)] long Started,
    [property: Id(4)] long Copied, [property: Id(5)] long Held);
