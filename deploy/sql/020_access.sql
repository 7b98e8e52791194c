-- Access: role grants with data scope, effective-dated (spec 09 ACL-06), and declared recusals (RCU-06).
create table wg.role_grant(
  stream text not null,
  grant_no bigint not null,
  person text not null,
  role text not null,
  scope text not null,
  units text not null,          -- unit codes joined by comma; empty where the scope names none
  authorities text not null,    -- cadre authorities joined by comma; empty means every one
  from_date date not null,
  to_date date,
  primary key (stream, grant_no));
create index role_grant_person on wg.role_grant(person);
create index role_grant_role on wg.role_grant(role);

create table wg.declared_recusal(
  stream text not null,
  person text not null,
  object text not null,         -- official id or grain key from whose affairs the person is excluded
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (stream, person, object));
create index declared_recusal_person on wg.declared_recusal(person);
