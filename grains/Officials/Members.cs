using System.Collections.Immutable;
using WarningGrid.Rules;
using WarningGrid.Units;

namespace WarningGrid.Officials;

/// <summary>Officials of a post or unit as known at K about V: folded from their own histories, so that it is the same for ever.</summary>
internal static class Members
{
    // Enough to keep a connection or two busy, few enough to leave the pool to commands.
    private const int AtOnce = 8;

    public static async Task<ImmutableArray<OfficialFile>> Fold(ImmutableArray<OfficialId> officials, Vantage asOf, IEventLog log)
    {
        var files = ImmutableArray.CreateBuilder<OfficialFile>(officials.Length);
        foreach (var few in officials.Chunk(AtOnce))
        {
            files.AddRange(await Task.WhenAll(few.Select(id => asOf.Fold(new OfficialKind(), log, id.Key()))));
        }

        return files.DrainToImmutable();
    }

    /// <summary>How many of them stand in the unit on the day, by level, the highest first (RST-06). Levels with nobody are left out.</summary>
    public static ImmutableArray<LevelCount> Levels(IEnumerable<OfficialFile> files, UnitCode unit, DateOnly day, RuleSet rules) =>
    [
        .. files.Where(file => Postings.Of(file.History).Any(posting => posting.Unit == unit && posting.Covers(day)))
            .CountBy(file => RiskLevels.OfOfficial(file.History, day, rules).Level)
            .OrderByDescending(count => count.Key)
            .Select(count => new LevelCount(count.Key, count.Value)),
    ];
}
