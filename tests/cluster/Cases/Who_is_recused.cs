using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Cases;

/// <summary>RCU-01…06 computed from rows, and the list that shows them with their rule and without a cause (RCU-10).</summary>
public sealed class Who_is_recused(CaseCounty county) : IClassFixture<CaseCounty>
{
    private const string
        Colleague = "G00000401", Former = "G00000402", LongGone = "G00000403", Brother = "G00000404", Declared = "G00000405",
        SectionChief = "G00000406", Auditor = "G00000407";

    [Fact]
    public async Task RCU_10_section_chief_and_audit_admin_see_each_person_with_his_rule_and_nobody_else_does()
    {
        var number = await county.Open(1);
        var today = county.Today;
        await county.County.Database.Run(
            $"""
            insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
              ('g-{SectionChief}', 1, '{SectionChief}', 'SectionChief', 'All', '', '', '2020-01-01'),
              ('g-{Auditor}', 1, '{Auditor}', 'AuditAdmin', 'All', '', '', '2020-01-01');
            insert into wg.team_membership(stream, unit, via_post, from_date, official, team_role, to_date) values
              ('o-{Subject}', 'U-3401', '', '2019-01-01', '{Subject}', 'Member', null),
              ('o-{Colleague}', 'U-3401', '', '2019-01-01', '{Colleague}', 'Member', null),
              ('o-{Former}', 'U-3401', '', '2019-01-01', '{Former}', 'Member', '{today.AddMonths(-23):yyyy-MM-dd}'),
              ('o-{LongGone}', 'U-3401', '', '2019-01-01', '{LongGone}', 'Member', '{today.AddMonths(-25):yyyy-MM-dd}');
            update wg.post set superior_post = 'P-0-1' where code = 'P-0-2';
            insert into wg.kinship(stream, official, kin, relation, from_date) values
              ('o-{Subject}', '{Subject}', '{Brother}', 'Collateral', '2015-01-01');
            insert into wg.declared_recusal(stream, person, object, from_at) values
              ('l-L-2026-0001', '{Declared}', '{number.Key()}', '2026-01-01');
            """);
        var register = county.County.Grain<ICaseRegister>("all");

        TestCaller.Is(SectionChief);
        var list = (await register.Recusals(number)).Value.Persons;
        TestCaller.Is(Auditor);
        Assert.Equal(list, (await register.Recusals(number)).Value.Persons);

        Assert.Equal(
            [
                (Subject, "RCU-01"), (Colleague, "RCU-02"), (Former, "RCU-02"), (Head, "RCU-02"), (Head, "RCU-03"), (Brother, "RCU-04"), (Declared, "RCU-06"),
            ],
            list.Select(person => (person.Person.Value, person.Rule)));
        TestCaller.Is(Li);
        Assert.Equal(RefusalKind.Forbidden, (await register.Recusals(number)).Refused?.Kind);
        TestCaller.Is(Stranger);
        Assert.Equal(Refusal.NotFound, (await register.Recusals(number)).Refused);
        TestCaller.Is(SectionChief);
        Assert.Equal(Refusal.NotFound, (await register.Recusals(new("TI-2026-9999"))).Refused);
    }
}
