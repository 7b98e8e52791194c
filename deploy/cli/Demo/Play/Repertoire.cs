using System.Collections.Immutable;

namespace WarningGrid.Demo;

/// <summary>One story by its name, which is part of its keys.</summary>
/// <param name="OfUnit">Whether it is about a unit.</param>
/// <param name="Entrusts">Whether the heads of the official's unit talk to him: then neither may be recused.</param>
internal sealed record Tale(string Name, Func<Story, Task> Told, bool OfUnit = false, bool Entrusts = false);

/// <summary>What may happen to a case of each kind: it goes straight, is returned and done again, runs overdue, is rejected, and more.</summary>
internal static class Repertoire
{
    public static readonly ImmutableArray<Tale> All =
    [
        new("inquiry-straight", InquiryStories.Straight), new("inquiry-returned", InquiryStories.ReturnedAndMeasure),
        new("inquiry-rounds", InquiryStories.SecondRound, Entrusts: true), new("inquiry-overdue", InquiryStories.Overdue),
        new("inquiry-rejected", InquiryStories.Rejected), new("inquiry-terminated", InquiryStories.Terminated),
        new("admonition-straight", AdmonitionStories.Straight), new("admonition-returned", AdmonitionStories.ReturnedAndReReviewed),
        new("admonition-overdue", AdmonitionStories.Overdue), new("admonition-rejected", AdmonitionStories.Rejected),
        new("admonition-overturned", AdmonitionStories.Overturned),
        new("correction-straight", CorrectionStories.OnUnit, OfUnit: true), new("correction-returned", CorrectionStories.ReturnedAndFailed),
        new("correction-overdue", CorrectionStories.Overdue), new("correction-continued", CorrectionStories.Continued),
        new("correction-rejected", CorrectionStories.Rejected, OfUnit: true),
        new("preventive-straight", PreventiveStories.Straight), new("preventive-returned", PreventiveStories.Returned),
        new("preventive-overdue", PreventiveStories.Overdue), new("preventive-rejected", PreventiveStories.Rejected),
        new("criticism-reminder", CriticismStories.Reminder), new("criticism-overdue", CriticismStories.Overdue),
        new("criticism-returned", CriticismStories.ReturnedAndHandedOn), new("criticism-varied", CriticismStories.Varied),
        new("criticism-censured", CriticismStories.Censured, OfUnit: true),
        new("criticism-voted-down", CriticismStories.VotedDown, OfUnit: true), new("criticism-rejected", CriticismStories.Rejected),
        new("accountability-straight", AccountabilityStories.Straight),
        new("accountability-returned", AccountabilityStories.ReturnedAndOverturned),
        new("accountability-overdue", AccountabilityStories.Overdue), new("accountability-rejected", AccountabilityStories.Rejected),
        new("filing-straight", FilingStories.Straight), new("filing-returned", FilingStories.ReturnedAndDropped),
        new("filing-rejected", FilingStories.Rejected),
    ];
}
