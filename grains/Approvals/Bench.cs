using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Rules;

namespace WarningGrid.Approvals;

/// <summary>Who could act on a matter today: the holders of each approving role who are not recused from its subjects.</summary>
/// <remarks>Gathered by the grain before it asks the rules; the rules only choose (RCU-09).</remarks>
internal sealed record Bench(ImmutableDictionary<Role, ImmutableArray<OfficialId>> Unrecused)
{
    public static Bench Empty { get; } = new(ImmutableDictionary<Role, ImmutableArray<OfficialId>>.Empty);

    /// <summary>The holders of a role who may act.</summary>
    public ImmutableArray<OfficialId> Holding(Role role) => Unrecused.GetValueOrDefault(role, []);

    /// <summary>The same bench without persons who may have nothing to do with this one matter (RCU-06).</summary>
    public Bench Without(IReadOnlyCollection<OfficialId> barred) =>
        barred.Count == 0
            ? this
            : new(Unrecused.ToImmutableDictionary(
                pair => pair.Key, pair => pair.Value.RemoveAll(barred.Contains)));

    /// <summary>
    /// The role that acts where the matrix asks for <paramref name="due"/>: itself while anybody unrecused holds it, else
    /// its deputies and the party secretary in the pack's order; null where only the superior organ is left (RCU-09).
    /// </summary>
    /// <param name="hands">Those who have acted: whoever stands in must be another (never self-approval).</param>
    public Role? Acting(Role due, IEnumerable<OfficialId> hands, RuleSet rules)
    {
        if (!Holding(due).IsEmpty)
        {
            return due;
        }

        var acted = hands.ToHashSet();
        foreach (var word in rules.List($"RCU-09.{due}"))
        {
            if (Enum.Parse<Role>(word) is var deputy && Holding(deputy).Any(person => !acted.Contains(person)))
            {
                return deputy;
            }
        }

        return null;
    }
}

/// <summary>Finds the bench for a matter.</summary>
internal interface IBench
{
    /// <param name="subjects">Ids of the officials and units that the matter concerns.</param>
    /// <exception cref="StorageUnavailable">Grants or exclusions could not be read.</exception>
    ValueTask<Bench> For(IReadOnlyCollection<string> subjects);
}
