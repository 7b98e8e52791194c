using System.Collections.Immutable;
using System.Text.Json;

namespace WarningGrid.Signals;

/// <summary>Reads a delivery and looks up everything it names, all in memory: the sealed route is asked before anything is kept (SEA-01).</summary>
internal sealed class DeliveryReader(
    IntakeDesk desk, IntakeLookups lookups, PersonLookup persons, Facts facts, ImmutableArray<FeedRight> rights)
{
    /// <summary>The readable lines, in order, with the officials and units they may mean.</summary>
    public async Task<ImmutableArray<(Arrival Arrival, UnitCode? Unit)>> Read(IReadOnlyList<FeedLine> lines)
    {
        var arrivals = lines.Index().Where(line => line.Item.Item is not null)
            .Select(line => desk.Read(line.Index, line.Item.Item!, IsConfidential(line.Item.Item!.Source))).ToArray();
        var mentions = arrivals.SelectMany(arrival => arrival.Reading.Mentions ?? []).ToArray();
        var units = await lookups.UnitsOf(Distinct(
            [.. mentions.Select(mention => mention.Unit), .. arrivals.SelectMany(UnitsOf)]));
        var posts = await lookups.Posts(Distinct(arrivals.Where(arrival => arrival.IsPersonnel).Select(PostOf)));
        var found = await persons.Find(
            Distinct(mentions.Select(mention => desk.IdNoHash(mention.IdNo))), Distinct(mentions.Select(mention => mention.StaffNo)),
            Distinct(mentions.Select(mention => mention.Name)), Distinct(mentions.Select(mention => mention.Post)),
            facts.Rules.On(facts.Today).List("SEA-01.roles"), facts.Today);
        return [.. arrivals.Select(arrival => (Complete(arrival, units, posts, found), units.Find(arrival.Reading.UnitCode)))];
    }

    private Arrival Complete(Arrival arrival, Units units, HashSet<string> posts, ImmutableArray<Person> found)
    {
        var unknown = UnitsOf(arrival).Where(code => code is not null && !units.NameByCode.ContainsKey(code))
            .Concat(arrival.IsPersonnel && PostOf(arrival) is { } post && !posts.Contains(post) ? [post] : [])
            .Select(_ => RefusalItem.At(arrival.IsPersonnel ? "/detail" : "/unitCode", "FED-06.unknown-unit"));
        return arrival with
        {
            Reading = arrival.Reading with { Faults = [.. arrival.Reading.Faults, .. unknown] },
            Hits = [.. (arrival.Reading.Mentions ?? []).Where(mention => mention.IsPerson).Select(mention => HitsOf(mention, units, found))],
        };
    }

    private Hits HitsOf(Mention mention, Units units, ImmutableArray<Person> found)
    {
        var (hash, unit) = (desk.IdNoHash(mention.IdNo), units.Find(mention.Unit));
        return new(mention, hash, unit, unit is { } code ? units.NameByCode[code.Value] : null, [.. found.Where(person =>
            (hash is not null && person.IdNoHash == hash)
            || (mention.StaffNo is not null && person.StaffNo == mention.StaffNo)
            || (mention.Name is not null && person.Name == mention.Name)
            || (mention.Post is not null && person.Holdings.Any(holding => holding.Post.Value == mention.Post)))]);
    }

    // A source that may send anything confidential is trusted with nothing less when its type is unknown.
    private bool IsConfidential(string source) => rights.Where(right => right.Source == source)
        .SelectMany(right => right.Types).Any(type => FeedTypes.Find(type) is { Channel: { } channel } && desk.IsConfidential(channel));

    private static IEnumerable<string?> UnitsOf(Arrival arrival) => arrival.IsPersonnel
        ? [Detail(arrival, "unitCode")]
        : [arrival.Reading.UnitCode];

    private static string? PostOf(Arrival arrival) => Detail(arrival, "postCode");

    private static string? Detail(Arrival arrival, string member)
    {
        if (!arrival.Reading.IsGood)
        {
            return null;
        }

        using var data = JsonDocument.Parse(arrival.Item.Data);
        return data.RootElement.GetProperty("detail").TryGetProperty(member, out var value) ? value.GetString() : null;
    }

    private static string[] Distinct(IEnumerable<string?> texts) => [.. texts.OfType<string>().Distinct(StringComparer.Ordinal)];
}
