using WarningGrid.Calendar;
using Xunit;

namespace WarningGrid.Rules;

/// <summary>Which packs are in force when, and what they say (RP-01…05, RP-08, RP-09).</summary>
public sealed class Packs_in_force
{
    private static readonly RuleBook Book = RuleBook.Shipped;

    [Theory]
    [InlineData("2011-01-01", "BASE-2011+OV-COUNTY-2011")]
    [InlineData("2014-12-31", "BASE-2011+OV-COUNTY-2011")]
    [InlineData("2015-01-01", "BASE-2015+OV-COUNTY-2015")]
    [InlineData("2017-01-01", "BASE-2017+OV-COUNTY-2015")]
    [InlineData("2019-01-01", "BASE-2019+OV-COUNTY-2019")]
    [InlineData("2020-06-30", "BASE-2019+OV-COUNTY-2019")]
    [InlineData("2020-07-01", "BASE-2020+OV-COUNTY-2019")]
    [InlineData("2022-05-01", "BASE-2022+OV-COUNTY-2019")]
    public void RP_02_each_date_has_its_versions(string on, string versions) =>
        Assert.Equal(versions, Book.InForce(DateOnly.Parse(on)).ToString());

    [Fact]
    public void RP_01_an_uncovered_date_is_RuleMissing() =>
        Assert.Throws<RuleMissing>(() => Book.On(new(2010, 12, 31)));

    [Fact]
    public void RP_01_an_unknown_key_is_RuleMissing_naming_it() =>
        Assert.Equal("DL-99.limit", Assert.Throws<RuleMissing>(() => Book.On(new(2026, 9, 21)).Limit("DL-99.limit")).Key);

    [Fact]
    public void RP_01_a_value_of_another_sort_is_RuleMissing() =>
        Assert.Throws<RuleMissing>(() => Book.On(new(2026, 9, 21)).Whole("DL-17.limit"));

    [Theory]
    [InlineData("DL-18.limit", "2018-12-31", "30 CD")]
    [InlineData("DL-18.limit", "2019-01-01", "1 M")]
    [InlineData("DL-24.limit", "2018-12-31", "15 CD")]
    [InlineData("DL-24.limit", "2019-01-01", "1 M")]
    [InlineData("DL-12.limit", "2012-01-01", "1 M")]
    [InlineData("DL-04.limit", "2026-01-01", "60 CD")]
    [InlineData("DL-17.limit", "2026-01-01", "15 WD")]
    public void RP_02_a_pack_inherits_what_it_does_not_set(string key, string on, string limit) =>
        Assert.Equal(Limit.Parse(limit), Book.On(DateOnly.Parse(on)).Limit(key));

    [Fact]
    public void RP_02_a_duty_that_came_with_a_regulation_is_missing_before_it()
    {
        Assert.Throws<RuleMissing>(() => Book.On(new(2020, 6, 30)).Limit("DL-07.limit"));
        Assert.Throws<RuleMissing>(() => Book.On(new(2022, 4, 30)).Limit("DL-03.limit"));
        Assert.Equal(new Limit(5, LimitUnit.WorkingDays), Book.On(new(2022, 5, 1)).Limit("DL-03.limit"));
    }

    [Fact]
    public void RP_03_the_card_overlay_is_off_and_shortens_what_it_may_when_on()
    {
        var on = Book.With(Book.Find("OV-CARD")! with { Id = "OV-CARD-2026", Inherits = "OV-CARD", From = new(2026, 1, 1), On = true, Rules = [] });

        Assert.Equal("15 WD", Book.On(new(2026, 9, 21)).Word("DL-17.limit"));
        var rules = on.On(new(2026, 9, 21));
        Assert.Equal(["10 CD", "15 CD", "7 CD"], new[] { "DL-17.limit", "DL-19.limit", "DL-46.limit" }.Select(rules.Word));
        Assert.Equal("15 WD", rules.Word("DL-17.extension"));
    }

    [Fact]
    public void RP_04_pinned_versions_keep_their_values_whatever_comes_after()
    {
        var pinned = Book.InForce(new(2018, 12, 20));
        var later = Book.With(Book.Find("BASE-2022")! with { Id = "BASE-2027", Inherits = "BASE-2022", From = new(2018, 1, 1), Rules = [] });

        Assert.Equal("30 CD", later.At(pinned).Word("DL-18.limit"));
    }

