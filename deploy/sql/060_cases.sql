-- Cases: the register of cases; documents: the bytes of uploaded files by their SM3.
-- Every row of disposal_case comes from the events of the stream named in its first column (design D4).

create table wg.disposal_case (
    stream text primary key,
    number text not null unique,
    kind text not null,
    stage text not null,
    lead text not null,
    official text,
    unit text,
    authority text,
    office text,
    handler text not null,
    opened_on date not null,
    approver text,
    due date,
    outcome text,
    revision bigint not null,
    submitted boolean not null,
    subject_served boolean not null,
    unit_served boolean not null,
    chief_reported boolean not null,
    waits_for_role text
) with (fillfactor = 80);
create index disposal_case_by_opening on wg.disposal_case (opened_on desc, number desc);
create index disposal_case_by_official on wg.disposal_case (official);
create index disposal_case_by_lead on wg.disposal_case (lead);

-- Content-addressed and never changed; an event names a file by its SM3, it does not hold it.
create table wg.document_file (
    sm3 text primary key,
    name text not null,
    media_type text not null,
    size bigint not null,
    content bytea not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null
);
