-- The life of dossiers. Every function takes its locks in the same order: the key of the client, then the company and year or the dossier
-- itself, and last the lock that orders changes; so none of them can wait for each other.
--
-- One writer at a time for a key of a client. Gives the dossier that the key was used for before, and whether by the same input.
CREATE FUNCTION claim_intake_key(client text, key text, fingerprint text, OUT reference text, OUT is_same boolean) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(claim_intake_key.client || E'\n' || claim_intake_key.key, 727012));
  SELECT k.reference, k.fingerprint = claim_intake_key.fingerprint INTO reference, is_same
  FROM intake_key k WHERE k.client = claim_intake_key.client AND k.key = claim_intake_key.key;
END
$$;
--> statement-breakpoint
-- What counts towards the ceiling of a company from `since` until `before`, in cents, and the size that its first dossier fixed; of one pillar
-- as filed, or of all when `within` is null. Refused and withdrawn dossiers and those that lapsed take nothing; recovered ones do.
CREATE FUNCTION ceiling_use(company text, since timestamptz, before timestamptz, within text, OUT used bigint, OUT size text) LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(d.subsidy_cents) FILTER (WHERE d.status NOT IN ('REFUSED', 'WITHDRAWN', 'LAPSED') AND (within IS NULL OR d.pillar_filed = within)), 0)::bigint,
    (array_agg(d.declared_size ORDER BY d.submitted_at, d.reference) FILTER (WHERE d.status NOT IN ('REFUSED', 'WITHDRAWN') AND d.declared_size IS NOT NULL))[1]
  FROM dossier d WHERE d.enterprise_number = company AND d.submitted_at >= since AND d.submitted_at < before;
$$;
--> statement-breakpoint
-- Files a dossier. `filing.dossier` has the columns of the new row, with the subsidy that the rate gives; `filing.ceiling` the ceiling in
-- cents and whose use counts (see ceiling_use); `filing.approved` whether the rules decided it. The dossier gets what is left under the
-- ceiling. `outcome` is FILED, REPEATED (the key was used for the same before), CONFLICT (for something else), SIZE_FIXED or CEILING_REACHED;
-- nothing is written unless it is FILED.
CREATE FUNCTION submit_dossier(client text, key text, fingerprint text, filing jsonb, OUT outcome text, OUT reference text, OUT detail jsonb) LANGUAGE plpgsql AS $$
DECLARE
  d dossier := jsonb_populate_record(NULL::dossier, filing -> 'dossier');
  ceiling bigint := (filing -> 'ceiling' ->> 'cents')::bigint;
  since timestamptz := (filing -> 'ceiling' ->> 'since')::timestamptz;
  claimed record;
  use record;
  number text;