    [Fact]
    public void RP_05_what_reaches_running_objects_waits_for_a_recorded_choice()
    {
        var pinned = Book.InForce(new(2018, 12, 20));
        var today = new DateOnly(2019, 2, 1);
        Assert.Equal(["ACC.modes"], Book.ChangedForRunning(pinned, today));

        Assert.Equal(["ACC.modes"], RunningRules.Unchosen(Book, pinned, today, []));
        var open = new Objections().GoverningTextChosen(RunningRules.Unchosen(Book, pinned, today, [])).First()!;
        Assert.Equal((RefusalKind.GateNotMet, "RP-05.governing-text"), (open.Kind, Assert.Single(open.Items).Code));
        Assert.Empty(RunningRules.Unchosen(Book, pinned, today, [new("ACC.modes", GoverningText.Older, today)]));
    }

    [Fact]
    public void RP_05_the_later_text_governs_where_it_was_chosen_as_the_milder_one_and_nowhere_else()
    {
        var pinned = Book.InForce(new(2018, 12, 20));
        var chosen = new ChosenText("ACC.modes", GoverningText.Milder, new(2019, 2, 1));

        Assert.Equal(Book.On(new(2019, 2, 1)).List("ACC.modes"), Book.Governing(pinned, [chosen]).At(pinned).List("ACC.modes"));
        Assert.Equal(new(30, LimitUnit.CalendarDays), Book.Governing(pinned, [chosen]).At(pinned).Limit("DL-18.limit"));
        Assert.Same(Book, Book.Governing(pinned, [chosen with { Choice = GoverningText.Older }]));
    }

    [Fact]
    public void RP_08_a_name_is_the_one_in_force_on_the_date()
    {
        Assert.Equal("县纪委", Book.On(new(2018, 6, 1)).Word("ORG.discipline"));
        Assert.Equal("县纪委监委", Book.On(new(2026, 6, 1)).Word("ORG.discipline"));
    }

    [Fact]
    public void VIE_03_RP_09_every_section_of_the_archive_has_its_label_in_the_pack()
    {
        var labels = Enum.GetValues<Officials.ArchiveSection>().Select(section => Book.On(new(2026, 9, 21)).Word($"VIE-03.label.{section}"));
        Assert.Equal(["任免", "谈话", "问责", "问题线索", "廉政意见回复", "信访举报处理", "谈话函询", "党纪政务处分", "澄清", "其他"], labels);
    }

    // The catalogue of spec 01 §3 as it stands in 2026: limit, extension.
    [Theory]
    [InlineData("DL-01", "15 CD", null), InlineData("DL-02", "15 CD", null), InlineData("DL-03", "5 WD", null)]
    [InlineData("DL-04", "60 CD", "30 CD"), InlineData("DL-05", "30 CD", null), InlineData("DL-06", "30 CD", null)]
    [InlineData("DL-07", "15 WD", null), InlineData("DL-08", "15 WD", null), InlineData("DL-09", "5 WD", null)]
    [InlineData("DL-10", "5 WD", null), InlineData("DL-11", "3 M", "3 M"), InlineData("DL-12", "1 M", null)]
    [InlineData("DL-13.DeputyLeader", "1 WD", null), InlineData("DL-13.SectionChief", "2 WD", null)]
    [InlineData("DL-13.DisciplineSecretary", "3 WD", null), InlineData("DL-13.PartySecretary", "3 WD", null)]
    [InlineData("DL-14", "5 WD", "5 WD"), InlineData("DL-15", "15 WD", null), InlineData("DL-16", "5 WD", null)]
    [InlineData("DL-17", "15 WD", "15 WD"), InlineData("DL-18", "1 M", null), InlineData("DL-19", "5 WD", null)]
    [InlineData("DL-20", "6 M", null), InlineData("DL-21", "6 M", null), InlineData("DL-22", "5 WD", "5 WD")]
    [InlineData("DL-23", "15 WD", "15 WD"), InlineData("DL-24", "1 M", null), InlineData("DL-25", "1 M", null)]
    [InlineData("DL-26", "1 M", null), InlineData("DL-27", "20 WD", null), InlineData("DL-29", "5 WD", null)]
    [InlineData("DL-30", "20 WD", "10 WD"), InlineData("DL-31", "45 WD", "15 WD"), InlineData("DL-32", "10 WD", null)]
    [InlineData("DL-33", "3 WD", null), InlineData("DL-34", "3 M", null), InlineData("DL-35", "1 M", null)]
    [InlineData("DL-36", "10 WD", null), InlineData("DL-37", "10 WD", null), InlineData("DL-38", "10 WD", null)]
    [InlineData("DL-39", "5 WD", null), InlineData("DL-40", "15 WD", "60 CD"), InlineData("DL-41", "5 WD", null)]
    [InlineData("DL-42", "5 WD", null), InlineData("DL-43", "15 WD", null), InlineData("DL-44", "30 CD", null)]
    [InlineData("DL-45.apply", "15 WD", null), InlineData("DL-45.decide", "30 CD", null), InlineData("DL-46", "5 WD", null)]
    [InlineData("DL-47", "10 WD", null), InlineData("DL-48", "3 WD", null), InlineData("DL-49.Yellow", "3 WD", null)]
    [InlineData("DL-49.Red", "5 WD", null), InlineData("DL-50", "1 WD", null), InlineData("DL-51", "5 WD", null)]
    [InlineData("DL-52", "6 M", null), InlineData("DL-53", "3 M", null), InlineData("DL-54", "20 WD", null)]
    [InlineData("DL-55.comment", "30 CD", null), InlineData("DL-55.legality", "7 WD", null), InlineData("DL-55.papers", "7 CD", null)]
    [InlineData("DL-56", "5 WD", null), InlineData("DL-57", "10 WD", null), InlineData("DL-58", "5 WD", null)]
    [InlineData("DL-59", "12 M", null), InlineData("DL-60.opinion", "20 WD", null), InlineData("DL-60.service", "5 WD", null)]
    [InlineData("DL-61", "1 WD", null)]
    public void DL_the_catalogue_has_the_limits_and_extensions_of_the_specification(string duty, string limit, string? extension)
    {
        var rules = Book.On(new(2026, 9, 21));

        Assert.Equal(limit, rules.Word($"{duty}.limit"));
        Assert.Equal(extension, rules.Has($"{duty}.extension") ? rules.Word($"{duty}.extension") : null);
    }

