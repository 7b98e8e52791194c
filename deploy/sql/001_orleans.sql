-- What Orleans' ADO.NET providers need: clustering, grain state (snapshots), reminders.
-- The providers read their statements from OrleansQuery by key; parameters (@Name) and result columns are their
-- contract, tables and functions are ours. Kept in a schema of its own, reached by the search path of one data source.
CREATE SCHEMA IF NOT EXISTS orleans;
SET LOCAL search_path = orleans;

CREATE TABLE OrleansQuery (
  QueryKey text PRIMARY KEY,
  QueryText text NOT NULL
);

-- Clustering --------------------------------------------------------------------------------------------------------

CREATE TABLE membership_version (
  deployment text PRIMARY KEY,
  version integer NOT NULL DEFAULT 0
);

CREATE TABLE membership (
  deployment text NOT NULL REFERENCES membership_version,
  address text NOT NULL,
  port integer NOT NULL,
  generation integer NOT NULL,
  silo_name text NOT NULL,
  host_name text NOT NULL,
  status integer NOT NULL,
  proxy_port integer,
  suspect_times text,
  started_at timestamptz(3) NOT NULL,
  alive_at timestamptz(3) NOT NULL,
  PRIMARY KEY (deployment, address, port, generation)
);

-- The version row is locked first in both functions, so that two silos never wait for each other crosswise. A miss is
-- raised and caught here, which undoes the version's step: RAISE and not ASSERT, which can be switched off.
CREATE FUNCTION insert_membership(
  in_deployment text, in_address text, in_port integer, in_generation integer, in_silo_name text, in_host_name text,
  in_status integer, in_proxy_port integer, in_started_at timestamptz, in_alive_at timestamptz, in_version integer)
RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  UPDATE membership_version SET version = version + 1 WHERE deployment = in_deployment AND version = in_version;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  INSERT INTO membership (deployment, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
  VALUES (in_deployment, in_address, in_port, in_generation, in_silo_name, in_host_name, in_status, in_proxy_port,
          in_started_at, in_alive_at);
  RETURN 1;
EXCEPTION WHEN unique_violation THEN
  RETURN 0;
END $$;

CREATE FUNCTION update_membership(
  in_deployment text, in_address text, in_port integer, in_generation integer, in_status integer, in_suspect_times text,
  in_alive_at timestamptz, in_version integer)
RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  UPDATE membership_version SET version = version + 1 WHERE deployment = in_deployment AND version = in_version;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  UPDATE membership
  SET status = in_status, suspect_times = in_suspect_times, alive_at = GREATEST(alive_at, in_alive_at)
  WHERE deployment = in_deployment AND address = in_address AND port = in_port AND generation = in_generation;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such silo' USING ERRCODE = 'no_data_found';
  END IF;
  RETURN 1;
EXCEPTION WHEN no_data_found THEN
  RETURN 0;
END $$;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $$
  WITH made AS (INSERT INTO membership_version (deployment) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
  SELECT count(*)::integer FROM made
$$),
('InsertMembershipKey', $$
  SELECT insert_membership(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort,
    @StartTime, @IAmAliveTime, @Version)
$$),
('UpdateMembershipKey', $$
  SELECT update_membership(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime, @Version)
$$),
-- A late message must not make a silo look less alive than it is known to be.
('UpdateIAmAlivetimeKey', $$
  UPDATE membership SET alive_at = GREATEST(alive_at, @IAmAliveTime)
  WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),
('MembershipReadRowKey', $$
  SELECT v.deployment AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation,
    m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort,
    m.suspect_times AS SuspectTimes, m.started_at AS StartTime, m.alive_at AS IAmAliveTime, v.version AS Version
  FROM membership_version v LEFT JOIN membership m ON m.deployment = v.deployment
    AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
  WHERE v.deployment = @DeploymentId
$$),
('MembershipReadAllKey', $$
  SELECT v.deployment AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation,
    m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort,
    m.suspect_times AS SuspectTimes, m.started_at AS StartTime, m.alive_at AS IAmAliveTime, v.version AS Version
  FROM membership_version v LEFT JOIN membership m ON m.deployment = v.deployment
  WHERE v.deployment = @DeploymentId
$$),
('GatewaysQueryKey', $$
  SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM membership
  WHERE deployment = @DeploymentId AND status = @Status AND proxy_port > 0
$$),
('DeleteMembershipTableEntriesKey', $$
  WITH silos AS (DELETE FROM membership WHERE deployment = @DeploymentId)
  DELETE FROM membership_version WHERE deployment = @DeploymentId
$$),
-- Only the dead (6) are swept, never one that is joining; and one at a time exactly as it was seen, where the provider
-- knows how to ask for that.
('CleanupDefunctSiloEntriesKey', $$
  DELETE FROM membership
  WHERE deployment = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime AND started_at < @IAmAliveTime
$$),
('CleanupDefunctSiloEntryKey', $$
  DELETE FROM membership
  WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND status = 6
    AND alive_at = @IAmAliveTime AND started_at = @StartTime
    AND COALESCE(suspect_times, '') = COALESCE(@SuspectTimes, '')
$$);

-- Grain state -------------------------------------------------------------------------------------------------------

CREATE TABLE grain_state (
  id_hash integer NOT NULL,
  id_n0 bigint NOT NULL,
  id_n1 bigint NOT NULL,
  type_hash integer NOT NULL,
  type text NOT NULL,
  id_extension text,
  service text NOT NULL,
  payload bytea,
  version integer NOT NULL
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);

-- Unique: two first writes at once would otherwise make two rows, and the grain could never be activated again.
CREATE UNIQUE INDEX grain_state_key ON grain_state
  (id_hash, type_hash, id_n0, id_n1, service, type, id_extension) NULLS NOT DISTINCT;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
-- Always one row; NULL in it is how the provider learns that another writer was first.
('WriteToStorageKey', $$
  WITH changed AS (
    UPDATE grain_state SET payload = @PayloadBinary, version = version + 1
    WHERE id_hash = @GrainIdHash AND type_hash = @GrainTypeHash AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1
      AND service = @ServiceId AND type = @GrainTypeString AND id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
      AND version = @GrainStateVersion
    RETURNING version
  ), born AS (
    INSERT INTO grain_state (id_hash, type_hash, id_n0, id_n1, service, type, id_extension, payload, version)
    SELECT @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @ServiceId, @GrainTypeString, @GrainIdExtensionString,
      @PayloadBinary, 1
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
  )
  SELECT (SELECT version FROM changed UNION ALL SELECT version FROM born) AS NewGrainStateVersion
$$),
('ReadFromStorageKey', $$
  SELECT payload AS PayloadBinary, version AS Version FROM grain_state
  WHERE id_hash = @GrainIdHash AND type_hash = @GrainTypeHash AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1
    AND service = @ServiceId AND type = @GrainTypeString AND id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
$$),
('ClearStorageKey', $$
  UPDATE grain_state SET payload = NULL, version = version + 1
  WHERE id_hash = @GrainIdHash AND type_hash = @GrainTypeHash AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1
    AND service = @ServiceId AND type = @GrainTypeString AND id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
    AND version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion
$$),
('DeleteStorageKey', $$
  DELETE FROM grain_state
  WHERE id_hash = @GrainIdHash AND type_hash = @GrainTypeHash AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1
    AND service = @ServiceId AND type = @GrainTypeString AND id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
    AND version = @GrainStateVersion
  RETURNING version + 1 AS NewGrainStateVersion
$$);

-- Reminders ---------------------------------------------------------------------------------------------------------

CREATE TABLE reminder (
  service text NOT NULL,
  grain text NOT NULL,
  name text NOT NULL,
  start_at timestamptz(3) NOT NULL,
  period bigint NOT NULL,
  grain_hash integer NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (service, grain, name)
);

CREATE INDEX reminder_ring ON reminder (service, grain_hash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', $$
  INSERT INTO reminder AS r (service, grain, name, start_at, period, grain_hash, version)
  VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
  ON CONFLICT (service, grain, name) DO UPDATE
  SET start_at = excluded.start_at, period = excluded.period, grain_hash = excluded.grain_hash, version = r.version + 1
  RETURNING version AS Version
$$),
('ReadReminderRowsKey', $$
  SELECT grain AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
  FROM reminder WHERE service = @ServiceId AND grain = @GrainId
$$),
('ReadReminderRowKey', $$
  SELECT grain AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
  FROM reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName
$$),
('ReadRangeRows1Key', $$
  SELECT grain AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
  FROM reminder WHERE service = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$$),
('ReadRangeRows2Key', $$
  SELECT grain AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
  FROM reminder WHERE service = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$$),
('DeleteReminderRowKey', $$
  WITH gone AS (
    DELETE FROM reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version
    RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$),
('DeleteReminderRowsKey', $$
  DELETE FROM reminder WHERE service = @ServiceId
$$);
