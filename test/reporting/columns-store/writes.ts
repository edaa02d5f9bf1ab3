import type { Handle } from "../../../src/db/client.ts";

/** Functions that write as the service does: rows first, then the lock that orders changes, then the events; for tests only. */
export async function createWrites({ sql }: Pick<Handle, "sql">): Promise<void> {
  await sql`
    create function move_subsidy(source text, target text, cents bigint) returns void language plpgsql as $$
    begin
      update dossier set subsidy_cents = subsidy_cents - cents where reference = source;
      update dossier set subsidy_cents = subsidy_cents + cents where reference = target;
      perform take_change_lock();
      insert into dossier_event (reference, kind, by) values (source, 'CORRECTED', 'test'), (target, 'CORRECTED', 'test');
    end $$`;
  await sql`
    create function touch_dossiers(pattern text, cents bigint) returns void language plpgsql as $$
    begin
      update dossier set subsidy_cents = subsidy_cents + cents where reference like pattern;
      perform take_change_lock();
      insert into dossier_event (reference, kind, by) select reference, 'CORRECTED', 'test' from dossier where reference like pattern;
    end $$`;
}
