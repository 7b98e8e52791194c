using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Engine;
using WarningGrid.Officials;
using WarningGrid.Posts;
using WarningGrid.Signals;
using WarningGrid.Units;

namespace WarningGrid.Demo;

/// <summary>Turns the demo county into three years of history, each entry recorded on its day.</summary>
internal sealed class DemoLoader(HistoryLoader history, IFieldVault vault)
{
    private const string Actor = "system:demo";

    /// <summary>Loads it all; <paramref name="loaded"/> hears of every day that is done.</summary>
    public async Task Load(DemoCounty county, DateOnly today, Action<DateOnly> loaded)
    {
        await Places(county);
        await People(county);
        var posts = county.Posts.ToDictionary(post => post.Code, StringComparer.Ordinal);
        foreach (var day in county.Changes.GroupBy(change => change.On))
        {
            foreach (var change in day)
            {
                await Change(change, posts[change.Where]);
            }

            loaded(day.Key);
        }

        await Grants(county, today);
        await Feeds(today);
        await history.Flush(CountyTime.At(today, new(8, 0)));
    }

    private async Task Places(DemoCounty county)
    {
        var at = Morning(DemoCounty.Founded, 0);
        var sections = county.Sections.ToLookup(section => section.Unit, StringComparer.Ordinal);
        foreach (var unit in county.Units)
        {
            var card = new UnitCard(
                new(unit.Code), unit.Name, unit.Type is "镇" ? UnitKind.Township : UnitKind.County,
                unit.Parent is { } parent ? new UnitCode(parent) : null);
            await history.Add(
                at, Actor, card.Code.Key(),
                [
                    At(new UnitDescribed(card, DemoCounty.Founded)),
                    .. sections[unit.Code].Select(section => At(new SectionDescribed(new(new(section.Code), section.Name)))),
                ]);
        }

        foreach (var post in county.Posts)
        {
            var card = new PostCard(
                new(post.Code), post.Name, new(post.Unit), post.Section is { } section ? new SectionCode(section) : null,
                post.Superior is { } superior ? new PostCode(superior) : null, post.TeamRole is not null, post.Key);
            await history.Add(at, Actor, card.Code.Key(), At(new PostDescribed(card, DemoCounty.Founded)));
        }
    }

    // Newcomers are registered on the day of their first post; everybody else is there from the beginning.
    private async Task People(DemoCounty county)
    {
        var firstPosts = county.Changes.Where(change => change.Change is "PostStart")
            .GroupBy(change => change.Official, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().On, StringComparer.Ordinal);
        var kin = county.Kin.ToLookup(tie => tie.Official, StringComparer.Ordinal);
        foreach (var official in county.Officials.OrderBy(official => Since(official.Id)))
        {
            var since = Since(official.Id);
            await history.Add(
                Morning(since, 1), Actor, new OfficialId(official.Id).Key(),
                [
                    new(
                        new OfficialRegistered(
                            new(official.Id),
                            new(official.Name, official.StaffNo, official.Rank, SealedIdNo.Of(vault, official.IdNo)),
                            Enum.Parse<CadreAuthority>(official.Authority)),
                        CountyTime.StartOf(since)),
                    .. kin[official.Id].Select(tie => new Happening(
                        new KinDeclared(new(tie.Kin), Enum.Parse<KinRelation>(tie.Relation), since), CountyTime.StartOf(since))),
                ]);
        }

        DateOnly Since(string official) => firstPosts.GetValueOrDefault(official, DemoCounty.Founded);
    }

    private Task Change(DemoChange change, DemoPost post)
    {
        IEvent happened = change.Change is "PostStart"
            ? new PostStarted(new(post.Code), new(post.Unit), change.On, post.TeamRole is not null, post.TeamRole is "Head")
            : new PostEnded(new(post.Code), change.On);
        return history.Add(
            Morning(change.On, 2), Actor, new OfficialId(change.Official).Key(), new Happening(happened, CountyTime.StartOf(change.On)));
    }

    private async Task Grants(DemoCounty county, DateOnly today)
    {
        foreach (var person in DemoRoles.Of(county, today).GroupBy(grant => grant.Person, StringComparer.Ordinal))
        {
            await history.Add(
                Morning(today, -1), Actor, new OfficialId(person.Key).AccessKey(),
                [
                    .. person.Select((grant, index) => new Happening(
                        new RoleGranted(
                            index + 1, grant.Role, grant.Scope, grant.Unit is { } unit ? [new(unit)] : [],
                            grant.Authorities is { } authority ? [authority] : [], DemoCounty.Founded, null),
                        CountyTime.StartOf(DemoCounty.Founded))),
                ]);
        }
    }

    // What each feed client of the embedded identity may send (FED-02).
    private async Task Feeds(DateOnly today)
    {
        foreach (var (client, source, type) in new[]
        {
            ("audit-feed", DemoFeeds.AuditSource, "county.audit.finding.v1"),
            ("petition-feed", DemoFeeds.PetitionSource, "county.petition.v1"),
            ("personnel-feed", "urn:county:personnel", "county.personnel.v1"),
        })
        {
            await history.Add(
                Morning(today, -1), Actor, GrainKeys.FeedSource(client),
                new Happening(new FeedSourceRegistered([new(source, [type])]), CountyTime.StartOf(DemoCounty.Founded)));
        }
    }

    private static Happening At(IEvent @event) => new(@event, CountyTime.StartOf(DemoCounty.Founded));

    // 09:00 of the county and some minutes: what must be known first is recorded first.
    private static DateTimeOffset Morning(DateOnly day, int step) => CountyTime.At(day, new(9, 0)).AddMinutes(step);
}
