using System.Collections.Frozen;
using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>One act on a case. Its name is its record's name; what it needs stands in the record.</summary>
/// <remarks>
/// Moves common to all kinds stand in this file, a kind's own beside its stages. <see cref="OccurredAt"/> is when it
/// happened where that is not now: never later than now nor before the stage was entered (ASF-06).
/// </remarks>
[GenerateSerializer, Immutable, Alias("case.move")]
public abstract record CaseMove
{
    /// <summary>When it happened, where that is not the moment of the command.</summary>
    [Id(0)] public DateTimeOffset? OccurredAt { get; init; }
}

/// <summary>Submits the draft for review; only the handler.</summary>
[GenerateSerializer, Immutable, Alias("case.submit")]
public sealed record Submit : CaseMove;

/// <summary>Takes a submission back to the draft before the reviewer has acted (撤回).</summary>
[GenerateSerializer, Immutable, Alias("case.withdraw")]
public sealed record Withdraw : CaseMove;

/// <summary>Gives a draft up: never submitted it becomes void, come back it goes to closing (DSP-15).</summary>
[GenerateSerializer, Immutable, Alias("case.discard")]
public sealed record Discard([property: Id(0)] string Reason) : CaseMove;

/// <summary>The reviewer finds it in order; it goes to the approver.</summary>
[GenerateSerializer, Immutable, Alias("case.pass")]
public sealed record Pass([property: Id(0)] string? Opinion = null) : CaseMove;

/// <summary>The approver agrees to exactly the expected revision (DSP-04).</summary>
[GenerateSerializer, Immutable, Alias("case.approve")]
public sealed record Approve([property: Id(0)] string? Opinion = null) : CaseMove;

/// <summary>Reviewer or approver says no; an opinion must be given.</summary>
[GenerateSerializer, Immutable, Alias("case.reject")]
public sealed record Reject([property: Id(0)] string Opinion) : CaseMove;

/// <summary>Sends it back to any earlier node; later opinions are void (退回到任意节点).</summary>
[GenerateSerializer, Immutable, Alias("case.return-to")]
public sealed record ReturnTo([property: Id(0)] CaseStage Node, [property: Id(1)] string Opinion) : CaseMove;

/// <summary>Brings a changed file through review and approval again inside the stage it is in (DSP-04).</summary>
[GenerateSerializer, Immutable, Alias("case.resubmit")]
public sealed record Resubmit([property: Id(0)] string Reason) : CaseMove;

/// <summary>Records that the case of a unit's party head was reported to the party secretary (spec 04 §3).</summary>
[GenerateSerializer, Immutable, Alias("case.report-to-secretary")]
public sealed record ReportToSecretary([property: Id(0)] string Note) : CaseMove;

/// <summary>Puts an uploaded file on the case as a document of a kind, e.g. <c>D-HX</c>.</summary>
/// <param name="Sm3">The file's SM3 in hexadecimal, as the upload answered it.</param>
[GenerateSerializer, Immutable, Alias("case.attach-document")]
public sealed record AttachDocument(
    [property: Id(0)] string Kind, [property: Id(1)] string Sm3, [property: Id(2)] string Title) : CaseMove;

/// <summary>Makes a paper (公文) from its template, or writes one that is still a draft anew (DOC-02).</summary>
/// <remarks>What the case itself knows of its fields need not be said; a kind that bears no serial is issued by this.</remarks>
/// <param name="Template">E.g. <c>D-JM</c>, as <c>GET /papers</c> lists them.</param>
/// <param name="Document">The draft on this case that is written anew.</param>
/// <param name="Corrects">The issued document on this case that the new one corrects (DOC-05).</param>
[GenerateSerializer, Immutable, Alias("case.draft-document")]
public sealed record DraftDocument(
    [property: Id(0)] string Template, [property: Id(1)] ImmutableArray<PaperField> Fields, [property: Id(2)] int? Document = null,
    [property: Id(3)] int? Corrects = null) : CaseMove;

/// <summary>Seals a document: it receives its serial, date and seal, and can be served (SER-01, DOC-04).</summary>
/// <param name="Document">Its number on this case.</param>
/// <param name="Signer">Who signs it, as it is to be printed; papers made here only.</param>
[GenerateSerializer, Immutable, Alias("case.seal-document")]
public sealed record SealDocument([property: Id(0)] int Document, [property: Id(1)] string? Signer = null) : CaseMove;

