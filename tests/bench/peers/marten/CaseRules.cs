namespace WarningGrid.Bench.Peers.MartenStack;

/// <summary>The decider: what a move makes of a case, or a no.</summary>
internal static class CaseRules
{
    private const int ReplyDays = 15;

    public static object Decide(CaseState state, Move move, string by, DateOnly today)
    {
        var role = Town.RoleOf(by);
        switch (move)
        {
            case DraftPlan draft:
                Need(state.Stage == Stage.Draft && by == state.Handler, "DSP-03.stage");
                Need(draft.Plan.Questions.Count > 0, "TLK.questions");
                return new PlanDrafted(draft.Plan);
            case CheckRedaction check:
                Need(state.Stage == Stage.Draft && by == state.Handler, "DSP-03.stage");
                Need(state.Plan is not null, "TLK.plan");
                return new RedactionChecked(check.Note);
            case AttachDocument attach:
                Need(state.Stage is not (Stage.Closed or Stage.Archived), "DSP-03.stage");
                Need(by == state.Handler || by == state.Official, "ACL-01.act-missing");
                return new DocumentAttached(state.Documents.Count + 1, attach.Kind, attach.Sm3, attach.Title);
            case SealDocument seal:
                Need(state.Stage is not (Stage.Closed or Stage.Archived) && by == state.Handler, "DSP-03.stage");
                Need(state.Documents.Any(document => document.Number == seal.Number && document.Serial is null), "DOC-01.no-document");
                return new DocumentSealed(seal.Number, $"函询〔{today.Year}〕{state.Lead}-{seal.Number}号", today);
            case Submit:
                Need(state.Stage == Stage.Draft && by == state.Handler, "DSP-03.stage");
                Need(state.Plan is not null && state.Redacted, "DSP-10.redacted");
                return new CaseSubmitted(today);
            case Pass pass when state.Stage == Stage.Review:
                Need(role == "DeputyLeader" && by != state.Handler, "DSP-03.same-hand");
                return new PlanPassed(by, pass.Opinion, today);
            case Pass pass:
                Need(state.Stage == Stage.Assessment && state.Proposed is not null && by == state.Reviewer, "DSP-03.stage");
                return new OutcomePassed(by, pass.Opinion);
            case Approve approve when state.Stage == Stage.Approval:
                Need(role == "DisciplineSecretary" && by != state.Reviewer && by != state.Handler, "DSP-03.same-hand");
                return new PlanApproved(by, approve.Opinion, today);
            case Approve approve:
                Need(state.Stage == Stage.Assessment && state.OutcomePassed && by == state.Approver, "DSP-03.stage");
                return new OutcomeApproved(state.Proposed!, by, approve.Opinion, today);
            case ServeNotice serve:
                Need(state.Stage == Stage.Approved && by == state.Handler, "DSP-03.stage");
                Need(state.Documents.Any(document => document.Number == serve.Document && document.Serial is not null), "DOC-01.not-sealed");
                Need(serve.CopyTo == Town.HeadOf(state.Official), "TLK.copy");
                return new NoticeServed(serve.Document, serve.On, serve.CopyTo, serve.On.AddDays(ReplyDays));
            case DraftReply draft:
                Need(state.Stage == Stage.ReplyDue && by == state.Official, "DSP-03.stage");
                Need(draft.Answers.Count == state.Plan!.Questions.Count, "TLK.answers");
                return new ReplyDrafted(draft.Answers);
            case Countersign countersign:
                Need(state.Stage == Stage.ReplyDue && by == Town.HeadOf(state.Official), "DSP-03.stage");
                Need(state.Draft is not null, "TLK.reply-drafted");
                return new ReplyCountersigned(by, countersign.Opinion);
            case Reply reply:
                Need(state.Stage == Stage.ReplyDue && by == state.Official, "DSP-03.stage");
                Need(state.CountersignedBy is not null && reply.Answers.SequenceEqual(state.Draft!), "TLK.countersigned");
                return new ReplyReceived(reply.Answers, today);
            case Accept accept when state.AcceptedBy is null:
                Need(state.Stage == Stage.ReplyCheck && by == state.Handler, "DSP-03.stage");
                return new AcceptanceProposed(by, accept.Unanswered);
            case Accept accept:
                Need(state.Stage == Stage.ReplyCheck && by == state.Reviewer && by != state.AcceptedBy, "DSP-03.same-hand");
                return new ReplyAccepted(accept.Unanswered, today);
            case Propose propose:
                Need(state.Stage == Stage.Assessment && by == state.Handler && state.Proposed is null, "DSP-03.stage");
                Need(state.Documents.Any(document => document.Number == propose.Document), "DOC-01.no-document");
                return new OutcomeProposed(propose.Outcome, propose.Opinion, propose.Document);
            case TellSubject tell:
                Need(state.Stage == Stage.Closing && by == state.Handler, "DSP-03.stage");
                return new SubjectTold(tell.Manner, tell.Document);
            case ReturnResult result:
                Need(state.Stage == Stage.Closing && by == state.Handler, "DSP-03.stage");
                return new ResultReturned(result.Result);
            case EnterArchive enter:
                Need(state.Stage == Stage.Closing && by == state.Handler, "DSP-03.stage");
                return new ArchiveEntered("Inquiry", state.Outcome!, enter.Text, today);
            case SetMeetingTask:
                Need(state.Stage == Stage.Closing && by == state.Handler, "DSP-03.stage");
                return new MeetingTaskSet(today);
            case ProposeClosing propose:
                Need(state.Stage == Stage.Closing && by == state.Handler, "DSP-03.stage");
                return new ClosingProposed(by, propose.Summary);
            case Close:
                Need(state.Stage == Stage.Closing && by == state.Reviewer && state.ClosingProposed, "DSP-17.not-proposed");
                Need(
                    state is { Outcome: not null, SubjectTold: true, ResultReturned: true, ArchiveEntered: true, MeetingTaskSet: true },
                    "DSP-13.checklist");
                return new CaseClosed(by, today);
            case Archive:
                Need(state.Stage == Stage.Closed && role == "LeadCustodian", "DSP-03.stage");
                return new CaseArchived(today);
            default:
                throw new Refused("DSP-01.move");
        }
    }

    private static void Need(bool met, string code)
    {
        if (!met)
        {
            throw new Refused(code);
        }
    }
}
