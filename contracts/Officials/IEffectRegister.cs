using System.Collections.Immutable;
using Orleans.Concurrency;

namespace WarningGrid.Officials;

/// <summary>Whose effects changed: told to the organisation department without saying which or why (EFC-02).</summary>
/// <remarks>Any activation serves everybody; its key means nothing.</remarks>
[Alias("officials.effect-register")]
public interface IEffectRegister : IGrainWithStringKey
{
    /// <summary>Changes among the cadres within the caller's authority, oldest first.</summary>
    [Alias("changes"), AlwaysInterleave] Task<Outcome<EffectChangePage>> Changes(string? cursor, int limit);
}

/// <summary>A page of changes.</summary>
/// <param name="Next">Cursor of the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("officials.effect-change-page")]
public sealed record EffectChangePage(
    [property: Id(0)] ImmutableArray<EffectChange> Changes, [property: Id(1)] string? Next);

/// <summary>An effect of this official began, moved, ended early or became void; nothing more is said.</summary>
[GenerateSerializer, Immutable, Alias("officials.effect-change")]
public sealed record EffectChange([property: Id(0)] OfficialId Official, [property: Id(1)] DateTimeOffset At);
