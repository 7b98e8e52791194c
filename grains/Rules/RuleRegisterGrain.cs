using System.Collections.Immutable;

namespace WarningGrid.Rules;

/// <inheritdoc cref="IRuleRegister"/>
[StatelessWorker, GrainType("rule-register")]
internal sealed class RuleRegisterGrain(IRuleBookSource packs) : Grain, IRuleRegister
{
    public async Task<IReadOnlyList<RulePackLine>> Versions() =>
    [
        .. (await packs.Current()).Packs.Select(pack =>
            new RulePackLine(pack.Id, pack.Line, pack.From, pack.On, pack.Title, pack.LoadedAt)),
    ];

    public async Task<Outcome<RulesInForce>> InForce(DateOnly on)
    {
        var book = await packs.Current();
        try
        {
            var rules = book.On(on);
            return new RulesInForce(on, rules.Versions.Versions, [.. Lines(rules)]);
        }
        catch (RuleMissing missing)
        {
            return Refusal.Of(RefusalKind.RuleMissing, "RP-01.missing", missing.Key);
        }
    }

    private static IEnumerable<RuleLine> Lines(RuleSet rules) =>
        from rule in rules.Groups.OrderBy(rule => rule.Name, StringComparer.Ordinal)
        from value in rule.Values
        select new RuleLine($"{rule.Name}.{value.Key}", rule.Kind.ToString(), Items(value.Value));

    private static ImmutableArray<string> Items(RuleValue value) => value.Text is { } text ? [text] : value.List;
}
