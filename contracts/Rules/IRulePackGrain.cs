namespace WarningGrid.Rules;

/// <summary>One version of a rule pack (规则包), keyed by <see cref="GrainKeys.RulePack"/>; what is in force is never changed, only followed by another version (RP-06).</summary>
[Alias("rule-pack")]
public interface IRulePackGrain : IFollower
{
    /// <summary>Writes the draft, or writes it anew while it is not published.</summary>
    [Alias("draft")] Task<Outcome<RulePackView>> Draft(DraftPack command, Submission submission);

    /// <summary>Puts the draft into force from its date; by another person than its author.</summary>
    [Alias("publish")] Task<Outcome<RulePackView>> Publish(PublishPack command, Submission submission);

    /// <summary>Gives the draft up.</summary>
    [Alias("discard")] Task<Outcome<RulePackView>> Discard(DiscardPack command, Submission submission);

    [Alias("read")] Task<Outcome<RulePackView>> Read();
}

/// <summary>The packs in force, for anybody who wants to know under which rules the county works.</summary>
[Alias("rule-register")]
public interface IRuleRegister : IGrainWithStringKey
{
    /// <summary>Every version known, shipped and published, by line and date.</summary>
    [Alias("versions")] Task<IReadOnlyList<RulePackLine>> Versions();

    /// <summary>Every key with its value as in force on a date; RuleMissing where no base pack covers it.</summary>
    [Alias("in-force")] Task<Outcome<RulesInForce>> InForce(DateOnly on);
}
