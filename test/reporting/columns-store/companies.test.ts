import { beforeEach, expect, test } from "vitest";
import { nacePair } from "../../../src/db/tables/index.ts";
import { postgresEngine } from "../../../src/reporting/engines/postgres.ts";
import type { ColumnsEngine } from "../../../src/reporting/engines/columns/columns-engine.ts";
import type { Pinned } from "../../../src/reporting/engine.ts";
import type { Plan } from "../../../src/reporting/plan.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, insertFixtures } from "../../support/fixtures.ts";
import { diceFrom } from "../columns/dice.ts";
import { plainly } from "../columns/plain.ts";
import { randomPlan } from "../columns/random-plan.ts";
import { companyPlan, dossierPlan } from "../columns/small-plan.ts";
import { changeCompanies, createCompanyWrites, filteredCodes, randomCompany, randomDossier } from "./company-changes.ts";
import { contents, dossiersOf, openColumns, pin, today } from "./support.ts";
import { createWrites } from "./writes.ts";

const db = await freshDatabase();
const { sql } = db;
await createWrites(db);
await createCompanyWrites(db);
const postgres = postgresEngine(db);
const scanScript = new URL("../../../src/reporting/engines/columns/threads/scan-worker.ts", import.meta.url);
const never = new AbortController().signal;
const COMPANIES = 40;
const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`companies seed ${seed}`);
const dice = diceFrom(seed);

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load, employment, register.company, register.nace_pair, register.activity, registry_answer restart identity`;
  await insertFixtures(db, {
    loads: [{ kind: "REGISTER", fileName: "a.zip", synthetic: true }],
    companies: Array.from({ length: COMPANIES }, (_, index) => randomCompany(dice, enterpriseNumber(index + 1))),
    employment: Array.from({ length: COMPANIES / 2 }, (_, index) => ({ enterpriseNumber: enterpriseNumber(index + 1), year: 2025, quarter: 4, class: String(1 + (index % 5)) })),
    dossiers: Array.from({ length: 300 }, (_, index) => randomDossier(dice, index, COMPANIES + 5)),
    events: [{ kind: "IMPORTED", by: "import:1" }],
  });
  await db.db.insert(nacePair).values([
    { fromVersion: "2008", fromCode: "71121", toVersion: "2025", toCode: "71123", companies: 3, ambiguous: false },
    { fromVersion: "2003", fromCode: "74142", toVersion: "2008", toCode: "70220", companies: 3, ambiguous: false },
    { fromVersion: "2025", fromCode: "62200", toVersion: "2008", toCode: "62020", companies: 3, ambiguous: false },
  ]);
});

async function open(): Promise<ColumnsEngine> {
  const columns = openColumns({ target: db.target, refreshMs: 60_000, scanScript });
  await columns.ready;
  return columns;
}

/** Dossiers and companies by everything that follows from a company, as filed and as it is now, in both versions; what reach is made of. */
const plans: readonly Plan[] = (["2008", "2025"] as const).flatMap((nace) =>
  (["AT_SUBMISSION", "CURRENT"] as const).flatMap((attributes) => {
    const classification = { nace, attributes, placesOn: "2025-01-01" };
    const scope = { classification, period: null, counting: "SUBMITTED", today } as const;
    return [
      dossierPlan(["NACE_SUBCLASS", "MUNICIPALITY"], ["dossiers", "companies", "activeCompanies", "subsidyCents"], scope),
      dossierPlan(["EMPLOYMENT_CLASS", "LEGAL_TYPE", "LEGAL_FORM"], ["dossiers", "companies", "medianSubsidyCents"], scope),
      dossierPlan(["ESTABLISHMENTS_CLASS", "COMPANY_AGE_CLASS"], ["dossiers", "companies"], { ...scope, counting: "APPROVED" }, { totals: "CUBE" }),
      ...[1, 2, 41].map((number) => dossierPlan(["NACE_CLASS"], ["dossiers", "companies", "activeCompanies"], { ...scope, company: enterpriseNumber(number) })),
      ...[true, false, null].map((active) => companyPlan(["NACE_SUBCLASS", "MUNICIPALITY"], ["companies", "establishments"], { classification, active, today })),
      companyPlan(["EMPLOYMENT_CLASS", "LEGAL_TYPE", "LEGAL_FORM", "ESTABLISHMENTS_CLASS", "COMPANY_AGE_CLASS"], ["companies", "establishments"], { classification, active: true, today }),
    ];
  }));

async function answers(pinned: Pinned, asked: readonly Plan[]): Promise<readonly unknown[]> {
  return (await pinned.run(asked, never)).results.map(plainly);
}

/** Both engines at their newest state. */
async function expectSame(columns: ColumnsEngine, what: string): Promise<void> {
  const random = Array.from({ length: 8 }, () => randomPlan(dice, filteredCodes(COMPANIES))).map((plan) => ({ ...plan, scope: { ...plan.scope, today } }));
  const [copy, table] = [await pin(columns), await postgres.pin(today)];
  expect(copy.version.id).toBe(table.version.id);
  for (const [index, plan] of [...plans, ...random].entries()) expect(await answers(copy, [plan]), `seed ${seed}, ${what}, plan ${index}`).toEqual(await answers(table, [plan]));
  copy.release();
}

const first = enterpriseNumber(1);

/** A company that is another in everything. */
function other(number: string): ReturnType<typeof companyRow> {
  return companyRow({ number, nace2003: "74142", nace2008: "62020", nace2025: "70200", naceCode: "70200", municipality: "63049", endedOn: "2026-02-01", establishments: 77, legalType: "1", legalForm: "017", startedOn: "2025-12-24" });
}

test("a company that changes in everything is another everywhere, without a full read", async () => {
  await sql`update dossier set enterprise_number = ${first}, nace_version = '2008', nace_code = '62020', subsidy_cents = 1000000 where reference in ('D-1', 'D-2', 'D-3')`;
  const columns = await open();
  await changeCompanies(db, { companies: [other(first)], classes: [{ number: first, class: "9" }] });
  await columns.refresh();
  const { snapshot } = await pin(columns);
  const held = dossiersOf(snapshot).filter(({ amounts }) => amounts[0] === 1_000_000);
  expect(held.map(({ nace }) => nace)).toEqual([1, 2, 3].map(() => ["62020", "70200"]));
  expect(held[0]?.current).toEqual({ EMPLOYMENT_CLASS: "9", LEGAL_TYPE: "1", LEGAL_FORM: "017", ESTABLISHMENTS_CLASS: "10+", COMPANY_AGE_CLASS: "0", nace2008: "62020", nace2025: "70200", municipality: "63049", active: "0" });
  expect(columns.state()).toMatchObject({ companies: COMPANIES, reads: 1 });
  expect([snapshot.companies.rows, snapshot.companies.dead.length]).toEqual([COMPANIES + 1, 1]);
  await expectSame(columns, "changed");
});

test("a company that is new is counted, and the dossiers that it had filed before have it", async () => {
  const columns = await open();
  const [filed, without] = [enterpriseNumber(COMPANIES + 1), enterpriseNumber(900)];
  await changeCompanies(db, { companies: [other(filed), companyRow({ number: without })] });
  await columns.refresh();
  expect((await pin(columns)).companies).toBe(COMPANIES + 2);
  await expectSame(columns, "new");
  await insertFixtures(db, { dossiers: [dossierRow({ reference: "LATE", enterpriseNumber: without })], events: [{ reference: "LATE", kind: "SUBMITTED", by: "test" }] });
  await columns.refresh();
  await expectSame(columns, "dossier of a new one");
  expect(columns.state()).toMatchObject({ companies: COMPANIES + 2, reads: 1 });
});

test("what a live source answers is followed as it is stored", async () => {
  const columns = await open();
  const filed = enterpriseNumber(COMPANIES + 2);
  const activities = { scope: "ALL", rows: [{ group: "006", version: "2025", code: "62200", classification: "MAIN" }, { group: "006", version: "2008", code: "62020", classification: "MAIN" }] };
  const record = { status: "AC", legalType: "2", legalForm: "014", startedOn: "2020-02-03", municipality: "44021", activities, employment: [{ year: 2026, quarter: 1, class: "4", registry: "RSZ" }] };
  const answers = [filed, first].map((number) => ({ number, outcome: "FOUND", retrievedAt: "2026-06-14T10:00:00Z", record }));
  await sql`select registry_store('MAGDA', ${JSON.stringify(answers)}::text::jsonb)`;
  await columns.refresh();
  expect((await pin(columns)).version.id).toBe("3-1");
  expect(columns.state()).toMatchObject({ companies: COMPANIES + 1, reads: 1 });
  await expectSame(columns, "stored");
});

test("a change that columns do not have leaves companies and dossiers where they are", async () => {
  const columns = await open();
  await sql`select change_companies(jsonb_agg(to_jsonb(c) || '{"name": "Andere naam"}'), '[]') from register.company c`;
  await columns.refresh();
  const { snapshot, version } = await pin(columns);
  expect([version.id, snapshot.companies.dead.length, columns.state().changed]).toEqual([`${1 + COMPANIES}-1`, 0, 0]);
});

test("any changes of companies and dossiers give what a fresh read gives and what the database answers; earlier versions stay as they were", async () => {
  const columns = await open();
  const earlier: { pinned: Awaited<ReturnType<typeof pin>>; contents: unknown; answers: readonly unknown[] }[] = [];
  for (let round = 1; round <= 4; round += 1) {
    const pinned = await pin(columns);
    earlier.push({ pinned, contents: contents(pinned.snapshot), answers: await answers(pinned, plans) });
    for (let write = 0; write < 3; write += 1) {
      const numbers = dice.some(Array.from({ length: COMPANIES + 10 }, (_, index) => enterpriseNumber(index + 1)), dice.integer(1, 15));
      await changeCompanies(db, { companies: numbers.map((number) => randomCompany(dice, number)), classes: numbers.slice(0, dice.integer(0, 3)).map((number) => ({ number, class: String(dice.integer(0, 5)) })) });
      if (dice.chance(0.5)) await sql`select touch_dossiers(${`D-${dice.integer(1, 29)}%`}, 7)`;
      if (dice.chance(0.3)) await sql`update dossier set enterprise_number = ${enterpriseNumber(dice.integer(1, COMPANIES))} where reference like ${`D-${round}1%`}`;
      await sql`select touch_dossiers(${`D-${round}1%`}, 1)`;
      if (dice.chance(0.5)) await columns.refresh();
    }
    await columns.refresh();
    await expectSame(columns, `round ${round}`);
  }
  expect(columns.state().reads).toBe(1);
  const fresh = await open();
  expect(contents((await pin(columns)).snapshot), `seed ${seed}`).toEqual(contents((await pin(fresh)).snapshot));
  for (const { pinned, ...then } of earlier) {
    expect({ contents: contents(pinned.snapshot), answers: await answers(pinned, plans) }, `seed ${seed}, version ${pinned.version.id}`).toEqual(then);
    pinned.release();
  }
  expect(columns.state().versions).toBe(1);
});

test("what could not be held is read again as a whole: no dossier keeps the old codes of its company", async () => {
  const columns = await open();
  await sql`update dossier set subsidy_cents = 99999999999 where reference = 'D-0'`;
  await changeCompanies(db, { companies: Array.from({ length: COMPANIES }, (_, index) => other(enterpriseNumber(index + 1))) });
  await sql`select touch_dossiers('D-0', 0)`;
  await columns.refresh();
  expect(columns.state().unavailable).toMatchObject({ reason: "NOT_HOLDABLE" });
  await sql`update dossier set subsidy_cents = 5 where reference = 'D-0'`;
  await sql`select touch_dossiers('D-0', 0)`;
  await columns.refresh();
  expect(columns.state()).toMatchObject({ unavailable: null, reads: 1 });
  await expectSame(columns, "after a failure");
});

test("five hundred companies that change are followed; when an eighth of all moved everything is read anew", async () => {
  const total = 5000;
  await sql`insert into register.company (number, status, legal_type, started_on, municipality, nace2008, nace2025, establishments)
    select lpad((200000000 + i)::text, 10, '0'), 'AC', '2', '2001-01-01', '11002', '62010', '62100', 1 from generate_series(1, ${total}) i`;
  await sql`insert into dossier (reference, enterprise_number, pillar_filed, pillar, regime, eligible_cost_cents, subsidy_cents, status, submitted_at, snapshot_at, nace_code, nace_version)
    select 'T-' || i, lpad((200000000 + 1 + i % ${total})::text, 10, '0'), 'ADVIES', 'ADVIES', 'R2016', 1, 1, 'SUBMITTED', '2016-05-01', '2016-05-01', '62010', '2008' from generate_series(1, 30000) i`;
  const columns = await open();
  const change = (companies: number, nace: string): Promise<unknown> =>
    sql`select change_companies(jsonb_agg(to_jsonb(c) || jsonb_build_object('nace2025', ${nace}::text, 'municipality', '44021')), '[]') from (select * from register.company where number like '02%' order by number limit ${companies}) c`;
  const early = await pin(columns);
  const before = await answers(early, plans);
  await change(500, "62200");
  const started = performance.now();
  await columns.refresh();
  console.log(`500 of ${total} companies with ${columns.state().changed} of 30,000 dossiers were followed in ${Math.round(performance.now() - started)} ms`);
  expect(columns.state()).toMatchObject({ reads: 1, changed: 0, companies: COMPANIES + total });
  await expectSame(columns, "500");
  expect(await answers(early, plans)).toEqual(before);
  await change(2000, "70200");
  await columns.refresh();
  expect(columns.state()).toMatchObject({ reads: 2, companies: COMPANIES + total });
});
