using WarningGrid.Leads;

namespace WarningGrid.Signals;

/// <summary>The lead that a registered signal gives birth to.</summary>
internal static class SignalBirth
{
    /// <param name="file">The signal before its registration.</param>
    public static Birth OfLead(SignalFile file, LeadNumber lead, Facts facts) => LeadRules.Register(
        new LeadRegistered(
            lead, file.Number, file.Channel, file.Item!.Named, CountyTime.DateOf(file.ReceivedAt),
            [.. SignalFollowUps.Targets(file)], file.Item.Category,
            file.Item.AssignedFromAbove || file.Channel == "SUPERIOR"),
        facts);
}
