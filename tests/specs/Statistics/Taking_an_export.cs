using System.Collections.Frozen;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;
using Xunit;

namespace WarningGrid.Statistics;

/// <summary>EXP-01: a purpose, another hand where many are named, no row the viewer could not open, and not for ever.</summary>
public sealed class Taking_an_export
{
    private const string Officer = "G00000101", Deputy = "G00000102", Secretary = "G00000103";

    private static readonly ExportNumber Number = new("EX-2026-0001");
    private static readonly AskExport Cases = new(Register.Cases, SheetFormat.Xlsx, "季度核对");
    private static readonly Dictionary<string, Role> Roles = new()
    {
        [Officer] = Role.WarningOfficer, [Deputy] = Role.DeputyLeader, [Secretary] = Role.DisciplineSecretary, ["G00000104"] = Role.Analyst,
    };

    [Fact]
    public void EXP_01_an_export_without_a_purpose_is_Invalid_and_one_by_an_analyst_Forbidden()
    {
        Assert.Equal("EXP-01.purpose", Ask(Cases with { Purpose = " " }, 1).Refused?.Code);
        Assert.Equal("EXP-01.format", Ask(Cases with { Format = SheetFormat.Docx }, 1).Refused?.Code);
        Assert.Equal("QRT-01.quarter", Ask(Cases with { Register = Register.QuarterReturn, Quarter = "2026Q3" }, 1).Refused?.Code);
        Assert.Equal("EXP-01.period", Ask(Cases with { From = new(2026, 2, 1), To = new(2026, 1, 1) }, 1).Refused?.Code);
        Assert.Equal(RefusalKind.Forbidden, Ask(Cases, 1, "G00000104").Refused?.Kind);
    }

    [Fact]
    public void EXP_01_100_persons_may_be_taken_at_once_and_101_wait_for_another_hand()
    {
        var (few, many) = (Asked(100), Asked(101));

        Assert.Null(ExportRules.Take(few, Rows(100), Facts(Officer)));
        var refused = ExportRules.Take(many, Rows(101), Facts(Officer));
        Assert.Equal((RefusalKind.GateNotMet, "EXP-01.approver"), (refused!.Kind, refused.Items.Single().Code));
        Assert.Equal("EXP-01.not-needed", ExportRules.Approve(few, new(), Facts(Deputy)).Refused?.Code);
        Assert.Equal("EXP-01.same-hand", ExportRules.Approve(many, new(), Facts(Officer)).Refused?.Code);
        Assert.Null(ExportRules.Take(Fold(many, ExportRules.Approve(many, new("同意"), Facts(Deputy))), Rows(101), Facts(Officer)));
    }

    [Fact]
    public void EXP_01_whoever_was_not_there_when_it_was_approved_does_not_leave()
    {
        var approved = Fold(Asked(101), ExportRules.Approve(Asked(101), new(), Facts(Deputy)));

        Assert.Null(ExportRules.Take(approved, Rows(101), Facts(Officer)));
        Assert.Equal("EXP-01.grown", ExportRules.Take(approved, Rows(102), Facts(Officer))!.Items.Single().Code);

        // What grew over the number since it was asked for waits for a word, too.
        Assert.Equal("EXP-01.approver", ExportRules.Take(Asked(100), Rows(101), Facts(Officer))!.Items.Single().Code);
    }

    [Fact]
    public void EXP_01_only_who_asked_takes_it_and_only_for_three_days()
    {
        Assert.Equal("ACL-01.act-missing", ExportRules.Take(Asked(1), Rows(1), Facts(Deputy))?.Code);
        Assert.Null(ExportRules.Take(Asked(1), Rows(1), Facts(Officer, days: 3)));
        Assert.Equal("EXP-01.lapsed", ExportRules.Take(Asked(1), Rows(1), Facts(Officer, days: 4))?.Code);
        Assert.Equal("EXP-01.rows", Ask(Cases, 1, rows: 20_001).Refused?.Code);
    }

    [Fact]
    public void RCU_08_an_approver_recused_from_anybody_it_names_finds_no_export()
    {
        Assert.True(ExportRules.MaySee(Asked(101), Facts(Deputy)));
        Assert.False(ExportRules.MaySee(Asked(101), Facts(Deputy, recused: "G10000007")));
        Assert.False(ExportRules.MaySee(Asked(100), Facts(Deputy)));
        Assert.False(ExportRules.MaySee(Asked(101), Facts("G00000104")));
    }

    private static ExportFile Asked(int persons) => Fold(new ExportKind().Blank, Ask(Cases, persons));

    private static Ruling Ask(AskExport ask, int persons, string by = Officer, int? rows = null) =>
        ExportRules.Ask(new ExportKind().Blank, Number, ask, Rows(persons) with { Rows = rows ?? persons }, Facts(by));

    private static ExportFile Fold(ExportFile file, Ruling ruling)
    {
        Assert.True(ruling.Refused is null, ruling.Refused?.Code);
        return ruling.Happened.Aggregate(file, (state, one) => new ExportKind().Fold(
            state, new(Number.Key(), state.Version + 1, one.Event, Facts(Officer).Now, Facts(Officer).Now, Officer, "k")));
    }

    private static ExportRows Rows(int persons) =>
        new(persons, Enumerable.Range(1, persons).Select(n => $"G1{n:0000000}").ToFrozenSet(StringComparer.Ordinal));

    private static Facts Facts(string person, int days = 0, params string[] recused) => new(
        CountyTime.At(new DateOnly(2026, 9, 21).AddDays(days), new(9, 0)), new(Caller.Person(new(person)), [new(Roles[person], null)]),
        RuleBook.Shipped, WorkCalendar.Shipped, recused.ToFrozenSet(StringComparer.Ordinal));
}
