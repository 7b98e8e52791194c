using WarningGrid.Cases;
using WarningGrid.Leads;
using WarningGrid.Rules;
using Xunit;

namespace WarningGrid.Statistics;

/// <summary>STA-04: every figure says what it is of, in Chinese, and with which list its rows are found.</summary>
public sealed class Figures_and_their_rows
{
    private static readonly RuleSet Rules = RuleBook.Shipped.On(new(2026, 9, 21));

    [Fact]
    public void STA_04_a_cell_is_asked_for_by_what_it_is_of_before_what_all_have_in_common()
    {
        var by = new[] { CaseDimension.Kind, CaseDimension.Result }.Select(one => Dimensions.Of(one, Rules, new Dictionary<string, string>()));
        var table = FigureTables.Of(
            "STA-04.cases", DateTimeOffset.UnixEpoch, [.. by],
            [
                new(0, ["Admonition", "Released"], 2, 2), new(0, ["Criticism", null], 1, 1), new(1, ["Admonition", null], 2, 2),
                new(1, ["Criticism", null], 1, 1), new(2, [null, "Released"], 2, 2), new(2, [null, null], 1, 1), new(3, [null, null], 3, 3),
            ],
            "cases", [("unit", "U-3401"), ("outcome", "None"), ("handler", null)], least: null);

        Assert.Equal(["Kind", "Result"], table.By);
        Assert.Equal(["警示诫勉", "已解除"], table.Figures[0].Labels);
        Assert.Equal("cases?unit=U-3401&kind=Admonition&outcome=Released", table.Figures[0].Rows);
        Assert.Equal("(无)", table.Figures[1].Labels[1]);
        Assert.Null(table.Figures[1].Rows);
        Assert.Equal(("3", "cases?unit=U-3401&outcome=None"), (table.Total.Text, table.Total.Rows));
    }

    [Fact]
    public void Without_a_dimension_there_is_the_total_alone()
    {
        var table = FigureTables.Of("STA-04.leads", DateTimeOffset.UnixEpoch, [], [new(0, [], 4, 3)], "leads", [], least: null);

        Assert.Empty(table.Figures);
        Assert.Equal((4L, "leads", "合计"), (table.Total.Count, table.Total.Rows, table.Total.Labels.Single()));
    }

    [Fact]
    public void Every_code_that_is_counted_has_a_Chinese_word()
    {
        var cases =
            from kind in CaseKinds.All
            from stage in kind.Stages.Concat([CaseStage.Draft, CaseStage.Review, CaseStage.Closing, CaseStage.Closed, CaseStage.Archived, CaseStage.Frozen, CaseStage.Void])
            select Labels.Find(stage.Value, kind.Kind.ToString(), "Case");
        var outcomes =
            from type in typeof(CaseOutcomes).Assembly.GetTypes()
            where type.Name.EndsWith("Outcomes", StringComparison.Ordinal) && type.Namespace!.StartsWith("WarningGrid.Cases", StringComparison.Ordinal)
            from field in type.GetFields()
            where field.IsLiteral
            select Labels.Find((string)field.GetRawConstantValue()!, type.Name[..^"Outcomes".Length], "Case");
        var rest = Enum.GetNames<CaseKind>().Select(kind => Labels.Find(kind, "CaseKind"))
            .Concat(Enum.GetNames<LeadMode>().Select(mode => Labels.Find(mode, "LeadMode", "CaseKind")))
            .Concat(Enum.GetValues<LeadStage>().Where(stage => stage is not LeadStage.None).Select(stage => Labels.Find(stage.ToString(), "Lead")))
            .Concat(Enum.GetNames<ClockStanding>().Select(standing => Labels.Find(standing, "Deadline")));

        Assert.All(cases.Concat(outcomes).Concat(rest), Assert.NotNull);
        Assert.Equal("审计发现", Dimensions.Channel("AUDIT", Rules));
    }

    [Theory]
    [InlineData("2026Q3", "2026-07-01", "2026-09-30")]
    [InlineData("2025Q4", "2025-10-01", "2025-12-31")]
    [InlineData("2012Q1", "2012-01-01", "2012-03-31")]
    public void QRT_01_a_quarter_is_three_months(string text, string from, string to)
    {
        var quarter = Quarter.Of(text)!.Value;
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(to), text), (quarter.From, quarter.To, quarter.ToString()));
    }

    [Theory]
    [InlineData("2026Q5"), InlineData("2026-Q1"), InlineData("26Q1"), InlineData("２０２６Q1"), InlineData(""), InlineData(null)]
    public void QRT_01_whatever_else_is_none(string? text) => Assert.Null(Quarter.Of(text));
}
