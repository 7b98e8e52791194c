using WarningGrid.Testing;

namespace WarningGrid.Officials;

/// <summary>EFC-02 on a cluster: the organisation department hears that something changed.</summary>
public sealed class Hearing_of_effects(Cases.CaseCounty county) : IClassFixture<Cases.CaseCounty>
{
    private const string OrgDept = "G00000801", CityOrgDept = "G00000802";

    [Fact]
    public async Task EFC_02_the_organisation_department_hears_whose_effects_changed_within_its_cadre_authority()
    {
        await county.County.Database.Run(
            $"""
            insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
              ('g-{OrgDept}', 1, '{OrgDept}', 'OrgDept', 'All', '', 'County', '2020-01-01'),
              ('g-{CityOrgDept}', 1, '{CityOrgDept}', 'OrgDept', 'All', '', 'City', '2020-01-01');
            insert into wg.effect_change(stream, version, official, authority, recorded_at) values
              ('o-{Cases.CaseCounty.Subject}', 3, '{Cases.CaseCounty.Subject}', 'County', '2026-03-10'),
              ('o-{Cases.CaseCounty.Head}', 3, '{Cases.CaseCounty.Head}', 'County', '2026-03-11');
            """);
        var register = county.County.Grain<IEffectRegister>("all");

        TestCaller.Is(OrgDept);
        var first = (await register.Changes(null, 1)).Value;
        Assert.Equal(Cases.CaseCounty.Subject, Assert.Single(first.Changes).Official.Value);
        var second = (await register.Changes(first.Next, 1)).Value;
        Assert.Equal((Cases.CaseCounty.Head, null), (Assert.Single(second.Changes).Official.Value, second.Next));

        TestCaller.Is(CityOrgDept);
        Assert.Empty((await register.Changes(null, 50)).Value.Changes);
        TestCaller.Is(Cases.CaseCounty.Li);
        Assert.Equal(RefusalKind.Forbidden, (await register.Changes(null, 50)).Refused?.Kind);
    }
}
