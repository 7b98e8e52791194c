-- Officials: whose effects changed and when, for the organisation department (EFC-02). What changed is not said.

create table wg.effect_change(
  stream text not null,
  version bigint not null,
  official text not null,
  authority text not null,
  recorded_at timestamptz not null,
  primary key (stream, version));
create index effect_change_by_time on wg.effect_change(recorded_at, stream, version);
