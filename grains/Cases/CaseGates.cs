using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>The gates that common moves pass.</summary>
internal static class CaseGates
{
    /// <summary>Something was changed after the approval, and nothing is on its way yet.</summary>
    public static readonly Gate Changed =
        new("DSP-04.nothing-changed", (file, _) => file is { Approved.Stale: true, Chain: not { IsRunning: true } });

    /// <summary>Nothing is on its way through review and approval.</summary>
    public static readonly Gate NothingWaits = new("DSP-03.approval-runs", (file, _) => file.Chain is not { IsRunning: true });

    /// <summary>DSP-09, step by step.</summary>
    public static readonly Gate Urged = new("DSP-09.urging", (file, _) => file.Pressure.Urged);

    public static readonly Gate Ordered = new("DSP-09.order", (file, _) => file.Pressure.Ordered);

    public static readonly Gate NoTermination = new("DSP-16.already-proposed", (file, _) => file.Termination is null);

    public static readonly Gate TerminationWaits = new("DSP-16.not-proposed", (file, _) => file.Termination is not null);

    public static readonly Gate NamedReporter = new("DSP-13.no-named-reporter", (file, _) => file.NamedReporter);

    /// <summary>Whoever was wronged has been cleared before the books are shut (APL-06).</summary>
    public static readonly Gate Cleared =
        new("APL-06.clarification", (file, _) => file.Outcome is not CaseOutcomes.Overturned || file.Appeal.Clarified);

    /// <summary>DSP-13, item by item: each that is missing is listed.</summary>
    public static readonly ImmutableArray<Gate> Checklist =
    [
        new("DSP-17.not-proposed", (file, _) => file.Done.ProposedBy is not null),
        new("DSP-13.outcome", (file, _) => file.Outcome is not null),
        new("DSP-13.signers", (file, _) => file.Chain?.Awaited.Any() is not true),
        new("DSP-13.subject-told", (file, _) => file.Done.SubjectTold || !file.SubjectServed),
        new("DSP-13.feedback", (file, _) => file.Done.FeedbackOn is not null || !file.NamedReporter || !file.Ways.Duties(file).Feedback),
        new("DSP-13.result-returned", (file, _) => file.Done.ResultReturned),

        // Feedback and result have deadlines of their own that settle with them: they are told once, as what they are.
        new("DSP-13.deadlines", (file, _) => file.Clocks.All.All(clock => !clock.IsOpen || clock.Catalogue is "DL-08" or "DL-57" || AppealRules.IsOwn(clock.Catalogue))),
        new("DSP-13.appeal", AppealRules.IsOver),
        new("DSP-13.documents", (file, facts) => CaseDocumentRules.AllNumbered(file, facts)),
        new("DSP-13.letter", (file, _) => file.Ways.Duties(file).Letter is not { } kind
            || file.Documents.Any(document => document.Kind == kind && document.Serial is not null)),
        new("DSP-13.archive-entry", (file, _) => file.Done.ArchiveEntered),
        new("DSP-13.meeting-task", (file, _) => file.Done.MeetingTaskSet || !file.Ways.Duties(file).MeetingTask),
    ];
}
