using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace WarningGrid.House;

/// <summary>The acceptance examples of a file of the specification by their numbers: each is a test whose name begins with <c>Example_FILE_NUMBER_</c>.</summary>
public sealed partial class The_examples_of_the_specification
{
    [Fact]
    public void Every_one_of_the_disposal_system_is_a_named_test() => Assert.Equal(Enumerable.Range(1, 20), Numbers("04"));

    private static IEnumerable<int> Numbers(string file) =>
        typeof(The_examples_of_the_specification).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true))
            .Select(method => Example().Match(method.Name))
            .Where(name => name.Success && name.Groups["file"].Value == file)
            .Select(name => int.Parse(name.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).Distinct().Order();

    [GeneratedRegex("^Example_(?<file>[0-9]{2})_(?<number>[0-9]{1,2})_")]
    private static partial Regex Example();
}
