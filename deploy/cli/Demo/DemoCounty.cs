using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Demo;

/// <summary>A whole county by seed: units, sections, posts, officials, kin, and three years of who came and went.</summary>
internal sealed record DemoCounty(
    ImmutableArray<DemoUnit> Units,
    ImmutableArray<DemoSection> Sections,
    ImmutableArray<DemoPost> Posts,
    ImmutableArray<DemoOfficial> Officials,
    ImmutableArray<DemoKin> Kin,
    ImmutableArray<DemoChange> Changes)
{
    /// <summary>The day on which the county's register begins.</summary>
    public static readonly DateOnly Founded = new(2023, 11, 1);

    public const string DisciplineCommission = "B05";

    /// <summary>Makes the county of a seed as it stands on a day.</summary>
    public static DemoCounty Of(ulong seed, DateOnly today)
    {
        var dice = new Dice(seed);
        var places = DemoPlaces.Of(dice.Apart("places"));
        var officials = People(dice.Apart("people"), places.Posts.Length);
        var service = DemoService.Of(dice.Apart("service"), places.Posts, officials, today);
        return new(
            places.Units, places.Sections, places.Posts,
            [.. officials.Select(official => official with { Authority = service.AuthorityOf(official.Id) })],
            Kinships(dice.Apart("kin"), officials), service.Changes);
    }

    private static ImmutableArray<DemoOfficial> People(Dice dice, int posts)
    {
        var count = posts + 600;
        return
        [
            .. Enumerable.Range(1, count).Select(n =>
            {
                var woman = dice.Chance(34);
                var born = dice.Day(new(1964, 3, 1), new(2001, 12, 31));
                return new DemoOfficial(
                    string.Create(CultureInfo.InvariantCulture, $"G{n:00000000}"),
                    IdNumbers.Of(born, (((n / 2) % 400) * 2) + (woman ? 2 : 1)),
                    string.Create(CultureInfo.InvariantCulture, $"GH{n:000000}"),
                    // Homonyms on purpose: name-only targets must not find one person.
                    n % 900 == 7 ? "王伟" : Names.Draw(dice, woman), born, "County", "科员");
            }),
        ];
    }

    private static ImmutableArray<DemoKin> Kinships(Dice dice, ImmutableArray<DemoOfficial> officials)
    {
        var kin = ImmutableArray.CreateBuilder<DemoKin>();
        var seen = new HashSet<(string, string)>();
        while (kin.Count < 260)
        {
            var (one, other) = (dice.Of(officials), dice.Of(officials));
            if (one.Id != other.Id && seen.Add((one.Id, other.Id)))
            {
                var relation = Math.Abs(one.Born.Year - other.Born.Year) > 20 ? "Lineal"
                    : dice.Of(["Spouse", "Collateral", "InLaw"]);
                kin.Add(new(one.Id, relation, other.Id, dice.Day(Founded, Founded.AddDays(60))));
            }
        }

        return kin.DrainToImmutable();
    }
}
