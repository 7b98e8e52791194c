using System.Collections.Frozen;
using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>The catalogue ids of an appeal's time limits: to file it, to decide it.</summary>
internal sealed record AppealClocks(string File, string Decide)
{
    /// <summary>Against a warning measure (预警处置).</summary>
    public static readonly AppealClocks OfMeasure = new("DL-43", "DL-44");
}

/// <summary>The rules of appeals (APL-01…06): beside the stages, in time, by uninvolved hands, never to anybody's harm. Pure.</summary>
internal static class AppealRules
{
    private const string ReReview = "DL-45";

    /// <summary>Decision served → re-review applied for, and re-review applied for → decided.</summary>
    public const string Apply = $"{ReReview}.apply", ReDecide = $"{ReReview}.decide";

    private static readonly AppealClocks[] Clocks = [.. CaseKinds.All.Select(kind => kind.Appeal).OfType<AppealClocks>().Distinct()];

    private static readonly FrozenSet<string> Rights = FrozenSet.ToFrozenSet([.. Clocks.Select(clocks => clocks.File), Apply]);

    private static readonly FrozenSet<string> Own = FrozenSet.ToFrozenSet([.. Rights, .. Clocks.Select(clocks => clocks.Decide), ReDecide]);

    /// <summary>The hands after which nobody decides the appeal against what they did (APL-03, RCU-05).</summary>
    private static readonly FrozenSet<Capacity> Involved = FrozenSet.ToFrozenSet(
        [Capacity.Handler, Capacity.Reviewer, Capacity.Approver, Capacity.Interviewer, Capacity.Signer, Capacity.AppealDecider]);

    /// <summary>Whether a deadline is the appeal's: it runs on whatever becomes of the stages (APL-02, DSP-19).</summary>
    public static bool IsOwn(string catalogue) => Own.Contains(catalogue);

    /// <summary>Whether a deadline is a right of the subject, and no duty of his.</summary>
    public static bool IsRight(string catalogue) => Rights.Contains(catalogue);

    /// <summary>The measure is served: from here the subject may appeal.</summary>
    public static IEnumerable<IEvent> Served(CaseFile file, DateOnly on, OfficialId? receiver, Circumstances given) =>
        file.Ways.Appeal is { } clocks && given.Facts.Rules.At(file.Packs).Has($"{clocks.File}.limit")
            ? [CasePaperRules.Starts(file, clocks.File, on, receiver, given)]
            : [];

    /// <summary>Whether nothing of an appeal is left to wait for: decided, or its time over, or nothing to appeal against (DSP-13).</summary>
    public static bool IsOver(CaseFile file, Facts facts) =>
        file.Ways.Appeal is not { } clocks
        || (!file.Appeal.IsOpen && (file.Appeal.Stage is not AppealStage.None || Lapsed(file.Clocks.Open(clocks.File), facts)));

    /// <summary>What has lapsed by now is settled with the closing, marked or not.</summary>
    public static IEnumerable<IEvent> Lapse(CaseFile file, Facts facts) =>
        file.Clocks.All.Where(clock => clock.IsOpen && IsRight(clock.Catalogue) && Lapsed(clock, facts))
            .Select(clock => new DeadlineCancelled(clock.Id, "lapsed"));

