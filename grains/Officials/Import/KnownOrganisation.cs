using System.Collections.Frozen;
using System.Collections.Immutable;
using WarningGrid.Posts;
using WarningGrid.Units;

namespace WarningGrid.Officials.Import;

/// <summary>What is on record before an import: what its rows may refer to, and what they need not tell again.</summary>
internal sealed record KnownOrganisation(
    FrozenDictionary<UnitCode, KnownUnit> Units,
    FrozenDictionary<SectionCode, KnownSection> Sections,
    FrozenDictionary<PostCode, PostCard> Posts,
    FrozenDictionary<OfficialId, KnownOfficial> Officials)
{
    public static readonly KnownOrganisation Nothing = new(
        FrozenDictionary<UnitCode, KnownUnit>.Empty, FrozenDictionary<SectionCode, KnownSection>.Empty,
        FrozenDictionary<PostCode, PostCard>.Empty, FrozenDictionary<OfficialId, KnownOfficial>.Empty);
}

internal sealed record KnownUnit(UnitCard Card, DateOnly From);

internal sealed record KnownSection(SectionCard Card, UnitCode Unit);

internal sealed record KnownOfficial(
    OfficialId Id, string Name, string? StaffNo, string? Grade, string? IdNoHash, CadreAuthority Authority,
    ImmutableArray<KnownHolding> Holdings, ImmutableArray<(OfficialId Kin, KinRelation Relation)> Kin)
{
    /// <summary>Whether a row says nothing new of who he is; a row without ID number says nothing of it.</summary>
    public bool Is(Identity identity) =>
        (Name, StaffNo, Grade) == (identity.Name, identity.StaffNo, identity.Grade)
        && (identity.IdNo is null || identity.IdNo.Hash == IdNoHash);
}

internal sealed record KnownHolding(PostCode Post, DateOnly From, DateOnly? To);
