-- An import of history changes only dossiers that came by import: as before, but for those handled through the API.
--
-- Overwrites the dossiers of another company than their row's and notes them in dossier_changed. Snapshot values that the row does not have
-- and no earlier file gave are filled anew, from the company of the row.
CREATE OR REPLACE FUNCTION move_dossiers(load bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  moved bigint;
  plain text;
  given text;
  snapshot text;
  effective text;
  marks text;
BEGIN
  SELECT string_agg(quote_ident(c), ', '), string_agg(format('r.%I', c), ', ') INTO plain, given FROM unnest(dossier_plain_columns()) AS c;
  SELECT string_agg(quote_ident(c), ', '),
    string_agg(format('coalesce(r.%1$I, CASE WHEN %1$L = ANY (o.snapshot_from_register) THEN f.%1$I ELSE coalesce(o.%1$I, f.%1$I) END)', c), ', '),
    string_agg(format('CASE WHEN r.%1$I IS NULL AND (o.%1$I IS NULL OR %1$L = ANY (o.snapshot_from_register)) AND f.%1$I IS NOT NULL THEN %1$L END', c), ', ')
  INTO snapshot, effective, marks FROM unnest(dossier_snapshot_columns()) AS c;
  -- The old row stands beside the new one as `o`: what is joined to the row can't look at the one that is written. Who handles the dossier is
  -- asked of both: of a row that somebody else changed meanwhile only `d` is seen anew.
  EXECUTE format(
    'WITH moved AS (
       UPDATE dossier d SET (%1$s, %2$s, company_started_on, snapshot_at, snapshot_from_register, load_id) =
         ROW(%3$s, %4$s, f.started_on, CASE WHEN m.marks = ''{}'' THEN r.submitted_at ELSE coalesce(dossier_register_day(), r.submitted_at) END, m.marks, $1)
       FROM dossier_row r JOIN dossier o ON o.reference = r.reference AND o.enterprise_number <> r.enterprise_number AND o.handled_by = ''IMPORT'' %6$s
         CROSS JOIN LATERAL (SELECT array_remove(ARRAY[%5$s], NULL) AS marks) m
       WHERE d.reference = r.reference AND d.handled_by = ''IMPORT''
       RETURNING d.reference, d.enterprise_number, d.status)
     INSERT INTO dossier_changed SELECT * FROM moved', plain, snapshot, given, effective, marks, dossier_register_values()) USING load;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END
$$;
--> statement-breakpoint
-- Overwrites the dossiers that differ from their row and notes them in dossier_changed. Of one that stays with its company a snapshot value
-- changes only where the row has one, and is then no longer marked as filled from the register.
CREATE OR REPLACE FUNCTION update_changed_dossiers(load bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  changed bigint;
  moved bigint := move_dossiers(load);
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
       WHERE r.reference = d.reference AND d.handled_by = ''IMPORT'' AND ROW(%s, d.snapshot_from_register) IS DISTINCT FROM ROW(%2$s, %3$s)
       RETURNING d.reference, d.enterprise_number, d.status)
     INSERT INTO dossier_changed SELECT * FROM changed', targets, given, marks, held) USING load;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed + moved;
END
$$;
