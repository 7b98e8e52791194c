namespace WarningGrid.Rules;

/// <summary>The rule book as it stands now: the shipped packs and every version published since.</summary>
internal interface IRuleBookSource
{
    /// <exception cref="StorageUnavailable">The published versions could not be read.</exception>
    ValueTask<RuleBook> Current();
}
