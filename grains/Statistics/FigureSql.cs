using System.Collections.Immutable;
using WarningGrid.Cases;
using WarningGrid.Leads;

namespace WarningGrid.Statistics;

/// <summary>The counting statements: the register's own question of who sees what, and behind it a cube over what is counted by.</summary>
/// <remarks>Only names of columns, which are constants, are put together; whatever anybody asks or may see is a parameter.</remarks>
internal static class FigureSql
{
    public static string Cases(ImmutableArray<Dimension> by) =>
        CaseRegisterSql.Chosen + Cube(
            by,
            "select kind, unit, source, coalesce(outcome, 'None') as result, stage, stream, coalesce(official, unit, stream) as who from chosen");

    /// <summary>How long the cases of each kind took, with the total behind them: $27 is the day asked about.</summary>
    /// <remarks>
    /// A case has ended on the day of the first standing of its last run of ended ones; what went on after one was opened again.
    /// </remarks>
    public const string Durations = CaseRegisterSql.Chosen +
        """
        , stood as (
          select h.stream, h.version, h.stage in ('Closed', 'Archived', 'Void') as ended, h.recorded_at
          from wg.case_standing h join chosen c on c.stream = h.stream
          where $11::timestamptz is null or h.recorded_at < $11
        ), took as (
          select c.kind, c.stage = 'Void' as void, coalesce(c.official, c.unit, c.stream) as who,
            case when c.stage in ('Closed', 'Archived', 'Void') then (
              select (min(s.recorded_at) at time zone 'Asia/Shanghai')::date - c.opened_on from stood s
              where s.stream = c.stream and s.version > coalesce((select max(n.version) from stood n where n.stream = c.stream and not n.ended), 0)) end as days,
            exists (select from stood s join stood n on n.stream = s.stream and n.version > s.version and not n.ended
              where s.stream = c.stream and s.ended) as reopened,
            exists (select from wg.deadline_turn d
              where d.stream = c.stream and ($11::timestamptz is null or d.recorded_at < $11)
                and (d.status = 'MetLate' or (d.status = 'Running' and d.due_date < $27 and not d.provisional and not exists (
                  select from wg.deadline_turn l
                  where l.stream = d.stream and l.id = d.id and l.version > d.version and ($11::timestamptz is null or l.recorded_at < $11))))) as late
          from chosen c where c.level > 0
        )
        select grouping(kind), count(*), count(distinct who), kind, count(days), count(*) filter (where late),
          count(*) filter (where reopened), count(*) filter (where void),
          percentile_cont(0.5) within group (order by days)::numeric, percentile_cont(0.9) within group (order by days)::numeric
        from took group by cube (kind)
        """;

    public static string Leads(ImmutableArray<Dimension> by) =>
        LeadRegisterSql.Chosen + Cube(
            by,
            """
            select c.channel as source, coalesce(c.mode, 'None') as mode, c.stage, c.stream, coalesce(t.official, t.unit, c.stream) as who
            from chosen c left join wg.lead_target t on t.stream = c.stream
            """);

    /// <summary>Signals that the asker's list would show, by $1 exclusions, $2 and $3 received between, $4 and $5 units of which.</summary>
    public static string Signals(ImmutableArray<Dimension> by) =>
        "with chosen as (select 1)" + Cube(
            by,
            """
            select s.channel, s.stream, coalesce(m.official, s.unit, s.stream) as who
            from wg.signal s left join wg.signal_match m on m.stream = s.stream
            where not exists (select from wg.signal_match x where x.stream = s.stream and x.official = any($1))
              and s.received_at >= $2 and s.received_at < $3
              and ($4::text[] is null or s.unit = any($4)) and ($5::text[] is null or s.unit = any($5))
            """);

    /// <summary>Deadlines of cases: $27 the day asked about, $28 and $29 due between.</summary>
    public static string CaseClocks(ImmutableArray<Dimension> by) => CaseRegisterSql.Chosen + OfCases + Clocks + Cube(by, Counted);

    /// <summary>Deadlines of leads, by the same parameters.</summary>
    public static string LeadClocks(ImmutableArray<Dimension> by) => LeadRegisterSql.Chosen + OfLeads + Clocks + Cube(by, Counted);

    /// <summary>The deadlines of cases themselves: besides, $30 clock, $31 standing, $32…$34 where the last page ended, $35 how many.</summary>
    public const string CaseClockRows = CaseRegisterSql.Chosen + OfCases + Clocks + Rows;

    /// <summary>The deadlines of leads themselves, by the same parameters.</summary>
    public const string LeadClockRows = LeadRegisterSql.Chosen + OfLeads + Clocks + Rows;

    private const string Counted = "select catalogue, standing, stream || id as stream, who from clocks";

    // The last turn of each deadline that was known by then.
    private const string OfCases =
        """
        , turns as (
          select distinct on (d.stream, d.id) d.*, s.number, coalesce(s.official, s.unit, s.stream) as who
          from wg.deadline_turn d join chosen s on s.stream = d.stream
          where s.level > 0 and ($11::timestamptz is null or d.recorded_at < $11)
          order by d.stream, d.id, d.version desc
        )
        """;

    private const string OfLeads =
        """
        , turns as (
          select distinct on (d.stream, d.id) d.*, s.number,
            coalesce((select coalesce(g.official, g.unit) from wg.lead_target g where g.stream = s.stream order by g.place limit 1), s.stream) as who
          from wg.deadline_turn d join chosen s on s.stream = d.stream
          where s.whole and ($23::timestamptz is null or d.recorded_at < $23)
          order by d.stream, d.id, d.version desc
        )
        """;

    // Overdue is what was due before the day and not done; what is provisional never is (CAL-11, ASF-04).
    private const string Clocks =
        """
        , clocks as (
          select t.*, case when t.status <> 'Running' then t.status when t.due_date < $27 and not t.provisional then 'Overdue' else 'Running' end as standing
          from turns t
          where ($28::date is null or t.due_date >= $28) and ($29::date is null or t.due_date <= $29)
        )
        """;

    private const string Rows =
        """

        select number, catalogue, id, due_date, standing, provisional, stream from clocks
        where ($30::text is null or catalogue = $30) and ($31::text is null or standing = $31)
          and ($32::date is null or (due_date, stream, id) > ($32, $33, $34))
        order by due_date, stream, id
        limit $35
        """;

    // One answer holds the cells, every sum over them and the total: what an analyst is not shown hangs on all of them.
    private static string Cube(ImmutableArray<Dimension> by, string rows)
    {
        var columns = string.Join(", ", by.Select(dimension => dimension.Column));
        return by.IsEmpty
            ? $"\nselect 0, count(distinct stream), count(distinct who) from ({rows}) f"
            : $"\nselect grouping({columns}), count(distinct stream), count(distinct who), {columns} from ({rows}) f group by cube ({columns})";
    }
}
