-- Clearances (廉政意见): what they are computed from, one row for each change as it was recorded; the register of requests;
-- whom their rows mean; notices of answers that no longer hold. Every row comes from the events of the stream named in
-- its first column (design D4). A county that has leads or cases already fills the first two with
-- `wg rebuild lead_standing` and `wg rebuild case_standing`.

create table wg.lead_standing (
    stream text collate "C" not null,
    version bigint not null,
    official text collate "C" not null,
    number text not null,
    stage text not null,
    received_on date not null,
    upsets boolean not null,        -- whether answers given on the official no longer hold (CLR-06)
    recorded_at timestamptz not null,
    primary key (stream, version, official)
);
create index lead_standing_by_official on wg.lead_standing (official, stream, version desc);

create table wg.case_standing (
    stream text collate "C" not null,
    version bigint not null,
    official text collate "C" not null,
    number text not null,
    kind text not null,
    stage text not null,
    status text not null,
    outcome text,
    form text,
    from_date date,
    to_date date,
    appealed boolean not null,
    upsets boolean not null,
    recorded_at timestamptz not null,
    primary key (stream, version)
);
create index case_standing_by_official on wg.case_standing (official, stream, version desc);

create table wg.clearance (
    stream text collate "C" primary key,
    number text collate "C" not null unique,
    stage text not null,
    purpose text not null,
    letter_number text not null,
    requester text not null,
    authorities text not null,      -- cadre authorities the requester reaches, joined by comma; empty means every one
    opened_on date not null,
    reply_due date,
    valid_through date,
    barred boolean not null         -- whether rows wait whose person bars every discipline secretary (RCU-09)
) with (fillfactor = 80);
create index clearance_by_opening on wg.clearance (opened_on desc, number desc);

create table wg.clearance_row (     -- only rows that mean somebody
    stream text collate "C" not null,
    place integer not null,
    official text collate "C" not null,
    primary key (stream, place)
);
create index clearance_row_by_official on wg.clearance_row (official);

create table wg.clearance_notice (
    stream text collate "C" not null,
    place integer not null,
    requester text not null,
    number text collate "C" not null,
    name text not null,
    letter_number text not null,
    official text collate "C" not null,
    at timestamptz not null,
    primary key (stream, place)
);
create index clearance_notice_by_requester on wg.clearance_notice (requester, at desc);
