using Xunit;

namespace WarningGrid.Calendar;

/// <summary><c>wg workday DATE N [--notices FILE]</c> without a process around it.</summary>
public sealed class The_workday_command
{
    private static (int Code, string Answer, string Error) Run(params string[] args)
    {
        var (answer, error) = (new StringWriter(), new StringWriter());
        return (Workday.Run(args, answer, error), answer.ToString(), error.ToString());
    }

    [Theory]
    [InlineData("2026-09-21", "15", "2026-10-19")]
    [InlineData("2026-12-21", "15", "2027-01-11 provisional")]
    [InlineData("2011-12-26", "5", "2011-12-31")]
    public void Prints_the_due_date_and_whether_it_is_provisional(string date, string n, string answer) =>
        Assert.Equal((0, answer + Environment.NewLine, ""), Run(date, n));

    [Theory]
    [InlineData()]
    [InlineData("2026-09-21")]
    [InlineData("2026-09-21", "15", "3")]
    [InlineData("2026-9-21", "15")]
    [InlineData("2026-02-30", "15")]
    [InlineData("1989-12-31", "15")]
    [InlineData("2101-01-01", "15")]
    [InlineData("2026-09-21", "0")]
    [InlineData("2026-09-21", "-1")]
    [InlineData("2026-09-21", "+1")]
    [InlineData("2026-09-21", "1.5")]
    [InlineData("2026-09-21", "99999999999")]
    [InlineData("2026-09-21", "15", "--notices")]
    [InlineData("2026-09-21", "15", "--notices", "a", "--notices", "b")]
    [InlineData("2026-09-21", "15", "--other")]
    public void A_wrong_command_line_says_how_to_ask(params string[] args)
    {
        var (code, answer, error) = Run(args);

        Assert.Equal((2, ""), (code, answer));
        Assert.StartsWith("usage:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_from_a_file_take_the_place_of_the_shipped_ones()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """[{ "id": "CN-2027", "year": 2027, "publishedOn": "2026-11-05", "off": ["2027-01-01"], "working": [] }]""");

        Assert.Equal((0, "2027-01-12" + Environment.NewLine, ""), Run("2026-12-31", "7", "--notices", file));
        Assert.Equal("2026-10-12 provisional" + Environment.NewLine, Run("2026-09-21", "15", "--notices", file).Answer);
        File.Delete(file);
    }

    [Fact]
    public void A_register_of_years_is_read_too()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(
            file, """{ "source": "x", "years": [ {"year":2026,"daysOff":["2026-10-01"],"workingWeekends":["2026-10-10"]}, {"year":2027,"daysOff":[],"workingWeekends":[]} ] }""");

        Assert.Equal("2026-10-10" + Environment.NewLine, Run("2026-09-30", "7", "--notices", file).Answer);
        File.Delete(file);
    }

    [Fact]
    public void Notices_that_cannot_be_read_are_an_error()
    {
        Assert.Equal(1, Run("2026-09-21", "15", "--notices", "/nowhere/notices.json").Code);
        var file = Path.GetTempFileName();
        Assert.Equal(1, Run("2026-09-21", "15", "--notices", file).Code);
        File.Delete(file);
    }
}
