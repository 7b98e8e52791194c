using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Rules;

namespace WarningGrid.Cases.Accountability;

/// <summary>What an accountability case asks of each of its moves: the defence is heard, many decide (spec 04 §3, §4).</summary>
internal static class AccountabilityRules
{
    private const string Formalities = "DL-26", Step = $"DL-13.{nameof(Role.LeadingGroup)}", Act = "MATRIX.Accountability";

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftProposal draft => Drafted(file, draft, given, objections),
        Submit => objections.Then(() => Ruling.Of(new ProposalSubmitted())),
        RecordHearing hearing => Heard(file, hearing, given, objections),
        CastVote vote => Voted(file, vote, given, objections),
        Decide decide => Counted(file, decide, given, objections),
        Serve serve => Served(file, serve, given, objections),
        Executed done => objections
            .Gate(file.Document(done.Document) is not null, "DOC-01.no-document")
            .Then(() => Ruling.At(
                given.At,
                [
                    new DecisionExecuted(done.Document, done.Organisation, done.PersonnelArchive),
                    .. DeadlineRules.Meet(file.Clocks, Formalities, given.At, proven: true, given.Facts),
                    .. CaseEndRules.ClosingClocks(file, AccountabilityOutcomes.Executed, given),
                ])),
        _ => throw new System.Diagnostics.UnreachableException(move.GetType().Name),
    };

    private static Ruling Drafted(CaseFile file, DraftProposal draft, Circumstances given, Objections objections)
    {
        var rules = given.Facts.Rules.At(file.Packs);
        return objections
            .When(!rules.List("ACC.modes").Contains(draft.Plan.Mode), Rank.InvalidRule, RefusalKind.Invalid, "ACC.mode", draft.Plan.Mode)
            .When(
                draft.Plan.Measure is { } measure && LengthKey(measure, rules) is null, Rank.InvalidRule, RefusalKind.Invalid,
                "ACC.measure", draft.Plan.Measure ?? "")
            .When(
                file.Subject.Official is { } subject && draft.Plan.Shares.All(share => share.Official != subject), Rank.InvalidRule,
                RefusalKind.Invalid, "ACC.share-of-subject")
            .Then(() => Ruling.At(given.At, new ProposalDrafted(draft.Plan)));
    }

    // Only with the defence on file does the proposal go to its reviewer.
    private static Ruling Heard(CaseFile file, RecordHearing hearing, Circumstances given, Objections objections)
    {
        var absent = !string.IsNullOrWhiteSpace(hearing.Absence);
        return objections
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, hearing, hearing.HeldOn, given))
            .Gate(absent || !hearing.Points.IsEmpty, "ACC.heard")
            .Gate(hearing.Points.All(point => !string.IsNullOrWhiteSpace(point.Answer)), "ACC.point-answered")
            .Gate(absent || file.Document(hearing.Document)?.Kind == DocumentKinds.TalkRecord, "ACC.hearing-record")
            .Then(() => CaseApprovalRules.Begin(
                file, given, new HearingRecorded(hearing.HeldOn, hearing.Points, hearing.Document, hearing.Absence)));
    }

    // Four eyes for each of them: who handles, proposed or reviewed it has no vote (DSP-03).
    private static Ruling Voted(CaseFile file, CastVote vote, Circumstances given, Objections objections)
    {
        var me = given.Facts.Asker.Id;
        return objections
            .Add(Rank.StaleApproval, Changed(file))
            .Gate(!file.Chain!.Awaited.Any(), "APV.opinion-awaited", file.Chain.Awaited.FirstOrDefault()?.Person.Value ?? "")
            .MayVote(
                given.Facts, Role.LeadingGroup, file.Chain!.Hands.Append(file.Handler),
                AccountabilityFile.Of(file).Votes.Select(cast => cast.By))
            .Then(() => Ruling.At(given.At, new VoteCast(me, vote.Ballot, vote.Opinion)));
    }

    // By person id: enough of all members took part, and more than half of all are for it.
    private static Ruling Counted(CaseFile file, Decide decide, Circumstances given, Objections objections)
    {
        var poll = CollectiveRules.Count(
            AccountabilityFile.Of(file).Votes.Select(vote => (vote.By, vote.Ballot)), given.Members, given.Facts.Rules.At(file.Packs), Act);
        return objections
            .Add(Rank.StaleApproval, Changed(file))
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, decide, decide.HeldOn, given))
            .Quorum(poll)
            .Gate(file.Document(decide.Document) is not null, "APV.minutes")
            .Then(() => Ruling.At(
                given.At,
                [
                    new CollectivelyDecided(
                        poll.Carried, decide.HeldOn, decide.Document, poll.Members, poll.For, poll.Against, poll.Abstained, given.Facts.ExpectedRevision ?? file.Revision),
                    .. DeadlineRules.Meet(file.Clocks, Step, given.At, proven: true, given.Facts),
                    .. poll.Carried ? Formal(file, decide.HeldOn, given) : CaseEndRules.ClosingClocks(file, CaseOutcomes.NotApproved, given),
                ]));
    }

    private static Ruling Served(CaseFile file, Serve serve, Circumstances given, Objections objections)
    {
        var own = AccountabilityFile.Of(file);
        var rules = given.Facts.Rules.At(file.Packs);
        DateOnly? end = own.Plan?.Measure is { } measure
            ? serve.EffectiveOn.AddMonths(rules.Limit(LengthKey(measure, rules)!).Count)
            : null;
        return objections
            .Receipt(file, serve, serve.Receipt, file.Subject.Official ?? serve.Receipt.Receiver, given)
            .When(serve.EffectiveOn < own.DecidedOn, Rank.InvalidRule, RefusalKind.Invalid, "ACC.effective-before")
            .NeedsSealed(file, serve.Document, DocumentKinds.AccountabilityDecision, "ACC.decision")
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, serve, serve.Receipt.Date, given),
                [
                    new DecisionServed(serve.Document, serve.Receipt, serve.EffectiveOn, serve.Basis, serve.AppealRoute, end),
                    .. AppealRules.Served(file, serve.Receipt.Date, serve.Receipt.Receiver, given),
                ]));
    }

    // The time for the formalities came with the rules of 2019; older packs know none (RP-04).
    private static IEnumerable<IEvent> Formal(CaseFile file, DateOnly on, Circumstances given) =>
        given.Facts.Rules.At(file.Packs).Has($"{Formalities}.limit")
            ? [CasePaperRules.Starts(file, Formalities, on, file.Handler, given)]
            : [];

    private static Refusal? Changed(CaseFile file) =>
        file.Chain is { } chain && !chain.Binds(ApprovalBinding.Digest(file.Ways.BoundPlan(file)))
            ? Refusal.Of(RefusalKind.Stale, "DSP-04.stale")
            : null;

    private static string? LengthKey(string measure, RuleSet rules) =>
        new[] { $"EFF.Organisational.{measure}", $"EFF.{measure}" }.FirstOrDefault(rules.Has);
}
