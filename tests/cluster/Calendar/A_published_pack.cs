using WarningGrid.Rules;
using WarningGrid.Testing;
using WarningGrid.Testing.Duties;

namespace WarningGrid.Calendar;

/// <summary>A version published by a second person is in force for what opens from its day on, on every silo.</summary>
public sealed class A_published_pack(DutyCounty duties) : IClassFixture<DutyCounty>
{
    private const string Text =
        """
        { "id": "OV-COUNTY-2031", "line": "OV-COUNTY", "order": 1, "inherits": "OV-COUNTY-2019", "from": "2031-01-01", "on": true,
          "title": "县级规则", "rules": { "DL-39": { "kind": "L", "limit": "3 WD" } } }
        """;

    [Fact]
    public async Task RP_06_drafted_by_one_published_by_another_and_in_force_from_its_day()
    {
        var pack = duties.Pack("OV-COUNTY-2031");
        TestCaller.Is("G00000101");
        Assert.Null((await pack.Draft(new(Text), new("draft"))).Refused);
        Assert.Equal("RP-06.same-hand", (await pack.Publish(new("县纪发〔2030〕1号"), new("publish-1"))).Refused!.Code);
        TestCaller.Is("G00000102");
        Assert.Equal(RulePackStage.Published, (await pack.Publish(new("县纪发〔2030〕1号"), new("publish-2"))).Value.Stage);

        await Until.Holds(async () =>
            (await duties.County.Grain<IRuleRegister>("packs").Versions()).Any(line => line.Id == "OV-COUNTY-2031"));
        await duties.Duty("td-before").Take(new("DL-39", new(2030, 12, 30)), new("before"));
        await duties.Duty("td-after").Take(new("DL-39", new(2031, 1, 6)), new("after"));

        Assert.Equal(new DateOnly(2031, 1, 6), (await duties.Duty("td-before").Read()).Value.Due);
        Assert.Equal(new DateOnly(2031, 1, 9), (await duties.Duty("td-after").Read()).Value.Due);
    }
}
