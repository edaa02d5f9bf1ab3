-- The rules of 0002 by which a company's own columns follow from the register's rows, as queries, for an import as a whole and for single companies alike.
-- `restriction` is what stands after the number, for example IS NOT NULL.
CREATE FUNCTION register_units_query(source text, restriction text) RETURNS text LANGUAGE sql IMMUTABLE AS $function$
  SELECT format($sql$
    SELECT enterprise_number AS number, count(*)::int AS establishments,
      substr(min((register_age_key(started_on, number) || municipality) COLLATE "C"), 18) AS municipality
    FROM %I.establishment WHERE ended_on IS NULL AND enterprise_number %s
    GROUP BY enterprise_number $sql$, source, restriction);
$function$;
--> statement-breakpoint
CREATE FUNCTION register_mains_query(source text, restriction text) RETURNS text LANGUAGE sql IMMUTABLE AS $function$
  SELECT format($sql$
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
    ) company $sql$, source, restriction);
$function$;
--> statement-breakpoint
CREATE FUNCTION register_names_query(source text, restriction text) RETURNS text LANGUAGE sql IMMUTABLE AS $function$
  SELECT format($sql$
    SELECT number, substr(min((register_language_rank(language) || name) COLLATE "C"), 2) AS name
    FROM %I.company_name WHERE kind = '001' AND number %s
    GROUP BY number $sql$, source, restriction);
