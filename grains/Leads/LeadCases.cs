namespace WarningGrid.Leads;

/// <summary>Where a lead goes when the cases it opened have ended (spec 03 §5, row InCase).</summary>
internal static class LeadCases
{
    /// <summary>Ends after which the lead is as if the case had never been opened.</summary>
    private static readonly string[] WithoutEffect = ["NotApproved", "Discarded", "Overturned"];

    /// <summary>The stage after the ends so far: any outcome D (转初步核实) leads to verification, none approved back to the handler, else closed.</summary>
    public static LeadStage Leads(LeadFile file)
    {
        var outcomes = file.RoundCases.Select(one => one.Outcome).ToArray();
        return file.Stage is not LeadStage.InCase || outcomes.Contains(null) ? file.Stage
            : outcomes.Contains("D") ? LeadStage.Verifying
            : outcomes.All(outcome => WithoutEffect.Contains(outcome)) ? LeadStage.Assigned
            : LeadStage.Closed;
    }

    /// <summary>The file with one case's end (or its reopening: null) remembered.</summary>
    public static LeadFile Ended(this LeadFile file, CaseNumber number, string? outcome) =>
        file with { Cases = [.. file.Cases.Select(one => one.Number == number ? one with { Outcome = outcome } : one)] };
}
