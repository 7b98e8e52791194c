using System.Collections.Immutable;
using WarningGrid.Officials;

namespace WarningGrid.Signals;

/// <summary>An official who may be meant, with the posts he held.</summary>
/// <param name="Reserved">He heads the discipline commission, or belongs to WarningOffice or intake (SEA-01).</param>
internal sealed record Person(
    OfficialId Id, string Name, string? IdNoHash, string? StaffNo, CadreAuthority Authority, bool Reserved,
    ImmutableArray<Holding> Holdings)
{
    public bool HeldAt(string post, DateOnly date) => Holdings.Any(holding => holding.Post.Value == post && holding.Covers(date));

    public bool WasIn(UnitCode unit, DateOnly date) => Holdings.Any(holding => holding.Unit == unit && holding.Covers(date));
}

internal sealed record Holding(PostCode Post, UnitCode Unit, DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly date) => From <= date && (To ?? DateOnly.MaxValue) >= date;
}

/// <summary>Whom the register knows under what a mention says.</summary>
/// <param name="IdNoHash">Keyed hash of the mention's ID number, where its check digit fits.</param>
/// <param name="Unit">The unit its text names by code or name, where there is exactly one.</param>
internal sealed record Hits(Mention Mention, string? IdNoHash, UnitCode? Unit, string? UnitName, ImmutableArray<Person> Persons);

/// <summary>Whom a mention means, as far as it tells by itself (MAT-01…03). Pure.</summary>
internal static class MatchRules
{
    /// <summary>The finding for one mention about something that occurred on a date.</summary>
    public static MatchFound Find(string at, string fingerprint, Hits hits, DateOnly occurredOn)
    {
        var (mention, persons) = (hits.Mention, hits.Persons);
        if (Only(persons.Where(person => hits.IdNoHash is { } hash && person.IdNoHash == hash)) is { } byId)
        {
            return Sure(MatchBasis.IdNumber, byId);
        }

        if (Only(persons.Where(person => mention.StaffNo is { } number && person.StaffNo == number)) is { } byStaffNo)
        {
            return Sure(MatchBasis.StaffNumber, byStaffNo);
        }

        // Of two on a day of change the newcomer holds the post (his row begins later).
        var holder = mention.Post is null ? null : persons.Where(person => person.HeldAt(mention.Post, occurredOn))
            .MaxBy(person => person.Holdings.Where(h => h.Post.Value == mention.Post && h.Covers(occurredOn)).Max(h => h.From));
        if (holder is not null && (mention.Name is null || mention.Name == holder.Name))
        {
            return Sure(MatchBasis.Post, holder);
        }

        var namesakes = persons.Where(person => person.Name == mention.Name).ToImmutableArray();
        var inUnit = namesakes.Where(person => hits.Unit is { } unit && person.WasIn(unit, occurredOn)).ToImmutableArray();
        return (inUnit, namesakes) switch
        {
            ([var one], _) => new(at, fingerprint, MatchStanding.Suggested, MatchBasis.NameAndUnit, [one.Id], one.Id, KnownPost()),
            ([_, ..], _) => Several(inUnit),
            (_, [var one]) => new(at, fingerprint, MatchStanding.Suggested, MatchBasis.NameOnly, [one.Id], one.Id, KnownPost()),
            (_, [_, ..]) => Several(namesakes),
            _ => new(at, fingerprint, MatchStanding.Unmatched, MatchBasis.Nothing, [], null, KnownPost()),
        };

        MatchFound Sure(MatchBasis basis, Person person) =>
            new(at, fingerprint, MatchStanding.Confirmed, basis, [person.Id], person.Id, KnownPost());

        // Several hits: nothing preselected, and two persons to confirm (MAT-03).
        MatchFound Several(ImmutableArray<Person> several) =>
            new(at, fingerprint, MatchStanding.Unmatched, MatchBasis.NameOnly,
                [.. several.Select(person => person.Id).OrderBy(id => id.Value, StringComparer.Ordinal)], null, KnownPost());

        // A post that anybody ever held is a post we know by its code.
        PostCode? KnownPost() =>
            mention.Post is { } code && persons.Any(person => person.Holdings.Any(holding => holding.Post.Value == code))
                ? new PostCode(code)
                : null;
    }

    /// <summary>Whether one person suffices to confirm this official for this match (MAT-02, MAT-03).</summary>
    public static bool OneHandSuffices(Match match, OfficialId official) =>
        match.Basis is MatchBasis.NameAndUnit && match.Suggested == official && !match.NotMeant.Contains(official);

    private static Person? Only(IEnumerable<Person> persons) => persons.Take(2).ToArray() is [var one] ? one : null;
}
