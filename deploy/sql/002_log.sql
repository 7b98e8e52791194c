-- The county's memory and what one transaction writes beside it (design D1, D3, D5–D7, D17).
CREATE SCHEMA IF NOT EXISTS wg;
SET LOCAL search_path = wg;

-- The county's clock: the server's, moved by one row. The row differs from zero only in Development (design D17).
CREATE TABLE county_clock (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  ahead interval NOT NULL
);
INSERT INTO county_clock (ahead) VALUES ('0');

CREATE FUNCTION county_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS
  'SELECT clock_timestamp() + ahead FROM wg.county_clock';

-- What has happened, for good. entry IS the text that was hashed (RFC 8785); the other columns are copies of it.
CREATE TABLE event (
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  type text NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor text NOT NULL,
  key text NOT NULL,
  entry text NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  sm3 bytea NOT NULL CHECK (octet_length(sm3) = 32),
  CONSTRAINT event_pkey PRIMARY KEY (stream, version)
);

-- BRIN: entries arrive in the order of their stamps, so that a range of time is a range of pages, at no cost to a write.
CREATE INDEX event_recorded ON event USING brin (recorded_at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'WG002';
END $$;

CREATE TRIGGER event_is_for_good BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Last in every append: a stamp more than 1 s behind the county's clock is refused and taken again (ASF-05).
CREATE FUNCTION require_fresh(stamp timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF stamp < wg.county_now() - interval '1 second' THEN
    RAISE EXCEPTION 'stamp too old' USING ERRCODE = 'WG001';
  END IF;
END $$;

-- Commands as remembered for their repeats: another caller may use the same key.
CREATE TABLE command (
  caller text NOT NULL,
  key text NOT NULL,
  request_sm3 bytea NOT NULL,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT command_pkey PRIMARY KEY (caller, key)
);

-- Messages consumed, by id: stored with their effect, so that the effect happens once.
CREATE TABLE inbox (
  message text COLLATE "C" NOT NULL,
  consumer text NOT NULL,
  CONSTRAINT inbox_pkey PRIMARY KEY (message)
);

-- Messages on their way. A claim pushes next_at forward: a relay that dies gives its letters back by silence.
CREATE TABLE outbox (
  message text COLLATE "C" PRIMARY KEY,
  shard smallint NOT NULL,
  source text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  number integer NOT NULL,
  target text COLLATE "C" NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  occurred_at timestamptz NOT NULL,
  sent_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL,
  attempts smallint NOT NULL DEFAULT 0
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

CREATE INDEX outbox_due ON outbox (shard, next_at);
CREATE INDEX outbox_pair ON outbox (target, source, version, number);

-- Letters given up after many attempts. While one stands here its pair (source, target) is stopped, nothing else.
CREATE TABLE dead_letter (
  message text COLLATE "C" PRIMARY KEY,
  shard smallint NOT NULL,
  source text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  number integer NOT NULL,
  target text COLLATE "C" NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  occurred_at timestamptz NOT NULL,
  sent_at timestamptz NOT NULL,
  died_at timestamptz NOT NULL,
  error text NOT NULL,
  set_aside_at timestamptz,
  set_aside_by text,
  reason text
);

CREATE INDEX dead_letter_pair ON dead_letter (target, source) WHERE set_aside_at IS NULL;

-- Alarm clocks of open deadlines (DLB-12): the next firing, written by the transaction of the event that set it.
CREATE TABLE deadline (
  grain text COLLATE "C" NOT NULL,
  id text NOT NULL,
  shard smallint NOT NULL,
  next_firing timestamptz NOT NULL,
  next_at timestamptz NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  CONSTRAINT deadline_pkey PRIMARY KEY (grain, id)
) WITH (fillfactor = 80);

CREATE INDEX deadline_due ON deadline (shard, next_at);

-- Who looked at or acted on a person's affairs: audit entries by the officials they name (AUD-03, CLR-07).
CREATE TABLE access_history (
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  person text NOT NULL,
  at timestamptz NOT NULL,
  act text NOT NULL,
  actor text NOT NULL,
  CONSTRAINT access_history_pkey PRIMARY KEY (stream, version, person)
);

CREATE INDEX access_history_person ON access_history (person, at);

-- The next free number of a series; silos take blocks of it, so that numbers may have gaps.
CREATE TABLE number_series (
  prefix text NOT NULL,
  year integer NOT NULL,
  next bigint NOT NULL,
  CONSTRAINT number_series_pkey PRIMARY KEY (prefix, year)
);

-- Checkpoints (HSH-02): how far every stream had come and its heads, under one root.
CREATE TABLE checkpoint (
  at timestamptz PRIMARY KEY,
  streams bigint NOT NULL,
  entries bigint NOT NULL,
  root_sha256 bytea NOT NULL,
  root_sm3 bytea NOT NULL,
  text text NOT NULL
);
