using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using WarningGrid.Cases;
using WarningGrid.Leads;
using WarningGrid.Officials;

namespace WarningGrid.Statistics;

/// <summary>One register as it leaves the house: its columns by spec 11 §2, the question for its rows, and what stands in each cell.</summary>
/// <param name="Sql">Of <see cref="RegisterSql"/>; the last column names whom the row names, the last parameter how many rows.</param>
internal sealed record RegisterSheet(
    string Title, ImmutableArray<string> Columns, string Sql, Func<AskExport, Facts, NpgsqlParameter[]> Scope,
    Func<NpgsqlDataReader, Facts, ImmutableArray<string>> Cells)
{
    /// <summary>The register that is asked for; null for a return, which is no list of rows.</summary>
    public static RegisterSheet? Of(Register register) => register switch
    {
        Register.Leads => OfLeads,
        Register.Cases => OfCases,
        Register.Rectifications => OfRectifications,
        Register.Warnings => OfWarnings,
        Register.QuarterReturn => null,
    };

    private static readonly RegisterSheet OfLeads = new(
        "问题线索台账", ["线索编号", "来源", "受理日期", "被反映人", "单位", "职务", "类别", "处置方式", "承办人", "到期日", "状态"],
        RegisterSql.Leads,
        (ask, facts) => LeadScope.Parameters(new(Units: ask.Units, ReceivedFrom: ask.From, ReceivedTo: ask.To), facts),
        (row, facts) => row.GetBoolean(1)
            ?
            [
                row.GetString(0), Dimensions.Channel(row.GetString(2), facts.Rules.On(facts.Today)), Day(row, 3), Text(row, 4), Text(row, 5),
                Text(row, 6), Text(row, 7), Text(row, 8) is { Length: > 0 } mode ? Labels.Of(mode, "LeadMode", "CaseKind") : "", Text(row, 9),
                Day(row, 10), Labels.Of(row.GetString(11), "Lead"),
            ]
            : [row.GetString(0), "", Day(row, 3), "", "", "", "", "", "", "", Labels.Of(row.GetString(11), "Lead")]);

    private static readonly RegisterSheet OfCases = new(
        "处置案件台账", ["案号", "种类", "对象", "单位", "立项日期", "阶段", "批准人", "到期日", "逾期天数", "结果", "影响期止"],
        RegisterSql.Cases,
        (ask, facts) => CaseScope.Parameters(new(Units: ask.Units, OpenedFrom: ask.From, OpenedTo: ask.To), facts, numbers: false),
        (row, facts) =>
        {
            var (kind, shown) = (row.GetString(1), row.GetInt32(2) > 0);
            return
            [
                row.GetString(0), Labels.Of(kind, "CaseKind"), shown ? Text(row, 3) : "", shown ? Text(row, 4) : "", Day(row, 5),
                Labels.Of(row.GetString(6), kind, "Case"), shown ? Text(row, 7) : "", shown ? Day(row, 8) : "", shown ? Late(row, 8, facts) : "",
                shown && Text(row, 9) is { Length: > 0 } outcome ? Labels.Of(outcome, kind, "Case") : "", shown ? Day(row, 10) : "",
            ];
        });

    private static readonly RegisterSheet OfRectifications = new(
        "整改台账", ["任务号", "问题", "责任单位", "责任人", "期限", "措施", "状态", "销号日期"],
        RegisterSql.Rectifications,
        (ask, facts) => CaseScope.Parameters(
            new(CaseKind.CorrectionOrder, Units: ask.Units, OpenedFrom: ask.From, OpenedTo: ask.To), facts, numbers: false),
        (row, _) =>
        [
            row.IsDBNull(1) ? row.GetString(0) : string.Create(CultureInfo.InvariantCulture, $"{row.GetString(0)}-{row.GetInt32(1)}"),
            Text(row, 2), Text(row, 3), Text(row, 4), Day(row, 5), Text(row, 6),
            Labels.Of(row.GetString(7), nameof(CaseKind.CorrectionOrder), "Case"),
            row.IsDBNull(8) ? "" : SheetCells.Day(CountyTime.DateOf(row.GetFieldValue<DateTimeOffset>(8))),
        ]);

    private static readonly RegisterSheet OfWarnings = new(
        "干部预警台账", ["姓名", "单位", "职务", "种类", "时间", "有无影响期", "影响期止", "状态"],
        RegisterSql.Warnings, Records,
        (row, facts) =>
        {
            var (kind, form, to) = (row.GetString(3), Text(row, 4), row.IsDBNull(6) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(6));

            // An effect that ran out by date alone is over, whenever that was noted.
            var status = row.GetString(7) is nameof(WarningStatus.InEffect) && to < facts.Today ? nameof(WarningStatus.Ended) : row.GetString(7);
            return
            [
                row.GetString(0), Text(row, 1), Text(row, 2), Labels.Find(form, kind) is { } named ? named : Labels.Of(kind, "CaseKind"), Day(row, 5),
                to is null ? "无" : "有", SheetCells.Day(to), Labels.Of(status, "Warning"),
            ];
        });

    // Whose record he may open, grant by grant: a unit of one grant says nothing about the authorities of another.
    private static NpgsqlParameter[] Records(AskExport ask, Facts facts)
    {
        var grants = facts.Asker.Grants.Where(grant => Sight.Disposal.Contains(grant.Role)).ToArray();
        return
        [
            new NpgsqlParameter<string> { TypedValue = facts.Asker.Id.Value }, Texts(facts.Excluded),
            Texts(grants.Select(grant => grant.Units is null ? "*" : $";{string.Join(';', grant.Units)};")),
            Texts(grants.Select(grant => grant.Authorities is null ? "*" : $";{string.Join(';', grant.Authorities)};")),
            Date(facts.Today), Texts(ask.Units.OrEmpty().IsEmpty ? null : ask.Units.Select(unit => unit.Value)), Date(ask.From), Date(ask.To),
        ];
    }

    private static string Late(NpgsqlDataReader row, int due, Facts facts) =>
        !row.IsDBNull(due) && row.GetFieldValue<DateOnly>(due) is var day && day < facts.Today
            ? facts.Calendar.WorkingDaysBetween(day, facts.Today).ToString(CultureInfo.InvariantCulture)
            : "";

    private static string Text(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? "" : row.GetString(at);

    private static string Day(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? "" : SheetCells.Day(row.GetFieldValue<DateOnly>(at));

    private static NpgsqlParameter Texts(IEnumerable<string>? texts) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = (object?)texts?.ToArray() ?? DBNull.Value };

    private static NpgsqlParameter Date(DateOnly? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)value ?? DBNull.Value };
}
