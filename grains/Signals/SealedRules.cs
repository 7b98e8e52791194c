using System.Collections.Immutable;
using WarningGrid.Officials;
using WarningGrid.Rules;

namespace WarningGrid.Signals;

/// <summary>Whether an item belongs to the sealed route, asked before anything of it is kept (SEA-01). Pure.</summary>
/// <remarks>Where a mention leaves several persons open and one of them is reserved, it is sealed: kept content cannot be unkept.</remarks>
internal static class SealedRules
{
    public static bool IsSealed(ImmutableArray<Hits> all, RuleSet rules) => all.Any(hits => IsSealed(hits, rules));

    private static bool IsSealed(Hits hits, RuleSet rules) =>
        Meant(hits).Any(person => person.Reserved || person.Authority is not CadreAuthority.County)
        || (hits.Mention.Level is { } level && rules.List("SEA-01.levels").Contains(level))
        || (hits.Mention.IsPerson && NamesReservedTitle(hits, rules));

    // Whoever the register does not know, or knows under another name, is known by the title that a letter gives him.
    private static bool NamesReservedTitle(Hits hits, RuleSet rules)
    {
        var title = (hits.UnitName ?? hits.Mention.Unit) + hits.Mention.Post;
        return hits.Mention.Post is not null && title.Split('、', ',', ',', '/', ' ').Any(one =>
            rules.List("SEA-01.titles").Any(reserved => one.EndsWith(reserved, StringComparison.Ordinal)));
    }

    private static IEnumerable<Person> Meant(Hits hits)
    {
        var (mention, persons) = (hits.Mention, hits.Persons);
        var known = persons.Where(person =>
            (hits.IdNoHash is { } hash && person.IdNoHash == hash)
            || (mention.StaffNo is { } number && person.StaffNo == number)).ToArray();
        if (known.Length > 0)
        {
            return known;
        }

        var holders = persons.Where(person => mention.Post is { } post && person.Holdings.Any(holding => holding.Post.Value == post));
        var namesakes = persons.Where(person => person.Name == mention.Name).ToArray();
        var inUnit = namesakes.Where(person => hits.Unit is { } unit && person.Holdings.Any(holding => holding.Unit == unit)).ToArray();
        return holders.Concat(inUnit.Length > 0 ? inUnit : namesakes);
    }
}
