using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Kernel;
using Xunit;

namespace WarningGrid.Rules;

/// <summary>Drafting and publishing versions (RP-03, RP-06), acceptance example 10 among them.</summary>
public sealed class Publishing_a_pack
{
    private const string Author = "G00000101", Other = "G00000102";

    private RulePackFile file = RulePackFile.Blank;

    private static string Overlay(string rules, string from = "2026-10-01", string id = "OV-COUNTY-2026", string more = "") =>
        $$"""{ "id": "{{id}}", "line": "OV-COUNTY", "order": 1, "inherits": "OV-COUNTY-2019", "from": "{{from}}", "on": true, "title": "县级规则",{{more}} "rules": { {{rules}} } }""";

    private static Facts By(string person, Role role = Role.SecurityAdmin) =>
        new(
            new(2026, 9, 21, 2, 0, 0, TimeSpan.Zero), new Asker(Caller.Person(new(person)), [new(role, null)]),
            RuleBook.Shipped, WorkCalendar.Shipped, []);

    private Refusal? Drafts(string text, string id = "OV-COUNTY-2026", string by = Author, Role role = Role.SecurityAdmin) =>
        Remember(RulePackRules.Draft(file, new(text), id, By(by, role)), by);

    private Refusal? Publishes(string by, bool somethingDepends = true) =>
        Remember(RulePackRules.Publish(file, new("县纪发〔2026〕9号"), somethingDepends, By(by)), by);

    private Refusal? Remember(Ruling ruling, string by)
    {
        foreach (var happening in ruling.Happened)
        {
            file = new RulePackKind().Fold(file, new(
                "r-OV-COUNTY-2026", file.Version + 1, happening.Event, By(by).Now, By(by).Now, by, "key"));
        }

        return ruling.Refused;
    }

    [Fact]
    public void Example_10_an_overlay_over_a_fixed_limit_is_invalid()
    {
        var refusal = Drafts(Overlay("""  "DL-04": { "kind": "L", "limit": "90 CD" } """))!;

        Assert.Equal((RefusalKind.Invalid, "RP-03.fixed", "/rules/DL-04"), (refusal.Kind, refusal.Code, Assert.Single(refusal.Items).Member));
    }

    [Fact]
    public void Example_10_published_by_its_author_is_same_hand()
    {
        Assert.Null(Drafts(Overlay("""  "DL-13.SectionChief": { "kind": "L", "limit": "3 WD" } """)));

        Assert.Equal(RefusalKind.SameHand, Publishes(Author)!.Kind);
        Assert.Null(Publishes(Other));
        Assert.Equal(RulePackStage.Published, file.Stage);
    }

    [Fact]
    public void RP_03_an_overridable_fixed_limit_may_be_changed() =>
        Assert.Null(Drafts(Overlay("""  "DL-17": { "kind": "N", "limit": "10 WD" } """)));

    [Theory]
    [InlineData(""" "DL-17": { "kind": "L", "limit": "10 WD" } """, "RP-03.marks")]
    [InlineData(""" "DL-99": { "kind": "N", "limit": "10 WD" } """, "RP-03.new-fixed")]
    [InlineData(""" "DL-13.SectionChief": { "kind": "L", "limit": true } """, "RP-03.sort")]
    [InlineData(""" "DLB-08": { "kind": "L", "steps": "1" } """, "RP-03.sort")]
    [InlineData(""" "DL-12": { "kind": "L", "limit": "2 M" } """, "RP-03.fixed")]
    public void RP_03_what_an_overlay_may_not_do(string rules, string code) => Assert.Equal(code, Drafts(Overlay(rules))!.Code);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "id": "X" }""")]
    [InlineData("""{ "id": "OV-COUNTY-2026", "line": "OV-COUNTY", "order": 1, "from": "2026-13-01", "on": true, "title": "", "rules": {} }""")]
    [InlineData("""{ "id": "OV-COUNTY-2026", "line": "OV-COUNTY", "order": 1, "from": "2026-10-01", "on": true, "title": "", "rules": { "A": { "limit": "1 M" } } }""")]
    [InlineData("""{ "id": "OV-COUNTY-2026", "line": "OV-COUNTY", "order": 1, "from": "2026-10-01", "on": true, "title": "", "rules": { "A": { "kind": "L", "x": null } } }""")]
    [InlineData("""{ "id": "OV-COUNTY-2026", "line": "OV-COUNTY", "order": 1, "from": "2026-10-01", "on": true, "title": "", "rules": { "A": null } }""")]
    public void RP_01_a_text_that_is_no_pack_is_invalid(string text) =>
        Assert.Equal((RefusalKind.Invalid, "RP-01.text"), (Drafts(text)!.Kind, Drafts(text)!.Code));

    [Fact]
    public void RP_02_the_version_must_stand_in_its_line()
    {
        Assert.Equal("RP-02.id", Drafts(Overlay(""), id: "OV-COUNTY-2027")!.Code);
        Assert.Equal("RP-02.inherits", Drafts(Overlay("").Replace("OV-COUNTY-2019", "OV-CARD"))!.Code);
        Assert.Equal("RP-02.order", Drafts(Overlay("").Replace("\"order\": 1", "\"order\": 2"))!.Code);
        Assert.Equal("RP-02.drops", Drafts(Overlay("", more: """ "drops": ["DL-12"],"""))!.Code);
        Assert.Equal("RP-02.known", Drafts(Overlay("", id: "OV-COUNTY-2019"), id: "OV-COUNTY-2019")!.Code);
    }

    [Fact]
    public void RP_06_a_start_in_the_past_is_invalid_unless_nothing_depends_on_it()
    {
        Assert.Null(Drafts(Overlay("", from: "2026-09-01")));

        Assert.Equal("RP-06.past", Publishes(Other, somethingDepends: true)!.Code);
        Assert.Null(Publishes(Other, somethingDepends: false));
    }

    [Fact]
    public void RP_06_what_is_published_is_locked()
    {
        Drafts(Overlay(""));
        Publishes(Other);

        Assert.Equal(RefusalKind.Locked, Drafts(Overlay(""))!.Kind);
        Assert.Equal(RefusalKind.Locked, Publishes(Other)!.Kind);
    }

    [Fact]
    public void SEP_02_only_the_admins_may() =>
        Assert.Equal(RefusalKind.Forbidden, Drafts(Overlay(""), role: Role.PartySecretary)!.Kind);

    public static TheoryData<string, string> EveryCell() => Drawings.EveryCell<RulePackStage, RulePackMove>();

    [Theory, MemberData(nameof(EveryCell))]
    public void Only_a_draft_moves(string stage, string move) =>
        Assert.Equal(stage is "Draft", RulePackLifecycle.Table(Enum.Parse<RulePackStage>(stage)).CanFire(Enum.Parse<RulePackMove>(move)));

    [Fact]
    public void The_drawing_in_docs_is_current() => Drawings.Check("rule-pack", RulePackLifecycle.Table(RulePackStage.Draft));
}
