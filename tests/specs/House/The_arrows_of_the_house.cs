using ArchUnitNET.Domain;
using Xunit;

namespace WarningGrid.House;

/// <summary>contracts ← grains ← silo; contracts ← client-api. A feature uses another through contracts or its events.</summary>
public sealed class The_arrows_of_the_house
{
    // Aggregates of other features whose rules may be asked directly, each for one reason.
    private static readonly HashSet<string> Agreed =
    [
        // A lead opens its case in one transaction, so the opening is decided by the case's own rules (LED-09).
        "Leads -> Cases.CaseRules",
        // A signal is registered together with its lead.
        "Signals -> Leads.LeadRules",
    ];

    private static readonly string[] Behaviour = ["Rules", "Lifecycle", "Kind", "Grain", "FollowUps", "State"];

    // What every feature stands on: these decide nothing of their own about an aggregate of another feature.
    private static readonly HashSet<string> Floors = ["Access", "Approvals", "Audit", "Calendar", "Deadlines", "Rules", "Vault"];

    [Fact]
    public void Contracts_know_nobody() => Assert.Empty(Houses.Contracts.Neighbours());

    [Fact]
    public void Grains_know_the_contracts_alone() => Assert.Equal(["WarningGrid.Contracts"], Houses.Grains.Neighbours());

    [Fact]
    public void The_client_api_never_knows_the_grains() =>
        Assert.DoesNotContain(Houses.ClientApi.Neighbours(), name => name is not "WarningGrid.Contracts");

    [Fact]
    public void The_silo_never_knows_the_client_api() =>
        Assert.DoesNotContain("WarningGrid.ClientApi", Houses.Silo.Neighbours());

    [Fact]
    public void A_feature_asks_another_through_contracts_and_events_never_its_rules() =>
        Offences.None(
            from type in Houses.GrainCode
            let feature = FeatureOf(type)
            where feature is not null
            from dependency in type.Dependencies
            let other = FeatureOf(dependency.Target)
            where other is not null && other != feature && !Floors.Contains(other) && IsBehaviour(dependency.Target)
            let arrow = $"{feature} -> {other}.{dependency.Target.Name}"
            where !Agreed.Contains(arrow)
            select arrow);

    private static string? FeatureOf(IType type) =>
        type.Assembly?.Name.StartsWith("WarningGrid.Grains", StringComparison.Ordinal) is true
        && type.Namespace?.FullName.Split('.') is ["WarningGrid", var feature, ..] ? feature : null;

    private static bool IsBehaviour(IType type) =>
        Array.Exists(Behaviour, ending => type.Name.EndsWith(ending, StringComparison.Ordinal));
}
