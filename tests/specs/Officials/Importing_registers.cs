using System.Collections.Frozen;
using System.Collections.Immutable;
using WarningGrid.Officials.Import;
using WarningGrid.Posts;
using WarningGrid.Units;
using Xunit;
using static WarningGrid.Officials.Histories;

namespace WarningGrid.Officials;

/// <summary>The registers of spec 05 §1 under the rules for Excel registers (XLS-02, HIS-06).</summary>
public sealed class Importing_registers
{
    [Fact]
    public void XLS_02_sound_registers_have_no_error()
    {
        Assert.Empty(Check(Sound));
        var plan = RegisterPlan.Of(Read(Sound).Rows, KnownOrganisation.Nothing, On("2026-09-21"));

        Assert.Equal(
            ["u-U-1", "u-U-2", "p-P-1", "p-P-2", "o-G00000001", "o-G00000002", "o-G00000003"],
            plan.Births.Select(birth => birth.Stream));
        Assert.Empty(plan.Messages);
        Assert.Contains(new PostStarted(new("P-1"), new("U-1"), Day("2024-05-06"), InTeam: true, HeadsUnit: true), Happened(plan, "o-G00000001"));
        Assert.Contains(new PostStarted(new("P-2"), new("U-1"), Day("2023-01-01"), InTeam: true, HeadsUnit: false), Happened(plan, "o-G00000002"));
        Assert.Contains(new KinDeclared(new("G00000002"), KinRelation.Spouse, Day("2024-06-01")), Happened(plan, "o-G00000001"));
        Assert.Contains(new SectionDescribed(new(new("S-1"), "办公室")), Happened(plan, "u-U-1"));
    }

    [Fact]
    public void HIS_06_an_empty_number_gets_the_next_one_ever() =>
        Assert.Equal("王五", Assert.IsType<OfficialRegistered>(
            Happened(RegisterPlan.Of(Read(Sound).Rows, KnownOrganisation.Nothing, On("2026-09-21")), "o-G00000003")[0]).Identity.Name);

