using WarningGrid.Cases;
using WarningGrid.Officials;

namespace WarningGrid.Leads;

/// <summary>Who is told what follows from a lead's event (design D5). Pure.</summary>
internal static class LeadFollowUps
{
    public static IEnumerable<Message> Of(LeadFile before, LeadFile after, Recorded recorded) =>
        Histories(before, after).Concat(recorded.Event switch
        {
            LeadClosed e => [.. Result(after, e.CloseType is LeadCloseType.Handled ? "Adopted" : "NotAdopted", recorded), .. Merged(after)],
            LeadTransferred => [.. Result(after, "Transferred", recorded), .. Merged(after)],
            LeadMerged e =>
            [
                .. Result(after, "Merged", recorded),
                new(e.Into.Key(), new LeadMergedInto(after.Number, after.ReceivedOn, after.Named, [.. after.Signals])),
                .. after.Absorbed.Select(other => new Message(e.Into.Key(), new LeadMergedInto(
                    other.From, other.ReceivedOn, other.Named, other.Signals))),
            ],
            LeadUnmerged => [new Message(before.MergedInto!.Value.Key(), new LeadUnmergedFrom(after.Number))],
            LeadSurvivorConcluded => [.. Result(after, "Closed", recorded), .. Merged(after)],

            // The source hears that what was adopted came to nothing, once no measure of this lead stands (APL-06).
            LeadCaseVoided when after.Stage is LeadStage.Closed && after.Cases.All(one => one.Outcome is CaseOutcomes.Overturned) =>
                [.. Result(after, "NotAdopted", recorded)],
            LeadReopened => [.. Result(after, "InProgress", recorded)],
            _ => [],
        });

    // A lead stands in the history of everyone confirmed to be meant, and with each unit meant (MAT-04).
    private static IEnumerable<Message> Histories(LeadFile before, LeadFile after)
    {
        var (was, now) = (Meant(before), Meant(after));
        var told = before.Stage == after.Stage ? now.Except(was) : now;
        return told.Select(key => new Message(key, new LeadNoted(after.Number, after.StageName)))
            .Concat(was.Except(now).Select(key => new Message(key, new LeadNoted(after.Number, "NotConcerned"))));
    }

    private static string[] Meant(LeadFile file) =>
        [.. file.Targets
            .Select(target => target.Official?.Key() ?? (target.Unknown ? null : target.Unit?.Key()))
            .OfType<string>().Distinct()];

    // A lead that a case's outcome brought to life has no signal that waits for a result (涉嫌诬告).
    private static IEnumerable<Message> Result(LeadFile file, string result, Recorded recorded) =>
        file.Signal.Value is ""
            ? []
            : [new(file.Signal.Key(), new LeadClosedForSignal(file.Number, result, CountyTime.DateOf(recorded.OccurredAt)))];

    private static IEnumerable<Message> Merged(LeadFile file) =>
        file.Absorbed.Select(other => new Message(other.From.Key(), new LeadConcludedForMerged(file.Number)));
}
