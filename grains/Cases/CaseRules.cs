using System.Collections.Immutable;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>Decides every move on every case: what the table says, then what the move itself asks.</summary>
internal static class CaseRules
{
    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given)
    {
        var facts = file.Governed(given.Facts);
        var name = move.GetType().Name;
        if (ShapeRules.Objection(move) is { } misshapen)
        {
            return misshapen;
        }

        if (move is AppealMove appeal)
        {
            return AppealRules.Decide(file, appeal, given with { Facts = facts });
        }

        var rows = CaseLifecycle.RowsOf(file.Ways, name);
        var row = rows.FirstOrDefault(row => row.Lists(file));
        var closed = file.Stage == CaseStage.Archived || file.Stage == CaseStage.Frozen;
        if (new Objections()
            .When(rows.IsEmpty, Rank.Shape, RefusalKind.Invalid, "DSP-01.unknown-move")
            .When(!MayAct(file, rows, row, CaseHandRules.Of(file, facts)), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(closed, Rank.Locked, RefusalKind.Locked, "DSP-14.locked")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale")
            .When(row is null, Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage")
            .When(row is { NeedsApproval: true } && file.Approved is not { Stale: false }, Rank.StaleApproval, RefusalKind.Stale, "DSP-04.stale")
            .First() is { } refusal)
        {
            return refusal;
        }

        var at = move.OccurredAt is { } occurred ? CountyTime.ToMicroseconds(occurred) : facts.Now;
        var objections = new Objections()
            .Add(Rank.InvalidRule, Untimely(file, at, facts));
        if (!RowMachine.Permits(row!, file, facts, out var unmet))
        {
            foreach (var code in unmet)
            {
                objections.Gate(met: false, code);
            }
        }

        if (row!.IsGate)
        {
            objections.GoverningTextChosen(file.Unchosen(facts));
        }

        return Act(file, move, given with { Facts = facts, At = at }, objections);
    }

    /// <summary>An act never happened later than now, nor before the event that opened the stage (ASF-06).</summary>
    public static Refusal? Untimely(CaseFile file, DateTimeOffset at, Facts facts) =>
        at > facts.Now ? Refusal.Of(RefusalKind.Invalid, "ASF-06.later-than-now")
        : at < file.StageSince ? Refusal.Of(RefusalKind.Invalid, "ASF-06.before-stage")
        : null;

    /// <summary>The ruling, unless something speaks against it.</summary>
    public static Ruling Then(this Objections objections, Func<Ruling> happens) =>
        objections.First() is { } refusal ? refusal : happens();

    // Where the stage lists the move, its row says whose act it is; elsewhere any row's hand sees WrongStage.
    private static bool MayAct(CaseFile file, ImmutableArray<CaseStep> rows, CaseStep? row, Hands hands) =>
        row is not null ? row.IsActOf(file, hands) : rows.Any(other => (other.By & hands) != 0);

    private static Ruling Act(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        _ when file.Ways.DecidesItself(move) => file.Ways.Decide(file, move, given, objections),
        Submit or Withdraw or Pass or Approve or Reject or ReturnTo or Resubmit =>
            CaseApprovalRules.Decide(file, move, given, objections),
        Transfer or Delegate or AddSigner or Cosign or GiveOpinion or UrgeTask or Hold or Activate or Copy =>
            CaseTaskRules.Decide(file, move, given, objections),
        AttachDocument or DraftDocument or SealDocument => CaseDocumentRules.Decide(file, move, given, objections),
        AskExtension or GrantExtension or RefuseExtension or Urge or OrderDuty or RecommendUpgrade or PauseDeadline
            or ResumeDeadline => CaseDutyRules.Decide(file, move, given, objections),
        Discard or Terminate or ApproveTermination or RejectTermination or TransferToSuperior or Reopen or Archive =>
            CaseEndRules.Decide(file, move, given, objections),
        TellSubject or GiveFeedback or ReturnResult or EnterArchive or SetMeetingTask or ProposeClosing or Close =>
            CaseClosingRules.Decide(file, move, given, objections),
        ChooseGoverningText choice => Choose(file, choice, given, objections),
        NoteTransfer => objections
            .Gate(given.SubjectUnit is { } now && now != file.ServingUnit, "DSP-12.not-moved")
            .Then(() => Ruling.Of(new SubjectMoved(given.SubjectUnit!.Value))),
        ChangeHandler to => CaseDutyRules.ChangeHandler(file, to, given, objections),
        ReportToSecretary report => objections.Then(() => Ruling.At(given.At, new CaseReportedToSecretary(report.Note))),
        WithdrawProposal => TakeBack(file, given),
        OpenFollowing next => CaseFollowingRules.Open(file, next, given, objections),
        _ => file.Ways.Decide(file, move, given, objections),
    };

    // A choice may be changed until a gate has been passed on it; whatever was passed stays passed.
    private static Ruling Choose(CaseFile file, ChooseGoverningText choice, Circumstances given, Objections objections) =>
        objections
            .When(
                !given.Facts.Rules.ChangedForRunning(file.Packs, given.Facts.Today).Contains(choice.Key)
                    && file.Governing.All(chosen => chosen.Key != choice.Key),
                Rank.InvalidRule, RefusalKind.Invalid, "RP-05.not-changed", choice.Key)
            .Then(() => Ruling.Of(new GoverningTextChosen(choice.Key, choice.Text, choice.Reason)));

    private static Ruling TakeBack(CaseFile file, Circumstances given) =>
        TwoPersonAct.Withdraw(
            file.Pending, "DSP-03",
            file.Pending.Waiting.FirstOrDefault(act => act.By == given.Facts.Asker.Actor)?.Act
                ?? file.Pending.Waiting.FirstOrDefault()?.Act ?? "",
            given.Facts);
}
