using System.Collections.Immutable;

namespace WarningGrid.Officials.Import;

/// <summary>The registers of spec 05 §1, in the order in which one refers to another.</summary>
internal enum Register { Units, Sections, Posts, Officials, Kin }

/// <summary>A register as its file has it: texts only, whatever kind of file it was. A cell beginning with = + - @ is a text like any other (CSV-01).</summary>
/// <param name="Rows">The rows under the header; the first of them is row 2 of the file.</param>
internal sealed record RegisterText(
    Register Register, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The columns of a register, all of which a file must have.</summary>
    public static ImmutableArray<string> Columns(Register register) => register switch
    {
        Register.Units => [Column.Unit, Column.Name, Column.Kind, Column.Parent, Column.From],
        Register.Sections => [Column.Section, Column.Name, Column.Unit],
        Register.Posts =>
            [Column.Post, Column.Name, Column.Unit, Column.Section, Column.Superior, Column.InTeam, Column.Key],
        Register.Officials =>
        [
            Column.Official, Column.IdNo, Column.StaffNo, Column.Person, Column.Authority, Column.Grade, Column.Post,
            Column.PostFrom,
        ],
        Register.Kin => [Column.Official, Column.Relation, Column.KinOfficial, Column.DeclaredOn],
    };
}

/// <summary>The columns by their Chinese names, which are the contract of the files.</summary>
internal static class Column
{
    public const string Unit = "单位编码";
    public const string Name = "名称";
    public const string Kind = "类型";
    public const string Parent = "上级单位编码";
    public const string From = "启用日期";
    public const string Section = "股室编码";
    public const string Post = "岗位编码";
    public const string Superior = "直接上级岗位编码";
    public const string InTeam = "班子成员";
    public const string Key = "特殊重要岗位";
    public const string Official = "干部编号";
    public const string IdNo = "身份证号";
    public const string StaffNo = "工号";
    public const string Person = "姓名";
    public const string Authority = "管理权限";
    public const string Grade = "职级";
    public const string PostFrom = "任职日期";
    public const string Relation = "关系";
    public const string KinOfficial = "亲属干部编号";
    public const string DeclaredOn = "申报日期";
}

/// <summary>What is wrong with one cell (XLS-02).</summary>
/// <param name="Row">As a person counts in the file: the header is row 1.</param>
internal sealed record ImportError(Register Register, int Row, string Column, string Code, string Text)
{
    public static ImportError At(Register register, int row, string column, string code, params object[] details) =>
        new(register, row, column, code, Sentences.Of(code, details));
}
