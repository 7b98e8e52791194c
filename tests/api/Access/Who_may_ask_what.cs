using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WarningGrid.Access;
using WarningGrid.Testing;

namespace WarningGrid.ApiTests.Access;

/// <summary>Spec 09 §1, endpoint by endpoint and role by role: the table in <c>docs/http/roles.txt</c> is what is promised.</summary>
/// <remarks>
/// Every address under <c>/api/v1</c> must be asked about here; one that is not fails the first test. A changed table is
/// accepted by running this with <c>WARNINGGRID_ACCEPT=1</c> and reading the difference against the specification.
/// </remarks>
[Collection(nameof(TownCollection))]
public sealed class Who_may_ask_what(Town town)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_address_is_in_the_table() =>
        Assert.Equal(
            Questions.Mapped(town.Services.GetRequiredService<EndpointDataSource>()).Order(StringComparer.Ordinal),
            Questions.All.Select(question => question.Address).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void ACL_04_nothing_can_be_deleted() =>
        Assert.DoesNotContain(
            Questions.Mapped(town.Services.GetRequiredService<EndpointDataSource>()),
            address => address.StartsWith("DELETE", StringComparison.Ordinal));

    [Fact]
    public async Task Nobody_is_answered_without_a_token()
    {
        foreach (var question in Questions.All)
        {
            using var answer = await town.Http.SendAsync(question.Ask("nobody").As(null), Cancelled);
            Assert.Equal("HTTP-03.unauthenticated", await answer.Problem(HttpStatusCode.Unauthorized));
        }
    }

    [Fact]
    public async Task ACL_01_the_table_is_the_approved_one()
    {
        var objects = await TownObjects.Of(town);
        var table = new StringBuilder();
        foreach (var question in Questions.All)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{question.Address}");
            var answers = new List<(string Role, string Said)>();
            foreach (var role in Enum.GetValues<Role>())
            {
                answers.Add((role.ToString(), await Say(Town.Of(role), question, objects)));
            }

            answers.Add(("(recused)", await Say(Town.Kin, question, objects)));
            answers.Add(("(no role)", await Say(Town.Subject, question, objects)));
            foreach (var said in answers.GroupBy(answer => answer.Said, answer => answer.Role).OrderBy(said => said.Key, StringComparer.Ordinal))
            {
                table.AppendLine(CultureInfo.InvariantCulture, $"  {said.Key,-32} {string.Join(' ', said)}");
            }
        }

        var approved = Path.Combine(SourceTree.Root, "docs", "http", "roles.txt");
        if (Environment.GetEnvironmentVariable("WARNINGGRID_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(approved, table.ToString(), Cancelled);
        }

        Assert.Equal(await File.ReadAllTextAsync(approved, Cancelled), table.ToString());
        Assert.False(table.ToString().Contains(" 50", StringComparison.Ordinal), town.Faults.ToString());
    }

    // Every question is built so that only the asker's right decides how far it comes: what a holder of the right is told
    // (200, or a refusal that only he can reach) differs from 403 and 404.
    private async Task<string> Say(string who, Question question, TownObjects objects)
    {
        using var answer = await town.Send(who, question.Ask(who, objects));
        return answer.IsSuccessStatusCode
            ? $"{(int)answer.StatusCode}"
            : $"{(int)answer.StatusCode} {await answer.Problem(answer.StatusCode)}";
    }
}
