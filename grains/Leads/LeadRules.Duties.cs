using WarningGrid.Access;
using WarningGrid.Deadlines;

namespace WarningGrid.Leads;

/// <summary>More time, lawful stops, and what a petitioner may still ask after his answer (DLB-02, DLB-03, LED-07).</summary>
internal static partial class LeadRules
{
    private const string Application = "DL-05", Review = "DL-06";

    public static Ruling AskExtension(LeadFile file, AskExtension command, Facts facts)
    {
        var clock = file.Clocks.Open(command.Catalogue ?? "");
        return LeadLifecycle.Objections(file, LeadMove.AskExtension, facts)
            .Needs(command.Reason, "LED-01.reasons")
            .When(
                clock is { Provisional: false } && facts.Today > clock.Due, Rank.TooLate, RefusalKind.TooLate, "DLB-02.too-late",
                clock?.Due ?? default)
            .When(command.Count < 1, Rank.InvalidRule, RefusalKind.Invalid, "DLB-02.no-length")
            .Gate(clock is not null, "DLB-02.not-running")
            .Gate(file.Extension is null, "DSP-07.asked-before")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new LeadExtensionAsked(
                clock!.Catalogue, command.Count, facts.Today, facts.Asker.Id, command.Reason,
                Enum.Parse<Role>(facts.Rules.At(file.Packs(facts)).List("DLB-02.approver")[0])));
    }

    public static Ruling GrantExtension(LeadFile file, GrantExtension command, Facts facts)
    {
        if (LeadLifecycle.Objections(file, LeadMove.GrantExtension, facts).First() is { } refusal)
        {
            return refusal;
        }

        var asked = file.Extension!;
        var extended = DeadlineRules.Extend(
            file.Clocks, new(asked.Catalogue, asked.Count, asked.On, asked.By, asked.Reason), facts);
        return extended.Refused is not null
            ? extended
            : Ruling.Of([new(new LeadExtensionAnswered(asked.Catalogue, Granted: true, command.Opinion)), .. extended.Happened]);
    }

    public static Ruling RefuseExtension(LeadFile file, RefuseExtension command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.RefuseExtension, facts).Needs(command.Opinion, "DSP-03.opinion").First() is { } refusal
            ? refusal
            : Ruling.Of(new LeadExtensionAnswered(file.Extension!.Catalogue, Granted: false, command.Opinion));

    public static Ruling PauseDeadline(LeadFile file, PauseDeadline command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.PauseDeadline, facts)
            .When(command.Document is null, Rank.Shape, RefusalKind.Invalid, "LED-01.document")
            .Add(Rank.Shape, NoDigest(command.Document))
            .First() is { } refusal
            ? refusal
            : DeadlineRules.Pause(
                file.Clocks, new(command.Catalogue ?? "", command.Reason, command.LegalBasis, command.Document!.Sm3, command.On), facts);

    public static Ruling ResumeDeadline(LeadFile file, ResumeDeadline command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.ResumeDeadline, facts).First() is { } refusal
            ? refusal
            : DeadlineRules.Resume(file.Clocks, command.Catalogue ?? "", command.On, facts);

    public static Ruling ApplyReview(LeadFile file, ApplyReview command, Facts facts)
    {
        var at = CountyTime.StartOf(command.On);
        var proven = command.Proof is not null;
        return LeadLifecycle.Objections(file, LeadMove.ApplyReview, facts)
            .Add(Rank.Shape, NoDigest(command.Proof))
            .When(command.On > facts.Today, Rank.Shape, RefusalKind.Invalid, "DL-08.future")
            .Add(Rank.TooLate, DeadlineRules.RightLapsed(file.Clocks, Application, at, proven, facts))
            .Gate(
                file.Clocks.Last(Application) is { } right && (right.IsOpen || DeadlineRules.HasLapsed(right)), "DL-05.no-answer")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new LeadReviewApplied(command.On, command.Proof),
                .. DeadlineRules.Meet(file.Clocks, Application, at, proven, facts),
                .. LeadClocks.Start(file, Review, command.On, facts) is { } started ? new[] { started } : [],
            ]);
    }

    public static Ruling DecideReview(LeadFile file, DecideReview command, Facts facts)
    {
        var running = file.Clocks.Open(Review);
        return LeadLifecycle.Objections(file, LeadMove.DecideReview, facts)
            .When(command.Decision is null, Rank.Shape, RefusalKind.Invalid, "LED-01.document")
            .Add(Rank.Shape, NoDigest(command.Decision))
            .When(
                command.On > facts.Today || command.On < running?.Start, Rank.Shape, RefusalKind.Invalid, "DL-06.date")
            .Gate(running is not null, "DL-06.not-applied")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new LeadReviewDecided(command.Upheld, command.On, command.Decision!),
                .. DeadlineRules.Meet(file.Clocks, Review, CountyTime.StartOf(command.On), proven: true, facts),

                // After the 复查 the petitioner may ask for 复核; the 复核 is the last word.
                .. file.ReviewsDecided == 0 ? Answered(file, command.On, facts) : [],
            ]);
    }

    // The answer was served: from here a petitioner's right to have it looked at again runs (DL-05).
    private static IEnumerable<IEvent> Answered(LeadFile file, DateOnly on, Facts facts) =>
        file.Channel is LeadClocks.Petition && LeadClocks.Start(file, Application, on, facts) is { } started ? [started] : [];
}
