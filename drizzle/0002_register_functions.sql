-- The rules by which a company's own columns follow from the register's rows. A full import asks them of `register_next` as a whole,
-- an update of `register` for the companies it touched; both find the answers in register_staging.units, .mains and .names.
CREATE FUNCTION register_group_rank(activity_group text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE activity_group WHEN '006' THEN '1' WHEN '001' THEN '2' WHEN '003' THEN '3' END;
--> statement-breakpoint
-- Texts of one width compare as fast as they come, so the oldest unit is a plain min(): days since year 1, then the number.
CREATE FUNCTION register_age_key(started_on date, number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (1000000 + coalesce(started_on - date '0001-01-01', 8000000))::text || number;
--> statement-breakpoint
CREATE FUNCTION register_language_rank(language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE language WHEN '2' THEN '1' WHEN '1' THEN '2' WHEN '3' THEN '3' WHEN '4' THEN '4' ELSE '5' END;
--> statement-breakpoint
CREATE FUNCTION register_derive(source text, only_touched boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  touched text := CASE WHEN only_touched THEN 'IN (SELECT number FROM register_staging.touched)' ELSE 'IS NOT NULL' END;
BEGIN
  EXECUTE format($sql$
    CREATE UNLOGGED TABLE register_staging.units AS
    SELECT enterprise_number AS number, count(*)::int AS establishments,
      substr(min((register_age_key(started_on, number) || municipality) COLLATE "C"), 18) AS municipality
    FROM %I.establishment WHERE ended_on IS NULL AND enterprise_number %s
    GROUP BY enterprise_number $sql$, source, touched);
  EXECUTE format($sql$
    CREATE UNLOGGED TABLE register_staging.mains AS
    SELECT number, left(replace(substr(best, 6), '.', ''), 5) AS nace_code, (9999 - substr(best, 2, 4)::int)::text AS nace_version,
      CASE left(best, 1) WHEN '1' THEN '006' WHEN '2' THEN '001' ELSE '003' END AS nace_group,
      left(replace(substr(best2003, 2), '.', ''), 5) AS nace2003, left(replace(substr(best2008, 2), '.', ''), 5) AS nace2008,
      left(replace(substr(best2025, 2), '.', ''), 5) AS nace2025
    FROM (
      SELECT entity_number AS number,
        min((rank || (9999 - nace_version::int)::text || nace_code) COLLATE "C") AS best,
        min((rank || nace_code) COLLATE "C") FILTER (WHERE nace_version = '2003') AS best2003,
        min((rank || nace_code) COLLATE "C") FILTER (WHERE nace_version = '2008') AS best2008,
        min((rank || nace_code) COLLATE "C") FILTER (WHERE nace_version = '2025') AS best2025
      FROM (
        SELECT entity_number, nace_version, nace_code, register_group_rank(activity_group) AS rank
        FROM %I.activity
        WHERE classification = 'MAIN' AND activity_group IN ('006', '001', '003') AND entity_number < '2' COLLATE "C" AND entity_number %s
      ) ranked
      GROUP BY entity_number
    ) company $sql$, source, touched);
  EXECUTE format($sql$
    CREATE UNLOGGED TABLE register_staging.names AS
    SELECT number, substr(min((register_language_rank(language) || name) COLLATE "C"), 2) AS name
    FROM %I.company_name WHERE kind = '001' AND number %s
    GROUP BY number $sql$, source, touched);
  ANALYZE register_staging.units, register_staging.mains, register_staging.names;
END
$$;
--> statement-breakpoint
CREATE FUNCTION register_pair_activities(target text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO %1$I.nace_pair (from_version, from_code, to_version, to_code, companies, ambiguous)
    WITH mains AS (
      SELECT nace2003, nace2008, nace2025, count(*) AS companies FROM %1$I.company GROUP BY nace2003, nace2008, nace2025
    ), pairs AS (
      SELECT pair.from_version, pair.from_code, pair.to_version, pair.to_code, sum(mains.companies)::int AS companies
      FROM mains CROSS JOIN LATERAL (VALUES
        ('2003', nace2003, '2008', nace2008), ('2008', nace2008, '2003', nace2003), ('2003', nace2003, '2025', nace2025),
        ('2025', nace2025, '2003', nace2003), ('2008', nace2008, '2025', nace2025), ('2025', nace2025, '2008', nace2008)
      ) AS pair (from_version, from_code, to_version, to_code)
      WHERE pair.from_code IS NOT NULL AND pair.to_code IS NOT NULL
      GROUP BY pair.from_version, pair.from_code, pair.to_version, pair.to_code
    )
    SELECT DISTINCT ON (from_version, from_code, to_version) from_version, from_code, to_version, to_code, companies,
      count(*) OVER (PARTITION BY from_version, from_code, to_version, companies) > 1
    FROM pairs
    ORDER BY from_version, from_code, to_version, companies DESC, to_code $sql$, target);
END
$$;
--> statement-breakpoint
-- Writes the load row and the event of a whole import; the last step of the function that makes its data visible.
CREATE FUNCTION register_record_load(details jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  load_id bigint;
BEGIN
  INSERT INTO load (kind, file_name, extract_number, extract_type, through, synthetic, report)
  VALUES (details->>'kind', details->>'fileName', (details->>'extractNumber')::int, details->>'extractType', (details->>'through')::date,
    (details->>'synthetic')::boolean, details->'report')
  RETURNING id INTO load_id;
  PERFORM take_change_lock();
  INSERT INTO dossier_event (kind, by, load_id) VALUES ('IMPORTED', 'import:' || load_id, load_id);
  RETURN load_id;
END
$$;
--> statement-breakpoint
-- Puts the built schema in the place of the old one. It gives up after a moment when readers hold the old tables, so that no reader
-- waits longer than that behind it; the caller tries again.
CREATE FUNCTION register_swap(details jsonb) RETURNS bigint LANGUAGE plpgsql SET lock_timeout = '150ms' AS $$
DECLARE
  load_id bigint;
  old_tables text;
BEGIN
  SELECT string_agg(format('%I.%I', schemaname, tablename), ', ' ORDER BY tablename) INTO old_tables FROM pg_tables WHERE schemaname = 'register';
  EXECUTE 'LOCK TABLE ' || old_tables || ' IN ACCESS EXCLUSIVE MODE';
  ALTER SCHEMA register RENAME TO register_old;
  ALTER SCHEMA register_next RENAME TO register;
  load_id := register_record_load(details);
  DROP SCHEMA register_old CASCADE;
  RETURN load_id;
END
$$;
--> statement-breakpoint
-- Applies a staged update as a whole. Rows of an entity that ends are kept as they were: the deletes that come with its end are not applied.
CREATE FUNCTION register_apply_update(details jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  through date := (details->>'through')::date;
BEGIN
  CREATE UNLOGGED TABLE register_staging.returned AS
  SELECT number FROM register.company JOIN register_staging.enterprise USING (number) WHERE company.status = 'ENDED'
  UNION ALL
  SELECT number FROM register.establishment unit JOIN register_staging.establishment staged USING (number) WHERE unit.ended_on IS NOT NULL;

  CREATE UNLOGGED TABLE register_staging.touched AS
  SELECT number FROM register_staging.enterprise_delete
  UNION SELECT number FROM register_staging.enterprise
  UNION SELECT enterprise_number FROM register_staging.establishment
  UNION SELECT number FROM (
    SELECT number FROM register_staging.address_delete UNION ALL SELECT number FROM register_staging.address
    UNION ALL SELECT number FROM register_staging.company_name_delete UNION ALL SELECT number FROM register_staging.company_name
    UNION ALL SELECT number FROM register_staging.activity_delete UNION ALL SELECT entity_number FROM register_staging.activity
  ) named
  UNION SELECT enterprise_number FROM register.establishment WHERE number IN (
    SELECT number FROM register_staging.establishment_delete UNION ALL SELECT number FROM register_staging.establishment
    UNION ALL SELECT number FROM register_staging.address_delete UNION ALL SELECT number FROM register_staging.address);

  CREATE UNLOGGED TABLE register_staging.ended AS
  SELECT number FROM register_staging.enterprise_delete EXCEPT SELECT number FROM register_staging.enterprise;
  ANALYZE register_staging.touched, register_staging.returned, register_staging.ended;

  DELETE FROM register.code;
  INSERT INTO register.code (category, code, language, description) SELECT category, code, language, description FROM register_staging.code;

  UPDATE register.company SET status = 'ENDED', ended_on = through, establishments = 0
  WHERE number IN (SELECT number FROM register_staging.ended) AND status <> 'ENDED';
  INSERT INTO register.company (number, status, legal_type, legal_form, legal_form_cac, legal_situation, started_on, establishments)
  SELECT number, status, legal_type, legal_form, legal_form_cac, legal_situation, started_on, 0 FROM register_staging.enterprise
  ON CONFLICT (number) DO UPDATE SET status = excluded.status, ended_on = NULL, legal_type = excluded.legal_type, legal_form = excluded.legal_form,
    legal_form_cac = excluded.legal_form_cac, legal_situation = excluded.legal_situation, started_on = excluded.started_on;

  INSERT INTO register.establishment (number, enterprise_number, started_on)
  SELECT number, enterprise_number, started_on FROM register_staging.establishment
  ON CONFLICT (number) DO UPDATE SET enterprise_number = excluded.enterprise_number, started_on = excluded.started_on, ended_on = NULL;
  UPDATE register.establishment unit SET ended_on = through
  WHERE ended_on IS NULL AND (
    number IN (SELECT number FROM register_staging.establishment_delete EXCEPT SELECT number FROM register_staging.establishment)
    OR enterprise_number IN (SELECT number FROM register_staging.ended));

  -- What an insert file holds of an entity replaces all that was held of it there.
  CREATE UNLOGGED TABLE register_staging.active AS
  SELECT number FROM register.company JOIN (
    SELECT number FROM register_staging.touched UNION SELECT number FROM register_staging.returned) changed USING (number)
  WHERE status <> 'ENDED'
  UNION ALL
  SELECT number FROM register.establishment WHERE ended_on IS NULL AND number IN (
    SELECT number FROM register_staging.address_delete UNION ALL SELECT number FROM register_staging.address
    UNION ALL SELECT number FROM register_staging.activity_delete UNION ALL SELECT entity_number FROM register_staging.activity
    UNION ALL SELECT number FROM register_staging.returned);
  ANALYZE register_staging.active;

  UPDATE register.company SET municipality = NULL, place_from = NULL
  WHERE number IN (SELECT number FROM register_staging.active) AND number IN (
    SELECT number FROM register_staging.address_delete UNION ALL SELECT number FROM register_staging.address UNION ALL SELECT number FROM register_staging.returned);
  UPDATE register.company SET municipality = address.municipality, place_from = 'SEAT'
  FROM register_staging.address WHERE address.number = company.number AND address.municipality IS NOT NULL;
  UPDATE register.establishment SET municipality = NULL
  WHERE number IN (SELECT number FROM register_staging.active) AND number IN (
    SELECT number FROM register_staging.address_delete UNION ALL SELECT number FROM register_staging.address UNION ALL SELECT number FROM register_staging.returned);
  UPDATE register.establishment SET municipality = address.municipality
  FROM register_staging.address WHERE address.number = establishment.number AND address.municipality IS NOT NULL;

  DELETE FROM register.company_name WHERE number IN (SELECT number FROM register_staging.active) AND (
    number IN (SELECT number FROM register_staging.company_name_delete UNION ALL SELECT number FROM register_staging.company_name
      UNION ALL SELECT number FROM register_staging.returned)
    OR number IN (SELECT number FROM register_staging.enterprise WHERE legal_type IS DISTINCT FROM '2'));
  INSERT INTO register.company_name (number, language, kind, name, search) SELECT number, language, kind, name, search FROM register_staging.company_name WHERE number IN (SELECT number FROM register_staging.active);

  DELETE FROM register.activity WHERE entity_number IN (SELECT number FROM register_staging.active) AND entity_number IN (
    SELECT number FROM register_staging.activity_delete UNION ALL SELECT entity_number FROM register_staging.activity
    UNION ALL SELECT number FROM register_staging.returned);
  INSERT INTO register.activity (entity_number, activity_group, nace_version, nace_code, classification)
  SELECT entity_number, activity_group, nace_version, nace_code, classification FROM register_staging.activity
  WHERE entity_number IN (SELECT number FROM register_staging.active);

  PERFORM register_derive('register', true);
  UPDATE register.company
  SET name = names.name, establishments = coalesce(units.establishments, 0),
    municipality = CASE WHEN place_from = 'SEAT' THEN company.municipality ELSE units.municipality END,
    place_from = CASE WHEN place_from = 'SEAT' THEN 'SEAT' WHEN units.municipality IS NOT NULL THEN 'OLDEST_ESTABLISHMENT' END,
    nace_code = mains.nace_code, nace_version = mains.nace_version, nace_group = mains.nace_group,
    nace2003 = mains.nace2003, nace2008 = mains.nace2008, nace2025 = mains.nace2025
  FROM register_staging.touched
    LEFT JOIN register_staging.units USING (number) LEFT JOIN register_staging.names USING (number) LEFT JOIN register_staging.mains USING (number)
  WHERE company.number = touched.number AND company.status <> 'ENDED';

  DELETE FROM register.nace_pair;
  PERFORM register_pair_activities('register');
  RETURN register_record_load(details);
END
$$;
--> statement-breakpoint
-- Takes the staged workforce classes over. A file that changes nothing leaves no load and no event.
CREATE FUNCTION employment_apply(details jsonb) RETURNS TABLE (inserted bigint, updated bigint) LANGUAGE plpgsql AS $$
BEGIN
  WITH upserted AS (
    INSERT INTO employment AS held (enterprise_number, year, quarter, class)
    SELECT staged.enterprise_number, staged.year::smallint, staged.quarter::smallint, replace(staged.class, '?', '0') FROM register_staging.employment staged
    ON CONFLICT (enterprise_number, year, quarter) DO UPDATE SET class = excluded.class WHERE held.class <> excluded.class
    RETURNING (held.xmax = 0) AS is_new
  )
  SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) INTO inserted, updated FROM upserted;
  IF inserted + updated > 0 THEN
    PERFORM register_record_load(details || jsonb_build_object('report', details->'report' || jsonb_build_object('inserted', inserted, 'updated', updated)));
  END IF;
  RETURN NEXT;
END
$$;
