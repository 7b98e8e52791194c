using WarningGrid.Cases;
using WarningGrid.Deadlines;

namespace WarningGrid.Leads;

/// <summary>Cases out of a lead, and what their ends mean for it (DSP-02; spec 03 §5, rows Decided and InCase).</summary>
internal static partial class LeadRules
{
    /// <param name="opening">The case as it would be opened: fresh number, subject as of today.</param>
    public static Ruling OpenCase(LeadFile file, OpenCase command, CaseOpening opening, Facts facts)
    {
        var target = file.Targets.FirstOrDefault(one =>
            command.Official is { } official ? one.Official == official
            : command.Unit is { } unit && one.Official is null && one.Unit == unit);
        var open = target is null
            ? null
            : file.Cases.FirstOrDefault(one => one.Outcome is null && one.Kind == command.Kind && one.Target == target);
        var opened = CaseOpening.Decide(opening, facts);
        return LeadLifecycle.Objections(file, LeadMove.OpenCase, facts)
            .When(
                !Enum.IsDefined(command.Kind) || (command.Official is null) == (command.Unit is null), Rank.Shape,
                RefusalKind.Invalid, "DSP-02.subject")
            .Add(Rank.InvalidRule, CaseKinds.Of(command.Kind) is null ? CaseOpening.NotBuilt(command.Kind) : null)
            .Add(RankOf(opened.Refused), opened.Refused)
            .Gate(file.Decided is null || file.Decided?.KindOfCase() == command.Kind, "DSP-02.not-decided-for", command.Kind)
            .Gate(target is { Unknown: false }, "DSP-02.not-confirmed")
            .Gate(open is null, "DSP-02.open-case", open?.Number.Value ?? "")
            .First() is { } refusal
            ? refusal
            : Ruling.Of([.. TakesTask(file, facts), new LeadTakenUp(opening.Number, command.Kind, target!, command.Ground)])
                .Bearing(new Birth(opening.Number.Key(), opened.Happened));
    }

    /// <summary>A case has ended: with the last open one the lead goes where their outcomes lead.</summary>
    public static Ruling CaseClosed(LeadFile file, CaseClosedForLead told, DateTimeOffset at, Facts facts)
    {
        if (file.Cases.All(one => one.Number != told.Case))
        {
            return Ruling.Nothing;
        }

        var after = file.Ended(told.Case, told.Outcome);
        var leads = LeadCases.Leads(after);
        IEnumerable<IEvent> follows = leads == file.Stage ? [] : leads switch
        {
            LeadStage.Verifying => [new LeadVerificationBegan(Plan: null), .. Began(after, "DL-23", facts)],
            LeadStage.Assigned => [new LeadReturnedToHandler()],
            _ => [new LeadClosed(LeadCloseType.Handled), .. Concluded(after, told.FeedbackOn, CountyTime.DateOf(at), facts)],
        };
        return Ruling.At(at, follows.Prepend(new LeadCaseEnded(told.Case, told.Outcome)));
    }

    /// <summary>A case is void: one that was open ends so; of one that had ended what was told of it is set right (APL-06).</summary>
    public static Ruling CaseVoided(LeadFile file, CaseVoidedForLead told, DateTimeOffset at, Facts facts) =>
        file.Cases.FirstOrDefault(one => one.Number == told.Case) is not { } known ? Ruling.Nothing
        : known.Outcome is null ? CaseClosed(file, new(told.Case, Overturned), at, facts)
        : Ruling.At(at, new LeadCaseVoided(told.Case));

    private const string Overturned = CaseOutcomes.Overturned;

    /// <summary>A further case was opened out of one of this lead's: it waits for that one's end too.</summary>
    public static Ruling CaseOpened(LeadFile file, CaseOpenedForLead told, DateTimeOffset at)
    {
        var target = file.Targets.FirstOrDefault(one => told.Official is { } official ? one.Official == official : one.Unit == told.Unit)
            ?? new LeadTarget(told.Official, told.Unit, Unknown: false);
        return file.Cases.Any(one => one.Number == told.Case)
            ? Ruling.Nothing
            : Ruling.At(at, new LeadTakenUp(told.Case, told.Kind, target, told.Ground));
    }

    /// <summary>A closed case is open again: a closed lead with it (DSP-11).</summary>
    public static Ruling CaseReopened(LeadFile file, CaseReopenedForLead told, DateTimeOffset at) =>
        file.Cases.Any(one => one.Number == told.Case)
            ? Ruling.At(at, file.Stage is LeadStage.Closed
                ? DeadlineRules.CancelAll(file.Clocks, "reopened").Prepend(new LeadCaseReopened(told.Case))
                : [new LeadCaseReopened(told.Case)])
            : Ruling.Nothing;

    // The reporter may have been told within the case: then that duty is done with the lead's end.
    private static IEnumerable<IEvent> Concluded(LeadFile file, DateOnly? feedbackOn, DateOnly on, Facts facts)
    {
        var ended = LeadClocks.AtEnd(file, on, facts).ToArray();
        return feedbackOn is { } told
            ? ended
                .Concat(DeadlineRules.Meet(file.After(ended).Clocks, "DL-08", CountyTime.StartOf(told), proven: true, facts))
                .Concat(Answered(file, told, facts))
            : ended;
    }

    private static Rank RankOf(Refusal? refused) => refused?.Kind switch
    {
        RefusalKind.Forbidden => Rank.Forbidden,
        RefusalKind.Recused => Rank.Recused,
        RefusalKind.RuleMissing => Rank.RuleMissing,
        RefusalKind.GateNotMet => Rank.GateNotMet,
        _ => Rank.InvalidRule,
    };
}
