using System.Text.Json;
using WarningGrid.Http;
using Xunit;

namespace WarningGrid.Specs.Http;

/// <summary>Spec README §4: every kind has its status, every problem its eight members.</summary>
public sealed class Refusals_over_http
{
    private static readonly Dictionary<RefusalKind, int> Statuses = new()
    {
        [RefusalKind.Invalid] = 400,
        [RefusalKind.Forbidden] = 403,
        [RefusalKind.NotFound] = 404,
        [RefusalKind.WrongStage] = 409,
        [RefusalKind.GateNotMet] = 409,
        [RefusalKind.SameHand] = 409,
        [RefusalKind.Recused] = 409,
        [RefusalKind.TooLate] = 409,
        [RefusalKind.SecrecyBlocked] = 409,
        [RefusalKind.ContentConflict] = 409,
        [RefusalKind.Stale] = 412,
        [RefusalKind.LimitExceeded] = 422,
        [RefusalKind.Sealed] = 422,
        [RefusalKind.RuleMissing] = 422,
        [RefusalKind.Locked] = 423,
        [RefusalKind.Unavailable] = 503,
    };

    [Fact]
    public void The_sixteen_kinds_have_the_statuses_of_the_specification() =>
        Assert.All(Enum.GetValues<RefusalKind>(), kind =>
            Assert.Equal(Statuses[kind], Problem.Of(Refusal.Of(kind, "DSP-01.stale")).Status));

    [Fact]
    public void Every_problem_has_the_eight_members_and_no_other()
    {
        var refusal = Refusal.Of(RefusalKind.GateNotMet, "DSP-01.gates").With([RefusalItem.Of("DSP-01.stale")]);

        var json = JsonSerializer.SerializeToElement(Problem.Of(refusal), FrontJson.Outgoing);

        Assert.Equal(
            ["type", "title", "status", "detail", "code", "kind", "ruleId", "items"],
            json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("GateNotMet", json.GetProperty("kind").GetString());
        Assert.Equal("尚有条件未满足。", json.GetProperty("detail").GetString());
        Assert.Equal("DSP-01.stale", json.GetProperty("items")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Chinese_leaves_as_Chinese() =>
        Assert.Contains("条件未满足", JsonSerializer.Serialize(
            Problem.Of(Refusal.Of(RefusalKind.GateNotMet, "DSP-01.gates")), FrontJson.Outgoing), StringComparison.Ordinal);

    [Fact]
    public void What_stands_outside_the_kinds_has_no_kind_and_still_a_code() =>
        Assert.All(
            [Problem.Unauthenticated, Problem.MethodNotAllowed, Problem.TooLarge(1), Problem.MediaType("x"), Problem.RevisionRequired, Problem.TooMany],
            problem =>
            {
                Assert.Null(problem.Kind);
                Assert.StartsWith("HTTP-", problem.Code, StringComparison.Ordinal);
                Assert.NotEmpty(problem.Detail);
            });

    [Fact]
    public void A_recused_and_an_unknown_id_are_answered_by_the_same_bytes() =>
        Assert.Equal(
            JsonSerializer.SerializeToUtf8Bytes(Problem.NotFound, FrontJson.Outgoing),
            JsonSerializer.SerializeToUtf8Bytes(Problem.Of(Refusal.NotFound), FrontJson.Outgoing));
}