BEGIN
  claimed := claim_intake_key(client, key, fingerprint);
  IF claimed.reference IS NOT NULL THEN
    outcome := CASE WHEN claimed.is_same THEN 'REPEATED' ELSE 'CONFLICT' END;
    reference := claimed.reference;
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(d.enterprise_number || since::date, 727013));
  use := ceiling_use(d.enterprise_number, since, (filing -> 'ceiling' ->> 'before')::timestamptz, filing -> 'ceiling' ->> 'pillar');
  detail := jsonb_build_object('used', use.used::text, 'size', use.size);
  IF use.size <> d.declared_size THEN
    outcome := 'SIZE_FIXED';
    RETURN;
  END IF;
  d.subsidy_cents := least(d.subsidy_cents, ceiling - use.used);
  IF d.subsidy_cents <= 0 THEN
    outcome := 'CEILING_REACHED';
    RETURN;
  END IF;
  outcome := 'FILED';
  -- An import may have brought a reference of this form.
  LOOP
    number := nextval('dossier_reference_seq')::text;
    reference := CASE WHEN (SELECT bool_or(l.synthetic) FROM load l) THEN 'DEMO-' ELSE '' END
      || to_char(timezone('Europe/Brussels', d.submitted_at), '"KP-"YYYY-') || lpad(number, greatest(8, length(number)), '0');
    EXIT WHEN NOT EXISTS (SELECT FROM dossier o WHERE o.reference = submit_dossier.reference);
  END LOOP;
  INSERT INTO dossier (reference, enterprise_number, establishment_number, pillar_filed, pillar, theme, topic, regime, service_provider_number, declared_size,
      eligible_cost_cents, subsidy_cents, status, submitted_at, approved_at, legal_type, legal_form, nace_code, nace_version, municipality, employment_class,
      establishments, company_started_on, snapshot_at, snapshot_from_register, snapshot_source, starts_on, rate, own_share_due_on, rules, handled_by)
    VALUES (reference, d.enterprise_number, d.establishment_number, d.pillar_filed, d.pillar, d.theme, d.topic, d.regime, d.service_provider_number, d.declared_size,
      d.eligible_cost_cents, d.subsidy_cents, d.status, d.submitted_at, d.approved_at, d.legal_type, d.legal_form, d.nace_code, d.nace_version, d.municipality, d.employment_class,
      d.establishments, d.company_started_on, d.snapshot_at, d.snapshot_from_register, d.snapshot_source, d.starts_on, d.rate, d.own_share_due_on, d.rules, 'API');
  INSERT INTO intake_key (client, key, fingerprint, enterprise_number, reference, at)
    VALUES (client, key, fingerprint, d.enterprise_number, reference, d.submitted_at);
  PERFORM take_change_lock();
  INSERT INTO dossier_event (reference, enterprise_number, kind, status, at, by) VALUES (reference, d.enterprise_number, 'SUBMITTED', 'SUBMITTED', d.submitted_at, client);
  IF d.approved_at IS NOT NULL THEN
    INSERT INTO dossier_event (reference, enterprise_number, kind, status, at, by) VALUES (reference, d.enterprise_number, 'APPROVED', 'APPROVED', d.approved_at, client);
  END IF;
END
$$;
--> statement-breakpoint
-- The last day of the own share: as it was set at the approval, else reckoned from it.
CREATE FUNCTION own_share_due(d dossier, own_share_days integer) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(d.own_share_due_on, d.approved_on + own_share_days);
$$;
--> statement-breakpoint
-- When a step happened: now, or on the day given, never before the step that it follows.
CREATE FUNCTION step_moment(d dossier, kind text, at timestamptz, given_on date) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(
    CASE WHEN given_on IS NULL THEN at ELSE timezone('Europe/Brussels', given_on::timestamp) END,
    CASE kind WHEN 'OWN_SHARE_RECEIVED' THEN d.approved_at WHEN 'PAID' THEN d.own_share_at WHEN 'CLOSED' THEN d.paid_at WHEN 'RECOVERED' THEN coalesce(d.closed_at, d.paid_at)
      ELSE coalesce(d.approved_at, d.submitted_at) END);
$$;
--> statement-breakpoint
-- Why a step can't be taken: WRONG_STATUS, DAY_IN_FUTURE, DAY_TOO_EARLY (detail.first), TOO_LATE (detail.last), AMOUNT_TOO_LOW or AMOUNT_TOO_HIGH
-- (detail.limit, in cents); null when it can.
CREATE FUNCTION step_fault(d dossier, kind text, at timestamptz, given_on date, amount bigint, own_share_days integer, OUT code text, OUT detail jsonb) LANGUAGE plpgsql AS $$
DECLARE
  today date := timezone('Europe/Brussels', at)::date;
  is_allowed boolean := CASE kind
    WHEN 'APPROVED' THEN d.status = 'SUBMITTED'
    WHEN 'REFUSED' THEN d.status = 'SUBMITTED' OR d.status = 'APPROVED' AND d.own_share_at IS NULL
    WHEN 'WITHDRAWN' THEN d.status = 'SUBMITTED' OR d.status = 'APPROVED' AND d.own_share_at IS NULL
    WHEN 'OWN_SHARE_RECEIVED' THEN d.status = 'APPROVED' AND d.own_share_at IS NULL
    WHEN 'PAID' THEN d.status = 'APPROVED' AND d.own_share_at IS NOT NULL
    WHEN 'CLOSED' THEN d.status = 'PAID'
    WHEN 'RECOVERED' THEN d.status IN ('PAID', 'CLOSED')
    ELSE false END;
  first_day date := timezone('Europe/Brussels', CASE kind WHEN 'OWN_SHARE_RECEIVED' THEN d.approved_at WHEN 'PAID' THEN d.own_share_at WHEN 'RECOVERED' THEN d.paid_at END)::date;
  most bigint := CASE kind WHEN 'OWN_SHARE_RECEIVED' THEN d.eligible_cost_cents - d.subsidy_cents WHEN 'PAID' THEN d.subsidy_cents WHEN 'RECOVERED' THEN d.paid_cents END;
  least_amount bigint := CASE kind WHEN 'OWN_SHARE_RECEIVED' THEN d.eligible_cost_cents - d.subsidy_cents ELSE 1 END;
