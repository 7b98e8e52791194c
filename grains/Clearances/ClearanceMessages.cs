using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarningGrid.Clearances;

/// <summary>A lead or a case → the answers on its official: something of CLR-06 was recorded.</summary>
/// <param name="At">When it was recorded there.</param>
[Alias("clearance.standing-upset")]
internal sealed record StandingUpset(OfficialId Official, string Source, DateTimeOffset At) : IMessage
{
    /// <summary>The requests that mean him, which the grain looks up before it asks the rules.</summary>
    [JsonIgnore]
    public ImmutableArray<MeantRows> Found { get; init; } = [];
}

/// <summary>Rows of one request that mean one official.</summary>
internal sealed record MeantRows(ClearanceNumber Number, ImmutableArray<int> Rows);

/// <summary>The answers on an official → a request that means him.</summary>
/// <param name="At">When the change was recorded with the lead or case.</param>
[Alias("clearance.person-upset")]
internal sealed record PersonUpset(OfficialId Official, ImmutableArray<int> Rows, DateTimeOffset At) : IMessage;

/// <summary>A request → itself: match the rows from here on.</summary>
[Alias("clearance.match-due")]
internal sealed record MatchDue(int First) : IMessage
{
    /// <summary>Officials known under one of the part's numbers or names.</summary>
    [JsonIgnore]
    public ImmutableArray<KnownOfficial> Found { get; init; } = [];
}

/// <summary>An official as matching knows him.</summary>
internal sealed record KnownOfficial(OfficialId Id, string Name, string Authority, string? IdNoHash);

/// <summary>A request → itself: compute the codes from this row on.</summary>
[Alias("clearance.codes-due")]
internal sealed record CodesDue(int First) : IMessage
{
    /// <summary>The instant the codes are computed for.</summary>
    [JsonIgnore]
    public DateTimeOffset Known { get; init; }

    /// <summary>The codes of the part, in order.</summary>
    [JsonIgnore]
    public ImmutableArray<RowCode> Codes { get; init; } = [];

    /// <summary>From whose affairs every discipline secretary is excluded.</summary>
    [JsonIgnore]
    public ImmutableArray<string> BarredToSecretaries { get; init; } = [];
}
