using WarningGrid.Leads;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>A front passes on what it was sent: a list that is missing there must not break the log.</summary>
public sealed class Leaving_a_list_out
{
    [Fact]
    public void HSH_01_an_absent_list_is_omitted_like_any_absent_member() =>
        Assert.Equal("{}", EventJson.Canonical(new AcceptLead()));

    [Fact]
    public void An_empty_list_is_not_an_absent_one() =>
        Assert.Equal("""{"unknownTargets":[]}""", EventJson.Canonical(new AcceptLead([])));
}