$function$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION register_derive(source text, only_touched boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  restriction text := CASE WHEN only_touched THEN 'IN (SELECT number FROM register_staging.touched)' ELSE 'IS NOT NULL' END;
BEGIN
  EXECUTE 'CREATE UNLOGGED TABLE register_staging.units AS ' || register_units_query(source, restriction);
  EXECUTE 'CREATE UNLOGGED TABLE register_staging.mains AS ' || register_mains_query(source, restriction);
  EXECUTE 'CREATE UNLOGGED TABLE register_staging.names AS ' || register_names_query(source, restriction);
  ANALYZE register_staging.units, register_staging.mains, register_staging.names;
END
$$;
--> statement-breakpoint
-- One writer of single companies at a time, and none while an update of the register is applied.
CREATE FUNCTION take_registry_lock() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(727011);
$$;
--> statement-breakpoint
-- The answers about some companies that are to be seen, each company's first (1), then its next (2): those given since the day of the
-- extract, and any about companies that the extract does not have (`unheld`).
CREATE FUNCTION registry_pass(numbers text[], unheld text[], extract_at timestamptz, pass bigint)
RETURNS TABLE (number text, source text, retrieved_at timestamptz, record jsonb) LANGUAGE sql STABLE AS $$
  SELECT a.enterprise_number, a.source, a.retrieved_at, a.record
  FROM (
    SELECT *, row_number() OVER (PARTITION BY enterprise_number ORDER BY registry_answer.retrieved_at, registry_answer.source) AS position
    FROM registry_answer
    WHERE outcome = 'FOUND' AND enterprise_number = ANY (numbers)
      AND (extract_at IS NULL OR registry_answer.retrieved_at >= extract_at OR enterprise_number = ANY (unheld))
  ) a
  WHERE a.position = pass;
$$;
--> statement-breakpoint
-- Writes what the live sources said of some companies over the tables of the schema `target`, older answers first. What an answer does not
-- say stays as it is. `target` needs its keys.
CREATE FUNCTION registry_apply(target text, numbers text[], extract_at timestamptz) RETURNS void LANGUAGE plpgsql AS $function$
DECLARE
  pass bigint := 0;
  given text[];
  unheld text[];
BEGIN
  EXECUTE format('SELECT coalesce(array_agg(n), ''{}'') FROM unnest($1) n WHERE NOT EXISTS (SELECT FROM %I.company c WHERE c.number = n)', target) INTO unheld USING numbers;
  LOOP
    pass := pass + 1;
    SELECT array_agg(p.number) INTO given FROM registry_pass(numbers, unheld, extract_at, pass) p;
    EXIT WHEN given IS NULL;

    EXECUTE format($sql$
      INSERT INTO %I.company AS held (number, status, ended_on, legal_type, legal_form, legal_situation, started_on, municipality, place_from, establishments, source, retrieved_at)
      SELECT number, record->>'status', (record->>'endedOn')::date, record->>'legalType', record->>'legalForm', record->>'legalSituation', (record->>'startedOn')::date,
        record->>'municipality', CASE WHEN record->>'municipality' IS NOT NULL THEN 'SEAT' END, 0, source, retrieved_at
      FROM registry_pass($1, $2, $3, $4)
      ON CONFLICT (number) DO UPDATE SET status = excluded.status, ended_on = excluded.ended_on, legal_type = coalesce(excluded.legal_type, held.legal_type),
        legal_form = coalesce(excluded.legal_form, held.legal_form), legal_situation = coalesce(excluded.legal_situation, held.legal_situation),
        started_on = coalesce(excluded.started_on, held.started_on), municipality = coalesce(excluded.municipality, held.municipality),
        place_from = coalesce(excluded.place_from, held.place_from), source = excluded.source, retrieved_at = excluded.retrieved_at $sql$, target) USING numbers, unheld, extract_at, pass;

    EXECUTE format($sql$ DELETE FROM %I.company_name WHERE number IN (SELECT number FROM registry_pass($1, $2, $3, $4) WHERE jsonb_typeof(record->'names') = 'array') $sql$, target)
      USING numbers, unheld, extract_at, pass;
    EXECUTE format($sql$
      INSERT INTO %I.company_name (number, language, kind, name, search)
      SELECT p.number, n.language, n.kind, n.name, n.search
      FROM registry_pass($1, $2, $3, $4) p CROSS JOIN LATERAL jsonb_to_recordset(nullif(p.record->'names', 'null')) AS n (language text, kind text, name text, search text) $sql$, target)
      USING numbers, unheld, extract_at, pass;

    EXECUTE format($sql$
      UPDATE %I.establishment unit SET ended_on = timezone('Europe/Brussels', p.retrieved_at)::date
      FROM registry_pass($1, $2, $3, $4) p
      WHERE unit.enterprise_number = p.number AND unit.ended_on IS NULL AND jsonb_typeof(p.record->'establishments') = 'array'
        AND NOT p.record->'establishments' @> jsonb_build_array(jsonb_build_object('number', unit.number)) $sql$, target) USING numbers, unheld, extract_at, pass;
    EXECUTE format($sql$
      INSERT INTO %I.establishment AS held (number, enterprise_number, started_on, ended_on, municipality)
      SELECT DISTINCT ON (e.number) e.number, p.number, e."startedOn", e."endedOn", e.municipality
      FROM registry_pass($1, $2, $3, $4) p
        CROSS JOIN LATERAL jsonb_to_recordset(nullif(p.record->'establishments', 'null')) AS e (number text, "startedOn" date, "endedOn" date, municipality text)
      ORDER BY e.number, e."endedOn" DESC NULLS FIRST, p.number
      ON CONFLICT (number) DO UPDATE SET enterprise_number = excluded.enterprise_number, started_on = coalesce(excluded.started_on, held.started_on),
        ended_on = excluded.ended_on, municipality = coalesce(excluded.municipality, held.municipality) $sql$, target) USING numbers, unheld, extract_at, pass;
    EXECUTE format($sql$
      UPDATE %1$I.establishment unit SET ended_on = company.ended_on FROM %1$I.company
      WHERE company.number = ANY ($1) AND company.ended_on IS NOT NULL AND unit.enterprise_number = company.number AND unit.ended_on IS NULL $sql$, target) USING given;

    -- Of an entity of which MAIN activities are given only those of the same group and version are replaced.
    EXECUTE format($sql$
      DELETE FROM %I.activity held USING registry_activities($1, $2, $3, $4) given
      WHERE held.entity_number = given.entity_number AND (given.scope = 'ALL'
        OR held.classification = 'MAIN' AND held.activity_group = given.activity_group AND held.nace_version = given.nace_version) $sql$, target) USING numbers, unheld, extract_at, pass;
    EXECUTE format($sql$
      INSERT INTO %I.activity (entity_number, activity_group, nace_version, nace_code, classification)
      SELECT DISTINCT entity_number, activity_group, nace_version, nace_code, classification
      FROM registry_activities($1, $2, $3, $4) WHERE nace_code IS NOT NULL $sql$, target) USING numbers, unheld, extract_at, pass;
    CONTINUE WHEN target <> 'register';

    INSERT INTO employment AS held (enterprise_number, year, quarter, class, source)
    SELECT DISTINCT ON (p.number, coalesce(e.year, 0), coalesce(e.quarter, 0)) p.number, coalesce(e.year, 0), coalesce(e.quarter, 0), e.class, e.registry
    FROM registry_pass(numbers, unheld, extract_at, pass) p
      CROSS JOIN LATERAL jsonb_to_recordset(nullif(p.record->'employment', 'null')) AS e (year smallint, quarter smallint, class text, registry text)
    ORDER BY p.number, coalesce(e.year, 0), coalesce(e.quarter, 0), e.class DESC
    ON CONFLICT (enterprise_number, year, quarter) DO UPDATE SET class = excluded.class, source = excluded.source
    WHERE (held.class, held.source) IS DISTINCT FROM (excluded.class, excluded.source);
  END LOOP;

  EXECUTE format($sql$
    UPDATE %I.company SET name = names.name,
      establishments = CASE WHEN company.ended_on IS NULL THEN coalesce(units.establishments, 0) ELSE 0 END,
      municipality = CASE WHEN place_from = 'SEAT' THEN company.municipality ELSE units.municipality END,
      place_from = CASE WHEN place_from = 'SEAT' THEN 'SEAT' WHEN units.municipality IS NOT NULL THEN 'OLDEST_ESTABLISHMENT' END,
      nace_code = mains.nace_code, nace_version = mains.nace_version, nace_group = mains.nace_group,
      nace2003 = mains.nace2003, nace2008 = mains.nace2008, nace2025 = mains.nace2025
    FROM unnest($1) AS touched (number) LEFT JOIN (%s) units USING (number) LEFT JOIN (%s) names USING (number) LEFT JOIN (%s) mains USING (number)
    WHERE company.number = touched.number AND company.source <> 'EXTRACT' $sql$,
    target, register_units_query(target, '= ANY ($1)'), register_names_query(target, '= ANY ($1)'), register_mains_query(target, '= ANY ($1)')) USING numbers;
END
$function$;
--> statement-breakpoint
-- The activities of one pass of registry_apply, of companies and their establishment units: one row each, and one without a code for each
-- entity whose activities are said to be none.
CREATE FUNCTION registry_activities(numbers text[], unheld text[], extract_at timestamptz, pass bigint)
RETURNS TABLE (entity_number text, scope text, activity_group text, nace_version text, nace_code text, classification text) LANGUAGE sql STABLE AS $$
  WITH entities AS (
    SELECT p.number, p.record->'activities' AS activities FROM registry_pass(numbers, unheld, extract_at, pass) p
    UNION ALL
    SELECT e.number, e.activities FROM registry_pass(numbers, unheld, extract_at, pass) p
      CROSS JOIN LATERAL jsonb_to_recordset(nullif(p.record->'establishments', 'null')) AS e (number text, activities jsonb)
  )
  SELECT e.number, e.activities->>'scope', a."group", a.version, a.code, a.classification
  FROM entities e LEFT JOIN LATERAL jsonb_to_recordset(e.activities->'rows') AS a ("group" text, version text, code text, classification text) ON true
  WHERE jsonb_typeof(e.activities) = 'object';
$$;
--> statement-breakpoint
-- Keeps what a live source answered, of each company the newest answer of that source, and shows it at once. An array of objects with number, outcome,
-- retrievedAt, extract, referte and record. Gives the number of companies of which something else is held than before.
CREATE FUNCTION registry_store(answering text, answers jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  changed text[];
  extract_at timestamptz;
BEGIN
  PERFORM take_registry_lock();
  WITH given AS (
    SELECT * FROM jsonb_to_recordset(answers) AS g (number text, outcome text, "retrievedAt" timestamptz, extract text, referte text, record jsonb)
  ), newer AS (
    INSERT INTO registry_answer AS held (enterprise_number, source, outcome, retrieved_at, extract, referte, record)
    SELECT number, answering, outcome, "retrievedAt", extract, referte, nullif(record, 'null') FROM given
    ON CONFLICT (enterprise_number, source) DO UPDATE SET outcome = excluded.outcome, retrieved_at = excluded.retrieved_at, extract = excluded.extract,
      referte = excluded.referte, record = excluded.record
    WHERE excluded.retrieved_at > held.retrieved_at
    RETURNING enterprise_number
  )
  -- The table still shows what was held before this statement.
  SELECT array_agg(g.number ORDER BY g.number) INTO changed
  FROM given g JOIN newer ON newer.enterprise_number = g.number
    LEFT JOIN registry_answer held ON held.enterprise_number = g.number AND held.source = answering
    LEFT JOIN register.company ON company.number = g.number
  WHERE g.outcome = 'FOUND' AND (held.record IS DISTINCT FROM g.record OR company.source IS DISTINCT FROM answering);

  UPDATE register.company SET retrieved_at = a.retrieved_at
  FROM registry_answer a
  WHERE a.source = answering AND a.outcome = 'FOUND' AND a.enterprise_number = company.number AND company.source = answering
    AND company.number IN (SELECT g->>'number' FROM jsonb_array_elements(answers) g) AND company.retrieved_at < a.retrieved_at;
  IF changed IS NULL THEN RETURN 0; END IF;

  SELECT timezone('Europe/Brussels', l.through::timestamp) INTO extract_at FROM load l WHERE l.kind = 'REGISTER' ORDER BY l.id DESC LIMIT 1;
  PERFORM registry_apply('register', changed, extract_at);
  PERFORM take_change_lock();
  INSERT INTO dossier_event (kind, enterprise_number, by) SELECT 'COMPANY', number, 'registry:' || answering FROM unnest(changed) AS number;
  RETURN cardinality(changed);
END
$$;
--> statement-breakpoint
-- Shows in the built register what the live sources said since the extract's day. What they say after this is applied when the register is put in place.
CREATE FUNCTION registry_apply_to_next(through date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CREATE UNLOGGED TABLE register_staging.applied AS SELECT enterprise_number, source, retrieved_at FROM registry_answer WHERE outcome = 'FOUND';
  PERFORM registry_apply('register_next', ARRAY(SELECT DISTINCT enterprise_number FROM register_staging.applied), timezone('Europe/Brussels', through::timestamp));
END
$$;
--> statement-breakpoint
-- After an extract was put in place: what the live sources said since its day is shown again. Of a full extract only what came after it was
-- built; of an update only what it touched, the rest of which is the extract's from now on.
CREATE FUNCTION registry_apply_again(through date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  numbers text[];
BEGIN
  IF to_regclass('register_staging.applied') IS NOT NULL THEN
    numbers := ARRAY(
      SELECT DISTINCT a.enterprise_number FROM registry_answer a
      WHERE a.outcome = 'FOUND' AND NOT EXISTS (
        SELECT FROM register_staging.applied x WHERE x.enterprise_number = a.enterprise_number AND x.source = a.source AND x.retrieved_at = a.retrieved_at));
  ELSIF to_regclass('register_staging.touched') IS NOT NULL THEN
    UPDATE register.company SET source = 'EXTRACT', retrieved_at = NULL WHERE source <> 'EXTRACT' AND number IN (SELECT number FROM register_staging.touched);
    numbers := ARRAY(SELECT DISTINCT a.enterprise_number FROM registry_answer a WHERE a.outcome = 'FOUND' AND a.enterprise_number IN (SELECT number FROM register_staging.touched));
  END IF;
  IF cardinality(numbers) > 0 THEN PERFORM registry_apply('register', numbers, timezone('Europe/Brussels', through::timestamp)); END IF;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION register_record_load(details jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  load_id bigint;
BEGIN
  IF details->>'kind' = 'REGISTER' THEN PERFORM registry_apply_again((details->>'through')::date); END IF;
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
-- As in 0006, but a workforce class without a date says nothing of an earlier day.
CREATE OR REPLACE FUNCTION dossier_register_values() RETURNS text LANGUAGE sql IMMUTABLE AS $function$
  SELECT $sql$
    LEFT JOIN register.company c ON c.number = r.enterprise_number
    LEFT JOIN register.establishment e ON e.number = r.establishment_number
    CROSS JOIN LATERAL (SELECT CASE r.nace_version_in_force WHEN '2025' THEN c.nace2025 WHEN '2008' THEN c.nace2008 END AS code) n
    CROSS JOIN LATERAL (SELECT timezone('Europe/Brussels', r.submitted_at) AS at) s
    LEFT JOIN LATERAL (
      SELECT x.class FROM employment x
      WHERE r.employment_class IS NULL AND x.enterprise_number = r.enterprise_number AND x.year > 0
        AND (x.year, x.quarter) <= (extract(year FROM s.at)::smallint, extract(quarter FROM s.at)::smallint)
      ORDER BY x.year DESC, x.quarter DESC LIMIT 1) w ON true
    CROSS JOIN LATERAL (
      SELECT c.legal_type, c.legal_form,
        CASE WHEN r.nace_code IS NULL THEN coalesce(n.code, c.nace_code) END AS nace_code,
        CASE WHEN r.nace_code IS NULL THEN CASE WHEN n.code IS NULL THEN c.nace_version ELSE r.nace_version_in_force END END AS nace_version,
        coalesce(e.municipality, c.municipality) AS municipality, w.class AS employment_class, c.establishments, c.started_on) f
  $sql$;
$function$;
