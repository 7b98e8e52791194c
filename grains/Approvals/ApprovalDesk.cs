using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Rules;

namespace WarningGrid.Approvals;

/// <summary>What the rules of an approval work with: the chain as it stands, the matter's clocks and packs, and who could act.</summary>
internal sealed record ApprovalDesk(ApprovalChain? Chain, DeadlineBook Clocks, PackVersions Packs, RuleSet Rules, Bench Bench)
{
    /// <summary>Facts about persons whom a command names.</summary>
    public ImmutableDictionary<OfficialId, AskedPerson> Named { get; init; } = ImmutableDictionary<OfficialId, AskedPerson>.Empty;

    /// <summary>Who handles the matter beside whoever put it forward: none of them says a word in its approval.</summary>
    public ImmutableArray<OfficialId> Handlers { get; init; } = [];

    public AskedPerson Of(OfficialId person) => Named.GetValueOrDefault(person, AskedPerson.Stranger);

    /// <summary>Whether a person could act at a step of this role: he holds it, or one that stands in for it (RCU-09).</summary>
    public bool MayActFor(OfficialId person, Role role) =>
        Of(person).Roles.Contains(role) || Rules.List($"RCU-09.{role}").Any(word => Of(person).Roles.Contains(Enum.Parse<Role>(word)));

    // DL-13 has a limit of its own for each role; a step that is entered again is its next generation.
    private static string Clock(Role acting) => $"DL-13.{acting}";

    /// <summary>The step's deadline begins. Where one person alone can act it is his.</summary>
    public IEvent StartStep(Role acting, Facts facts) =>
        DeadlineRules.Start(
            Clocks, Clock(acting), facts.Today, Packs, facts, Bench.Holding(acting) is [var only] ? only : null, handler: null);

    public IEnumerable<IEvent> MeetStep(Role acting, Facts facts) =>
        DeadlineRules.Meet(Clocks, Clock(acting), facts.Now, proven: true, facts);

    /// <summary>The step's deadline is from now on that of whoever is to act next in it: to whom it was handed over, or whose opinion it waits for.</summary>
    public IEnumerable<IEvent> HandStep(Role acting, OfficialId to) => DeadlineRules.HandOver(Clocks, Clock(acting), to);

    public IEnumerable<IEvent> CancelStep(Role acting) => DeadlineRules.Cancel(Clocks, Clock(acting), "returned");
}

/// <summary>Somebody to whom a task would be handed, or whose word would be asked.</summary>
/// <param name="Recused">Whether he is recused from the matter's subject.</param>
/// <param name="Roles">The roles he holds today.</param>
internal sealed record AskedPerson(bool Recused, ImmutableArray<Role> Roles)
{
    public static readonly AskedPerson Stranger = new(false, []);
}
