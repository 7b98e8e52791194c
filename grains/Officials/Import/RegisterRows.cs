using WarningGrid.Posts;
using WarningGrid.Units;

namespace WarningGrid.Officials.Import;

/// <summary>A row of a register, read but not yet compared with anything else.</summary>
/// <param name="Row">Its number in the file.</param>
internal sealed record UnitRow(int Row, UnitCard Card, DateOnly From);

internal sealed record SectionRow(int Row, SectionCard Card, UnitCode Unit);

internal sealed record PostRow(int Row, PostCard Card);

/// <param name="Id">Null where the file leaves the number empty: he gets a new one (HIS-06).</param>
internal sealed record OfficialRow(
    int Row, OfficialId? Id, Identity Identity, CadreAuthority Authority, PostCode? Post, DateOnly? From);

internal sealed record KinRow(int Row, OfficialId Official, KinRelation Relation, OfficialId Kin, DateOnly On);

/// <summary>All rows of one import.</summary>
internal sealed record RegisterRows(
    IReadOnlyList<UnitRow> Units, IReadOnlyList<SectionRow> Sections, IReadOnlyList<PostRow> Posts,
    IReadOnlyList<OfficialRow> Officials, IReadOnlyList<KinRow> Kin)
{
    public int Count => Units.Count + Sections.Count + Posts.Count + Officials.Count + Kin.Count;
}
