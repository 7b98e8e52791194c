namespace WarningGrid.Approvals;

/// <summary>The task at the step that acts next: with whom it is, whether it was put aside, when it was last urged. A new step has a new one.</summary>
/// <param name="Holder">To whom it was handed over; null where anybody of the acting role may act.</param>
/// <param name="HandedBy">Who handed it over: he may take it back until somebody has acted.</param>
/// <param name="HeldFor">Why it was put aside; null where it was not.</param>
internal sealed record ApprovalTask(OfficialId? Holder, OfficialId? HandedBy, string? HeldFor, DateOnly? UrgedOn)
{
    public static ApprovalTask Fresh { get; } = new(null, null, null, null);
}

/// <summary>A word that somebody at a step asked of another person.</summary>
/// <param name="Agrees">Null until it was given.</param>
internal sealed record AskedWord(
    string Node, AskedFor For, OfficialId Person, OfficialId By, string Question, bool? Agrees = null)
{
    /// <summary>The verb under which the word is remembered among the opinions.</summary>
    public ApprovalVerb Verb => VerbOf(For);

    public static ApprovalVerb VerbOf(AskedFor asked) => asked switch
    {
        AskedFor.Delegate => ApprovalVerb.Delegate,
        AskedFor.SignerBefore or AskedFor.SignerAfter => ApprovalVerb.AddSigner,
        AskedFor.Cosigner => ApprovalVerb.Cosign,
    };
}
