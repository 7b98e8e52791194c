namespace WarningGrid.Cases;

/// <summary>The register's question to PostgreSQL: who sees which case and how much, asked of rows; lists, figures and exports all begin with it.</summary>
/// <remarks>
/// It says in SQL what <see cref="CaseSightRules"/> says of one file: the subject's and his unit's sight does not ask for
/// exclusions, every other does. A level is 2 for who sees the whole case, 1 for who sees what was served or the status
/// fields, 0 for who was given a copy: nobody can narrow by what he is not shown, nor learn from a count. Whoever counts
/// without seeing anybody ($12, STA-03) counts all within his reach. Parameters as <see cref="CaseScope"/> gives them.
/// </remarks>
internal static class CaseRegisterSql
{
    // offset 0: the level is found once for each row, not wherever it is named.

    /// <summary>The cases asked for, with their level and source: <c>chosen</c>.</summary>
    public const string Chosen =
        """
        with seen as (
          select c.stream, c.number, c.kind, c.lead, c.official, c.unit, c.handler, c.opened_on, c.approver, c.due, c.revision, v.level,
            case when $11::timestamptz is null then c.stage else k.stage end as stage,
            case when $11::timestamptz is null then c.outcome else k.outcome end as outcome
          from wg.disposal_case c
          left join lateral (
            select h.stage, h.outcome from wg.case_standing h
            where $11::timestamptz is not null and h.stream = c.stream and h.recorded_at < $11
            order by h.version desc limit 1) k on true
          cross join lateral (
            select c.official is distinct from $1 and (c.official is null or c.official <> all($2))
              and c.stream <> all($2) and 'l-' || coalesce(c.lead, '') <> all($2) as open_to_him) o
          cross join lateral (
            select o.open_to_him and (
              c.handler = $1
              or coalesce(string_to_array(c.waits_for_role, ',') && $3, false)
              or coalesce(c.second_hand = any($3), false)
              or exists (select from wg.assignment a
                where a.stream = c.stream and a.person = $1 and a.to_at is null and a.capacity = 'Signer')
              or (c.submitted and cardinality($4) > 0
                and (c.unit is null or c.unit = any($4) or '*' = any($4))
                and (c.authority is null or c.authority = any($5) or '*' = any($5)))
              or (cardinality($9) > 0 and (c.office is null or c.office = any($9) or '*' = any($9)))
              or (c.chief_reported and $10)) as whole) w
          cross join lateral (
            select w.whole
              or (c.official = $1 and c.subject_served)
              or (c.unit_served and c.official is distinct from $1 and (c.serving_unit = any($8) or '*' = any($8)))
              or (o.open_to_him and cardinality($6) > 0
                and (c.unit is null or c.unit = any($6) or '*' = any($6))
                and (c.authority is null or c.authority = any($7) or '*' = any($7))) as more) s
          cross join lateral (
            select case
              when $12 then case when o.open_to_him and (c.unit is null or c.unit = any($13) or '*' = any($13))
                and (c.authority is null or c.authority = any($14) or '*' = any($14)) then 2 end
              when w.whole then 2
              when s.more then 1
              when o.open_to_him and exists (select from wg.assignment a
                where a.stream = c.stream and a.person = $1 and a.to_at is null and a.capacity = 'Copied') then 0
              end as level
            offset 0) v
          where v.level is not null and ($11::timestamptz is null or k.stage is not null)
        ), chosen as (
          select s.*, l.channel as source
          from seen s
          left join wg.lead l on l.number = s.lead
          where s.level >= $26 and ($15::text is null or s.kind = $15) and ($16::text is null or s.stage = $16)
            and ($17::text is null or (s.level > 0 and coalesce(s.outcome, 'None') = $17))
            and ($18::text is null or (s.level = 2 and l.channel = $18))
            and ($19::text[] is null or (s.level > 0 and s.unit = any($19)))
            and ($20::text is null or (s.level = 2 and s.handler = $20))
            and ($21::text is null or (s.level = 2 and s.lead = $21))
            and ($22::date is null or s.opened_on >= $22) and ($23::date is null or s.opened_on <= $23)
            and (($24::timestamptz is null and $25::timestamptz is null) or exists (
              select from wg.case_standing e
              where e.stream = s.stream and e.stage in ('Closed', 'Void') and e.recorded_at >= coalesce($24, '-infinity')
                and e.recorded_at < coalesce($25, 'infinity') and e.recorded_at < coalesce($11, 'infinity')
                and coalesce((
                  select p.stage from wg.case_standing p
                  where p.stream = e.stream and p.version < e.version
                  order by p.version desc limit 1), '') not in ('Closed', 'Archived', 'Void')))
        )
        """;

    /// <summary>A page, newest first; $27 is the last number shown, $28 how many.</summary>
    public const string Page = Chosen +
        """

        select number, kind, stage, case when level > 0 then official end, case when level > 0 then unit end,
          case when level = 2 then handler end, opened_on, case when level > 0 then approver end, case when level > 0 then due end,
          case when level > 0 then outcome end, revision
        from chosen
        where ($27 is null or (opened_on, number) < (select p.opened_on, p.number from wg.disposal_case p where p.number = $27))
        order by opened_on desc, number desc
        limit $28
        """;
}