    [Fact]
    public void RP_09_every_level_has_its_label_and_colour_in_the_pack()
    {
        var rules = Book.On(new(2026, 9, 21));
        foreach (var level in new[] { "Red", "Orange", "Yellow", "Blue", "None" })
        {
            Assert.NotEmpty(rules.Word($"LEVEL.{level}.label"));
            Assert.Matches("^#[0-9A-F]{6}$", rules.Word($"LEVEL.{level}.colour"));
        }
    }

    [Fact]
    public void ASF_02_the_book_as_known_holds_only_what_was_loaded_by_then()
    {
        var correction = Book.Find("BASE-2022")! with
        {
            Id = "BASE-2022-A", Inherits = "BASE-2022", Rules = [], LoadedAt = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero),
        };
        var book = Book.With(correction);

        Assert.Equal("BASE-2022-A", book.InForce(new(2026, 9, 21)).Versions[0]);
        Assert.Equal("BASE-2022", book.AsKnown(new(2026, 8, 31, 0, 0, 0, TimeSpan.Zero)).InForce(new(2026, 9, 21)).Versions[0]);
    }

    [Fact]
    public void Every_duty_of_the_catalogue_has_a_limit_and_a_roll_in_2026()
    {
        var rules = Book.On(new(2026, 9, 21));
        for (var n = 1; n <= 61; n++)
        {
            var id = $"DL-{n:00}";
            var groups = rules.Groups.Where(group => group.Name == id || group.Name.StartsWith(id + ".", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(groups);
            Assert.All(groups, group =>
            {
                rules.Limit(group.Name + ".limit");
                rules.Switch(group.Name + ".roll");
                Assert.NotEmpty(rules.Word(group.Name + ".duty"));
            });
        }
    }

    [Fact]
    public void Pack_versions_are_equal_by_value_and_survive_json()
    {
        var versions = Book.InForce(new(2026, 9, 21));
        var again = (PackVersions)EventJson.Read(typeof(PackVersions), EventJson.Canonical(versions));

        Assert.Equal(versions, again);
        Assert.Equal(versions.GetHashCode(), again.GetHashCode());
    }

    [Fact]
    public void A_shipped_pack_survives_json()
    {
        foreach (var pack in ShippedPacks.All)
        {
            var json = EventJson.Canonical(pack);
            Assert.Equal(json, EventJson.Canonical(EventJson.Read(typeof(RulePack), json)));
        }
    }
}
