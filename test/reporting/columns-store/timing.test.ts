import { expect, test } from "vitest";
import { freshDatabase } from "../../support/database.ts";
import { openColumns } from "./support.ts";
import { createWrites } from "./writes.ts";

const db = await freshDatabase();
const { sql } = db;

test("times of a read and of a thousand changes are printed", { timeout: 120_000 }, async () => {
  await createWrites(db);
  await sql`insert into load (kind, file_name, synthetic) values ('DOSSIERS', 'a.csv', true)`;
  await sql`insert into dossier_event (kind, by) values ('IMPORTED', 'import:1')`;
  await sql`insert into dossier (reference, enterprise_number, pillar_filed, pillar, regime, eligible_cost_cents, subsidy_cents, status, submitted_at, approved_at, snapshot_at)
    select 'D-' || lpad(i::text, 6, '0'), '0206731645', 'ADVIES', 'ADVIES', 'R2016', 1, i, 'SUBMITTED', timestamptz '2016-05-01' + i * interval '1 hour', timestamptz '2016-06-01' + i * interval '1 hour', '2016-05-01' from generate_series(1, 50000) i`;
  await sql`vacuum analyze dossier`;
  const started = performance.now();
  const columns = openColumns({ target: db.target, refreshMs: 600_000 });
  await columns.ready;
  console.log(`50,000 dossiers read in ${Math.round(performance.now() - started)} ms, with the start of the threads`);
  for (const pattern of ["D-001%", "D-002%", "D-003%"]) {
    await sql`select touch_dossiers(${pattern}, 1)`;
    const before = performance.now();
    await columns.refresh();
    console.log(`1,000 changes in ${(performance.now() - before).toFixed(1)} ms`);
  }
  expect(columns.state()).toMatchObject({ dossiers: 50_000, reads: 1 });
});
