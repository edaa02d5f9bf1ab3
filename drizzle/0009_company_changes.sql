DROP FUNCTION dossier_changes(bigint, integer);
--> statement-breakpoint
-- What followers of the dossiers need to keep up. The first row says where they then are: the horizon, the highest load, and whether the
-- other rows are all that changed since: one for each company with a later event, then one for each dossier with one (`reference`, and `changed`,
-- null for one that is gone) and for each dossier of these companies without one (`changed` alone). They are not given (is_complete false) after
-- an import, which is read as a whole, nor when there are more than `at_most` events, or dossiers of the companies.
--
-- Of a company (`enterprise_number`) comes what `company_query` gives: one array of texts of the company with the number n.number, made of the
-- tables company of the schema register and employment; null when it gives nothing.
--
-- The lock is held until the rows are read, so that they are exactly the state at the horizon. The block then rolls back, which lets go of
-- the lock but keeps the rows: a follower that is slow to take them holds up nobody. An import that puts another register in place holds its
-- tables when it asks for its place in the order of changes, so they are asked for in that order here, too.
CREATE FUNCTION dossier_changes(after bigint, at_most integer, company_query text)
RETURNS TABLE (horizon bigint, last_load bigint, is_complete boolean, reference text, changed dossier, enterprise_number text, company text[]) LANGUAGE plpgsql AS $$
DECLARE
  events integer;
  dossiers integer;
  companies text[];
BEGIN
  BEGIN
    LOCK TABLE register.company IN ACCESS SHARE MODE;
    horizon := change_horizon();
    SELECT coalesce(max(l.id), 0) INTO last_load FROM load l;
    SELECT count(*) INTO events FROM (SELECT FROM dossier_event e WHERE e.seq > after LIMIT at_most + 1) later;
    is_complete := events <= at_most AND NOT EXISTS (SELECT FROM dossier_event e WHERE e.seq > after AND e.kind = 'IMPORTED');
    IF is_complete THEN
      companies := ARRAY(SELECT DISTINCT e.enterprise_number FROM dossier_event e WHERE e.seq > after AND e.kind = 'COMPANY');
      SELECT count(*) INTO dossiers FROM (SELECT FROM dossier d WHERE d.enterprise_number = ANY (companies) LIMIT at_most + 1) theirs;
      is_complete := dossiers <= at_most;
    END IF;
    RETURN NEXT;
    IF is_complete AND cardinality(companies) > 0 THEN
      RETURN QUERY EXECUTE
        'SELECT NULL::bigint, NULL::bigint, NULL::boolean, NULL::text, NULL::dossier, n.number, c.held
         FROM unnest($1) AS n (number) LEFT JOIN LATERAL (' || company_query || ') AS c (held) ON true' USING companies;
    END IF;
    IF is_complete THEN
      RETURN QUERY
        SELECT NULL::bigint, NULL::bigint, NULL::boolean, e.reference, d, NULL::text, NULL::text[]
        FROM (SELECT DISTINCT e.reference FROM dossier_event e WHERE e.seq > after AND e.reference IS NOT NULL) e
          LEFT JOIN dossier d ON d.reference = e.reference
        UNION ALL
        SELECT NULL::bigint, NULL::bigint, NULL::boolean, NULL::text, d, NULL::text, NULL::text[]
        FROM dossier d
        WHERE d.enterprise_number = ANY (companies)
          AND NOT EXISTS (SELECT FROM dossier_event e WHERE e.reference = d.reference AND e.seq > after);
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'KM001';
  EXCEPTION WHEN SQLSTATE 'KM001' THEN
    NULL;
  END;
END
$$;
