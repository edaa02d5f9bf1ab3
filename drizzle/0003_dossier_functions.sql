-- Turns the rows of the temporary table dossier_row (made by the dossier import) into dossiers. Plain columns are found by name: those that
-- dossier_row and dossier both have. A snapshot column has its own rule here.
CREATE FUNCTION dossier_snapshot_columns() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT array['legal_type', 'legal_form', 'nace_code', 'nace_version', 'municipality', 'employment_class', 'establishments'];
$$;
--> statement-breakpoint
CREATE FUNCTION dossier_plain_columns() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(d.attname::text ORDER BY d.attnum)
  FROM pg_attribute d JOIN pg_attribute r ON r.attname = d.attname AND r.attrelid = to_regclass('pg_temp.dossier_row') AND r.attnum > 0
  WHERE d.attrelid = to_regclass('dossier') AND d.attnum > 0 AND NOT d.attisdropped AND d.attname <> ALL (dossier_snapshot_columns());
$$;
--> statement-breakpoint
-- Overwrites the dossiers that differ from their row and notes them in dossier_changed. A snapshot value changes only where the row has one,
-- and is then no longer marked as filled from the register.
CREATE FUNCTION update_changed_dossiers(load bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  changed bigint;
  plain text[] := dossier_plain_columns();
  snapshot text[] := dossier_snapshot_columns();
  marks text := 'd.snapshot_from_register';
  snapshot_column text;
  targets text;
  held text;
  given text;
BEGIN
  FOREACH snapshot_column IN ARRAY snapshot LOOP
    marks := format('array_remove(%s, CASE WHEN r.%I IS NOT NULL THEN %2$L END)', marks, snapshot_column);
  END LOOP;
  SELECT string_agg(quote_ident(c), ', '), string_agg(format('d.%I', c), ', '),
    string_agg(CASE WHEN c = ANY (snapshot) THEN format('coalesce(r.%I, d.%1$I)', c) ELSE format('r.%I', c) END, ', ')
  INTO targets, held, given FROM unnest(plain || snapshot) AS c;
  EXECUTE format(
    'WITH changed AS (
       UPDATE dossier d SET (%s, snapshot_from_register, load_id) = ROW(%s, %s, $1) FROM dossier_row r
       WHERE r.reference = d.reference AND ROW(%s, d.snapshot_from_register) IS DISTINCT FROM ROW(%2$s, %3$s)
       RETURNING d.reference, d.enterprise_number, d.status)
     INSERT INTO dossier_changed SELECT * FROM changed', targets, given, marks, held) USING load;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END
$$;
--> statement-breakpoint
-- Takes every row left in dossier_row. What the register has for the empty snapshot columns of each new row: the place of the establishment, else of the company; the activity in
-- the version in force at submission, else the main one; the workforce class of the last quarter known then (its absence is never NONE).
CREATE FUNCTION insert_new_dossiers(load bigint, OUT inserted bigint, OUT filled bigint) LANGUAGE plpgsql AS $$
DECLARE
  plain text;
  snapshot text;
  effective text;
  marks text;
BEGIN
  SELECT string_agg(quote_ident(c), ', ') INTO plain FROM unnest(dossier_plain_columns()) AS c;
  SELECT string_agg(quote_ident(c), ', '), string_agg(format('coalesce(r.%I, f.%1$I)', c), ', '),
    string_agg(format('CASE WHEN r.%I IS NULL AND f.%1$I IS NOT NULL THEN %1$L END', c), ', ')
  INTO snapshot, effective, marks FROM unnest(dossier_snapshot_columns()) AS c;
  EXECUTE format(
    'WITH register_day AS (SELECT timezone(''Europe/Brussels'', max(through)::timestamp) AS at FROM load WHERE kind = ''REGISTER''),
     fresh AS (
       INSERT INTO dossier (%1$s, %2$s, company_started_on, snapshot_at, snapshot_from_register, load_id)
       SELECT %3$s, %4$s, f.started_on, CASE WHEN m.marks = ''{}'' THEN r.submitted_at ELSE coalesce((SELECT at FROM register_day), r.submitted_at) END, m.marks, $1
       FROM dossier_row r
       LEFT JOIN register.company c ON c.number = r.enterprise_number
       LEFT JOIN register.establishment e ON e.number = r.establishment_number
       CROSS JOIN LATERAL (SELECT CASE r.nace_version_in_force WHEN ''2025'' THEN c.nace2025 WHEN ''2008'' THEN c.nace2008 END AS code) n
       CROSS JOIN LATERAL (SELECT timezone(''Europe/Brussels'', r.submitted_at) AS at) s
       LEFT JOIN LATERAL (
         SELECT x.class FROM employment x
         WHERE r.employment_class IS NULL AND x.enterprise_number = r.enterprise_number AND (x.year, x.quarter) <= (extract(year FROM s.at)::smallint, extract(quarter FROM s.at)::smallint)
         ORDER BY x.year DESC, x.quarter DESC LIMIT 1) w ON true
       CROSS JOIN LATERAL (
         SELECT c.legal_type, c.legal_form,
           CASE WHEN r.nace_code IS NULL THEN coalesce(n.code, c.nace_code) END AS nace_code,
           CASE WHEN r.nace_code IS NULL THEN CASE WHEN n.code IS NULL THEN c.nace_version ELSE r.nace_version_in_force END END AS nace_version,
           coalesce(e.municipality, c.municipality) AS municipality, w.class AS employment_class, c.establishments, c.started_on) f
       CROSS JOIN LATERAL (SELECT array_remove(ARRAY[%5$s], NULL) AS marks) m
       RETURNING snapshot_from_register)
     SELECT count(*), count(*) FILTER (WHERE snapshot_from_register <> ''{}'') FROM fresh',
    plain, snapshot, (SELECT string_agg(format('r.%I', c), ', ') FROM unnest(dossier_plain_columns()) AS c), effective, marks)
  INTO inserted, filled USING load;
END
$$;
--> statement-breakpoint
-- The whole import. Nothing is written, no load and no event, when no dossier is new or changed. The lock that orders changes comes last.
CREATE FUNCTION apply_dossiers(file_name text, synthetic boolean, through date, notes jsonb, breaks jsonb, report jsonb,
  OUT inserted bigint, OUT updated bigint, OUT unchanged bigint, OUT unknown_companies bigint, OUT snapshot_filled bigint) LANGUAGE plpgsql AS $$
DECLARE
  new_load bigint := nextval(pg_get_serial_sequence('load', 'id'));
  staged bigint;
BEGIN
  CREATE TEMPORARY TABLE dossier_changed (reference text, enterprise_number text, status text) ON COMMIT DROP;
  SELECT count(*) INTO staged FROM dossier_row;
  SELECT count(*) INTO unknown_companies FROM (SELECT DISTINCT enterprise_number FROM dossier_row) r
    WHERE NOT EXISTS (SELECT FROM register.company c WHERE c.number = r.enterprise_number);
  updated := 0;
  IF EXISTS (SELECT FROM dossier) THEN
    updated := update_changed_dossiers(new_load);
    -- Not as a condition of the insert: planned for an empty table, it would scan the rows that the insert itself adds.
    DELETE FROM dossier_row r USING dossier d WHERE d.reference = r.reference;
  END IF;
  SELECT n.inserted, n.filled INTO inserted, snapshot_filled FROM insert_new_dossiers(new_load) n;
  unchanged := staged - inserted - updated;
  IF inserted + updated = 0 THEN RETURN; END IF;
  PERFORM take_change_lock();
  INSERT INTO load (id, kind, file_name, through, synthetic, notes, breaks, report) OVERRIDING SYSTEM VALUE
    VALUES (new_load, 'DOSSIERS', apply_dossiers.file_name, apply_dossiers.through, apply_dossiers.synthetic, apply_dossiers.notes, apply_dossiers.breaks,
      apply_dossiers.report || jsonb_build_object('inserted', inserted, 'updated', updated, 'unchanged', unchanged, 'unknownCompanies', unknown_companies, 'snapshotFilled', snapshot_filled));
  INSERT INTO dossier_event (kind, by, load_id) VALUES ('IMPORTED', 'import:' || new_load, new_load);
  INSERT INTO dossier_event (reference, enterprise_number, kind, status, by, load_id)
    SELECT c.reference, c.enterprise_number, 'CORRECTED', c.status, 'import:' || new_load, new_load FROM dossier_changed c ORDER BY c.reference;
END
$$;
