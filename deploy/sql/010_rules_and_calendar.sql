-- Rule packs, working calendar and open deadlines (spec 01). Every row comes from the events of the stream in its first column.

-- Versions of rule packs published since the program was shipped; the text is the pack as stored in its event.
create table wg.rule_pack (
    stream text not null primary key,
    id text not null unique,
    pack text not null,
    loaded_at timestamptz not null
);

-- Notices and county days loaded since the program was shipped.
create table wg.calendar_notice (
    stream text not null,
    id text not null,
    notice text not null,
    loaded_at timestamptz not null,
    told boolean not null,          -- whether every owner of a deadline it concerns was told (CAL-09)
    primary key (stream, id)
);

-- Deadlines that are running, paused or overdue. through_date: the last date the due date or a firing depends on.
create table wg.open_deadline (
    stream text collate "C" not null,
    id text not null,
    catalogue text not null,
    generation integer not null,
    start_date date not null,
    due_date date not null,
    through_date date not null,
    provisional boolean not null,
    status text not null,
    holder text,
    handler text,
    primary key (stream, id)
) with (fillfactor = 80);
create index open_deadline_by_holder on wg.open_deadline (holder) where holder is not null;
