using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Demo;

/// <summary>The county's units, their sections and their posts.</summary>
internal sealed record DemoPlaces(
    ImmutableArray<DemoUnit> Units, ImmutableArray<DemoSection> Sections, ImmutableArray<DemoPost> Posts)
{
    public static DemoPlaces Of(Dice dice)
    {
        var units = Units_();
        var sections = ImmutableArray.CreateBuilder<DemoSection>();
        var posts = ImmutableArray.CreateBuilder<DemoPost>();
        foreach (var unit in units)
        {
            var size = posts.Count;
            string Next() => Invariant($"{unit.Code}-P{posts.Count - size + 1:000}");

            var head = Next();
            posts.Add(new(head, HeadOf(unit), unit.Code, null, null, "Head", Key: true));
            posts.Add(new(Next(), "纪检组长", unit.Code, null, head, "DisciplineHead", Key: true));
            for (var deputy = dice.Between(2, 5); deputy > 0; deputy--)
            {
                posts.Add(new(Next(), "副职领导", unit.Code, null, head, "Deputy", Key: dice.Chance(40)));
            }

            foreach (var (name, index) in SectionsOf(unit, dice).Select((name, index) => (name, index)))
            {
                var section = Invariant($"{unit.Code}-S{index + 1:00}");
                sections.Add(new(section, name, unit.Code));
                var chief = Next();
                posts.Add(new(chief, name + "负责人", unit.Code, section, head, null, Key: name is "行政审批股" or "财务股"));
                for (var staff = dice.Between(2, 6); staff > 0; staff--)
                {
                    posts.Add(new(Next(), name + "工作人员", unit.Code, section, chief, null, Key: false));
                }
            }
        }

        return new(units, sections.DrainToImmutable(), posts.DrainToImmutable());
    }

    private static ImmutableArray<DemoUnit> Units_()
    {
        var codes = CountyUnits.Bodies.Select((body, index) => (Name: body.Split('/')[0], Code: Invariant($"B{index + 1:00}")))
            .ToDictionary(unit => unit.Name, unit => unit.Code, StringComparer.Ordinal);
        return
        [
            .. CountyUnits.Townships.Select((name, index) => new DemoUnit(Invariant($"T{index + 1:00}"), name, "镇", null)),
            .. CountyUnits.Bodies.Select(body => body.Split('/')).Select(body => new DemoUnit(
                codes[body[0]], body[0], "县直", body.Length > 1 ? codes[body[1]] : null)),
        ];
    }

    private static IEnumerable<string> SectionsOf(DemoUnit unit, Dice dice) =>
        unit.Code is DemoCounty.DisciplineCommission
            ? CountyUnits.DisciplineSections
            : CountyUnits.Sections.Take(dice.Between(5, 7)).Concat(
                CountyUnits.Sections.Skip(7).Where(_ => dice.Chance(15)));

    private static string HeadOf(DemoUnit unit) => unit switch
    {
        { Code: "B01" } => "县委书记",
        { Code: "B02" } => "县长",
        { Code: DemoCounty.DisciplineCommission } => "县纪委书记",
        { Type: "镇" } => "镇党委书记",
        _ => "主要负责人",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
