import { beforeEach, expect, test } from "vitest";
import { connect } from "../../../src/db/connect.ts";
import { createCompanyWrites } from "./company-changes.ts";
import { randomFrom } from "./random.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, insertFixtures } from "../../support/fixtures.ts";
import type { Snapshot } from "../../../src/reporting/engines/columns/store.ts";
import { contents, dossiersOf, openColumns, pin } from "./support.ts";
import { createWrites } from "./writes.ts";

const db = await freshDatabase();
const DOSSIERS = 40;
const TOTAL = DOSSIERS * 1000;

await createWrites(db);
await createCompanyWrites(db);
beforeEach(async () => {
  await db.sql`truncate dossier, dossier_event, load, register.company restart identity`;
});

test("no pinned version ever has half of a write", { timeout: 120_000 }, async () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const random = randomFrom(seed);
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

const COMPANIES = 8;

test("no pinned version ever has a company half changed, nor a dossier that is of another state than its company", { timeout: 120_000 }, async () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
  console.log(`companies seed ${seed}`);
  const random = randomFrom(seed);
  const numbers = Array.from({ length: COMPANIES }, (_, index) => enterpriseNumber(index + 1));
  await insertFixtures(db, {
    loads: [{ kind: "DOSSIERS", fileName: "a.csv", synthetic: true }],
    companies: numbers.map((number, index) => companyRow({ number, establishments: index, municipality: String(20_000 + index), nace2025: String(10_000 + index) })),
    dossiers: numbers.flatMap((number) => [1, 2, 3].map((each) => dossierRow({ reference: `${number}-${each}`, enterpriseNumber: number, subsidyCents: 1000n }))),
    events: [{ kind: "IMPORTED", by: "import:1" }],
  });
  const columns = openColumns({ target: db.target, refreshMs: 5, compactRows: 20 });
  await columns.ready;
  const writers = [1, 2, 3].map(() => connect(db.target, { max: 1 }));
  const versions = new Set<string>();
  for (let round = 0; round < 60; round += 1) {
    const writes = writers.map((writer) => swap(writer, numbers, random));
    for (const pause of Array.from({ length: 4 }, () => random(8))) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const { version, snapshot, release } = await pin(columns);
      versions.add(version.id);
      expect(faultsOf(snapshot), `seed ${seed}, round ${round}, version ${version.id}`).toEqual([]);
      release();
    }
    await Promise.all(writes);
  }
  expect(versions.size).toBeGreaterThan(5);
  await columns.refresh();
  expect(columns.state()).toMatchObject({ reads: 1, companies: COMPANIES });
  const fresh = openColumns({ target: db.target });
  await fresh.ready;
  expect(contents((await pin(columns)).snapshot)).toEqual(contents((await pin(fresh)).snapshot));
  await Promise.all(writers.map((writer) => writer.end()));
});

/** What speaks against a version in which every company is of one number, each of another, and its dossiers are of that number too. */
function faultsOf(snapshot: Snapshot): readonly string[] {
  const { companies, dictionaries } = snapshot;
  const dead = new Set(companies.dead);
  const rows = Array.from({ length: companies.rows }, (_, row) => row).filter((row) => !dead.has(row));
  const states = rows.map((row) => `${companies.establishments[row]} ${dictionaries.municipality[companies.municipality[row] ?? 0]} ${dictionaries.nace2025[companies.nace2025[row] ?? 0]}`);
  const expected = Array.from({ length: COMPANIES }, (_, index) => `${index} ${20_000 + index} ${10_000 + index}`);
  const held = dossiersOf(snapshot);
  const cents = held.reduce((sum, { amounts }) => sum + (amounts[0] ?? 0), 0);
  const perCompany = Map.groupBy(held, ({ company }) => company);
  return [
    ...(states.sort().join() === expected.join() ? [] : [`companies are ${states.join()}`]),
    ...(cents === COMPANIES * 3000 && held.length === COMPANIES * 3 ? [] : [`${held.length} dossiers have ${cents} cents`]),
    ...[...perCompany].flatMap(([company, dossiers]) => {
      const seen = new Set(dossiers.flatMap(({ nace, current }) => [Number(nace[1]) - 10_000, Number(current["nace2025"]) - 10_000, Number(current["municipality"]) - 20_000]));
      return seen.size === 1 ? [] : [`${company} is ${[...seen].join()}`];
    }),
    ...(new Set([...perCompany.values()].map(([dossier]) => dossier?.nace[1])).size === COMPANIES ? [] : ["two companies are one number"]),
  ];
}

/** Lets two companies change places; now and then within a transaction that stays open a moment after its place in the order is taken. */
async function swap(writer: ReturnType<typeof connect>, numbers: readonly string[], random: (below: number) => number): Promise<void> {
  const [one, other] = [numbers[random(4)] ?? "", numbers[4 + random(4)] ?? ""];
  if (random(3) > 0) {
    await writer`select swap_companies(${one}, ${other}, ${random(5)})`;
    return;
  }
  await writer.unsafe(`begin; select swap_companies('${one}', '${other}', 1); select pg_sleep(${random(10) / 1000}); commit`);
}