    public static Ruling Decide(CaseFile file, AppealMove move, Circumstances given)
    {
        var facts = given.Facts;
        var name = move.GetType().Name;
        var at = move.OccurredAt is { } occurred ? CountyTime.ToMicroseconds(occurred) : facts.Now;
        var objections = new Objections()
            .When(file.Ways.Appeal is null, Rank.Shape, RefusalKind.Invalid, "DSP-01.unknown-move")
            .When(!MayAct(file, move, facts), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale")
            .When(!AppealLifecycle.Lists(file.Appeal.Stage, name), Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage");
        return objections.First() is { } refusal ? refusal : Act(file, move, given with { At = at }, objections);
    }

    /// <summary>Who proposed, reviewed, approved, handled or talked, or decided an earlier appeal: none of them decides (APL-03).</summary>
    public static ImmutableArray<OfficialId> InvolvedIn(CaseFile file) =>
        [.. file.Involvements.Where(hand => Involved.Contains(hand.Capacity)).Select(hand => hand.Person).Distinct()];

    /// <summary>Whose act each move is, whatever the stage of the case.</summary>
    public static bool MayAct(CaseFile file, AppealMove move, Facts facts) => MayAct(file, move.GetType().Name, facts);

    /// <inheritdoc cref="MayAct(CaseFile, AppealMove, Facts)"/>
    public static bool MayAct(CaseFile file, string move, Facts facts)
    {
        var asker = facts.Asker;
        var hands = CaseHandRules.Of(file, facts);
        return move switch
        {
            nameof(FileAppeal) or nameof(ApplyReReview) => (hands & (Hands.Subject | Hands.Handler)) != 0,
            nameof(WithdrawAppeal) => (hands & Hands.Subject) != 0,
            nameof(AdmitAppeal) => asker.Holds(Role.DisciplineSecretary),
            nameof(TakeAppeal) => Deciders(file, facts, final: false).Any(asker.Holds),
            nameof(DecideAppeal) => file.Appeal.Stage is AppealStage.ReReview
                ? Deciders(file, facts, final: true).Any(asker.Holds)
                : file.Appeal.Stage is AppealStage.UnderReview ? file.Appeal.Decider == asker.Id
                : Deciders(file, facts, final: false).Concat(Deciders(file, facts, final: true)).Any(asker.Holds),
            _ => (hands & (Hands.Handler | Hands.LeadCustodian)) != 0,
        };
    }

    private static IEnumerable<Role> Deciders(CaseFile file, Facts facts, bool final) =>
        facts.Rules.At(file.Packs).List(final ? "APL.re-review" : "APL.decide").Select(Enum.Parse<Role>);

    private static Ruling Act(CaseFile file, AppealMove move, Circumstances given, Objections objections) => move switch
    {
        FileAppeal appeal => Filed(
            file, appeal, appeal.StampedAt, file.Ways.Appeal!.File, given, objections,
            new AppealFiled(Appellant(file, given), appeal.Grounds, appeal.StampedAt, [.. Deciders(file, given.Facts, final: false)]), file.Ways.Appeal.Decide),
        AdmitAppeal admit => objections
            .Gate(file.Clocks.Last(file.Ways.Appeal!.File) is not null, "APL-01.nothing-served")
            .Gate(given.Facts.Now >= EndOfRight(file, file.Ways.Appeal.File), "APL-05.in-time")
            .Then(() => Ruling.Of(
                new AppealAdmitted(Appellant(file, given), admit.Grounds, admit.Reason, [.. Deciders(file, given.Facts, final: false)]),
                CasePaperRules.Starts(file, file.Ways.Appeal.Decide, given.Facts.Today, null, given))),
        TakeAppeal => objections.Uninvolved(file, given).Then(() => Ruling.Of(new AppealTaken(given.Facts.Asker.Id))),
        DecideAppeal decide => Decided(file, decide, given, objections),
        ServeAppealDecision serve => objections
            .Receipt(file, serve, serve.Receipt, file.Subject.Official ?? serve.Receipt.Receiver, given)
            .Gate(file.Appeal.ServedOn is null, "DSP-06.served-before")
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, serve, serve.Receipt.Date, given),
                [
                    new AppealDecisionServed(serve.Receipt),
                    .. file.Appeal.Final
                        ? Array.Empty<IEvent>()
                        : [CasePaperRules.Starts(file, Apply, serve.Receipt.Date, file.Subject.Official ?? serve.Receipt.Receiver, given)],
                ])),
        ApplyReReview again => Filed(
            file, again, again.StampedAt, Apply, given,
            objections.When(file.Appeal.Final, Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage"),
            new ReReviewApplied(Appellant(file, given), again.Grounds, again.StampedAt, [.. Deciders(file, given.Facts, final: true)]), ReDecide),
        WithdrawAppeal => objections.Then(() => Ruling.Of(
        [
            new AppealWithdrawn(given.Facts.Asker.Id),
            .. DeadlineRules.Cancel(file.Clocks, file.Ways.Appeal!.Decide, "withdrawn"),
            .. DeadlineRules.Cancel(file.Clocks, ReDecide, "withdrawn"),
        ])),
        IssueClarification clear => objections
            .Receipt(file, clear, clear.Subject, file.Subject.Official ?? clear.Subject.Receiver, given)
            .Gate(file.Subject.Official is null || clear.Unit is not null, "APL-06.unit")
            .Gate(!file.Appeal.Clarified, "APL-06.clarified-before")
            .OnPaper(
                file, given, CaseServiceRules.Instant(file, clear, clear.Subject.Date, given),
                [new ClarificationIssued(clear.Text, clear.Subject, clear.Unit)]),
        _ => throw new System.Diagnostics.UnreachableException(move.GetType().Name),
    };

