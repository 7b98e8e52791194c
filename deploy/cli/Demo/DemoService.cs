using System.Collections.Immutable;

namespace WarningGrid.Demo;

/// <summary>Who served where: the first filling of the posts, then month by month retirements, moves and newcomers.</summary>
internal sealed class DemoService
{
    // Heads of these bodies are cadres of the city: a signal against them is sealed (SEA-01).
    private static readonly ImmutableHashSet<string> CityCadres =
        ["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B15", "B16", "B17"];

    private readonly Dictionary<string, DemoPost> posts;
    private readonly Dictionary<string, string> holders = new(StringComparer.Ordinal);
    private readonly List<DemoChange> changes = [];
    private readonly HashSet<string> cityCadres = new(StringComparer.Ordinal);
    private readonly Queue<DemoOfficial> newcomers;

    private DemoService(ImmutableArray<DemoPost> posts, ImmutableArray<DemoOfficial> officials)
    {
        this.posts = posts.ToDictionary(post => post.Code, StringComparer.Ordinal);
        newcomers = new(officials);
    }

    public ImmutableArray<DemoChange> Changes => [.. changes];

    public string AuthorityOf(string official) => cityCadres.Contains(official) ? "City" : "County";

    public static DemoService Of(Dice dice, ImmutableArray<DemoPost> posts, ImmutableArray<DemoOfficial> officials, DateOnly today)
    {
        var service = new DemoService(posts, officials);
        foreach (var post in posts)
        {
            // The county's own leaders and the discipline commission are always manned.
            if (post.TeamRole is not null || post.Unit is DemoCounty.DisciplineCommission || !dice.Chance(4))
            {
                service.Start(service.newcomers.Dequeue().Id, post, DemoCounty.Founded);
            }
        }

        for (var month = DemoCounty.Founded.AddMonths(1); month <= today; month = month.AddMonths(1))
        {
            var last = month.AddMonths(1).AddDays(-1);
            for (var chains = dice.Between(9, 15); chains > 0; chains--)
            {
                var on = dice.Day(month, last);
                if (on < today)
                {
                    service.Chain(dice, on);
                }
            }
        }

        // A newcomer's first day may lie beyond today; it has not happened yet.
        service.changes.RemoveAll(change => change.On > today);
        service.changes.Sort((one, other) => one.On.CompareTo(other.On) is not 0 and var byDay
            ? byDay
            : string.CompareOrdinal(one.Official, other.Official) is not 0 and var byPerson
                ? byPerson
                : string.CompareOrdinal(one.Change[4..], other.Change[4..]));
        return service;
    }

    // Somebody leaves, somebody moves up, somebody new takes the place that this frees.
    private void Chain(Dice dice, DateOnly on)
    {
        var all = holders.Keys.Where(code => posts[code].Unit is not DemoCounty.DisciplineCommission).ToArray();
        Array.Sort(all, StringComparer.Ordinal);
        var (vacated, left) = (posts[dice.Of(all)], posts[dice.Of(all)]);
        if (vacated.Code == left.Code || CityCadres.Contains(vacated.Unit) || RecentlyMoved(vacated, on) || RecentlyMoved(left, on)
            || newcomers.Count == 0)
        {
            return;
        }

        End(holders[vacated.Code], vacated, on);
        var mover = holders[left.Code];
        End(mover, left, on);
        Start(mover, vacated, on.AddDays(1));
        Start(newcomers.Dequeue().Id, left, on.AddDays(dice.Between(1, 40)));
    }

    private bool RecentlyMoved(DemoPost post, DateOnly on) =>
        changes.Exists(change => change.Official == holders[post.Code] && change.On > on.AddMonths(-3));

    private void Start(string official, DemoPost post, DateOnly on)
    {
        holders[post.Code] = official;
        changes.Add(new(on, official, "PostStart", post.Code));
        if (post.TeamRole is "Head" && CityCadres.Contains(post.Unit))
        {
            cityCadres.Add(official);
        }
    }

    private void End(string official, DemoPost post, DateOnly on)
    {
        holders.Remove(post.Code);
        changes.Add(new(on, official, "PostEnd", post.Code));
    }
}