BEGIN
  IF is_allowed IS NOT TRUE THEN
    code := 'WRONG_STATUS';
    detail := jsonb_build_object('status', d.status, 'ownShare', d.own_share_at IS NOT NULL);
  ELSIF given_on > today THEN
    code := 'DAY_IN_FUTURE';
    detail := jsonb_build_object('today', today);
  ELSIF given_on < first_day THEN
    code := 'DAY_TOO_EARLY';
    detail := jsonb_build_object('first', first_day);
  ELSIF kind = 'OWN_SHARE_RECEIVED' AND given_on > own_share_due(d, own_share_days) THEN
    code := 'TOO_LATE';
    detail := jsonb_build_object('last', own_share_due(d, own_share_days));
  ELSIF amount < least_amount THEN
    code := 'AMOUNT_TOO_LOW';
    detail := jsonb_build_object('limit', least_amount::text);
  ELSIF amount > most THEN
    code := 'AMOUNT_TOO_HIGH';
    detail := jsonb_build_object('limit', most::text);
  END IF;
END
$$;
--> statement-breakpoint
-- Takes a step that step_fault lets pass. The event is for the caller to write, after the lock that orders changes.
CREATE FUNCTION take_step(target text, kind text, moment timestamptz, amount bigint, own_share_days integer) RETURNS void LANGUAGE sql AS $$
  UPDATE dossier SET
    handled_by = 'API',
    status = CASE kind WHEN 'OWN_SHARE_RECEIVED' THEN status ELSE kind END,
    approved_at = CASE kind WHEN 'APPROVED' THEN moment ELSE approved_at END,
    own_share_due_on = CASE kind WHEN 'APPROVED' THEN timezone('Europe/Brussels', moment)::date + own_share_days ELSE own_share_due_on END,
    refused_at = CASE kind WHEN 'REFUSED' THEN moment ELSE refused_at END,
    withdrawn_at = CASE kind WHEN 'WITHDRAWN' THEN moment ELSE withdrawn_at END,
    own_share_at = CASE kind WHEN 'OWN_SHARE_RECEIVED' THEN moment ELSE own_share_at END,
    own_share_cents = CASE kind WHEN 'OWN_SHARE_RECEIVED' THEN amount ELSE own_share_cents END,
    paid_at = CASE kind WHEN 'PAID' THEN moment ELSE paid_at END,
    paid_cents = CASE kind WHEN 'PAID' THEN amount ELSE paid_cents END,
    closed_at = CASE kind WHEN 'CLOSED' THEN moment ELSE closed_at END,
    recovered_at = CASE kind WHEN 'RECOVERED' THEN moment ELSE recovered_at END,
    recovered_cents = CASE kind WHEN 'RECOVERED' THEN amount ELSE recovered_cents END
  WHERE reference = target;
