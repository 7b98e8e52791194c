using System.Collections.Immutable;
using Npgsql;

namespace WarningGrid.Rules;

/// <summary>The rules of this county: the packs that were shipped and those published since, read again when a second old.</summary>
internal sealed class CountyRuleBook(NpgsqlDataSource db, [OfTheCounty] TimeProvider clock) : IRuleBookSource
{
    private readonly Published<RulePack> published = new(
        db, clock, "select pack, loaded_at from wg.rule_pack order by loaded_at, id",
        (text, at) => (RulePack)EventJson.Read(typeof(RulePack), text) with { LoadedAt = at });

    private volatile Known known = new([], RuleBook.Shipped);

    public async ValueTask<RuleBook> Current()
    {
        var packs = await published.Current();
        var last = known;
        if (last.Packs != packs)
        {
            known = last = new(packs, RuleBook.Of(ShippedPacks.All.Concat(packs)));
        }

        return last.Book;
    }

    private sealed record Known(ImmutableArray<RulePack> Packs, RuleBook Book);
}
