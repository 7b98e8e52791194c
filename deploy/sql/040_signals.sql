-- Signals: what lists, receipts, results and matching ask (spec 03). Personal content stands in no column.
create table wg.signal(
  stream text collate "C" primary key,
  number text not null,
  channel text not null,
  confidential boolean not null,
  type text not null,
  stage text not null,
  source text not null,
  subject text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  category text,
  level text,
  unit text,
  triage_due date,
  lead text,
  quarantined integer not null);
create index signal_number on wg.signal(number);
create index signal_received on wg.signal(received_at, number);
create index signal_unit on wg.signal(unit);

create table wg.signal_match(
  stream text collate "C" not null,
  mention text not null,
  official text not null,
  standing text not null,
  basis text not null,
  primary key (stream, mention, official));
create index signal_match_official on wg.signal_match(official);

-- The first receipt of every item; the key is also the key of its stored command.
create table wg.feed_receipt(
  stream text collate "C" not null,
  receipt text collate "C" not null,
  status text not null,
  signal text,
  received_at timestamptz not null,
  faults text,
  primary key (stream, receipt));

-- All that is kept of a sealed item (SEA-02), with the day it was forwarded.
create table wg.sealed_item(
  stream text collate "C" primary key,
  receipt text not null,
  channel text not null,
  destination text not null,
  received_at timestamptz not null,
  forward_due date,
  forwarded_on date);

create table wg.signal_result(
  stream text collate "C" not null,
  version bigint not null,
  source text not null,
  subject text not null,
  signal text not null,
  outcome text not null,
  result_on date not null,
  note text,
  recorded_at timestamptz not null,
  primary key (stream, version));
create index signal_result_source on wg.signal_result(source, recorded_at, stream, version);

-- Which signal carries a record of a source; the stream is a keyed hash of source and subject.
create table wg.feed_subject(
  stream text collate "C" primary key,
  source text not null,
  subject text not null,
  signal text not null);

create table wg.feed_source(
  stream text collate "C" not null,
  source text not null,
  client text not null,
  types text not null,          -- joined by comma
  primary key (stream, source));

-- The identity vault's index: a keyed hash under the vault's own key, so that it joins with nothing outside it.
create table wg.vault(
  stream text collate "C" primary key,
  id_no_hash text);
create index vault_id_no on wg.vault(id_no_hash);