/// <summary>Hands the case to another handler; the section chief's act.</summary>
[GenerateSerializer, Immutable, Alias("case.change-handler")]
public sealed record ChangeHandler([property: Id(0)] OfficialId Handler, [property: Id(1)] string Reason) : CaseMove;

/// <summary>Asks for more time for the stage's own deadline, on or before its due date (DSP-07).</summary>
[GenerateSerializer, Immutable, Alias("case.ask-extension")]
public sealed record AskExtension([property: Id(0)] int Days, [property: Id(1)] string Reason) : CaseMove;

/// <summary>Grants the extension that was asked for; by another person than asked.</summary>
[GenerateSerializer, Immutable, Alias("case.grant-extension")]
public sealed record GrantExtension([property: Id(0)] string? Opinion = null) : CaseMove;

/// <summary>Refuses the extension that was asked for.</summary>
[GenerateSerializer, Immutable, Alias("case.refuse-extension")]
public sealed record RefuseExtension([property: Id(0)] string Opinion) : CaseMove;

/// <summary>Urging notice (催办) for an overdue duty of the subject or unit (DSP-09).</summary>
/// <param name="Document">The sealed 催办单 (D-CB).</param>
[GenerateSerializer, Immutable, Alias("case.urge")]
public sealed record Urge([property: Id(0)] int Document) : CaseMove;

/// <summary>Written criticism and order, once the urging notice has run out (DSP-09).</summary>
[GenerateSerializer, Immutable, Alias("case.order-duty")]
public sealed record OrderDuty([property: Id(0)] string Text) : CaseMove;

/// <summary>Recommends a heavier course to the approver; only a person upgrades (DSP-08, DSP-09).</summary>
[GenerateSerializer, Immutable, Alias("case.recommend-upgrade")]
public sealed record RecommendUpgrade([property: Id(0)] string Reason) : CaseMove;

/// <summary>Goes on without the reply, once urging and order are on file (DSP-09).</summary>
[GenerateSerializer, Immutable, Alias("case.proceed-without-reply")]
public sealed record ProceedWithoutReply([property: Id(0)] string Reason) : CaseMove;

/// <summary>Sends back what came, item by item, to be done again (退回重办, DSP-08).</summary>
[GenerateSerializer, Immutable, Alias("case.return")]
public sealed record Return([property: Id(0)] ImmutableArray<ReturnedPart> Items) : CaseMove;

/// <summary>Opens a further case out of how this one ended, e.g. what a failed correction calls for; only a person upgrades (DSP-02, DSP-09).</summary>
/// <param name="Ground">Ground code of the new case's kind.</param>
[GenerateSerializer, Immutable, Alias("case.open-following")]
public sealed record OpenFollowing([property: Id(0)] CaseKind Kind, [property: Id(1)] string Ground) : CaseMove;

/// <summary>Takes back the first hand of a two-person act that nobody has confirmed.</summary>
[GenerateSerializer, Immutable, Alias("case.withdraw-proposal")]
public sealed record WithdrawProposal : CaseMove;

/// <summary>Proposes to end the case early for a reason of the pack's list (DSP-16).</summary>
/// <param name="Reason">A word of <c>DSP-16.reasons</c>.</param>
[GenerateSerializer, Immutable, Alias("case.terminate")]
public sealed record Terminate([property: Id(0)] string Reason, [property: Id(1)] string Note) : CaseMove;

/// <summary>The act's approver agrees that the case ends early.</summary>
[GenerateSerializer, Immutable, Alias("case.approve-termination")]
public sealed record ApproveTermination([property: Id(0)] string? Opinion = null) : CaseMove;

/// <summary>The act's approver wants the case to go on.</summary>
[GenerateSerializer, Immutable, Alias("case.reject-termination")]
public sealed record RejectTermination([property: Id(0)] string Opinion) : CaseMove;

/// <summary>Records that the subject was told of the outcome (DSP-13).</summary>
/// <param name="Document">The document by which it was told, where there is one.</param>
[GenerateSerializer, Immutable, Alias("case.tell-subject")]
public sealed record TellSubject([property: Id(0)] string Manner, [property: Id(1)] int? Document = null) : CaseMove;

/// <summary>Records the feedback given to the named reporter (DL-08). Never a name.</summary>
[GenerateSerializer, Immutable, Alias("case.give-feedback")]
public sealed record GiveFeedback([property: Id(0)] string Manner) : CaseMove;

