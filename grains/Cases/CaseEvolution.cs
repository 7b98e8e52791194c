using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>How a case remembers: the skeleton's part, then the kind's.</summary>
internal static class CaseEvolution
{
    public static CaseFile Evolve(CaseFile before, Recorded recorded)
    {
        var after = recorded.Event is CaseOpened opened
            ? Opened(before, opened, recorded)
            : Skeleton(before, recorded);
        after = after.Ways.Evolve(
            after with
            {
                Clocks = after.Clocks.Evolve(recorded.Event, recorded),
                Pending = after.Pending.Evolve(recorded.Event),
            },
            recorded);
        after = after.Stage == before.Stage ? after
            // Frozen remembers: what hung on the stage is there again when it thaws (DSP-18).
            : after.Stage == CaseStage.Frozen || before.FrozenIn == after.Stage ? after with { StageSince = recorded.OccurredAt }
            : Entered(after, recorded);
        return ReferenceEquals(after.Chain, before.Chain) ? after : CaseTaskRules.Tasked(before, after, recorded.OccurredAt);
    }

    private static CaseFile Opened(CaseFile file, CaseOpened e, Recorded recorded) => file with
    {
        Number = e.Number, Kind = e.Kind, Stage = CaseStage.Draft, Lead = e.Lead, Subject = e.Subject, Packs = e.Packs,
        Handler = e.Handler, Office = e.Office, Ground = e.Ground, NamedReporter = e.NamedReporter,
        OpenedOn = CountyTime.DateOf(recorded.OccurredAt), Own = CaseKinds.Of(e.Kind)!.Blank,
        Assignments = file.Assignments.Give(e.Handler, Capacity.Handler, recorded.OccurredAt),
        Involvements = file.Involvements.Note(e.Handler, Capacity.Handler, recorded.OccurredAt),
    };

    // What hung on the stage before ends with it.
    private static CaseFile Entered(CaseFile file, Recorded recorded) => file with
    {
        StageSince = recorded.OccurredAt,
        Pending = PendingActs.None,
        Extension = null,
        Termination = file.Stage == CaseStage.Closing || IsOver(file) ? null : file.Termination,
        Pressure = new(false, false),
        Assignments = file.Stage == CaseStage.Archived ? file.Assignments.End(recorded.OccurredAt, Capacity.Handler)
            : IsOver(file) ? file.Assignments.End(recorded.OccurredAt, Capacity.Copied).End(recorded.OccurredAt, Capacity.Signer)
            : file.Assignments,
        Copies = IsOver(file) ? [] : file.Copies,

        // Nobody is asked for his word any more, but whoever was to be heard behind the last one that was given (加签后).
        Chain = file.Chain is { } chain && (file.Stage == CaseStage.Closing || IsOver(file)) && chain.Awaited.Any()
            ? chain with { Asked = [.. chain.Asked.Where(word => word.Agrees is not null || (file.Stage == CaseStage.Closing && IsBehind(word, chain)))] }
            : file.Chain,
    };

    private static bool IsBehind(AskedWord word, ApprovalChain chain) =>
        word.For is AskedFor.SignerAfter && chain.Standing is ApprovalStanding.Approved;

    private static bool IsOver(CaseFile file) =>
        file.Stage == CaseStage.Closed || file.Stage == CaseStage.Archived || file.Stage == CaseStage.Void;

