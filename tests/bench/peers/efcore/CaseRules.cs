namespace WarningGrid.Bench.Peers.EfCore;

/// <summary>What each move needs and changes: the stage and whoever may act in a switch, the rows changed in place.</summary>
internal static class CaseRules
{
    private const int ReplyDays = 15;

    public static void Make(Case row, Move move, string by, DateOnly today)
    {
        var role = Town.RoleOf(by);
        var before = row.Stage;
        switch (move)
        {
            case DraftPlan draft:
                Need(row.Stage == Stage.Draft && by == row.Handler, "DSP-03.stage");
                Need(draft.Plan.Questions.Count > 0, "TLK.questions");
                (row.Plan, row.Redacted) = (draft.Plan, false);
                break;
            case CheckRedaction:
                Need(row.Stage == Stage.Draft && by == row.Handler, "DSP-03.stage");
                Need(row.Plan is not null, "TLK.plan");
                row.Redacted = true;
                break;
            case AttachDocument attach:
                Need(row.Stage is not (Stage.Closed or Stage.Archived), "DSP-03.stage");
                Need(by == row.Handler || by == row.Official, "ACL-01.act-missing");
                row.Documents = [.. row.Documents, new(row.Documents.Count + 1, attach.Kind, attach.Sm3, attach.Title, null, null)];
                break;
            case SealDocument seal:
                Need(row.Stage is not (Stage.Closed or Stage.Archived) && by == row.Handler, "DSP-03.stage");
                Need(row.Documents.Any(document => document.Number == seal.Number && document.Serial is null), "DOC-01.no-document");
                row.Documents =
                [
                    .. row.Documents.Select(document => document.Number == seal.Number
                        ? document with { Serial = $"函询〔{today.Year}〕{row.Lead}-{seal.Number}号", SealedOn = today }
                        : document),
                ];
                break;
            case Submit:
                Need(row.Stage == Stage.Draft && by == row.Handler, "DSP-03.stage");
                Need(row.Plan is not null && row.Redacted, "DSP-10.redacted");
                row.Stage = Stage.Review;
                break;
            case Pass when row.Stage == Stage.Review:
                Need(role == "DeputyLeader" && by != row.Handler, "DSP-03.same-hand");
                (row.Stage, row.Reviewer) = (Stage.Approval, by);
                break;
            case Pass:
                Need(row.Stage == Stage.Assessment && row.Proposed is not null && by == row.Reviewer, "DSP-03.stage");
                row.OutcomePassed = true;
                break;
            case Approve when row.Stage == Stage.Approval:
                Need(role == "DisciplineSecretary" && by != row.Reviewer && by != row.Handler, "DSP-03.same-hand");
                (row.Stage, row.Approver) = (Stage.Approved, by);
                break;
            case Approve:
                Need(row.Stage == Stage.Assessment && row.OutcomePassed && by == row.Approver, "DSP-03.stage");
                (row.Stage, row.Outcome) = (Stage.Closing, row.Proposed);
                break;
            case ServeNotice serve:
                Need(row.Stage == Stage.Approved && by == row.Handler, "DSP-03.stage");
                Need(row.Documents.Any(document => document.Number == serve.Document && document.Serial is not null), "DOC-01.not-sealed");
                Need(serve.CopyTo == Town.HeadOf(row.Official), "TLK.copy");
                (row.Stage, row.Due) = (Stage.ReplyDue, serve.On.AddDays(ReplyDays));
                break;
            case DraftReply draft:
                Need(row.Stage == Stage.ReplyDue && by == row.Official, "DSP-03.stage");
                Need(draft.Answers.Count == row.Plan!.Questions.Count, "TLK.answers");
                (row.Draft, row.CountersignedBy) = (draft.Answers, null);
                break;
            case Countersign:
                Need(row.Stage == Stage.ReplyDue && by == Town.HeadOf(row.Official), "DSP-03.stage");
                Need(row.Draft is not null, "TLK.reply-drafted");
                row.CountersignedBy = by;
                break;
            case Reply reply:
                Need(row.Stage == Stage.ReplyDue && by == row.Official, "DSP-03.stage");
                Need(row.CountersignedBy is not null && reply.Answers.SequenceEqual(row.Draft!), "TLK.countersigned");
                (row.Stage, row.Reply, row.Due) = (Stage.ReplyCheck, reply.Answers, null);
                break;
            case Accept when row.AcceptedBy is null:
                Need(row.Stage == Stage.ReplyCheck && by == row.Handler, "DSP-03.stage");
                row.AcceptedBy = by;
                break;
            case Accept:
                Need(row.Stage == Stage.ReplyCheck && by == row.Reviewer && by != row.AcceptedBy, "DSP-03.same-hand");
                row.Stage = Stage.Assessment;
                break;
            case Propose propose:
                Need(row.Stage == Stage.Assessment && by == row.Handler && row.Proposed is null, "DSP-03.stage");
                Need(row.Documents.Any(document => document.Number == propose.Document), "DOC-01.no-document");
                row.Proposed = propose.Outcome;
                break;
            case TellSubject:
                Need(row.Stage == Stage.Closing && by == row.Handler, "DSP-03.stage");
                row.SubjectTold = true;
                break;
            case ReturnResult:
                Need(row.Stage == Stage.Closing && by == row.Handler, "DSP-03.stage");
                row.ResultReturned = true;
                break;
            case EnterArchive:
                Need(row.Stage == Stage.Closing && by == row.Handler, "DSP-03.stage");
                row.ArchiveEntered = true;
                row.Entry.Archive = [.. row.Entry.Archive, new("Inquiry", row.Outcome!, today)];
                break;
            case SetMeetingTask:
                Need(row.Stage == Stage.Closing && by == row.Handler, "DSP-03.stage");
                row.MeetingTaskSet = true;
                row.Entry.Archive = [.. row.Entry.Archive, new("MeetingTask", "MeetingTask", today)];
                break;
            case ProposeClosing:
                Need(row.Stage == Stage.Closing && by == row.Handler, "DSP-03.stage");
                row.ClosingProposed = true;
                break;
            case Close:
                Need(row.Stage == Stage.Closing && by == row.Reviewer && row.ClosingProposed, "DSP-17.not-proposed");
                Need(
                    row is { Outcome: not null, SubjectTold: true, ResultReturned: true, ArchiveEntered: true, MeetingTaskSet: true },
                    "DSP-13.checklist");
                row.Stage = Stage.Closed;
                break;
            case Archive:
                Need(row.Stage == Stage.Closed && role == "LeadCustodian", "DSP-03.stage");
                row.Stage = Stage.Archived;
                break;
            default:
                throw new Refused("DSP-01.move");
        }

        row.Revision++;
        Note(row, before, today);
    }

    // The record of the subject goes along in the same transaction.
    private static void Note(Case row, string before, DateOnly today)
    {
        var entry = row.Entry;
        entry.Revision = row.Revision;
        if (row.Stage == before)
        {
            return;
        }

        (entry.Stage, entry.Outcome) = (row.Stage, row.Outcome);
        entry.Status = row.Stage is Stage.Closed or Stage.Archived ? "Ended" : "Open";
        entry.Stages = [.. entry.Stages, new(row.Stage, today)];
        (entry.Served, entry.Duties) = row.Stage switch
        {
            Stage.ReplyDue => (true, [new("DL-17", row.Due!.Value, "Open")]),
            Stage.ReplyCheck => (entry.Served, [entry.Duties[0] with { Standing = "Settled" }]),
            _ => (entry.Served, entry.Duties),
        };
    }

    private static void Need(bool met, string code)
    {
        if (!met)
        {
            throw new Refused(code);
        }
    }
}
