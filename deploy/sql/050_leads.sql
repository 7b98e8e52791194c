-- Leads: who is assigned to what and had a hand in it (shared with cases), and the register of leads.
-- Every row comes from the events of the stream named in its first column (design D4).

create table wg.assignment (
    stream text not null,
    object text not null,
    person text not null,
    capacity text not null,
    from_at timestamptz not null,
    to_at timestamptz,
    primary key (stream, object, person, capacity, from_at)
);
create index assignment_open_by_person on wg.assignment (person, stream) where to_at is null;

create table wg.involvement (
    stream text not null,
    object text not null,
    person text not null,
    capacity text not null,
    from_at timestamptz not null,
    primary key (stream, object, person, capacity)
);
create index involvement_by_person on wg.involvement (person);

create table wg.lead (
    stream text primary key,
    number text not null unique,
    stage text not null,
    received_on date not null,
    channel text not null,
    category text,
    named boolean not null,
    from_above boolean not null,
    mode text,
    handler text,
    handler_unit text,
    triager text,
    waits_for_role text
);
create index lead_by_receipt on wg.lead (received_on desc, number desc);

create table wg.lead_target (
    stream text not null,
    place integer not null,
    official text,
    unit text,
    primary key (stream, place)
);
create index lead_target_by_official on wg.lead_target (official);
create index lead_target_by_unit on wg.lead_target (unit);

create table wg.lead_barred (
    stream text not null,
    person text not null,
    primary key (stream, person)
);
