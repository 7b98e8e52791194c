using WarningGrid.Cases;
using WarningGrid.Leads;

namespace WarningGrid.Statistics;

/// <summary>The rows of the registers (spec 11 §2): the lists' own question of who sees what, with the names that a person reads.</summary>
/// <remarks>The last column holds the ids of those whom the row is about; who handles or approves it is no affair of his own.</remarks>
internal static class RegisterSql
{
    /// <summary>$27 is how many.</summary>
    public const string Leads = LeadRegisterSql.Chosen +
        """

        select c.number, c.whole, c.channel, c.received_on, g.names, g.units, g.posts, c.category, c.mode, h.name, d.due, c.stage,
          array_remove(g.officials, null)
        from chosen c
        left join wg.official h on h.id = c.handler
        left join lateral (select min(o.due_date) as due from wg.open_deadline o where o.stream = c.stream) d on true
        left join lateral (
          select string_agg(o.name, '、' order by t.place) as names, string_agg(distinct u.name, '、') as units,
            string_agg(p.name, '、' order by t.place) as posts, array_agg(o.id) as officials
          from wg.lead_target t
          left join wg.official o on o.id = t.official
          left join wg.unit u on u.code = t.unit
          left join wg.post p on p.code = o.post
          where t.stream = c.stream and c.whole) g on true
        order by c.received_on, c.number
        limit $27
        """;

    /// <summary>$27 is how many.</summary>
    public const string Cases = CaseRegisterSql.Chosen +
        """

        select c.number, c.kind, c.level, o.name, u.name, c.opened_on, c.stage, a.name, c.due, c.outcome, e.to_date,
          array_remove(array[case when c.level > 0 then c.official end], null)
        from chosen c
        left join wg.official o on o.id = c.official
        left join wg.unit u on u.code = c.unit
        left join wg.official a on a.id = c.approver
        left join lateral (
          select s.to_date from wg.case_standing s where s.stream = c.stream order by s.version desc limit 1) e on true
        order by c.opened_on, c.number
        limit $27
        """;

    /// <summary>What is ordered and planned is content: of a case whose status alone is seen there is one row without it. $27 is how many.</summary>
    public const string Rectifications = CaseRegisterSql.Chosen +
        """

        select c.number, r.item, r.problem, u.name, r.person, coalesce(r.until_date, c.due), r.measure, c.stage, w.at,
          array_remove(array[c.official], null)
        from chosen c
        left join wg.unit u on u.code = c.unit
        left join wg.rectification r on r.stream = c.stream and c.level = 2
        left join lateral (
          select min(s.recorded_at) as at from wg.case_standing s where s.stream = c.stream and s.stage = 'WrittenOff') w on true
        where c.level > 0
        order by c.opened_on, c.number, r.item
        limit $27
        """;

    /// <summary>
    /// Warnings of officials whose record the asker may open ($1 himself, $2 exclusions, $3 and $4 his grants, pair by pair,
    /// $5 today, $6 units, $7 and $8 stood for between, $9 how many). A void one stands in no adverse list (APL-06), a talk
    /// beforehand in none at all (PVT-01).
    /// </summary>
    public const string Warnings =
        """
        select o.name, u.name, p.name, w.kind, w.form, coalesce(w.from_date, (w.noted_at at time zone 'Asia/Shanghai')::date), w.to_date,
          w.status, array[o.id]
        from wg.warning w
        join wg.official o on o.stream = w.stream
        left join wg.unit u on u.code = o.unit
        left join wg.post p on p.code = o.post
        where o.id <> $1 and o.id <> all($2) and w.status <> 'Void' and w.kind <> 'PreventiveTalk'
          and exists (
            select from unnest($3::text[], $4::text[]) g(units, authorities)
            where (g.authorities = '*' or g.authorities like '%;' || o.authority || ';%')
              and (g.units = '*'
                or exists (select from wg.post_holding h
                  where h.official = o.id and h.from_date <= $5 and (h.to_date is null or h.to_date >= $5) and g.units like '%;' || h.unit || ';%')
                or exists (select from wg.team_membership m
                  where m.official = o.id and m.from_date <= $5 and (m.to_date is null or m.to_date >= $5) and g.units like '%;' || m.unit || ';%')))
          and ($6::text[] is null or o.unit = any($6))
          and ($7::date is null or coalesce(w.from_date, (w.noted_at at time zone 'Asia/Shanghai')::date) >= $7)
          and ($8::date is null or coalesce(w.from_date, (w.noted_at at time zone 'Asia/Shanghai')::date) <= $8)
        order by 6, o.id, w.source
        limit $9
        """;
}