    private static CaseFile Skeleton(CaseFile file, Recorded recorded) => recorded.Event switch
    {
        CaseSubmitted => file with { Stage = CaseStage.Review, WasSubmitted = true, Matter = ApprovalMatter.Plan },
        CaseResubmitted => file with { Matter = ApprovalMatter.Plan },
        ApprovalBegun or ApprovalGiven or ApprovalRejected or ApprovalReturned or ApprovalWithdrawn => Approval(file, recorded),
        ApprovalTaskTransferred or ApprovalWordsAsked or ApprovalTaskTakenBack or ApprovalTaskUrged or ApprovalTaskHeld
            or ApprovalTaskActivated => file with { Chain = ApprovalChain.Evolve(file.Chain, recorded) },
        ApprovalWordGiven e => file with
        {
            Chain = ApprovalChain.Evolve(file.Chain, recorded),
            Involvements = file.Involvements.Note(e.By, Capacity.Signer, recorded.OccurredAt),
        },
        DocumentCopied e => file with
        {
            Copies = [.. file.Copies.Union(e.To.Select(person => new DocumentCopy(person, e.Number)))],
            Assignments = e.To.Aggregate(
                file.Assignments, (tasks, person) => tasks.Give(person, Capacity.Copied, recorded.OccurredAt)),
        },
        CaseDiscarded => file.WasSubmitted ? Ended(file, CaseOutcomes.NotApproved) : file with { Stage = CaseStage.Void },
        CaseReportedToSecretary => file with { ReportedToSecretary = true },
        DocumentAttached e => file with
        {
            Documents = file.Documents.RemoveAll(draft => draft.Number == e.Number)
                .Add(new(e.Number, e.Kind, e.Sm3, e.Title, Paper: e.Paper, Corrects: e.Corrects)),
            HandedIn = recorded.Actor == file.Handler.Value || e.Paper is not null ? file.HandedIn
                : file.HandedIn.Add(new(e.Number, new(recorded.Actor), recorded.OccurredAt)),
        },
        PaperReturned e => file with { Returned = file.Returned.Add(e.Paper) },
        CaseFrozen e => file with { Stage = CaseStage.Frozen, FrozenIn = file.Stage, FrozenBy = e.For },
        CaseThawed => file with { Stage = file.FrozenIn!.Value, FrozenIn = null, FrozenBy = null },
        CaseTakenOver => Ended(file, CaseOutcomes.TakenOver) with { FrozenIn = null, FrozenBy = null, Chain = null, Termination = null },
        CaseDescended e => file with { Parent = e.Parent },
        FollowingOpened e => file with { Followed = file.Followed.Add(e.Case) },
        DocumentSealed e => file with
        {
            Documents = [.. file.Documents.Select(document =>
                document.Number != e.Number ? document : document with
                {
                    Serial = e.Serial, SealedOn = e.On, Paper = document.Paper is { } paper ? paper with { File = e.File } : null,
                })],
        },
        HandlerChanged e => file with
        {
            Handler = e.To,
            Office = e.Office,
            Assignments = file.Assignments.End(recorded.OccurredAt, Capacity.Handler)
                .Give(e.To, Capacity.Handler, recorded.OccurredAt),
            Involvements = file.Involvements.Note(e.To, Capacity.Handler, recorded.OccurredAt),
        },
        ExtensionAsked e => file with { Extension = new(e.Catalogue, e.Days, e.On, e.By, e.Reason) },
        ExtensionAnswered => file with { Extension = null },
        DutyUrged => file with { Pressure = file.Pressure with { Urged = true } },
        DutyOrdered => file with { Pressure = file.Pressure with { Ordered = true } },
        TerminationProposed e => file with { Termination = e },
        TerminationRejected => file with { Termination = null },
        CaseTerminated => Ended(file, CaseOutcomes.Terminated) with { Termination = null, Chain = null },
        CaseTransferredToSuperior => Ended(file, CaseOutcomes.Transferred) with { Termination = null, Chain = null },
        GoverningTextChosen e => file with
        {
            Governing = file.Governing.RemoveAll(chosen => chosen.Key == e.Key)
                .Add(new(e.Key, e.Choice, CountyTime.DateOf(recorded.OccurredAt))),
        },
        SubjectMoved e => file with { MovedTo = e.Unit },
        SubjectTold e => file with { Done = file.Done with { SubjectTold = true, ToldBy = e.Document } },
        FeedbackGiven => file with { Done = file.Done with { FeedbackOn = CountyTime.DateOf(recorded.OccurredAt) } },
        ResultReturned => file with { Done = file.Done with { ResultReturned = true } },
        ArchiveEntered => file with { Done = file.Done with { ArchiveEntered = true } },
        MeetingTaskSet => file with { Done = file.Done with { MeetingTaskSet = true } },
        ClosingProposed => file with { Done = file.Done with { ProposedBy = new(recorded.Actor) } },
        AppealFiled or AppealAdmitted or AppealTaken or AppealDecided or AppealDecisionServed or ReReviewApplied or AppealWithdrawn
            or ClarificationIssued => AppealEvolution.Evolve(file, recorded),
        CaseClosed => file with { Stage = CaseStage.Closed },
        CaseArchived e => file with { Stage = CaseStage.Archived, Checkpoint = new(e.Count, e.Sm3, e.Sha256) },
        CaseReopened => file with
        {
            Stage = CaseStage.Review, Outcome = null, Approved = null, Matter = ApprovalMatter.Plan, Done = new(),
        },
        _ => file,
    };

    /// <summary>Something that the approval binds was changed: the next gate is closed until it is approved again (DSP-04).</summary>
    public static CaseFile Stale(CaseFile file) =>
        file.Approved is { } approved ? file with { Approved = approved with { Stale = true } } : file;

    /// <summary>To closing, with this outcome.</summary>
    public static CaseFile Ended(CaseFile file, string outcome) =>
        file with { Stage = CaseStage.Closing, Outcome = outcome, Done = new() };

    // The word of an approval moves the stage only while the whole case is at Review or Approval; inside a later
    // stage a plan changes its standing, and an outcome is the kind's.
    private static CaseFile Approval(CaseFile file, Recorded recorded)
    {
        var chain = ApprovalChain.Evolve(file.Chain, recorded)!;
        var next = file with { Chain = chain };
        var first = file.Stage == CaseStage.Review || file.Stage == file.Ways.ApprovalStage;
        return recorded.Event switch
        {
            ApprovalGiven { Next: not null } e => Noted(e.By, Capacity.Reviewer) with
            {
                Stage = first ? file.Ways.ApprovalStage : file.Stage,
            },
            ApprovalGiven e => Noted(e.By, Capacity.Approver) with
            {
                Stage = first ? file.Ways.ApprovedStage : file.Stage,
                Approved = file.Matter is ApprovalMatter.Plan ? Standing(chain, e) : file.Approved,
            },
            ApprovalRejected e when first =>
                Ended(Noted(e.By, file.Stage == CaseStage.Review ? Capacity.Reviewer : Capacity.Approver), CaseOutcomes.NotApproved),
            ApprovalReturned e when first => next with { Stage = NodeStage(e.To) },
            ApprovalWithdrawn e when first => next with { Stage = NodeStage(e.To) },
            _ => next,
        };

        CaseFile Noted(OfficialId by, Capacity capacity) =>
            next with { Involvements = next.Involvements.Note(by, capacity, recorded.OccurredAt) };
    }

    private static ApprovedPlan Standing(ApprovalChain chain, ApprovalGiven last) =>
        new(chain.Proposers[0], ReviewerOf(chain), last.By, last.Revision, chain.Bound.Sm3);

    /// <summary>Who passed it to the approver.</summary>
    public static OfficialId? ReviewerOf(ApprovalChain chain) =>
        chain.Opinions.LastOrDefault(opinion => opinion is { Stale: false, Verb: ApprovalVerb.Approve, Node: "review" })?.By;

    private static CaseStage NodeStage(string node) => node is ApprovalChain.Proposal ? CaseStage.Draft : CaseStage.Review;
}
