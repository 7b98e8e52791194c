using System.Collections.Immutable;

namespace WarningGrid.Clearances;

/// <summary>What clearances read of the county: officials, and how leads and cases stood with them at an instant.</summary>
/// <remarks>Set-based: one statement for as many persons as are asked. Throws <see cref="StorageUnavailable"/>, never a part (CLR-11).</remarks>
internal interface IClearanceRecords
{
    /// <summary>Every official known under one of these numbers or names.</summary>
    Task<ImmutableArray<KnownOfficial>> Officials(IReadOnlyCollection<string> idNoHashes, IReadOnlyCollection<string> names);

    Task<KnownOfficial?> Official(OfficialId id);

    /// <summary>How every lead and case stood with these officials at K, read in one snapshot; K is settled.</summary>
    Task<ImmutableDictionary<OfficialId, PersonStanding>> At(IReadOnlyCollection<OfficialId> officials, DateTimeOffset known);

    /// <summary>Which of these officials had something of CLR-06 recorded after K.</summary>
    Task<ImmutableHashSet<OfficialId>> UpsetSince(IReadOnlyCollection<OfficialId> officials, DateTimeOffset known);

    /// <summary>The rows that mean an official in requests whose answer is being made or holds.</summary>
    Task<ImmutableArray<MeantRows>> Meaning(OfficialId official);

    /// <summary>Names of the sections and units in which a person holds a post.</summary>
    Task<ImmutableArray<string>> PlacesOf(OfficialId person, DateOnly on);

    /// <summary>From whose affairs every holder of DisciplineSecretary is excluded today (RCU-09).</summary>
    Task<ImmutableArray<string>> BarredToSecretaries();
}

/// <summary>All leads and cases of one official as known at an instant.</summary>
internal sealed record PersonStanding(ImmutableArray<LeadStanding> Leads, ImmutableArray<CaseStanding> Cases)
{
    public static PersonStanding Clean { get; } = new([], []);
}

/// <summary>A lead as it stood with an official.</summary>
internal sealed record LeadStanding(string Number, string Stage, DateOnly ReceivedOn);

/// <summary>A case as it stood against an official.</summary>
internal sealed record CaseStanding(
    string Number, string Kind, string Stage, string Status, string? Outcome, string? Form, DateOnly? From, DateOnly? To,
    bool Appealed);
