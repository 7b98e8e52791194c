using System.Collections.Immutable;
using WarningGrid.Posts;

namespace WarningGrid.Officials;

/// <summary>Who and what there is, asked of the read models: for matching, scope and enrichment. Notes nothing and judges nothing.</summary>
/// <remarks>Every method throws <see cref="StorageUnavailable"/>, and nothing else, when the store does not answer.</remarks>
internal interface IOrganisationRegister
{
    /// <summary>The unit and every unit below it; empty where it is unknown.</summary>
    Task<ImmutableArray<UnitCode>> Subtree(UnitCode unit);

    /// <summary>The post as it is now.</summary>
    Task<PostPlace?> Place(PostCode post);

    /// <summary>Who held a post on a date; of two on a day of change, the newcomer.</summary>
    Task<OfficialId?> HolderAt(PostCode post, DateOnly date);

    /// <summary>The head of a unit (一把手) on a date.</summary>
    Task<OfficialId?> HeadOf(UnitCode unit, DateOnly date);

    /// <summary>Those with this ID number, by its keyed hash (MAT-01).</summary>
    Task<ImmutableArray<OfficialMatch>> ByIdNo(string idNoHash);

    Task<ImmutableArray<OfficialMatch>> ByStaffNo(string staffNo);

    /// <summary>Those of this name; with a unit, only those who held a post there on the date (MAT-02, MAT-03).</summary>
    Task<ImmutableArray<OfficialMatch>> ByName(string name, UnitCode? unit, DateOnly date);

    Task<OfficialMatch?> ById(OfficialId id);

    /// <summary>The unit of exactly this name, where there is one only.</summary>
    Task<UnitCode?> UnitNamed(string name);

    Task<bool> UnitExists(UnitCode unit);

    /// <summary>Everybody who ever began at a post of the unit, corrected entries too.</summary>
    Task<ImmutableArray<OfficialId>> EverIn(UnitCode unit);

    /// <summary>Everybody who ever began at the post, corrected entries too.</summary>
    Task<ImmutableArray<OfficialId>> EverAt(PostCode post);
}

/// <summary>A post with what follows from the post above it.</summary>
/// <param name="HeadsUnit">In the team, and nobody above it within the unit.</param>
internal sealed record PostPlace(PostCard Card, bool HeadsUnit);

/// <summary>An official found, with his present place.</summary>
internal sealed record OfficialMatch(OfficialId Id, string Name, CadreAuthority Authority, UnitCode? Unit, PostCode? Post);
