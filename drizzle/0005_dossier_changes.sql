-- What followers of the dossiers need to keep up. The first row says where they then are: the horizon, the highest load, and whether the
-- other rows are all that changed since; these are one for each dossier with a later event, null for one that is gone. They are not given
-- (is_complete false) after an import, which is read as a whole, nor when there are more than `at_most` events.
--
-- The lock is held until the rows are read, so that they are exactly the state at the horizon. The block then rolls back, which lets go of
-- the lock but keeps the rows: a follower that is slow to take them holds up nobody.
CREATE FUNCTION dossier_changes(after bigint, at_most integer)
RETURNS TABLE (horizon bigint, last_load bigint, is_complete boolean, reference text, changed dossier) LANGUAGE plpgsql AS $$
DECLARE
  events integer;
BEGIN
  BEGIN
    horizon := change_horizon();
    SELECT coalesce(max(l.id), 0) INTO last_load FROM load l;
    SELECT count(*) INTO events FROM (SELECT FROM dossier_event e WHERE e.seq > after LIMIT at_most + 1) later;
    is_complete := events <= at_most AND NOT EXISTS (SELECT FROM dossier_event e WHERE e.seq > after AND e.kind = 'IMPORTED');
    RETURN NEXT;
    IF is_complete THEN
      RETURN QUERY
        SELECT NULL::bigint, NULL::bigint, NULL::boolean, e.reference, d
        FROM (SELECT DISTINCT e.reference FROM dossier_event e WHERE e.seq > after AND e.reference IS NOT NULL) e
          LEFT JOIN dossier d ON d.reference = e.reference;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'KM001';
  EXCEPTION WHEN SQLSTATE 'KM001' THEN
    NULL;
  END;
END
$$;
