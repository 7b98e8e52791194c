using System.Collections.Immutable;
using WarningGrid.Signals;
using WarningGrid.Units;

namespace WarningGrid.Officials.Import;

/// <summary>Reads registers row by row: shape only, no row is compared with another. Names the row and column of what is wrong.</summary>
internal static class RegisterReading
{
    /// <param name="limit">How many rows a register may have (CSV-01, XLS-02).</param>
    /// <param name="seal">Seals an ID number; called for valid ones only.</param>
    public static (RegisterRows Rows, ImmutableArray<ImportError> Errors) Read(
        IEnumerable<RegisterText> texts, int limit, Func<string, SealedIdNo> seal)
    {
        var errors = new List<ImportError>();
        var rows = new RegisterRows([], [], [], [], []);
        foreach (var text in texts)
        {
            if (Misshapen(text, limit) is { Length: > 0 } wrong)
            {
                errors.AddRange(wrong);
                continue;
            }

            rows = text.Register switch
            {
                Register.Units => rows with { Units = [.. rows.Units, .. All(text, errors, Unit)] },
                Register.Sections => rows with { Sections = [.. rows.Sections, .. All(text, errors, Section)] },
                Register.Posts => rows with { Posts = [.. rows.Posts, .. All(text, errors, Post)] },
                Register.Officials =>
                    rows with { Officials = [.. rows.Officials, .. All(text, errors, cells => Official(cells, seal))] },
                Register.Kin => rows with { Kin = [.. rows.Kin, .. All(text, errors, Kin)] },
            };
        }

        return (rows, [.. errors]);
    }

    private static ImmutableArray<ImportError> Misshapen(RegisterText text, int limit) =>
    [
        .. RegisterText.Columns(text.Register).Except(text.Header)
            .Select(column => ImportError.At(text.Register, 1, column, "XLS-01.column-missing")),
        .. text.Header.Where(column => column.Length > 0).Except(RegisterText.Columns(text.Register))
            .Select(column => ImportError.At(text.Register, 1, column, "XLS-01.column-unknown")),
        .. text.Header.Where(column => column.Length > 0).CountBy(column => column).Where(count => count.Value > 1)
            .Select(count => ImportError.At(text.Register, 1, count.Key, "XLS-01.column-twice")),
        .. text.Rows.Length > limit ? [ImportError.At(text.Register, limit + 2, "", "XLS-02.rows", limit)] : Array.Empty<ImportError>(),
    ];

    private static List<TRow> All<TRow>(RegisterText text, List<ImportError> errors, Func<Cells, TRow> read)
    {
        var rows = new List<TRow>(text.Rows.Length);
        for (var i = 0; i < text.Rows.Length; i++)
        {
            if (text.Rows[i].All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            var cells = new Cells(text, i, errors);
            var row = read(cells);
            if (cells.Sound)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static UnitRow Unit(Cells cells) =>
        new(
            cells.Row,
            new(
                UnitCode.Of(cells.Code(Column.Unit)!), cells.Required(Column.Name),
                cells.OneOf(Column.Kind, ("镇", UnitKind.Township), ("县直", UnitKind.County)),
                cells.Code(Column.Parent, required: false) is { } parent ? UnitCode.Of(parent) : null),
            cells.Date(Column.From));

    private static SectionRow Section(Cells cells) =>
        new(
            cells.Row, new(SectionCode.Of(cells.Code(Column.Section)!), cells.Required(Column.Name)),
            UnitCode.Of(cells.Code(Column.Unit)!));

    private static PostRow Post(Cells cells) =>
        new(
            cells.Row,
            new(
                PostCode.Of(cells.Code(Column.Post)!), cells.Required(Column.Name), UnitCode.Of(cells.Code(Column.Unit)!),
                cells.Code(Column.Section, required: false) is { } section ? SectionCode.Of(section) : null,
                cells.Code(Column.Superior, required: false) is { } superior ? PostCode.Of(superior) : null,
                cells.YesOrNo(Column.InTeam), cells.YesOrNo(Column.Key)));

    private static OfficialRow Official(Cells cells, Func<string, SealedIdNo> seal)
    {
        var idNo = cells.Optional(Column.IdNo);
        var valid = IdNumber.Valid(idNo);
        if (idNo is not null && valid is null)
        {
            cells.Wrong(Column.IdNo, "HIS-06.id-no");
        }

        var post = cells.Code(Column.Post, required: false);
        DateOnly? from = post is null && cells.Optional(Column.PostFrom) is null ? null : cells.Date(Column.PostFrom);
        if (post is null && from is not null)
        {
            cells.Wrong(Column.Post, "XLS-02.required");
        }

        return new(
            cells.Row, Id(cells, Column.Official, required: false),
            new(
                cells.Required(Column.Person), cells.Optional(Column.StaffNo, 40), cells.Optional(Column.Grade),
                valid is null ? null : seal(valid)),
            cells.OneOf(
                Column.Authority, (nameof(CadreAuthority.County), CadreAuthority.County),
                (nameof(CadreAuthority.City), CadreAuthority.City), (nameof(CadreAuthority.Province), CadreAuthority.Province)),
            post is null ? null : PostCode.Of(post), from);
    }

    private static KinRow Kin(Cells cells) =>
        new(
            cells.Row, Id(cells, Column.Official, required: true) ?? default,
            cells.OneOf(
                Column.Relation, (nameof(KinRelation.Spouse), KinRelation.Spouse), (nameof(KinRelation.Lineal), KinRelation.Lineal),
                (nameof(KinRelation.Collateral), KinRelation.Collateral), (nameof(KinRelation.InLaw), KinRelation.InLaw)),
            Id(cells, Column.KinOfficial, required: true) ?? default, cells.Date(Column.DeclaredOn));

    private static OfficialId? Id(Cells cells, string column, bool required)
    {
        var cell = required ? cells.Required(column) : cells.Optional(column);
        if (cell is { Length: > 0 } && !OfficialRules.IsOfficialId(cell))
        {
            cells.Wrong(column, "HIS-06.id");
        }

        return cell is { Length: > 0 } ? OfficialId.Of(cell) : null;
    }
}
