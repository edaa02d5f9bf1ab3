-- Orders changes without a counter row. A write function takes the shared lock as its last step before it inserts into dossier_event;
-- change_horizon() takes the exclusive one, so no event can appear later with a seq at or below the number it returns.
CREATE FUNCTION take_change_lock() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(727010);
$$;
--> statement-breakpoint
CREATE FUNCTION change_horizon() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  horizon bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(727010);
  SELECT coalesce(max(seq), 0) INTO horizon FROM dossier_event;
  RETURN horizon;
END
$$;
