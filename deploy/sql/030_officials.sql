-- Officials, posts and units (spec 05): read models of one stream each, rebuilt from the log. Every to_date is the last day.
create table wg.official(
  stream text primary key,
  id text not null,
  name text not null,
  id_no_hash text,              -- keyed hash; the number itself stands sealed in the history only
  staff_no text,
  authority text not null,
  grade text,
  unit text,                    -- of the post taken last among those not left
  post text);
create index official_id on wg.official(id);
create index official_id_no_hash on wg.official(id_no_hash);
create index official_staff_no on wg.official(staff_no);
create index official_name on wg.official(name);
create index official_unit on wg.official(unit);

create table wg.post_holding(
  stream text not null,
  post text not null,
  from_date date not null,
  unit text not null,
  official text not null,
  to_date date,
  heads_unit boolean not null,
  primary key (stream, post, from_date));
create index post_holding_official on wg.post_holding(official);
create index post_holding_post on wg.post_holding(post);
create index post_holding_unit on wg.post_holding(unit);

create table wg.team_membership(
  stream text not null,
  unit text not null,
  via_post text not null,       -- the post the seat goes with; empty for a seat of its own
  from_date date not null,
  official text not null,
  team_role text not null,
  to_date date,
  primary key (stream, unit, via_post, from_date));
create index team_membership_official on wg.team_membership(official);
create index team_membership_unit on wg.team_membership(unit);

create table wg.kinship(
  stream text not null,
  kin text not null,
  relation text not null,
  official text not null,
  from_date date not null,
  to_date date,
  primary key (stream, kin, relation));
create index kinship_official on wg.kinship(official);
create index kinship_kin on wg.kinship(kin);

create table wg.post_beginning( -- one row an event, never removed: whom to ask about an earlier day
  stream text not null,
  version bigint not null,
  official text not null,
  unit text not null,
  post text not null,
  primary key (stream, version));
create index post_beginning_unit on wg.post_beginning(unit);
create index post_beginning_post on wg.post_beginning(post);

create table wg.warning(
  stream text not null,
  source text not null,
  kind text not null,
  form text,
  stage text not null,
  status text not null,
  outcome text,
  from_date date,
  to_date date,
  adverse boolean not null,
  served boolean not null,
  noted_at timestamptz not null,
  primary key (stream, source));

create table wg.contribution(
  stream text not null,
  number text not null,
  channel text not null,        -- a channel of spec 03 §1, or CARD
  level text,
  standing text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (stream, number));

create table wg.post(
  stream text primary key,
  code text not null,
  name text not null,
  unit text not null,
  section text,
  superior_post text,
  in_team boolean not null,
  key_post boolean not null,
  from_date date not null);
create index post_code on wg.post(code);
create index post_unit on wg.post(unit);
create index post_superior on wg.post(superior_post);

create table wg.unit(
  stream text primary key,
  code text not null,
  name text not null,
  kind text not null,
  parent text,
  from_date date not null);
create index unit_code on wg.unit(code);
create index unit_parent on wg.unit(parent);

create table wg.section(
  stream text not null,
  code text not null,
  name text not null,
  unit text not null,
  primary key (stream, code));
create index section_code on wg.section(code);
