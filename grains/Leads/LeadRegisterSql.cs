namespace WarningGrid.Leads;

/// <summary>The register's question to PostgreSQL: who sees which lead and how much, asked of rows.</summary>
/// <remarks>
/// It says in SQL what <see cref="LeadSights"/> says of one file; a test compares the two. Whoever sees status
/// fields only can neither narrow by content nor learn from a count. Whoever counts without seeing anybody ($24, STA-03)
/// counts all within his reach.
/// </remarks>
internal static class LeadRegisterSql
{
    /// <summary>The leads asked for, with whether they are seen whole: <c>chosen</c>. Lists, figures and exports begin with it.</summary>
    public const string Chosen =
        """
        with seen as (
          select l.stream, l.number, l.received_on, l.channel, l.category, l.named, l.handler,
            case when $23::timestamptz is null then l.stage else k.stage end as stage,
            case when $23::timestamptz is null then l.mode else k.mode end as mode,
            (exists (select from wg.assignment a where a.stream = l.stream and a.person = $1 and a.to_at is null)
              or coalesce(l.waits_for_role = any($2), false)
              or coalesce(l.extension_role = any($2), false)
              or (l.handler_unit is not null and ($3 or l.handler_unit = any($4)))) as task,
            (l.stage = 'Registered' and l.triager is null) as unclaimed,
            (l.stage in ('Accepted', 'Shelved')
              or (l.stage in ('Assigned', 'Proposed', 'Decided', 'Verifying', 'InCase') and l.handler is null)) as unassigned,
            (l.stage = 'Closed' or (l.stage = 'Shelved' and (l.named or l.from_above))) as for_secretary,
            ($5 or exists (select from wg.lead_target t where t.stream = l.stream and t.unit = any($6))) as officer,
            ($7 or exists (select from wg.lead_target t where t.stream = l.stream and t.unit = any($8))) as custodian,
            ($9 or exists (select from wg.lead_target t where t.stream = l.stream and t.unit = any($10))) as secretary,
            ($25 or exists (select from wg.lead_target t where t.stream = l.stream and t.unit = any($26))) as counted
          from wg.lead l
          left join lateral (
            select h.stage, h.mode from wg.lead_turn h
            where $23::timestamptz is not null and h.stream = l.stream and h.recorded_at < $23
            order by h.version desc limit 1) k on true
          where not exists (
              select from wg.lead_target t where t.stream = l.stream and (t.official = any($11) or t.unit = any($11)))
            and not exists (select from wg.lead_barred b where b.stream = l.stream and b.person = $1)
            and l.stream <> all($11)
            and ($23::timestamptz is null or k.stage is not null)
            and ($12::text is null or case when $23::timestamptz is null then l.stage else k.stage end = $12)
            and ($13::date is null or l.received_on >= $13)
            and ($14::date is null or l.received_on <= $14)
            and ($15::date is null or (l.received_on, l.number) < ($15, $16))
        ), judged as (
          select *,
            case when $24 then counted
              else task or (unclaimed and officer) or (unassigned and custodian) or (for_secretary and secretary) end as whole
          from seen
        ), chosen as (
          select *
          from judged j
          where (whole or (not $24 and (officer or custodian)))
            and ($17::text is null or (whole and channel = $17))
            and ($18::text is null or (whole and handler = $18))
            and ($19::text is null or (whole and exists (
              select from wg.lead_target t where t.stream = j.stream and t.official = $19)))
            and ($20::text[] is null or (whole and exists (
              select from wg.lead_target t where t.stream = j.stream and t.unit = any($20))))
            and (not $21 or whole)
            and ($22::text is null or (whole and coalesce(mode, 'None') = $22))
        )
        """;

    /// <summary>A page, newest receipt first. One row more than asked ($27) tells whether another page follows.</summary>
    public const string Page = Chosen +
        """

        select number, stage, received_on, whole, channel, category, named, handler, mode
        from chosen
        order by received_on desc, number desc
        limit $27
        """;
}
