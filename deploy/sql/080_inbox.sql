-- What waits for whom (UIX-01): every row comes from the events of the stream named in its first column (design D4).
-- Its due date stands in open_deadline, beside the deadline itself; what a person did, in command and event.

create table wg.inbox_task (
    stream text not null,
    item text not null,
    tab text not null,
    act text not null,
    why text not null,
    stage text not null,
    person text,
    role text,
    unit text,
    not_by text,
    official text,
    deadline text,
    from_date date,
    note text,
    primary key (stream, item)
) with (fillfactor = 80);
create index inbox_task_by_person on wg.inbox_task (person) where person is not null;
create index inbox_task_by_role on wg.inbox_task (role) where role is not null;
