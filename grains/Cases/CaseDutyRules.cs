using WarningGrid.Deadlines;
using WarningGrid.Documents;

namespace WarningGrid.Cases;

/// <summary>What surrounds an open duty: more time (DSP-07), urging and order when it is overdue (DSP-09), and who handles it.</summary>
internal static class CaseDutyRules
{
    private const string Urging = "DL-48";

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        AskExtension ask => Ask(file, ask, given, objections),
        GrantExtension grant => Grant(file, grant, given, objections),
        RefuseExtension no => objections.Gate(file.Extension is not null, "DSP-07.not-asked").Then(() => Ruling.At(
            given.At, new ExtensionAnswered(file.Extension!.Catalogue, Granted: false, no.Opinion))),
        Urge urge => UrgeDuty(file, urge, given, objections),
        OrderDuty order => Order(file, order, given, objections),
        PauseDeadline pause => objections
            .Gate(file.Document(pause.Document) is not null, "DOC-01.no-document")
            .Gate(file.Clocks.Open(pause.Catalogue) is { Status: DeadlineStatus.Running }, "DLB-03.not-running")
            .Then(() => DeadlineRules.Pause(
                file.Clocks,
                new(pause.Catalogue, pause.Reason, pause.LegalBasis, file.Document(pause.Document)!.Sm3, pause.On), given.Facts)),
        ResumeDeadline resume => objections
            .Gate(file.Clocks.Open(resume.Catalogue) is { Status: DeadlineStatus.Paused }, "DLB-05.not-paused")
            .Then(() => DeadlineRules.Resume(file.Clocks, resume.Catalogue, resume.On, given.Facts)),
        RecommendUpgrade up => objections
            .Gate(file.Pressure.Ordered || CaseReturnRules.UsedUp(file, given), "DSP-09.order")
            .Then(() => Ruling.At(given.At, new UpgradeRecommended(file.Pressure.Ordered ? "DSP-09" : "DSP-08", up.Reason))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What the deadline that the stage runs against the subject or his unit is called.</summary>
    public static Deadline? Duty(CaseFile file) => file.Ways.DutyOf(file) is { } catalogue ? file.Clocks.Open(catalogue) : null;

    /// <summary>Whether its due date has passed, marked or not.</summary>
    public static bool IsOverdue(Deadline? duty, Facts facts) =>
        duty is { Status: DeadlineStatus.Overdue } or { Status: DeadlineStatus.Running, Provisional: false }
        && facts.Now >= CountyTime.EndOf(duty.Due);

    public static Ruling ChangeHandler(CaseFile file, ChangeHandler move, Circumstances given, Objections objections)
    {
        var named = given.About(move.Handler);
        return objections
            .When(named.Recused, Rank.Recused, RefusalKind.Recused, "RCU-07.recused")
            .When(
                file.Involvements.Any(hand => hand.Person == move.Handler && hand.Capacity != Access.Capacity.Handler),
                Rank.SameHand, RefusalKind.SameHand, "DSP-03.same-hand")
            .When(move.Handler == file.Handler, Rank.InvalidRule, RefusalKind.Invalid, "DSP-02.same-handler")
            .When(!named.Handles, Rank.InvalidRule, RefusalKind.Invalid, "DSP-02.no-handler")
            .Then(() => Ruling.At(given.At, new HandlerChanged(file.Handler, move.Handler, move.Reason, named.Unit)));
    }

    private static Ruling Ask(CaseFile file, AskExtension ask, Circumstances given, Objections objections)
    {
        var duty = Duty(file);
        var on = CountyTime.DateOf(given.At);
        return objections
            .When(
                duty is not null && on > duty.Due && !duty.Provisional, Rank.TooLate, RefusalKind.TooLate, "DLB-02.too-late",
                duty?.Due ?? default)
            .When(ask.Days < 1, Rank.InvalidRule, RefusalKind.Invalid, "DLB-02.no-length")
            .Gate(duty is not null, "DSP-07.nothing-runs")
            .Gate(file.Extension is null, "DSP-07.asked-before")
            .Then(() => Ruling.At(given.At, new ExtensionAsked(duty!.Catalogue, ask.Days, on, given.Facts.Asker.Id, ask.Reason)));
    }

    private static Ruling Grant(CaseFile file, GrantExtension grant, Circumstances given, Objections objections)
    {
        if (objections.Gate(file.Extension is not null, "DSP-07.not-asked").First() is { } refusal)
        {
            return refusal;
        }

        var asked = file.Extension!;
        var extended = DeadlineRules.Extend(
            file.Clocks, new(asked.Catalogue, asked.Days, asked.On, asked.By, asked.Reason), given.Facts,
            MayExceed(file, asked, given));
        return extended.Refused is not null
            ? extended
            : extended with
            {
                Happened = [new(new ExtensionAnswered(asked.Catalogue, Granted: true, grant.Opinion)), .. extended.Happened],
            };
    }

    // What is capped in all goes beyond that by the discipline secretary's word alone (DL-40).
    private static bool MayExceed(CaseFile file, AskedExtension asked, Circumstances given) =>
        given.Facts.Rules.At(file.Packs).Has($"{DeadlineId.Rule(asked.Catalogue)}.extension-cap")
        && given.Facts.Asker.Holds(Access.Role.DisciplineSecretary);

    private static Ruling UrgeDuty(CaseFile file, Urge urge, Circumstances given, Objections objections)
    {
        var duty = Duty(file);
        return objections
            .Gate(IsOverdue(duty, given.Facts), "DSP-09.not-overdue")
            .Gate(!file.Pressure.Urged, "DSP-09.urged-before")
            .NeedsSealed(file, urge.Document, DocumentKinds.UrgingNotice, "DSP-09.urging-notice")
            .Then(() => Ruling.At(
                given.At,
                [
                    new DutyUrged(duty!.Catalogue, urge.Document),
                    DeadlineRules.Start(
                        file.Clocks, Urging, CountyTime.DateOf(given.At), file.Packs, given.Facts, duty.Holder, file.Handler),
                ]));
    }

    private static Ruling Order(CaseFile file, OrderDuty order, Circumstances given, Objections objections)
    {
        var urging = file.Clocks.Open(Urging);
        return objections
            .Gate(file.Pressure.Urged, "DSP-09.urging")
            .Gate(!file.Pressure.Ordered, "DSP-09.ordered-before")
            .Gate(!file.Pressure.Urged || IsOverdue(urging, given.Facts), "DSP-09.urging-runs")
            .Then(() => Ruling.At(given.At, new DutyOrdered(file.Ways.DutyOf(file)!, order.Text)));
    }
}