    [Theory]
    [InlineData(Register.Units, 3, "类型", "乡", "XLS-02.one-of")]
    [InlineData(Register.Units, 2, "单位编码", "", "XLS-02.required")]
    [InlineData(Register.Units, 2, "单位编码", "U 1", "XLS-02.code")]
    [InlineData(Register.Units, 2, "启用日期", "2026-02-30", "XLS-02.date")]
    [InlineData(Register.Units, 2, "上级单位编码", "U-2", "XLS-02.circle")]
    [InlineData(Register.Units, 3, "上级单位编码", "U-9", "XLS-02.unknown")]
    [InlineData(Register.Units, 3, "单位编码", "U-1", "XLS-02.twice")]
    [InlineData(Register.Sections, 2, "单位编码", "U-9", "XLS-02.unknown")]
    [InlineData(Register.Posts, 3, "股室编码", "S-9", "XLS-02.section-elsewhere")]
    [InlineData(Register.Posts, 2, "直接上级岗位编码", "P-2", "XLS-02.circle")]
    [InlineData(Register.Posts, 3, "直接上级岗位编码", "P-9", "XLS-02.unknown")]
    [InlineData(Register.Posts, 3, "班子成员", "有", "XLS-02.one-of")]
    [InlineData(Register.Officials, 2, "身份证号", "110101199001011230", "HIS-06.id-no")]
    [InlineData(Register.Officials, 3, "身份证号", "11010519491231002X", "HIS-06.known-elsewhere")]
    [InlineData(Register.Officials, 3, "干部编号", "G2", "HIS-06.id")]
    [InlineData(Register.Officials, 3, "工号", "1001", "XLS-02.staff-no-elsewhere")]
    [InlineData(Register.Officials, 3, "岗位编码", "P-9", "XLS-02.unknown")]
    [InlineData(Register.Officials, 3, "任职日期", "", "XLS-02.required")]
    [InlineData(Register.Officials, 3, "干部编号", "G00000001", "XLS-02.twice")]
    [InlineData(Register.Kin, 2, "亲属干部编号", "G00000009", "XLS-02.unknown")]
    [InlineData(Register.Kin, 2, "亲属干部编号", "G00000001", "XLS-02.himself")]
    internal void XLS_02_an_error_names_row_column_and_reason(Register register, int row, string column, string cell, string code)
    {
        var errors = Check([.. Sound.Select(text => text.Register == register ? With(text, row, column, cell) : text)]);

        Assert.Contains(errors, error => (error.Register, error.Row, error.Code) == (register, row, code)
            && (error.Column == column || code is "XLS-02.circle" or "XLS-02.twice"));
        Assert.All(errors, error => Assert.StartsWith(Sentences.Of(error.Code).Split('{')[0], error.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void XLS_02_all_errors_are_told_at_once()
    {
        var texts = Sound.Select(text => text.Register is Register.Units
            ? With(With(text, 2, "类型", "乡"), 3, "启用日期", "昨天")
            : text);

        Assert.Equal([2, 3], Read([.. texts]).Errors.Select(error => error.Row));
    }

    [Fact]
    public void XLS_01_a_missing_or_foreign_column_is_named()
    {
        var units = Sound[0] with { Header = Sound[0].Header.Replace("启用日期", "成立日期") };

        Assert.Equal(
            [("启用日期", "XLS-01.column-missing"), ("成立日期", "XLS-01.column-unknown")],
            Read([units]).Errors.Select(error => (error.Column, error.Code)));
    }

    [Fact]
    public void XLS_02_more_rows_than_the_limit_are_refused()
    {
        var row = Sound[0].Rows[0];

        Assert.Equal("XLS-02.rows", Read([Sound[0] with { Rows = [.. Enumerable.Repeat(row, 20_001)] }]).Errors.Single().Code);
        Assert.Empty(Read([Sound[0] with { Rows = [.. Enumerable.Repeat(row, 20_000)] }]).Errors);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86")]
    [InlineData("-某")]
    [InlineData("@某")]
    public void CSV_01_a_cell_that_looks_like_a_formula_is_a_text(string cell) =>
        Assert.Equal(cell, Read([With(Sound[0], 2, "名称", cell)]).Rows.Units[0].Card.Name);

    [Fact]
    public void XLS_03_an_unchanged_export_changes_nothing() =>
        Assert.True(RegisterPlan.Of(Read(Sound[..3]).Rows, Known, On("2026-09-21")).IsEmpty);

    [Fact]
    public void XLS_02_a_further_import_tells_those_on_record_what_changed()
    {
        var plan = RegisterPlan.Of(Read([With(Sound[0], 2, "名称", "新局"), With(Sound[2], 3, "特殊重要岗位", "是")]).Rows, Known, On("2026-09-21"));

        Assert.Empty(plan.Births);
        Assert.Equal(
            [("u-U-1", typeof(UnitDescription)), ("p-P-2", typeof(PostDescription))],
            plan.Messages.Select(message => (message.Target, message.Body.GetType())));
    }

    [Fact]
    public void XLS_02_a_new_post_in_the_register_ends_the_old_one_the_day_before()
    {
        var known = Known with
        {
            Officials = new[]
            {
                new KnownOfficial(
                    new("G00000002"), "李四", "1002", null, null, CadreAuthority.County,
                    [new(new("P-1"), Day("2020-01-01"), null)], []),
            }.ToFrozenDictionary(official => official.Id),
        };
        var row = Sound[3] with { Rows = [Sound[3].Rows[1]] };
        var told = RegisterPlan.Of(Read([row]).Rows, known, On("2026-09-21")).Messages
            .Select(message => Assert.IsType<PersonnelChangeNoted>(message.Body).Change);

        Assert.Equal(
            [
                new PersonnelChange(PersonnelChangeKind.PostEnd, Day("2022-12-31"), Post: new("P-1")),
                new PersonnelChange(PersonnelChangeKind.PostStart, Day("2023-01-01"), Post: new("P-2")),
            ],
            told);
    }

    [Fact]
    public void XLS_02_an_import_is_decided_by_one_event_and_stored_part_by_part()
    {
        var plan = RegisterPlan.Of(Read(Sound).Rows, KnownOrganisation.Nothing, On("2026-09-21"));
        var parts = ImportRules.Parts(plan).ToArray();
        var begun = Ledger([new ImportBegun("ab", 9), .. parts]);
        var decided = Ledger([new ImportBegun("ab", 9), .. parts, new ImportConfirmed(7, 0)]);

        Assert.Null(ImportRules.Next(begun, []));
        Assert.Empty(new ImportLedger().Alarms(begun));
        Assert.Equal("import", Assert.Single(new ImportLedger().Alarms(decided)).Id);

        var next = ImportRules.Next(decided, [])!;
        Assert.Equal(plan.Births.Select(birth => birth.Stream), next.Births.Select(birth => birth.Stream));
        Assert.Equal(
            plan.Births.SelectMany(birth => birth.Happened).Select(happening => EventJson.Canonical(happening.Event)),
            next.Births.SelectMany(birth => birth.Happened).Select(happening => EventJson.Canonical(happening.Event)));
        var done = Ledger([new ImportBegun("ab", 9), .. parts, new ImportConfirmed(7, 0), .. next.Happened.Select(happening => happening.Event)]);
        Assert.Null(ImportRules.Next(done, []));
        Assert.Empty(new ImportLedger().Alarms(done));
    }

    [Fact]
    public void XLS_02_a_stream_that_others_began_meanwhile_is_told_instead()
    {
        var plan = RegisterPlan.Of(Read(Sound).Rows, KnownOrganisation.Nothing, On("2026-09-21"));
        var decided = Ledger([new ImportBegun("ab", 9), .. ImportRules.Parts(plan), new ImportConfirmed(7, 0)]);
        var next = ImportRules.Next(decided, new[] { "o-G00000001" }.ToFrozenSet())!;

        Assert.DoesNotContain(next.Births, birth => birth.Stream == "o-G00000001");
        Assert.Equal(
            ["history.identity", "history.personnel", "history.personnel"],
            Assert.IsType<PartStored>(next.Happened.Single().Event).Told.Select(told => told.Type));
    }

    private static readonly ImmutableArray<RegisterText> Sound =
    [
        Text(Register.Units, ["U-1", "某局", "县直", "", "2020-01-01"], ["U-2", "某镇", "镇", "U-1", "2020-01-01"]),
        Text(Register.Sections, ["S-1", "办公室", "U-1"]),
        Text(Register.Posts, ["P-1", "局长", "U-1", "", "", "是", "是"], ["P-2", "副局长", "U-1", "S-1", "P-1", "是", "否"]),
        Text(
            Register.Officials,
            ["G00000001", "11010519491231002X", "1001", "张三", "County", "", "P-1", "2024-05-06"],
            ["G00000002", "", "1002", "李四", "County", "", "P-2", "2023-01-01"],
            ["", "", "", "王五", "City", "二级主任科员", "", ""]),
        Text(Register.Kin, ["G00000001", "Spouse", "G00000002", "2024-06-01"]),
    ];

    private static readonly KnownOrganisation Known = new(
        new KnownUnit[]
        {
            new(new(new("U-1"), "某局", UnitKind.County, null), Day("2020-01-01")),
            new(new(new("U-2"), "某镇", UnitKind.Township, new("U-1")), Day("2020-01-01")),
        }.ToFrozenDictionary(unit => unit.Card.Code),
        new KnownSection[] { new(new(new("S-1"), "办公室"), new("U-1")) }.ToFrozenDictionary(section => section.Card.Code),
        new PostCard[]
        {
            new(new("P-1"), "局长", new("U-1"), null, null, true, true),
            new(new("P-2"), "副局长", new("U-1"), new SectionCode("S-1"), new PostCode("P-1"), true, false),
        }.ToFrozenDictionary(post => post.Code),
        FrozenDictionary<OfficialId, KnownOfficial>.Empty);

    private static RegisterText Text(Register register, params ImmutableArray<string>[] rows) =>
        new(register, RegisterText.Columns(register), [.. rows]);

    private static RegisterText With(RegisterText text, int row, string column, string cell) =>
        text with { Rows = text.Rows.SetItem(row - 2, text.Rows[row - 2].SetItem(text.Header.IndexOf(column), cell)) };

    private static (RegisterRows Rows, ImmutableArray<ImportError> Errors) Read(ImmutableArray<RegisterText> texts) =>
        RegisterReading.Read(texts, 20_000, idNo => new("sealed", "hash of " + idNo));

    private static ImmutableArray<ImportError> Check(ImmutableArray<RegisterText> texts)
    {
        var (rows, errors) = Read(texts);
        return errors.IsEmpty ? RegisterChecks.Of(rows, KnownOrganisation.Nothing) : errors;
    }

    private static ImmutableArray<IEvent> Happened(RegisterPlan plan, string stream) =>
        [.. plan.Births.Single(birth => birth.Stream == stream).Happened.Select(happening => happening.Event)];

    private static ImportFile Ledger(IEnumerable<IEvent> events) =>
        new ImportLedger().Folded(Log(ImportLedger.Stream, [.. events.Select(happened => happened.Told("2026-09-21"))]));
}
