using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace WarningGrid.Statistics;

/// <summary>STA-03: an analyst is given numbers; a cell below five persons is hidden, and a second one where it would betray the first.</summary>
public sealed class Hiding_small_figures
{
    [Fact]
    public void Example_08_08_a_cell_of_3_officials_is_less_than_5_for_an_analyst()
    {
        var table = Shaped([new(0, ["Admonition"], 3, 3), new(0, ["Criticism"], 9, 8), new(0, ["Filing"], 7, 7), new(1, [null], 19, 18)], least: 5);

        Assert.Equal(["<5", "9", "—"], table.Figures.Select(figure => figure.Text));
        Assert.Equal([null, 9L, null], table.Figures.Select(figure => figure.Count));
        Assert.All(table.Figures, figure => Assert.Null(figure.Rows));
        Assert.Equal("19", table.Total.Text);
    }

    [Fact]
    public void STA_03_nothing_is_hidden_where_no_cell_is_small_nor_from_who_may_open_the_rows()
    {
        Group[] large = [new(0, ["Admonition"], 5, 5), new(0, ["Filing"], 6, 6), new(1, [null], 11, 11)];
        Assert.Equal(["5", "6"], Shaped(large, least: 5).Figures.Select(figure => figure.Text));

        Group[] small = [new(0, ["Admonition"], 1, 1), new(1, [null], 1, 1)];
        Assert.Equal("1", Shaped(small, least: null).Figures.Single().Text);
        Assert.Equal("<5", Shaped(small, least: 5).Total.Text);
    }

    [Fact]
    public void STA_03_nothing_is_nobody_and_needs_no_hiding() =>
        Assert.Equal("0", Shaped([new(1, [null], 0, 0)], least: 5).Total.Text);

    [Fact]
    public void STA_03_whatever_is_counted_no_sum_lacks_exactly_one_of_its_parts() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 5], Gen.Int[0, 9].Array[1, 5], (first, second) => (first, second))
            .Sample(rows =>
            {
                var groups = Cube(rows.first, rows.second);
                var hidden = Suppression.Hidden(groups, 2, 5);
                foreach (var sum in groups.Where(group => group.Over != 0))
                {
                    foreach (var bit in new[] { 1, 2 }.Where(bit => (sum.Over & bit) != 0))
                    {
                        var parts = groups.Where(part => part.Over == (sum.Over & ~bit) && Agree(part, sum, bit)).ToArray();
                        Assert.NotEqual(1, parts.Append(sum).Count(hidden.Contains));
                    }
                }

                Assert.All(groups.Where(group => group.Count is > 0 and < 5), small => Assert.Contains(small, hidden));
            });

    // Two rows of columns, every cell as many persons as rows; what is nobody's is no cell.
    private static List<Group> Cube(int[] first, int[] second)
    {
        var cells = new[] { first, second }.SelectMany((row, at) => row.Select((count, column) => (Row: $"r{at}", Column: $"c{column}", Count: count)))
            .Where(cell => cell.Count > 0).ToArray();
        return
        [
            .. cells.Select(cell => new Group(0, [cell.Row, cell.Column], cell.Count, cell.Count)),
            .. cells.GroupBy(cell => cell.Row).Select(row => Sum(1, [row.Key, null], row.Sum(cell => cell.Count))),
            .. cells.GroupBy(cell => cell.Column).Select(column => Sum(2, [null, column.Key], column.Sum(cell => cell.Count))),
            Sum(3, [null, null], cells.Sum(cell => cell.Count)),
        ];

        static Group Sum(int over, ImmutableArray<string?> keys, int count) => new(over, keys, count, count);
    }

    private static bool Agree(Group part, Group sum, int bit) =>
        Enumerable.Range(0, 2).All(at => 1 << (1 - at) == bit || part.Keys[at] == sum.Keys[at]);

    private static FigureTable Shaped(Group[] groups, int? least) => FigureTables.Of(
        "STA-04.cases", DateTimeOffset.UnixEpoch, [new("Kind", "kind", "kind", (key, _) => Labels.Of(key, "CaseKind"))], groups, "cases",
        [("openedFrom", "2026-07-01"), ("kind", "Filing")], least);
}