    // Online the subject's own command is the proof; on paper the intake stamp is (CAL-04, DLB-11).
    private static Ruling Filed(
        CaseFile file, AppealMove move, DateTimeOffset? stampedAt, string right, Circumstances given, Objections objections,
        IEvent filed, string decide)
    {
        var onPaper = (CaseHandRules.Of(file, given.Facts) & Hands.Subject) == 0;
        var at = onPaper && stampedAt is { } stamp ? CountyTime.ToMicroseconds(stamp) : given.Facts.Now;
        var start = file.Clocks.Last(right)?.Start;
        return objections
            .When(at > given.Facts.Now, Rank.InvalidRule, RefusalKind.Invalid, "ASF-06.later-than-now")
            .When(start is { } served && CountyTime.DateOf(at) < served, Rank.InvalidRule, RefusalKind.Invalid, "ASF-06.before-stage")
            .When(move.OccurredAt is not null, Rank.InvalidRule, RefusalKind.Invalid, "CAL-04.stamp-decides")
            .When(!onPaper && stampedAt is not null, Rank.InvalidRule, RefusalKind.Invalid, "CAL-04.stamp-by-handler")
            .Gate(!onPaper || stampedAt is not null, "CAL-04.no-proof")
            .When(at >= EndOfRight(file, right), Rank.TooLate, RefusalKind.TooLate, "DLB-11.right-lapsed", file.Clocks.Last(right)?.Due ?? default)
            .Gate(start is not null, "APL-01.nothing-served")
            .Then(() => Ruling.At(
                at,
                [
                    filed,
                    .. DeadlineRules.Meet(file.Clocks, right, at, proven: true, given.Facts),
                    CasePaperRules.Starts(file, decide, CountyTime.DateOf(at), null, given),
                ]));
    }

    private static Ruling Decided(CaseFile file, DecideAppeal decide, Circumstances given, Objections objections)
    {
        var final = file.Appeal.Stage is AppealStage.ReReview;
        var by = given.Facts.Asker.Id;
        return objections
            .Uninvolved(file, given)
            .When(
                decide.Outcome is not (AppealStage.Upheld or AppealStage.Varied or AppealStage.Overturned), Rank.Shape, RefusalKind.Invalid,
                "APL-01.outcome")
            .When(
                decide.Outcome is AppealStage.Varied != decide.Variation is not null, Rank.InvalidRule, RefusalKind.Invalid, "APL-01.variation")
            .Add(Rank.InvalidRule, decide.Variation is { } variation ? Aggravation(file, variation, given.Facts.Rules.At(file.Packs)) : null)
            .OnPaper(
                file, given, given.At,
                [
                    new AppealDecided(decide.Outcome, by, decide.Opinion, decide.Variation, final),
                    .. DeadlineRules.Meet(file.Clocks, final ? ReDecide : file.Ways.Appeal!.Decide, given.At, proven: true, given.Facts),
                    .. decide.Outcome is AppealStage.Overturned ? Ends(file, final) : [],
                ]);
    }

    // Nothing runs any more of what is void; what is met by the decision itself is met.
    private static IEnumerable<IEvent> Ends(CaseFile file, bool final) =>
        file.Clocks.All.Where(clock => clock.IsOpen && clock.Catalogue != (final ? ReDecide : file.Ways.Appeal!.Decide))
            .Select(clock => new DeadlineCancelled(clock.Id, CaseOutcomes.Overturned));

    /// <summary>A heavier measure, a longer effect or an added ground is no remedy (APL-04).</summary>
    private static Refusal? Aggravation(CaseFile file, AppealVariation variation, RuleSet rules)
    {
        var (was, now) = (
            SeverityRules.Of(file.Kind, file.Ways.Form(file), rules), SeverityRules.Of(variation.Kind, variation.Form, rules));
        var effect = file.StandingEffect;
        return variation.Kind != file.Kind && (now ?? int.MaxValue) >= (was ?? 0) ? Refusal.Of(RefusalKind.Invalid, "APL-04.heavier")
            : now > was ? Refusal.Of(RefusalKind.Invalid, "APL-04.heavier")
            : variation.EffectEnd is { } end && (effect is null || end > effect.To) ? Refusal.Of(RefusalKind.Invalid, "APL-04.longer")
            : variation.Grounds.Any(ground => ground != file.Ground) ? Refusal.Of(RefusalKind.Invalid, "APL-04.ground")
            : null;
    }

    private static Objections Uninvolved(this Objections objections, CaseFile file, Circumstances given) =>
        objections.When(
            InvolvedIn(file).Contains(given.Facts.Asker.Id), Rank.SameHand, RefusalKind.SameHand, "APL-03.same-hand");

    private static OfficialId Appellant(CaseFile file, Circumstances given) => file.Subject.Official ?? given.UnitHead ?? given.Facts.Asker.Id;

    private static bool Lapsed(Deadline? right, Facts facts) => right is null || (!right.Provisional && facts.Now >= CountyTime.EndOf(right.Due));

    // A provisional date never makes anything late (CAL-11).
    private static DateTimeOffset EndOfRight(CaseFile file, string right) =>
        file.Clocks.Last(right) is { Provisional: false } clock ? CountyTime.EndOf(clock.Due) : DateTimeOffset.MaxValue;
}
