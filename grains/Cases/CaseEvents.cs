using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>A case came to be, out of a lead decided for its kind (DSP-02).</summary>
/// <param name="Subject">With post, unit and cadre authority as of the opening.</param>
/// <param name="Packs">The pack versions the case keeps to its end (RP-04).</param>
/// <param name="Office">The handler's unit, whose section chief is his head; null where unknown.</param>
/// <param name="NamedReporter">Whether somebody is owed feedback at the end (DL-08). Never who.</param>
[Alias("case.opened")]
internal sealed record CaseOpened(
    CaseNumber Number, CaseKind Kind, LeadNumber Lead, CaseSubject Subject, PackVersions Packs, OfficialId Handler,
    string Ground, bool NamedReporter, UnitCode? Office = null) : IEvent;

/// <summary>The handler sent the draft to review.</summary>
[Alias("case.submitted")]
internal sealed record CaseSubmitted : IEvent;

/// <summary>A draft was given up: void when it was never submitted, else to closing (DSP-15).</summary>
[Alias("case.discarded")]
internal sealed record CaseDiscarded(string Reason) : IEvent;

/// <summary>A changed file was put forward for approval again, inside the stage it is in.</summary>
[Alias("case.resubmitted")]
internal sealed record CaseResubmitted(string Reason) : IEvent;

/// <summary>The case of a unit's party head was reported to the party secretary.</summary>
[Alias("case.reported-to-secretary")]
internal sealed record CaseReportedToSecretary(string Note) : IEvent;

/// <summary>A file was put on the case, or a paper made there; a draft that is written anew keeps its number.</summary>
/// <param name="Sm3">Of the file; of a paper made here the SM3 of its data (DOC-04).</param>
/// <param name="Paper">Of a paper made here: its template, and its file where it was issued at once.</param>
[Alias("case.document-attached")]
internal sealed record DocumentAttached(int Number, string Kind, string Sm3, string Title, string FileName, long Size,
    PaperMark? Paper = null, int? Corrects = null) : IEvent;

/// <summary>A document got its serial.</summary>
/// <param name="File">SM3 of the issued .docx of a paper made here; with it, what the sealing filled in.</param>
[Alias("case.document-sealed")]
internal sealed record DocumentSealed(int Number, string Prefix, int Year, int SerialNumber, string Serial, DateOnly On,
    string? File = null, string? Signer = null) : IEvent;

/// <summary>One document of the case was given to others to read (抄送).</summary>
[Alias("case.document-copied")]
internal sealed record DocumentCopied(int Number, ImmutableArray<OfficialId> To) : IEvent;

/// <summary>Another handler took over.</summary>
[Alias("case.handler-changed")]
internal sealed record HandlerChanged(OfficialId From, OfficialId To, string Reason, UnitCode? Office) : IEvent;

/// <summary>More time was asked for.</summary>
[Alias("case.extension-asked")]
internal sealed record ExtensionAsked(string Catalogue, int Days, DateOnly On, OfficialId By, string Reason) : IEvent;

/// <summary>More time was granted or refused; the deadline's own event says until when.</summary>
[Alias("case.extension-answered")]
internal sealed record ExtensionAnswered(string Catalogue, bool Granted, string? Opinion) : IEvent;

/// <summary>An urging notice went out (DSP-09).</summary>
[Alias("case.duty-urged")]
internal sealed record DutyUrged(string Catalogue, int Document) : IEvent;

/// <summary>Written criticism and order went out (DSP-09).</summary>
[Alias("case.duty-ordered")]
internal sealed record DutyOrdered(string Catalogue, string Text) : IEvent;

/// <summary>What came was not good enough and goes back, with a reason for each item (DSP-08).</summary>
/// <param name="Paper">Which paper it was, by name: returns are counted by it.</param>
[Alias("case.paper-returned")]
internal sealed record PaperReturned(string Paper, ImmutableArray<ReturnedPart> Items) : IEvent;

/// <summary>This case was opened out of another's outcome (DSP-02).</summary>
[Alias("case.descended")]
internal sealed record CaseDescended(CaseNumber Parent) : IEvent;

/// <summary>A further case was opened out of this one's outcome, by a person (DSP-02, DSP-09).</summary>
[Alias("case.following-opened")]
internal sealed record FollowingOpened(CaseNumber Case, CaseKind Kind, string Ground) : IEvent;

/// <summary>A heavier course was recommended to the approver; only a person upgrades.</summary>
[Alias("case.upgrade-recommended")]
internal sealed record UpgradeRecommended(string Rule, string Reason) : IEvent;

/// <summary>The case goes on without the reply.</summary>
[Alias("case.proceeded-without-reply")]
internal sealed record ProceededWithoutReply(string Reason) : IEvent;

/// <summary>The handler proposed to end the case early (DSP-16).</summary>
[Alias("case.termination-proposed")]
internal sealed record TerminationProposed(string Reason, string Note) : IEvent;

/// <summary>The approver wants the case to go on.</summary>
[Alias("case.termination-rejected")]
internal sealed record TerminationRejected(string Opinion) : IEvent;

/// <summary>The case ends early.</summary>
[Alias("case.terminated")]
internal sealed record CaseTerminated(string Reason, string? Opinion) : IEvent;

/// <summary>The case went to the superior organ: everybody in the county who may approve it is recused (RCU-09).</summary>
[Alias("case.transferred-to-superior")]
internal sealed record CaseTransferredToSuperior(string Organ, string Reason) : IEvent;

/// <summary>The subject serves in another unit now: its head countersigns (DSP-12).</summary>
[Alias("case.subject-moved")]
internal sealed record SubjectMoved(UnitCode Unit) : IEvent;

/// <summary>The subject was told of the outcome.</summary>
[Alias("case.subject-told")]
internal sealed record SubjectTold(string Manner, int? Document) : IEvent;

/// <summary>The named reporter had feedback.</summary>
[Alias("case.feedback-given")]
internal sealed record FeedbackGiven(string Manner) : IEvent;

/// <summary>The result went back to its source.</summary>
[Alias("case.result-returned")]
internal sealed record ResultReturned(string Result, string? Note) : IEvent;

/// <summary>The case was entered into the integrity archive.</summary>
[Alias("case.archive-entered")]
internal sealed record ArchiveEntered(ArchiveSection Section, string Text) : IEvent;

/// <summary>The subject has a task for the next democratic-life meeting.</summary>
[Alias("case.meeting-task-set")]
internal sealed record MeetingTaskSet : IEvent;

/// <summary>The handler proposed to close.</summary>
[Alias("case.closing-proposed")]
internal sealed record ClosingProposed(string Summary) : IEvent;

/// <summary>The reviewer closed it; nothing of the checklist was missing.</summary>
[Alias("case.closed")]
internal sealed record CaseClosed : IEvent;

/// <summary>It is in the archive, with the checkpoint of its chain as it stood before this event.</summary>
[Alias("case.archived")]
internal sealed record CaseArchived(long Count, string Sm3, string Sha256) : IEvent;

/// <summary>A closed case was opened again on new evidence.</summary>
[Alias("case.reopened")]
internal sealed record CaseReopened(string Evidence, string Reason) : IEvent;
