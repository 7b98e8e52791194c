namespace WarningGrid.Inbox;

/// <summary>The statements of the inbox. What the asker may see are parameters, never text (ACL-02, RCU-08).</summary>
/// <remarks>$1 the asker, $2 his roles, $3 his reach as <c>Role|unit</c> and <c>Role|*</c>, $4 whom he is recused from, $5 today.</remarks>
internal static class InboxSql
{
    // By hand or by role and reach; never by one who had a hand in it, nor before its day. A unit's own duties do not ask
    // for exclusions (RCU-11); everything else does.
    private const string Mine =
        """
        from wg.inbox_task t
        left join wg.open_deadline d on d.stream = t.stream and d.id = t.deadline
        where (t.person = $1
            or (t.person is null and (
              (t.unit is null and t.role = any($2)) or t.role || '|' || t.unit = any($3) or (t.unit is not null and t.role || '|*' = any($3)))))
          and (t.not_by is null or position(';' || $1 || ';' in t.not_by) = 0)
          and (t.from_date is null or t.from_date <= $5)
          and (t.why in ('UIX-01.duty', 'UIX-01.unit')
            or (t.official is distinct from $1 and (t.official is null or t.official <> all($4)) and t.stream <> all($4)
              and not exists (select from wg.lead_target x where x.stream = t.stream and (x.official = any($4) or x.unit = any($4)))
              and not exists (select from wg.lead_barred b where b.stream = t.stream and b.person = $1)))
        """;

    /// <summary>$6 tab, $7 kind of stream, $8 act, $9 only overdue, $10…$12 where the last page ended, $13 how many.</summary>
    public const string Tasks =
        "select t.stream, t.item, t.act, t.why, t.stage, t.note, d.due_date, coalesce(d.provisional, false), d.status,"
        + " coalesce(d.due_date, 'infinity'::date) as sort " + Mine +
        """

          and t.tab = $6 and ($7 is null or t.stream like $7) and ($8 is null or t.act = $8) and (not $9 or (d.due_date < $5 and not d.provisional and d.status <> 'Paused'))
          and ($10::date is null or (coalesce(d.due_date, 'infinity'::date), t.stream, t.item) > ($10, $11, $12))
        order by sort, t.stream, t.item
        limit $13
        """;

    public const string Counts =
        "select t.tab, count(*), count(*) filter (where d.due_date < $5 and not d.provisional and d.status <> 'Paused') " + Mine + " group by t.tab";

    /// <summary>What a command was is the first event under its key; where it left the object, the last.</summary>
    /// <remarks>$1 the asker, $2…$4 where the last page ended, $5 how many, $6 kind of stream.</remarks>
    public const string Acts =
        """
        select a.stream, a.version, f.type, f.occurred_at, a.recorded_at, a.sm3
        from (
          select c.stream, c.version, c.key, e.recorded_at, e.sm3
          from wg.command c
          join wg.event e on e.stream = c.stream and e.version = c.version and e.actor = c.caller and e.key = c.key
          where c.caller = $1 and (c.stream like 'c-%' or c.stream like 'l-%') and ($6 is null or c.stream like $6)
            and ($2::timestamptz is null or (e.recorded_at, c.stream, c.version) < ($2, $3, $4))
          order by e.recorded_at desc, c.stream desc, c.version desc
          limit $5) a
        cross join lateral (
          select e.type, e.occurred_at from wg.event e
          where e.stream = a.stream and e.version between a.version - 31 and a.version and e.key = a.key and e.actor = $1
          order by e.version limit 1) f
        order by a.recorded_at desc, a.stream desc, a.version desc
        """;

    public const string ActCount =
        "select count(*) from wg.command c where c.caller = $1 and (c.stream like 'c-%' or c.stream like 'l-%')";

    /// <summary>Given to read: $1 the asker, $2 whom he is recused from, $3 and $4 where the last page ended, $5 how many.</summary>
    public const string Copies =
        """
        select a.stream, c.stage, a.from_at
        from wg.assignment a
        join wg.disposal_case c on c.stream = a.stream
        where a.person = $1 and a.capacity = 'Copied' and a.to_at is null
          and (c.official is null or c.official <> all($2)) and a.stream <> all($2)
          and ($3::timestamptz is null or (a.from_at, a.stream) < ($3, $4))
        order by a.from_at desc, a.stream desc
        limit $5
        """;

    public const string CopyCount =
        """
        select count(*)
        from wg.assignment a
        join wg.disposal_case c on c.stream = a.stream
        where a.person = $1 and a.capacity = 'Copied' and a.to_at is null
          and (c.official is null or c.official <> all($2)) and a.stream <> all($2)
        """;

    /// <summary>Which of these objects are open to the asker as tasks, his own or as a leader ($6 the streams).</summary>
    public const string Open =
        """
        select c.stream, c.stage from wg.disposal_case c
        where c.stream = any($6) and c.official is distinct from $1 and (c.official is null or c.official <> all($4)) and c.stream <> all($4)
          and (c.handler = $1 or string_to_array(c.waits_for_role, ',') && $2 or c.second_hand = any($2)
            or (c.submitted and ('DeputyLeader|' || coalesce(c.unit, '*') = any($3) or 'DeputyLeader|*' = any($3)
              or 'DisciplineSecretary|' || coalesce(c.unit, '*') = any($3) or 'DisciplineSecretary|*' = any($3)))
            or 'SectionChief|' || coalesce(c.office, '*') = any($3) or 'SectionChief|*' = any($3)
            or 'LeadCustodian|' || coalesce(c.unit, '*') = any($3) or 'LeadCustodian|*' = any($3)
            or 'WarningOfficer|' || coalesce(c.unit, '*') = any($3) or 'WarningOfficer|*' = any($3))
        union all
        select c.stream, c.stage from wg.disposal_case c
        where c.stream = any($6) and c.official = $1 and c.subject_served
        union all
        select l.stream, l.stage from wg.lead l
        where l.stream = any($6) and l.stream <> all($4)
          and not exists (select from wg.lead_target x where x.stream = l.stream and (x.official = $1 or x.official = any($4) or x.unit = any($4)))
          and not exists (select from wg.lead_barred b where b.stream = l.stream and b.person = $1)
          and (l.waits_for_role = any($2) or l.extension_role = any($2) or 'LeadCustodian|*' = any($3) or 'WarningOfficer|*' = any($3)
            or exists (select from wg.assignment a where a.stream = l.stream and a.person = $1 and a.to_at is null))
        """;
}
