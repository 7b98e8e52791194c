using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Cases;

/// <summary>Two measures that may not stand side by side, put forward in one instant on a cluster with PostgreSQL.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class Two_measures_at_once(DisposalCounty county)
{
    [Fact]
    public async Task SEV_02_one_of_them_has_the_place_whichever_is_asked_again()
    {
        TestCaller.Is(Li);
        var grain = county.County.Grain<ICombinationGrain>(GrainKeys.Combination(new("L-2026-9901"), new(Subject)));
        PutMeasureForward
            admonition = new(new("AD-2026-9901"), CaseKind.Admonition, null, county.Today),
            reminder = new(new("CR-2026-9901"), CaseKind.Criticism, "Reminder", county.Today);

        var both = await Task.WhenAll(
            grain.PutForward(admonition, new("SEV-02:AD-2026-9901:1")), grain.PutForward(reminder, new("SEV-02:CR-2026-9901:1")));

        Assert.Single(both, outcome => outcome.Refused is null);
        Assert.Single(both, outcome => outcome.Refused?.Code is "SEV-02.combination");
        var (first, second) = both[0].Refused is null ? (admonition, reminder) : (reminder, admonition);
        Assert.Null((await grain.PutForward(first, new($"SEV-02:{first.Case}:2"))).Refused);
        Assert.Equal("SEV-02.combination", (await grain.PutForward(second, new($"SEV-02:{second.Case}:2"))).Refused?.Code);
        Assert.Equal(1, await county.Events(GrainKeys.Combination(new("L-2026-9901"), new(Subject)), "combination.put-forward"));
    }
}
