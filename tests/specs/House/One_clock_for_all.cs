using System.Reflection;
using System.Text.RegularExpressions;
using WarningGrid.Officials.Import;
using WarningGrid.Rules;
using Xunit;

namespace WarningGrid.House;

/// <summary>SQL reads no clock and throws no dice: instants are parameters; county_now() alone asks the server (design D17).</summary>
public sealed partial class One_clock_for_all
{
    // Made by hand from what has the county's clock already.
    private static readonly Type[] Handed = [typeof(Recent<>), typeof(Published<>), typeof(LedgerHand)];

    /// <summary>The container's own clock is the machine's: whoever takes it unmarked does not take the county's.</summary>
    [Fact]
    public void Whoever_asks_for_a_clock_asks_for_the_countys() =>
        Offences.None(
            from assembly in new[] { Houses.Contracts, Houses.Grains, Houses.Silo, Houses.ClientApi }
            from type in assembly.Written()
            where !Handed.Contains(type)
            from member in type.GetMembers(Everything).OfType<MethodBase>()
            from parameter in member.GetParameters()
            where parameter.ParameterType == typeof(TimeProvider) && !parameter.IsDefined(typeof(OfTheCountyAttribute))
            select $"{type.Name}.{member.Name}({parameter.Name})");

    [Fact]
    public void No_migration_reads_a_clock() =>
        Offences.None(
            from path in Repository.Files("deploy")
            where path.EndsWith(".sql", StringComparison.Ordinal)
            let sql = CountyNow().Replace(Comment().Replace(Repository.Text(path), ""), "")
            from Match asked in Clock().Matches(sql)
            select $"{path}: {asked.Value}");

    [Fact]
    public void No_query_reads_a_clock() =>
        Offences.None(
            from path in Repository.Files("contracts", "grains", "silo", "client-api", "deploy", "tests")
            where path.EndsWith(".cs", StringComparison.Ordinal) && !path.EndsWith("One_clock_for_all.cs", StringComparison.Ordinal)
            from literal in Repository.Literals(path)
            where Sql().IsMatch(literal.Text) && Clock().IsMatch(literal.Text)
            select literal.ToString());

    [Theory]
    [InlineData("select now()", true)]
    [InlineData("update x set at = CURRENT_TIMESTAMP", true)]
    [InlineData("select wg.county_now()", false)]
    [InlineData("select known_at from x", false)]
    public void A_clock_is_recognised(string sql, bool reads) => Assert.Equal(reads, Clock().IsMatch(sql));

    [GeneratedRegex(
        @"\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random|gen_random_uuid)\s*\(\s*\)"
        + @"|\b(?:current_date|current_time|current_timestamp|localtime|localtimestamp)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"create (?:or replace )?function (?:\w+\.)?county_now\b[\s\S]*?\$\$[\s\S]*?\$\$", RegexOptions.IgnoreCase)]
    private static partial Regex CountyNow();

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(?:select|insert|update|delete|create|with|merge|values)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
}
