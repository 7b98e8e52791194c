using WarningGrid.Engine;
using WarningGrid.Testing;

namespace WarningGrid.Access;

/// <summary>How a new county comes by somebody who may grant (SEP-02): each test on an empty database of its own.</summary>
public sealed class The_first_admins
{
    private static readonly OfficialId System = new("G00000001"), Security = new("G00000002"), Audit = new("G00000003");

    [Fact]
    public async Task SEP_02_two_of_them_grant_what_comes_next_and_one_alone_does_not()
    {
        await using var county = await County();
        Assert.True(await Found(county, System, Security, Audit));
        var person = county.Grain<IAccessGrain>(new OfficialId("G00000417").AccessKey());
        var handler = new GrantRole(Role.Handler, Scope.All, [], [], Today(county), null);

        TestCaller.Is(System.Value);
        var proposed = (await person.Grant(handler, new("first-1"))).Value;
        TestCaller.Is(Security.Value);
        var granted = (await person.Grant(handler, new("first-2", proposed.Revision))).Value;

        Assert.Empty(proposed.Grants);
        Assert.Equal(Role.Handler, Assert.Single(granted.Grants).Role);
    }

    [Fact]
    public async Task AUD_01_the_installation_is_named_as_who_granted()
    {
        await using var county = await County();
        await Found(county, System, Security, Audit);

        Assert.Equal(3, await county.Database.Ask<long>(
            "SELECT count(*) FROM event WHERE type = 'access.role-granted' AND actor = 'system:installation'"));
        Assert.Equal(1, await county.Database.Ask<long>(
            "SELECT count(*) FROM event WHERE stream LIKE 'a-%' AND entry LIKE '%access.first-admins%'"));
        Assert.Equal(3, await county.Database.Ask<long>("SELECT count(*) FROM access_history WHERE act = 'access.first-admins'"));
        await using var db = Postgres.Open(county.Database.Connection);
        Assert.Empty(await Verifier.LostAnswers(db));
    }

    [Fact]
    public async Task SEP_01_there_are_first_admins_once_even_where_two_try_at_the_same_time()
    {
        await using var county = await County();

        var founded = await Task.WhenAll(
            Found(county, System, Security, Audit), Found(county, new("G00000004"), new("G00000005"), new("G00000006")));

        Assert.Single(founded, first => first);
        Assert.False(await Found(county, new("G00000007"), new("G00000008"), new("G00000009")));
        Assert.Equal(3, await county.Database.Ask<long>("SELECT count(*) FROM role_grant"));
    }

    [Fact]
    public async Task SEP_01_three_admins_are_three_persons()
    {
        await using var county = await County();

        await Assert.ThrowsAsync<ArgumentException>(() => Found(county, System, System, Audit));

        Assert.Equal(0, await county.Database.Ask<long>("SELECT count(*) FROM event WHERE stream LIKE 'g-%'"));
    }

    private static Task<TestCounty> County() =>
        TestCounty.Start(services: services => services.AddFeatures());

    private static Task<bool> Found(TestCounty county, OfficialId system, OfficialId security, OfficialId audit) =>
        new FirstAdmins(county.Services.GetRequiredService<IEventLog>(), county.Services.GetRequiredService<CountyClock>())
            .Grant(system, security, audit, Today(county));

    private static DateOnly Today(TestCounty county) => CountyTime.DateOf(county.Now);
}
