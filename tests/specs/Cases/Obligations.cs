namespace WarningGrid.Cases;

/// <summary>What must never be found on a case, whoever did what in whatever order.</summary>
internal static class Obligations
{
    /// <summary>What is still open on a file though it is closed, and what stands on it though nothing carries it.</summary>
    public static IEnumerable<string> Broken(CaseFile file)
    {
        // What was overturned is void at once, archived or not: its books are shut by the clearing alone (APL-06, DSP-19).
        if (file.Stage == CaseStage.Closed || (file.Stage == CaseStage.Archived && file.Outcome is not (null or CaseOutcomes.Overturned)))
        {
            foreach (var clock in file.Clocks.All.Where(clock => clock.IsOpen))
            {
                yield return $"deadline {clock.Id} runs";
            }

            (string What, bool Open)[] owed =
            [
                ("no outcome", file.Outcome is null),
                ("a second hand is waited for", !file.Pending.Waiting.IsEmpty),
                ("an approval runs", file.Chain is { IsRunning: true }),
                ("a word is waited for", file.Chain?.Awaited.Any() is true),
                ("an ending is proposed", file.Termination is not null),
                ("more time is asked for", file.Extension is not null),
                ("the subject was not told", file.SubjectServed && !file.Done.SubjectTold),
                ("the result did not go back", !file.Done.ResultReturned),
                ("no archive entry", !file.Done.ArchiveEntered),
                ("no feedback", file.NamedReporter && file.Ways.Duties(file).Feedback && file.Done.FeedbackOn is null),
                ("no meeting task", file.Ways.Duties(file).MeetingTask && !file.Done.MeetingTaskSet),
                ("an appeal waits", file.Appeal.IsOpen),
            ];
            foreach (var (what, _) in owed.Where(one => one.Open))
            {
                yield return what;
            }
        }

        if (file.Ways.Effect(file) is not null && file.ServedDocuments.IsEmpty && file.Kind is not CaseKind.Filing)
        {
            yield return "an effect without a served decision";
        }
    }
}