$$;
--> statement-breakpoint
-- One step of one dossier. `step` has kind (a DossierEventKind), at, and where the kind has them on, amount (cents), reason; ownShareDays is the
-- term of the own share. `outcome` is DONE, REPEATED, CONFLICT, NOT_FOUND or what step_fault says, then with its detail; nothing is written unless it is DONE.
CREATE FUNCTION step_dossier(client text, key text, fingerprint text, target text, step jsonb, OUT outcome text, OUT reference text, OUT detail jsonb) LANGUAGE plpgsql AS $$
DECLARE
  kind text := step ->> 'kind';
  at timestamptz := (step ->> 'at')::timestamptz;
  given_on date := (step ->> 'on')::date;
  amount bigint := (step ->> 'amount')::bigint;
  days integer := (step ->> 'ownShareDays')::integer;
  claimed record;
  d dossier;
  moment timestamptz;
BEGIN
  claimed := claim_intake_key(client, key, fingerprint);
  IF claimed.reference IS NOT NULL THEN
    outcome := CASE WHEN claimed.is_same THEN 'REPEATED' ELSE 'CONFLICT' END;
    reference := claimed.reference;
    RETURN;
  END IF;
  SELECT * INTO d FROM dossier o WHERE o.reference = target FOR UPDATE;
  IF d.reference IS NULL THEN
    outcome := 'NOT_FOUND';
    RETURN;
  END IF;
  SELECT f.code, f.detail INTO outcome, detail FROM step_fault(d, kind, at, given_on, amount, days) f;
  IF outcome IS NOT NULL THEN RETURN; END IF;
  outcome := 'DONE';
  reference := target;
  moment := step_moment(d, kind, at, given_on);
  PERFORM take_step(target, kind, moment, amount, days);
  INSERT INTO intake_key (client, key, fingerprint, enterprise_number, reference, at)
    VALUES (client, key, fingerprint, d.enterprise_number, target, at);
  PERFORM take_change_lock();
  INSERT INTO dossier_event (reference, enterprise_number, kind, status, at, by, reason)
    VALUES (target, d.enterprise_number, kind, CASE kind WHEN 'OWN_SHARE_RECEIVED' THEN d.status ELSE kind END, moment, client, step ->> 'reason');
