using WarningGrid.Deadlines;
using WarningGrid.Documents;
using static WarningGrid.Cases.CorrectionOrder.CorrectionOrderStages;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>What a correction order asks of each of its moves (spec 04 §4).</summary>
internal static class CorrectionOrderRules
{
    /// <summary>Names of the papers whose returns are counted.</summary>
    public const string Plan = "整改方案", Report = "整改报告";

    private const string PlanIn = "DL-39", ReportIn = "DL-40", Redo = "DL-41", Judged = "DL-42", Published = "DL-54";

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftOrder draft => objections
            .When(draft.Plan.Items.IsEmpty, Rank.InvalidRule, RefusalKind.Invalid, "COR.items")
            .When(draft.Plan.CompetentUnit == file.Subject.Unit, Rank.InvalidRule, RefusalKind.Invalid, "COR.own-judge")
            .Then(() => Ruling.At(given.At, new OrderDrafted(draft.Plan))),
        Serve serve => Served(file, serve, given, objections),
        ReceivePlan plan => Planned(file, plan, given, objections),
        Return back when file.Stage == PlanDue => objections
            .MayReturn(file, back, Plan, given)
            .Then(() => Ruling.At(given.At, CaseReturnRules.Happens(file, back, Plan, PlanIn, Came(file, given), given))),
        Return back => objections
            .MayReturn(file, back, Report, given)
            .Judges(file, nameof(Return), back, given, () => Ruling.At(
                given.At, CaseReturnRules.Happens(file, back, Report, ReportIn, given.At, given))),
        ReceiveReport report => Reported(file, report, given, objections),
        AskContinuing more => objections
            .When(more.Milestones.IsEmpty, Rank.InvalidRule, RefusalKind.Invalid, "COR.milestones")
            .When(
                more.Milestones.Any(milestone => milestone.Until > file.Clocks.Open(ReportIn)?.Due), Rank.InvalidRule,
                RefusalKind.Invalid, "COR.milestone-beyond")
            .Then(() => Ruling.At(given.At, new CorrectionContinued(more.Milestones))),
        ReportMilestone report => objections
            .When(
                report.Milestone < 1 || report.Milestone > CorrectionOrderFile.Of(file).Milestones.Length, Rank.InvalidRule,
                RefusalKind.Invalid, "COR.no-milestone")
            .Then(() => Ruling.At(given.At, new MilestoneReported(report.Milestone, report.Progress))),
        WriteOff off => objections.Judges(file, nameof(WriteOff), off, given, () => Ruling.At(
            given.At, [new CorrectionWrittenOff(off.Opinion), .. Done(file, given), .. Publishes(file, given)])),
        Fail fail => objections.Judges(file, nameof(Fail), fail, given, () => Ruling.At(
            given.At, [new CorrectionFailed(fail.Opinion), .. Done(file, given)])),
        ProceedWithoutReply proceed => objections.Then(() => Ruling.At(
            given.At,
            [
                new ProceededWithoutReply(proceed.Reason), .. CasePaperRules.GivenUp(file, PlanIn),
                .. DeadlineRules.Cancel(file.Clocks, ReportIn, "proceeded"),
            ])),
        Finish finish => Finished(file, finish, given, objections),
        _ => throw new System.Diagnostics.UnreachableException(move.GetType().Name),
    };

    public static string? DutyOf(CaseFile file) =>
        file.Stage == PlanDue ? CasePaperRules.DutyOr(file, PlanIn)
        : file.Stage == InProgress || file.Stage == Continuing ? ReportIn
        : file.Stage == Rework ? Redo
        : null;

    private static Ruling Served(CaseFile file, Serve serve, Circumstances given, Objections objections)
    {
        var on = serve.Receipt.Date;
        var receiver = file.Subject.Official ?? given.UnitHead;
        return objections
            .Receipt(file, serve, serve.Receipt, receiver ?? default, given)
            .NeedsSealed(file, serve.Document, DocumentKinds.CorrectionNotice, "COR.notice")
            .Then(() =>
            {
                IEvent[] clocks = [Starts(PlanIn), Starts(ReportIn)];

                // The notice names both dates: no later calendar shortens them (CAL-10).
                var book = clocks.Aggregate(file.Clocks, (known, clock) => known.Evolve(clock));
                var serial = file.Document(serve.Document)!.Serial!;
                return Ruling.At(
                    CaseServiceRules.Instant(file, serve, on, given),
                    [
                        new OrderServed(serve.Document, serve.Receipt), .. clocks,
                        .. DeadlineRules.Name(book, PlanIn, serial), .. DeadlineRules.Name(book, ReportIn, serial),
                        .. AppealRules.Served(file, on, receiver, given),
                    ]);
            });

        IEvent Starts(string catalogue) => CasePaperRules.Starts(file, catalogue, on, receiver, given);
    }

    private static Ruling Planned(CaseFile file, ReceivePlan plan, Circumstances given, Objections objections)
    {
        var own = CorrectionOrderFile.Of(file);
        return objections
            .Came(file, plan, plan.Document, plan.StampedAt, given)
            .When(
                plan.Measures.Any(measure => !own.Items().Contains(measure.Item)), Rank.InvalidRule, RefusalKind.Invalid, "COR.no-item")
            .Gate(own.Items().All(item => plan.Measures.Any(measure => measure.Item == item)), "COR.item-unplanned")
            .Receives(
                file, new PlanReceived(plan.Measures, plan.Document, plan.StampedAt), plan.Document, plan.StampedAt, PlanIn, given);
    }

    private static Ruling Reported(CaseFile file, ReceiveReport report, Circumstances given, Objections objections)
    {
        var own = CorrectionOrderFile.Of(file);
        return objections
            .Came(file, report, report.Document, report.StampedAt, given)
            .When(
                report.Evidence.Any(one => !own.Items().Contains(one.Item)), Rank.InvalidRule, RefusalKind.Invalid, "COR.no-item")
            .Gate(own.Items().All(item => report.Evidence.Any(one => one.Item == item)), "COR.item-unproven")
            .Gate(report.Evidence.All(one => file.Document(one.Document) is not null), "DOC-01.no-document")
            .Receives(
                file, new ReportReceived(report.Evidence, report.Document, report.StampedAt), report.Document, report.StampedAt, ReportIn,
                given, at => [CasePaperRules.Starts(file, Judged, CountyTime.DateOf(at), file.Handler, given)]);
    }

    private static Ruling Finished(CaseFile file, Finish finish, Circumstances given, Objections objections)
    {
        var good = file.Stage == WrittenOff;
        var outcome = good ? CorrectionOrderOutcomes.WrittenOff : CorrectionOrderOutcomes.Failed;
        var ordered = good && MustPublish(file);
        return objections
            .When(
                finish.PublishedOn is { } day && day > given.Facts.Today, Rank.InvalidRule, RefusalKind.Invalid, "ASF-06.later-than-now")
            .Gate(
                !good || (finish.Document is { } slip && file.Document(slip) is { Kind: DocumentKinds.WriteOffSlip, Serial: not null }),
                "COR.write-off-slip")
            .Gate(!ordered || finish.PublishedOn is not null, "COR.published")
            .Then(() => Ruling.At(
                given.At,
                [
                    new OrderFinished(outcome, finish.Document, finish.PublishedOn),
                    .. good ? Array.Empty<IEvent>() : [new UpgradeRecommended("COR", outcome)],
                    .. ordered
                        ? DeadlineRules.Meet(file.Clocks, Published, CountyTime.StartOf(finish.PublishedOn!.Value), proven: true, given.Facts)
                        : [],
                    .. CaseEndRules.ClosingClocks(file, outcome, given),
                ]));
    }

    // The warning officer first, the competent unit second (spec 04 §4).
    private static Ruling Judges(
        this Objections objections, CaseFile file, string act, CaseMove move, Circumstances given, Func<Ruling> happens) =>
        objections.ByTwo(
            file, act, move, given, file.Pending.Find(act) is null ? Hands.WarningOfficer : Hands.CompetentUnit, happens);

    private static IEnumerable<IEvent> Done(CaseFile file, Circumstances given) =>
        DeadlineRules.Meet(file.Clocks, Judged, given.At, proven: true, given.Facts);

    private static IEnumerable<IEvent> Publishes(CaseFile file, Circumstances given) =>
        MustPublish(file)
            ? [CasePaperRules.Starts(file, Published, CountyTime.DateOf(given.At), file.Handler, given)]
            : [];

    private static bool MustPublish(CaseFile file) =>
        file.Subject.Official is null && CorrectionOrderFile.Of(file).Plan is { Publish: true };

    private static DateTimeOffset Came(CaseFile file, Circumstances given) =>
        file.HandedIn.LastOrDefault(one => one.At >= file.StageSince)?.At ?? given.At;
}
