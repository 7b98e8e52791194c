using WarningGrid.Deadlines;
using WarningGrid.Documents;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>How the subject is approached: talked to, entrusted to his unit's head, or served with questions.</summary>
internal static class TalkInquiryServiceRules
{
    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        RecordTalk talk => Talk(file, talk, given, objections),
        SendEntrustment sent => Entrust(file, sent, given, objections),
        ServeNotice notice => Serve(file, notice, given, objections),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Ruling Talk(CaseFile file, RecordTalk talk, Circumstances given, Objections objections)
    {
        var entrusted = file.Stage == TalkInquiryStages.Entrusted;
        var people = talk.Interviewers.Distinct().ToArray();
        var at = CaseServiceRules.Instant(file, talk, talk.HeldOn, given);
        return objections
            .When(
                !entrusted && people.Any(person => given.About(person).Recused), Rank.Recused, RefusalKind.Recused,
                "RCU-07.recused")
            .When(
                talk.Purpose is not TalkPurpose.Supervision, Rank.InvalidRule, RefusalKind.Invalid, "TLK-01.investigation")
            .When(people.Any(file.IsSubject), Rank.InvalidRule, RefusalKind.Invalid, "TLK.team")
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, talk, talk.HeldOn, given))
            .Gate(people.Length >= given.Facts.Rules.At(file.Packs).Whole("TLK.interviewers"), "TLK.interviewers")
            .Gate(talk.SignedByInterviewers, "TLK.signed-by-interviewers")
            .Gate(talk.SignedBySubject, "TLK.signed-by-subject")
            .Gate(!entrusted || people.Any(person => (given.About(person).Hands & Hands.UnitHead) != 0), "TLK.by-unit-head")
            .Gate(
                !entrusted || people.Any(person => (given.About(person).Hands & Hands.UnitDisciplineHead) != 0),
                "TLK.by-unit-discipline-head")
            .Needs(
                file, talk.Document, entrusted ? DocumentKinds.TalkFeedback : DocumentKinds.TalkRecord,
                entrusted ? "TLK.feedback-sheet" : "TLK.talk-record")
            .Then(() => Ruling.At(
                at,
                [
                    new TalkHeld(talk.HeldOn, talk.Interviewers, talk.Place, talk.Document, entrusted),
                    .. DeadlineRules.Meet(file.Clocks, entrusted ? "DL-15" : "DL-14", at, proven: true, given.Facts),
                    Started(
                        file, entrusted ? "DL-16" : "DL-22", talk.HeldOn, given,
                        entrusted ? TalkInquiryFile.Of(file).Entrusted : file.Subject.Official),
                    Started(file, "DL-18", talk.HeldOn, given, file.Handler),
                ]));
    }

    private static Ruling Entrust(CaseFile file, SendEntrustment sent, Circumstances given, Objections objections)
    {
        var at = CaseServiceRules.Instant(file, sent, sent.Receipt.Date, given);
        return objections
            .When(given.About(sent.Entrusted).Recused, Rank.Recused, RefusalKind.Recused, "RCU-07.recused")
            .Receipt(file, sent, sent.Receipt, sent.Entrusted, given)
            .When(file.IsSubject(sent.Entrusted), Rank.InvalidRule, RefusalKind.Invalid, "TLK.entrusted-subject")
            .Gate(given.UnitHead == sent.Entrusted, "TLK.entrusted-is-head")
            .NeedsSealed(file, sent.Document, DocumentKinds.Entrustment, "TLK.entrustment-notice")
            .Then(() => Ruling.At(
                at,
                [
                    new EntrustmentSent(sent.Entrusted, sent.Document, sent.Receipt),
                    Started(file, "DL-15", sent.Receipt.Date, given, sent.Entrusted),
                ]));
    }

    private static Ruling Serve(CaseFile file, ServeNotice notice, Circumstances given, Objections objections)
    {
        var at = CaseServiceRules.Instant(file, notice, notice.Receipt.Date, given);
        return objections
            .Receipt(file, notice, notice.Receipt, file.Subject.Official ?? notice.Receipt.Receiver, given)
            .Gate(
                file.Subject.HeadsUnit || (notice.CopyTo is { } head && head == given.UnitHead && !file.IsSubject(head)),
                "TLK.copy-to-head")
            .NeedsSealed(file, notice.Document, DocumentKinds.InquiryNotice, "TLK.inquiry-notice")
            .Then(() =>
            {
                var clock = Started(file, "DL-17", notice.Receipt.Date, given, file.Subject.Official);

                // The notice names the reply date: no later calendar shortens it (CAL-10).
                var named = DeadlineRules.Name(
                    file.Clocks.Evolve(clock), "DL-17", file.Document(notice.Document)!.Serial!);
                return Ruling.At(
                    at,
                    [
                        new NoticeServed(notice.Document, notice.Receipt, file.Subject.HeadsUnit ? null : notice.CopyTo),
                        clock, .. named,
                    ]);
            });
    }

    private static IEvent Started(CaseFile file, string catalogue, DateOnly on, Circumstances given, OfficialId? holder) =>
        DeadlineRules.Start(file.Clocks, catalogue, on, file.Packs, given.Facts, holder, file.Handler);
}
