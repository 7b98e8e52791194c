using WarningGrid.Deadlines;

namespace WarningGrid.Leads;

/// <summary>Leads that rest or have ended are looked at again; open ones are reported on; reporter and source are answered.</summary>
internal static partial class LeadRules
{
    public static Ruling ReviewShelved(LeadFile file, ReviewShelved command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.ReviewShelved, facts).Needs(command.Note, "LED-01.reasons").First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new ShelvedLeadReviewed(command.Note), .. LeadClocks.Meet(file, "DL-52", facts), .. Began(file, "DL-52", facts),
            ]);

    public static Ruling Reactivate(LeadFile file, ReactivateLead command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.Reactivate, facts)
            .Needs(command.Note, "LED-01.reasons")
            .Gate(
                command.Ground is not Reactivation.PeriodicReview || file.Clocks.Open("DL-52")?.Due <= facts.Today,
                "DL-52.not-yet", file.Clocks.Open("DL-52")?.Due ?? default)
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new LeadReactivated(command.Ground, command.Note), .. LeadClocks.Meet(file, "DL-52", facts), .. HandledAgain(file, facts),
            ]);

    public static Ruling Reopen(LeadFile file, ReopenLead command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.Reopen, facts)
            .Add(Rank.Shape, NoDigest(command.Evidence))
            .Gate(command.Evidence is not null, "DSP-11.evidence")
            .Gate(!string.IsNullOrWhiteSpace(command.Reason), "DSP-11.reason")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new LeadReopened(command.Evidence!, command.Reason), .. DeadlineRules.CancelAll(file.Clocks, "reopened"),
                .. HandledAgain(file, facts),
            ]);

    public static Ruling RecordProgress(LeadFile file, RecordProgress command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.RecordProgress, facts).Needs(command.Note, "LED-01.reasons").First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                .. LeadActors.IsHandler(file, facts.Asker) ? TakesTask(file, facts) : [], new LeadProgressRecorded(command.Note),
                .. LeadClocks.Meet(file, LeadClocks.Progress, facts), .. Began(file, LeadClocks.Progress, facts),
            ]);

    public static Ruling RecordFeedback(LeadFile file, RecordFeedback command, Facts facts)
    {
        var owed = Owed(command.Feedback).Where(catalogue => file.Clocks.Open(catalogue) is not null).ToArray();
        var on = command.On ?? facts.Today;
        return LeadLifecycle.Objections(file, LeadMove.RecordFeedback, facts)
            .Needs(command.Manner, "LED-01.reasons")
            .Add(Rank.Shape, NoDigest(command.Proof))
            .When(on > facts.Today, Rank.Shape, RefusalKind.Invalid, "DL-08.future")
            .Gate(owed.Length > 0, "DL-08.not-owed")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new LeadFeedbackRecorded(command.Feedback, command.Manner, on, command.Proof),
                .. owed.SelectMany(catalogue => DeadlineRules.Meet(
                    file.Clocks, catalogue, CountyTime.StartOf(on), command.Proof is not null, facts)),
                .. command.Feedback is LeadFeedback.Result ? Answered(file, on, facts) : [],
            ]);
    }

    // One word answers every clock of its kind: a petition's notice is also a named reporter's.
    private static string[] Owed(LeadFeedback feedback) => feedback switch
    {
        LeadFeedback.Acceptance => ["DL-07", "DL-02"],
        LeadFeedback.Result => ["DL-08"],
        LeadFeedback.Source => ["DL-57"],
    };

    private static IEnumerable<IEvent> HandledAgain(LeadFile file, Facts facts) =>
        file.Handler is { } handler
            ? [.. LeadClocks.AtAssignment(file, handler, facts), .. Began(file, LeadClocks.Progress, facts)]
            : Began(file, LeadClocks.Progress, facts);
}