END
$$;
--> statement-breakpoint
-- Ends dossiers filed or handled through the API whose own share was not received by its last day, at most so many, and gives their number.
-- Those that somebody is writing are left for the next time.
CREATE FUNCTION lapse_dossiers(at timestamptz, at_most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  lapsed text[];
BEGIN
  WITH due AS (
    SELECT d.reference FROM dossier d
    WHERE d.status = 'APPROVED' AND d.own_share_at IS NULL AND d.handled_by = 'API' AND d.own_share_due_on < timezone('Europe/Brussels', lapse_dossiers.at)::date
    ORDER BY d.own_share_due_on, d.reference LIMIT at_most FOR UPDATE SKIP LOCKED),
  ended AS (
    UPDATE dossier d SET status = 'LAPSED', lapsed_at = lapse_dossiers.at FROM due WHERE d.reference = due.reference
    RETURNING d.reference, d.own_share_due_on)
  SELECT array_agg(e.reference ORDER BY e.own_share_due_on, e.reference) INTO lapsed FROM ended e;
  IF lapsed IS NULL THEN RETURN 0; END IF;
  PERFORM take_change_lock();
  INSERT INTO dossier_event (reference, enterprise_number, kind, status, at, by)
    SELECT d.reference, d.enterprise_number, 'LAPSED', 'LAPSED', d.lapsed_at, 'sweep' FROM unnest(lapsed) WITH ORDINALITY AS l (reference, position) JOIN dossier d ON d.reference = l.reference ORDER BY l.position;
  RETURN cardinality(lapsed);
END
$$;
--> statement-breakpoint
-- Takes own shares and payments in bulk from the temporary table decision_row (line, reference, kind, amount, on_day), own shares first. A row that
-- says what is held already changes nothing. Rows that can't be taken are given in `faults`, with their values and what step_fault says, or
-- NOT_FOUND; unless `skip_bad`, one such row undoes all. With `only_look` nothing is kept in any case.
CREATE FUNCTION apply_decisions(client text, at timestamptz, own_share_days integer, skip_bad boolean, only_look boolean DEFAULT false,
  OUT taken bigint, OUT unchanged bigint, OUT faults jsonb) LANGUAGE plpgsql AS $$
DECLARE
  r record;
  d dossier;
  fault record;
  moment timestamptz;
  refused jsonb[] := '{}'; -- an array, which grows in place; jsonb would be copied for each row
BEGIN
  taken := 0;
  unchanged := 0;
  BEGIN
    CREATE TEMPORARY TABLE decision_taken (place bigint, reference text, enterprise_number text, kind text, status text, moment timestamptz) ON COMMIT DROP;
    PERFORM FROM dossier o WHERE o.reference IN (SELECT w.reference FROM decision_row w) ORDER BY o.reference FOR UPDATE;
    FOR r IN SELECT * FROM decision_row w ORDER BY w.kind = 'PAID', w.line LOOP
      SELECT * INTO d FROM dossier o WHERE o.reference = r.reference;
      IF r.kind = 'PAID' AND d.paid_on = r.on_day AND d.paid_cents = r.amount
         OR r.kind = 'OWN_SHARE_RECEIVED' AND timezone('Europe/Brussels', d.own_share_at)::date = r.on_day AND d.own_share_cents = r.amount THEN
        unchanged := unchanged + 1;
        CONTINUE;
      END IF;
      SELECT f.code, f.detail INTO fault FROM step_fault(d, r.kind, apply_decisions.at, r.on_day, r.amount, own_share_days) f;
      IF d.reference IS NULL OR fault.code IS NOT NULL THEN
        refused := array_append(refused, jsonb_build_object('line', r.line, 'reference', r.reference, 'kind', r.kind, 'amount', r.amount::text, 'on', r.on_day,
          'code', CASE WHEN d.reference IS NULL THEN 'NOT_FOUND' ELSE fault.code END, 'detail', CASE WHEN d.reference IS NULL THEN NULL ELSE fault.detail END));
        CONTINUE;
      END IF;
      moment := step_moment(d, r.kind, apply_decisions.at, r.on_day);
      PERFORM take_step(r.reference, r.kind, moment, r.amount, own_share_days);
      taken := taken + 1;
      INSERT INTO decision_taken VALUES (taken, r.reference, d.enterprise_number, r.kind, CASE r.kind WHEN 'OWN_SHARE_RECEIVED' THEN d.status ELSE r.kind END, moment);
    END LOOP;
    IF only_look OR cardinality(refused) > 0 AND NOT skip_bad THEN RAISE EXCEPTION USING ERRCODE = 'KM001'; END IF;
    IF taken > 0 THEN
      PERFORM take_change_lock();
      INSERT INTO dossier_event (reference, enterprise_number, kind, status, at, by)
        SELECT t.reference, t.enterprise_number, t.kind, t.status, t.moment, apply_decisions.client FROM decision_taken t ORDER BY t.place;
    END IF;
  EXCEPTION WHEN SQLSTATE 'KM001' THEN
    taken := 0;
  END;
  faults := to_jsonb(refused);
END
$$;
--> statement-breakpoint
-- Events of single dossiers after a place in the order of changes, at most so many, up to the horizon, that stands in every row; the first row
-- has no event. Nothing can come to lie before what was given. The block that asks for the horizon rolls back, which lets go of its lock: a
-- reader that is slow to take the rows holds up nobody.
CREATE FUNCTION dossier_feed(after bigint, at_most integer)
RETURNS TABLE (horizon bigint, seq bigint, reference text, kind text, status text, at timestamptz, by text, reason text) LANGUAGE plpgsql AS $$
BEGIN
  BEGIN
    horizon := change_horizon();
    RAISE EXCEPTION USING ERRCODE = 'KM001';
  EXCEPTION WHEN SQLSTATE 'KM001' THEN
    NULL;
  END;
  RETURN NEXT;
  RETURN QUERY
    SELECT dossier_feed.horizon, e.seq, e.reference, e.kind, e.status, e.at, e.by, e.reason
    FROM dossier_event e WHERE e.seq > after AND e.seq <= dossier_feed.horizon AND e.reference IS NOT NULL
    ORDER BY e.seq LIMIT at_most;
END
$$;
