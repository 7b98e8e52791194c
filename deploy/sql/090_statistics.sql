-- Statistics (spec 08 §4): how leads and deadlines stood at any time, one row for each change as it was recorded, and what a
-- correction order asks for, item by item. Every row comes from the events of the stream named in its first column (design
-- D4). A county that has leads or cases already fills them with `wg rebuild lead_turn`, `wg rebuild deadline_turn`,
-- `wg rebuild rectification` and, for cases on units, `wg rebuild case_standing`.

alter table wg.case_standing alter column official drop not null;

create table wg.lead_turn (
    stream text collate "C" not null,
    version bigint not null,
    stage text not null,
    mode text,
    recorded_at timestamptz not null,
    primary key (stream, version)
);

create table wg.deadline_turn (     -- Overdue is no turn: it follows from the due date and the day asked about
    stream text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    catalogue text not null,
    due_date date not null,
    provisional boolean not null,
    status text not null,
    recorded_at timestamptz not null,
    primary key (stream, id, version)
);
create index deadline_turn_by_due on wg.deadline_turn (due_date);

create table wg.rectification (
    stream text not null,
    item integer not null,
    problem text not null,
    person text,
    until_date date,
    measure text,
    primary key (stream, item)
);
