using System.Collections.Frozen;
using WarningGrid.Access;
using Xunit;
using static WarningGrid.Officials.Histories;

namespace WarningGrid.Officials;

/// <summary>The blocks of a record by role (VIE-01, VIE-02, RST-05), and who sees that there is one at all (ACL-01).</summary>
public sealed class Who_sees_what
{
    [Fact]
    public void RST_05_disposal_roles_see_the_risk_and_nobody_else()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(Sight.Disposal.Contains(role), By(role) is { Work: true });
        }
    }

    [Fact]
    public void VIE_01_kin_is_for_the_section_chief_and_the_audit_admin() =>
        Assert.Equal([Role.SectionChief, Role.AuditAdmin], Enum.GetValues<Role>().Where(role => By(role) is { Kin: true }));

    [Fact]
    public void VIE_02_his_own_page_shows_what_he_was_served_and_no_work()
    {
        var own = Sight.Of(File, Facts("2026-08-29", Zhang.Value, [Zhang.Value], new Grant(Role.WarningOfficer, null)));
        var view = OfficialViews.Of(File, Facts("2026-08-29", Zhang.Value, [Zhang.Value]));

        Assert.Equal(new Sight(Kin: true, Warnings: false, Served: true, Duties: true, Work: false), own);
        Assert.Equal(["TI-2026-0002"], view.Warnings!.Value.Select(warning => warning.Source));
        Assert.Null(view.Signals);
        Assert.Null(view.Leads);
        Assert.Null(view.Risk);
    }

    [Fact]
    public void ACL_02_the_organisation_department_sees_served_warnings_of_its_cadres()
    {
        var city = new Grant(Role.OrgDept, null, new[] { "City" }.ToFrozenSet());
        var county = new Grant(Role.OrgDept, null, new[] { "County" }.ToFrozenSet());

        Assert.Null(Sight.Of(File, Facts("2026-08-29", grants: city)));
        var view = OfficialViews.Of(File, Facts("2026-08-29", grants: county));
        Assert.Equal(["TI-2026-0002"], view.Warnings!.Value.Select(warning => warning.Source));
        Assert.Null(view.Risk);
        Assert.Null(view.Duties);
    }

    [Fact]
    public void ACL_01_recused_out_of_scope_and_without_role_are_one()
    {
        var elsewhere = new Grant(Role.SectionChief, new[] { new UnitCode("U-2") }.ToFrozenSet());

        Assert.Null(Sight.Of(File, Facts("2026-08-29", excluded: [Zhang.Value], grants: new Grant(Role.WarningOfficer, null))));
        Assert.Null(Sight.Of(File, Facts("2026-08-29", grants: elsewhere)));
        Assert.Null(Sight.Of(File, Facts("2026-08-29")));
        Assert.NotNull(Sight.Of(File, Facts("2026-08-29", grants: new Grant(Role.SectionChief, new[] { new UnitCode("U-1") }.ToFrozenSet()))));
    }

    [Fact]
    public void APL_06_a_void_warning_is_in_no_adverse_view()
    {
        var file = new OfficialKind().Folded(Log(Zhang.Key(),
            Registered().Told("2020-01-01"), Served.Told("2026-08-01"), (Served with { Status = WarningStatus.Void }).Told("2026-08-20")));

        Assert.Empty(Measures.Warnings(file.History, Day("2026-08-29"), Rules.RuleBook.Shipped.On(Day("2026-08-29")), servedOnly: true));
        Assert.Equal(WarningStatus.Void, Measures.Warnings(file.History, Day("2026-08-29"), Rules.RuleBook.Shipped.On(Day("2026-08-29"))).Single().Status);
    }

    [Theory]
    [InlineData("2026-09-10", "2026-09-10", WarningStatus.InEffect)]
    [InlineData("2026-09-11", null, WarningStatus.Ended)]
    public void EFC_01_a_running_effect_blocks_promotion_until_its_last_day(string day, string? until, WarningStatus status)
    {
        var history = Of(new WarningNoted(
            "AD-2026-0001", "Admonition", "NoticeServed", WarningStatus.InEffect, null, Day("2026-03-10"), Day("2026-09-10"), true, true)
            .Told("2026-03-10"));
        var calendar = Measures.Calendar(history, Day(day), Rules.RuleBook.Shipped.On(Day(day)));

        Assert.Equal(until is null ? null : Day(until), calendar.PromotionBlockedUntil);
        Assert.Equal([new BarredYear(2026, "AD-2026-0001")], calendar.BarredYears);
        Assert.Equal(status, Measures.Warnings(history, Day(day), Rules.RuleBook.Shipped.On(Day(day))).Single().Status);
    }

    [Fact]
    public void EFC_02_a_changed_effect_is_told_without_what_it_is_and_anything_else_is_not()
    {
        var noted = new WarningNoted(
            "AD-2026-0001", "Admonition", "NoticeServed", WarningStatus.InEffect, null, Day("2026-03-10"), Day("2026-09-10"), true, true);
        var log = Log(Zhang.Key(),
            Registered().Told("2020-01-01"), Served.Told("2026-03-01"), noted.Told("2026-03-10"),
            (noted with { Stage = "FollowUp" }).Told("2026-06-10"), (noted with { Status = WarningStatus.Void }).Told("2026-07-01"));
        var kind = new OfficialKind();
        var (file, changed) = (kind.Blank, new List<long>());
        foreach (var recorded in log)
        {
            var after = kind.Fold(file, recorded);
            changed.AddRange(kind.Rows(file, after, recorded).Where(row => row.Table == OfficialTables.EffectChange)
                .Select(row => (long)row.Values[1]!));
            file = after;
        }

        // The admonition began, and became void; its follow-up and the inquiry changed no effect.
        Assert.Equal([3L, 5L], changed);
    }

    private static readonly WarningNoted Served = new(
        "TI-2026-0002", "TalkInquiry", "ReplyDue", WarningStatus.Open, null, null, null, false, Served: true);

    private static readonly OfficialFile File = new OfficialKind().Folded(Log(Zhang.Key(),
        Registered().Told("2020-01-01"), new PostStarted(new("P-1"), new("U-1"), Day("2020-01-01"), false, false).Told("2020-01-01"),
        new WarningNoted("TI-2026-0001", "TalkInquiry", "Draft", WarningStatus.Open, null, null, null, false).Told("2026-08-01"),
        Served.Told("2026-08-02"), (Served with { Stage = "Assessment", Served = false }).Told("2026-08-20"),
        Signal("S-1", "AUDIT", "HIGH").Told("2026-08-01")));

    private static Sight? By(Role role) => Sight.Of(File, Facts("2026-08-29", grants: new Grant(role, null)));
}
