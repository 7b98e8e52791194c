namespace WarningGrid.Rules;

/// <summary>Rules that reach what is already running: somebody must first say which text governs (RP-05).</summary>
internal static class RunningRules
{
    /// <summary>Adds a gate for each changed key without a recorded choice.</summary>
    public static Objections GoverningTextChosen(
        this Objections objections, RuleBook book, PackVersions pinned, DateOnly today, IEnumerable<GoverningTextChosen> choices)
    {
        var chosen = choices.Where(choice => !string.IsNullOrWhiteSpace(choice.Reason)).Select(choice => choice.Key).ToHashSet();
        foreach (var key in book.ChangedForRunning(pinned, today))
        {
            objections.Gate(chosen.Contains(key), "RP-05.governing-text", key);
        }

        return objections;
    }
}
