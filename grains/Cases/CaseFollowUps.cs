using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Officials;

namespace WarningGrid.Cases;

/// <summary>Who is told what follows from a case: the subject's history, its lead, the register of serials.</summary>
internal static class CaseFollowUps
{
    public static IEnumerable<Message> Of(CaseFile before, CaseFile after, Recorded recorded) =>
        [
            .. Warnings(before, after), .. Duties(before, after), .. Others(before, after, recorded.Event), .. Vacated(before, after),
            .. after.Ways.FollowUps(before, after, recorded.Event),
        ];

    // The warning's entry moves with the stage, the outcome, the service and the measure's effect (spec 04 §5).
    private static IEnumerable<Message> Warnings(CaseFile before, CaseFile after)
    {
        if (Subject(after) is { } subject
            && (before.Stage != after.Stage || before.Outcome != after.Outcome || before.SubjectServed != after.SubjectServed
                || before.Appeal.Variation != after.Appeal.Variation))
        {
            var effect = after.StandingEffect;
            yield return new(subject, new WarningNoted(
                after.Number.Value, after.Kind.ToString(), after.Stage.Value, Status(after, effect), after.Outcome, effect?.From,
                effect?.To, Adverse: effect is not null, Served: after.SubjectServed, Form: after.StandingForm));
        }
    }

    /// <summary>How the case stands as an entry of the record (HIS-04).</summary>
    public static WarningStatus Status(CaseFile file, CaseEffect? effect)
    {
        var over = file.Stage == CaseStage.Closed || file.Stage == CaseStage.Archived;
        return file.Stage == CaseStage.Void || (file.Stage == CaseStage.Archived && file.Outcome is null or CaseOutcomes.Overturned)
            ? WarningStatus.Void
            : effect is not null && (over || effect.Runs) ? WarningStatus.InEffect
            : over ? WarningStatus.Ended
            : WarningStatus.Open;
    }

    // Only what the subject himself owes is a duty of his.
    private static IEnumerable<Message> Duties(CaseFile before, CaseFile after) =>
        after.Subject.Official is { } subject
            ? from clock in after.Clocks.All
              where clock.Holder == subject && !AppealRules.IsRight(clock.Catalogue)
              let was = before.Clocks.Find(clock.Id)
              where was is null || was.Due != clock.Due || Standing(was) != Standing(clock)
              select new Message(subject.Key(), new DutyNoted(after.Number.Value, clock.Id, clock.Due, Standing(clock)))
            : [];

    private static DutyStanding Standing(Deadline clock) =>
        clock.Status is DeadlineStatus.Overdue ? DutyStanding.Overdue
        : clock.IsOpen ? DutyStanding.Open
        : DutyStanding.Settled;

    private static IEnumerable<Message> Others(CaseFile before, CaseFile after, IEvent happened)
    {
        switch (happened)
        {
            case CaseClosed:
                yield return new(after.Lead.Key(), new CaseClosedForLead(after.Number, after.Ways.LeadOutcome(after), after.Done.FeedbackOn));
                break;
            case CaseDiscarded when after.Stage == CaseStage.Void:
                yield return new(after.Lead.Key(), new CaseClosedForLead(after.Number, "Discarded"));
                break;
            case CaseReopened:
                yield return new(after.Lead.Key(), new CaseReopenedForLead(after.Number));
                break;
            case FollowingOpened next:
                yield return new(after.Lead.Key(), new CaseOpenedForLead(
                    next.Case, next.Kind, after.Subject.Official, after.Subject.Unit, next.Ground));
                break;
            case ArchiveEntered entered when after.Subject.Official is { } official:
                yield return new(official.Key(), new ArchiveEntryNoted(after.Number.Value, entered.Section, after.Outcome!));
                break;
            case AppealDecided { Outcome: AppealStage.Overturned }:
                yield return new(after.Lead.Key(), new CaseVoidedForLead(after.Number));
                foreach (var recipient in Recipients(before))
                {
                    yield return new(recipient, new ArchiveEntryNoted(
                        after.Number.Value, ArchiveSection.Clarification, CaseOutcomes.Overturned));
                }

                break;
            case ClarificationIssued:
                foreach (var recipient in Recipients(before))
                {
                    yield return new(recipient, new ArchiveEntryNoted(after.Number.Value, ArchiveSection.Clarification, "Clarified"));
                }

                break;
            case MeetingTaskSet when after.Subject.Official is { } official:
                yield return new(official.Key(), new MeetingTaskNoted(after.Number.Value));
                break;
            case DocumentSealed seal:
                yield return new(
                    GrainKeys.Serials(seal.Prefix, seal.Year),
                    new SerialUsed(seal.SerialNumber, seal.File ?? after.Document(seal.Number)!.Sm3, after.Number.Key()));
                break;
            default:
                break;
        }
    }

    // Whoever ever had the record: the subject, the unit he served in then and the one he serves in now (APL-06).
    private static IEnumerable<string> Recipients(CaseFile file) =>
        new[]
        {
            file.Subject.Official?.Key(), file.UnitServed || file.Subject.Official is null ? file.Subject.Unit?.Key() : null,
            file.MovedTo?.Key(),
        }.OfType<string>().Distinct();

    // What came to nothing bars no other measure of its lead any more (SEV-02).
    private static IEnumerable<Message> Vacated(CaseFile before, CaseFile after) =>
        before.Exists && Stands(before) && !Stands(after) && after.Subject.Official is { } official && after.Ways.Puts(after, new Submit()) is not null
            ? [new(GrainKeys.Combination(after.Lead, official), new MeasureCameToNothing(after.Number))]
            : [];

    private static bool Stands(CaseFile file) => new CaseSibling(file.Number, file.Kind, file.Stage, file.Outcome, null).Stands;

    private static string? Subject(CaseFile file) => file.Subject.Official?.Key() ?? file.Subject.Unit?.Key();
}
