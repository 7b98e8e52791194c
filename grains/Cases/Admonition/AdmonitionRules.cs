using WarningGrid.Deadlines;
using WarningGrid.Documents;

namespace WarningGrid.Cases.Admonition;

/// <summary>What an admonition asks of each of its moves (spec 04 §4, ADM).</summary>
internal static class AdmonitionRules
{
    private const string SelfExamination = "自查材料", Talk = "DL-14", Examined = "DL-19", Report = "DL-20", Effect = "DL-21", Mid = "DL-53";

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftAdmonition draft => objections
            .Talkers(file, draft.Plan.Talkers, given)
            .Then(() => Ruling.At(given.At, new AdmonitionDrafted(draft.Plan))),
        Submit or Resubmit => CaseApprovalRules.Decide(file, move, given, objections.Combines(file, null, given)),
        EvidenceOk ok => EvidenceFound(file, ok, given, objections),
        ServeNotice notice => Serve(file, notice, given, objections),
        RecordTalk talk => Held(file, talk, given, objections),
        ServeLetter letter => Letter(file, letter, given, objections),
        Receive receive => objections
            .Came(file, receive, receive.Document, receive.StampedAt, given)
            .Receives(
                file, new SelfExaminationReceived(receive.Document, receive.StampedAt), receive.Document, receive.StampedAt, Examined, given),
        Return back => objections
            .MayReturn(file, back, SelfExamination, given)
            .Then(() => Ruling.At(
                given.At, CaseReturnRules.Happens(file, back, SelfExamination, Examined, Came(file, given), given))),
        MidCheck check => objections.Then(() => Ruling.At(
            given.At, [new MidChecked(check.Finding), .. DeadlineRules.Meet(file.Clocks, Mid, given.At, proven: true, given.Facts)])),
        ReceiveReport report => objections
            .Came(file, report, report.Document, report.StampedAt, given)
            .Receives(file, new ReportReceived(report.Document, report.StampedAt), report.Document, report.StampedAt, Report, given),
        ProceedWithoutReply proceed => objections.Then(() => Ruling.At(
            given.At, [new ProceededWithoutReply(proceed.Reason), .. CasePaperRules.GivenUp(file, DutyOf(file)!)])),
        Release release => Followed(file, release, nameof(Release), corrected: true, release.Finding, given, objections),
        NotCorrected not => Followed(file, not, nameof(NotCorrected), corrected: false, not.Finding, given, objections),
        _ => throw new System.Diagnostics.UnreachableException(move.GetType().Name),
    };

    public static string? DutyOf(CaseFile file) =>
        file.Stage == CaseStage.Approved || file.Stage == AdmonitionStages.NoticeServed ? Talk
        : file.Stage == AdmonitionStages.SelfExaminationDue ? CasePaperRules.DutyOr(file, Examined)
        : file.Stage == AdmonitionStages.UnderCorrection ? Report
        : null;

    /// <summary>Talk approved → held; a letter has no such limit (DL-14).</summary>
    public static IEnumerable<IEvent> Approved(CaseFile file, Circumstances given) =>
        AdmonitionFile.Of(file).Plan is { Form: AdmonitionForm.Talk }
            ? [CasePaperRules.Starts(file, Talk, CountyTime.DateOf(given.At), file.Handler, given)]
            : [];

    // Whoever checks is not the handler: the reviewer's word is an approval's word too (DSP-03).
    private static Ruling EvidenceFound(CaseFile file, EvidenceOk ok, Circumstances given, Objections objections)
    {
        var agreed = CaseApprovalRules.Agree(
            file, ok.Opinion, last: false, given,
            objections
                .Shown(file, nameof(CaseKind.Admonition), ok.Standard, given)
                .Gate(file.Document(ok.Document) is not null, "ADM.evidence-sheet"));
        var running = given.RunningEffects
            .Where(effect => effect.Kind == nameof(CaseKind.Admonition) && effect.To >= given.Facts.Today)
            .Select(effect => (DateOnly?)effect.To).Max();
        return agreed.Refused is null
            ? agreed with { Happened = [new(new EvidenceChecked(ok.Document, ok.Standard, running)), .. agreed.Happened] }
            : agreed;
    }

    private static Ruling Serve(CaseFile file, ServeNotice notice, Circumstances given, Objections objections)
    {
        var on = notice.Receipt.Date;
        return objections
            .Receipt(file, notice, notice.Receipt, file.Subject.Official ?? notice.Receipt.Receiver, given)
            .Copied(file, notice.CopyTo, given)
            .NeedsSealed(file, notice.Document, DocumentKinds.AdmonitionNotice, "ADM.notice")
            .Then(() =>
            {
                var effect = (DeadlineStarted)CasePaperRules.Starts(file, Effect, on, null, given);
                return Ruling.At(
                    CaseServiceRules.Instant(file, notice, on, given),
                    [
                        new NoticeServed(notice.Document, notice.Receipt, file.Subject.HeadsUnit ? null : notice.CopyTo, effect.Due),
                        effect,
                        CasePaperRules.Starts(file, Report, on, file.Subject.Official, given),
                        CasePaperRules.Starts(file, Mid, on, file.Handler, given),
                        .. AppealRules.Served(file, on, file.Subject.Official, given),
                    ]);
            });
    }

    private static Ruling Held(CaseFile file, RecordTalk talk, Circumstances given, Objections objections)
    {
        var at = CaseServiceRules.Instant(file, talk, talk.HeldOn, given);
        return objections
            .Talkers(file, talk.Talkers, given)
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, talk, talk.HeldOn, given))
            .Gate(talk.Talkers.Distinct().Count() >= given.Facts.Rules.At(file.Packs).Whole("ADM.talkers"), "ADM.two-talkers")
            .Gate(talk.Parts.ReasonTold, "ADM.reason-told")
            .Gate(talk.Parts.ExplanationHeard, "ADM.explanation-heard")
            .Gate(talk.Parts.PointsMade, "ADM.points-made")
            .Gate(talk.Parts.CorrectionRequired, "ADM.correction-required")
            .Gate(talk.SignedByTalkers, "ADM.signed-by-talkers")
            .Gate(talk.SignedBySubject, "ADM.signed-by-subject")
            .Needs(file, talk.Document, DocumentKinds.TalkRecord, "ADM.talk-record")
            .Then(() => Ruling.At(
                at,
                [
                    new TalkHeld(talk.HeldOn, talk.Talkers, talk.Place, talk.Document),
                    .. DeadlineRules.Meet(file.Clocks, Talk, at, proven: true, given.Facts),
                    CasePaperRules.Starts(file, Examined, talk.HeldOn, file.Subject.Official, given),
                ]));
    }

    private static Ruling Letter(CaseFile file, ServeLetter letter, Circumstances given, Objections objections) =>
        objections
            .Receipt(file, letter, letter.Receipt, file.Subject.Official ?? letter.Receipt.Receiver, given)
            .Copied(file, letter.CopyTo, given)
            .NeedsSealed(file, letter.Document, DocumentKinds.AdmonitionNotice, "ADM.letter")
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, letter, letter.Receipt.Date, given),
                [
                    new LetterServed(letter.Document, letter.Receipt, file.Subject.HeadsUnit ? null : letter.CopyTo),
                    CasePaperRules.Starts(file, Examined, letter.Receipt.Date, file.Subject.Official, given),
                ]));

    // Until the last day of the effect is over, with whatever other admonitions have added to it (EFF-01, CAL-07).
    private static Ruling Followed(
        CaseFile file, CaseMove move, string act, bool corrected, string finding, Circumstances given, Objections objections)
    {
        var end = given.RunningEffects.FirstOrDefault(effect => effect.Source == file.Number.Value)?.To
            ?? AdmonitionFile.Of(file).EffectEnd!.Value;
        var outcome = corrected ? AdmonitionOutcomes.Released : AdmonitionOutcomes.NotCorrected;
        return objections
            .Gate(given.Facts.Today > end, "ADM.effect-runs", end)
            .ByTwo(file, act, move, given, () => Ruling.At(
                given.At,
                [
                    new FollowedUp(corrected, finding),
                    .. corrected ? Array.Empty<IEvent>() : [new UpgradeRecommended("ADM", outcome)],
                    .. DeadlineRules.Meet(file.Clocks, Effect, CountyTime.StartOf(end), proven: true, given.Facts),
                    .. CaseEndRules.ClosingClocks(file, outcome, given),
                ]));
    }

    private static Objections Copied(this Objections objections, CaseFile file, OfficialId? copyTo, Circumstances given) =>
        objections.Gate(
            file.Subject.HeadsUnit || (copyTo is { } head && head == given.UnitHead && !file.IsSubject(head)), "ADM.copy-to-head");

    // What the subject sent last is what goes back.
    private static DateTimeOffset Came(CaseFile file, Circumstances given) =>
        file.HandedIn.LastOrDefault(one => file.IsSubject(one.By) && one.At >= file.StageSince)?.At ?? given.At;
}
