import { expect, test } from "vitest";
import { connect } from "../../../src/db/connect.ts";
import { randomFrom } from "./random.ts";
import { freshDatabase } from "../../support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures } from "../../support/fixtures.ts";
import { dossiersOf, openColumns, pin } from "./support.ts";
import { createWrites } from "./writes.ts";

const db = await freshDatabase();
const DOSSIERS = 40;
const TOTAL = DOSSIERS * 1000;

test("no pinned version ever has half of a write", { timeout: 120_000 }, async () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const random = randomFrom(seed);
  await createWrites(db);
  await insertFixtures(db, {
    loads: [{ kind: "DOSSIERS", fileName: "a.csv", synthetic: true }],
    dossiers: Array.from({ length: DOSSIERS }, (_, index) => dossierRow({ reference: `D-${index}`, enterpriseNumber: enterpriseNumber(1), subsidyCents: 1000n })),
    events: [{ kind: "IMPORTED", by: "import:1" }],
  });
  const columns = openColumns({ target: db.target, refreshMs: 5, compactRows: 20 });
  await columns.ready;
  const writers = [1, 2, 3].map(() => connect(db.target, { max: 1 }));
  const versions = new Set<string>();
  for (let round = 0; round < 100; round += 1) {
    const writes = writers.map((writer) => write(writer, random));
    const pauses = Array.from({ length: 4 }, () => random(8));
    for (const pause of pauses) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const pinned = await pin(columns);
      versions.add(pinned.version.id);
      const held = dossiersOf(pinned.snapshot);
      expect([held.length, held.reduce((sum, { amounts }) => sum + (amounts[0] as number), 0)], `seed ${seed}, round ${round}, version ${pinned.version.id}`).toEqual([DOSSIERS, TOTAL]);
      pinned.release();
    }
    await Promise.all(writes);
  }
  expect(versions.size).toBeGreaterThan(20);
  await columns.refresh();
  const rows = await db.sql<{ cents: number }[]>`select subsidy_cents::int as cents from dossier order by 1`;
  expect(dossiersOf((await pin(columns)).snapshot).map(({ amounts }) => amounts[0] as number).sort((a, b) => a - b)).toEqual(rows.map(({ cents }) => cents));
  await Promise.all(writers.map((writer) => writer.end()));
});

/** Moves an amount between two dossiers; now and then within a transaction that stays open a moment after its place in the order is taken. */
async function write(writer: ReturnType<typeof connect>, random: (below: number) => number): Promise<void> {
  const [from, to] = [random(DOSSIERS / 2), DOSSIERS / 2 + random(DOSSIERS / 2)];
  const cents = random(5) + 1;
  if (random(3) > 0) {
    await writer`select move_subsidy(${`D-${from}`}, ${`D-${to}`}, ${cents})`;
    return;
  }
  await writer.unsafe(`begin; select move_subsidy('D-${from}', 'D-${to}', ${cents}); select pg_sleep(${random(10) / 1000}); commit`);
}