/// <summary>Returns the result to the source (DL-57).</summary>
/// <param name="Result">A word of <c>county.result.v1</c>: Adopted, NotAdopted, Merged, Transferred, InProgress, Closed.</param>
[GenerateSerializer, Immutable, Alias("case.return-result")]
public sealed record ReturnResult([property: Id(0)] string Result, [property: Id(1)] string? Note = null) : CaseMove;

/// <summary>Enters the case into the official's integrity archive (廉政档案).</summary>
[GenerateSerializer, Immutable, Alias("case.enter-archive")]
public sealed record EnterArchive([property: Id(0)] string Text) : CaseMove;

/// <summary>Sets the subject's task for the next democratic-life meeting (民主生活会).</summary>
[GenerateSerializer, Immutable, Alias("case.set-meeting-task")]
public sealed record SetMeetingTask : CaseMove;

/// <summary>The handler proposes to close (DSP-17).</summary>
[GenerateSerializer, Immutable, Alias("case.propose-closing")]
public sealed record ProposeClosing([property: Id(0)] string Summary) : CaseMove;

/// <summary>The act's reviewer closes, once nothing of the checklist is missing (DSP-13).</summary>
[GenerateSerializer, Immutable, Alias("case.close")]
public sealed record Close : CaseMove;

/// <summary>Puts a closed or void case into the archive, with the checkpoint of its chain (DSP-14).</summary>
[GenerateSerializer, Immutable, Alias("case.archive")]
public sealed record Archive : CaseMove;

/// <summary>Opens a closed case again on new evidence; never silent (DSP-11).</summary>
[GenerateSerializer, Immutable, Alias("case.reopen")]
public sealed record Reopen([property: Id(0)] string Evidence, [property: Id(1)] string Reason) : CaseMove;

/// <summary>Notes that the subject serves in another unit now: countersigning moves there, the case stays with the person (DSP-12).</summary>
[GenerateSerializer, Immutable, Alias("case.note-transfer")]
public sealed record NoteTransfer : CaseMove;

/// <summary>The act's approver records which text governs a rule that changed while the case runs, and why (RP-05).</summary>
/// <param name="Key">The changed key, as the refused gate named it.</param>
[GenerateSerializer, Immutable, Alias("case.choose-governing-text")]
public sealed record ChooseGoverningText(
    [property: Id(0)] string Key, [property: Id(1)] GoverningText Text, [property: Id(2)] string Reason) : CaseMove;

/// <summary>Stops a deadline lawfully (中止): a listed reason with legal basis and document, while something is left (DLB-03).</summary>
/// <param name="Catalogue">The duty, e.g. <c>DL-17</c>.</param>
/// <param name="Reason">A word of the pack's list for this duty (DLB-04).</param>
/// <param name="Document">Number of the document on this case that orders it.</param>
[GenerateSerializer, Immutable, Alias("case.pause-deadline")]
public sealed record PauseDeadline(
    [property: Id(0)] string Catalogue, [property: Id(1)] string Reason, [property: Id(2)] string LegalBasis,
    [property: Id(3)] int Document, [property: Id(4)] DateOnly On) : CaseMove;

/// <summary>The ground of a pause is gone: what was left runs on from this day, which itself does not count (DLB-05).</summary>
[GenerateSerializer, Immutable, Alias("case.resume-deadline")]
public sealed record ResumeDeadline([property: Id(0)] string Catalogue, [property: Id(1)] DateOnly On) : CaseMove;

/// <summary>Hands the case to the superior organ: the one way left where everybody who may approve is recused (RCU-09).</summary>
[GenerateSerializer, Immutable, Alias("case.transfer-to-superior")]
public sealed record TransferToSuperior([property: Id(0)] string Organ, [property: Id(1)] string Reason) : CaseMove;

/// <summary>Every move by its name, so that a front can read a body without knowing the kinds.</summary>
public static class CaseMoves
{
    private static readonly FrozenDictionary<string, ImmutableArray<Type>> ByName = typeof(CaseMove).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CaseMove)))
        .GroupBy(type => type.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>All moves of all kinds.</summary>
    public static IEnumerable<Type> All => ByName.Values.SelectMany(types => types);

    /// <summary>The record behind a move's name for a case of this number: the kind's own first, then the common one; or null.</summary>
    public static Type? Of(CaseNumber number, string name) =>
        CaseCodes.KindOf(number) is { } kind && ByName.TryGetValue(name, out var types)
            ? types.FirstOrDefault(type => type.Namespace == $"{typeof(CaseMove).Namespace}.{kind}")
              ?? types.FirstOrDefault(type => type.Namespace == typeof(CaseMove).Namespace)
            : null;
}
