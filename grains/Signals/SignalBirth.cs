using WarningGrid.Leads;

namespace WarningGrid.Signals;

/// <summary>The lead that a registered signal gives birth to; what begins with a lead is for the lead's own rules to say.</summary>
internal static class SignalBirth
{
    /// <param name="file">The signal before its registration.</param>
    public static Birth OfLead(SignalFile file, LeadNumber lead, Facts facts) => LeadRules.Register(
        new(
            lead, file.Number, file.Channel, file.Item is { Named: true }, CountyTime.DateOf(file.ReceivedAt),
            [.. SignalFollowUps.Targets(file)], file.Item?.Category,
            file.Item is { AssignedFromAbove: true } || file.Channel == "SUPERIOR",
            file.Item is { Forwarded: true }),
        facts);
}
