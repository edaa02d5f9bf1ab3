import { expect, test } from "vitest";
import { createRandom } from "../../../src/demo/random.ts";
import { sweep } from "../../../src/intake/sweep.ts";
import { freshDatabase } from "../../support/database.ts";
import { Life } from "./model/lives.ts";
import { Ledger } from "./model/ledger.ts";
import { insertMixedWorld, mixedCompanies } from "./model/mixed-world.ts";
import { heldDossiers, heldUse, showDossier, usedBy } from "./model/state.ts";
import { windows, type Window } from "./model/windows.ts";
import { intakeOver } from "./world.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const COMPANIES = 400;
/** Years of the eleven in which a company files. */
const ACTIVE_YEARS = 6;
const WANTED = 10_000;
const MOST_CALLS = 16;
const LANES = 8;
const FIRST = Date.parse("2016-04-01");
const LAST = Date.parse("2026-11-15");

console.log(`random life cycles of SEED=${seed}`);

const handle = await freshDatabase();
const companies = mixedCompanies(COMPANIES);
const ledger = new Ledger(companies);
const touched = new Set<string>();
const tally = new Map<string, number>();
const random = createRandom(seed, "windows");

test("10,000 random life cycles: outcomes, states, amounts, ceilings, moments and histories are those of the model", { timeout: 900_000 }, async () => {
  await insertMixedWorld(handle, { companies, ledger, random: createRandom(seed, "imported") });
  const intake = intakeOver(handle);
  const lives = companies.map((company, index) => new Life({ random: createRandom(seed, company.number), company, foreignUnit: companies[(index + 1) % COMPANIES]?.unit ?? "", intake, ledger, touched, tally }));
  let [count, lapsed] = [0, 0];
  for (const window of windows(random)) {
    await runWindow(lives, window);
    if (random.chance(0.4)) lapsed += await sweepAt(window.to);
    await expectSame([...touched]);
    touched.clear();
    count += 1;
    if (count % 200 === 0) await expectAllSame();
  }
  await expectAllSame();
  const statuses = Map.groupBy(ledger.all, ({ status }) => status);
  console.log(`SEED=${seed}: ${ledger.all.length} dossiers, ${lapsed} lapsed by sweeps: ${[...statuses].map(([status, all]) => `${status} ${all.length}`).join(", ")}`);
  console.log([...tally].toSorted(([, a], [, b]) => b - a).map(([code, times]) => `${code} ${times}`).join(", "));
  expect(ledger.all.length).toBeGreaterThanOrEqual(10_000);
  expect([...statuses.keys()].toSorted()).toEqual(["APPROVED", "CLOSED", "LAPSED", "PAID", "RECOVERED", "REFUSED", "SUBMITTED", "WITHDRAWN"]);
  expect([...tally.keys()].toSorted()).toEqual(everyOutcome);
});

/** What can come of a call. */
const everyOutcome = [
  "AMOUNT_TOO_HIGH", "AMOUNT_TOO_LOW", "BELOW_MINIMUM", "CEILING_REACHED", "COMPANY_NOT_ELIGIBLE", "COMPANY_NOT_FOUND", "CONFLICT", "DOSSIER_NOT_FOUND", "ESTABLISHMENT_NOT_FOUND", "INVALID_CODE",
  "INVALID_DATE", "INVALID_KEY", "INVALID_NUMBER", "NOT_IN_FLANDERS", "PROVIDER_NOT_INDEPENDENT", "PROVIDER_NOT_REGISTERED", "SIZE_FIXED", "STEP SAME", "SUBMIT NEW", "SUBMIT SAME", "THEME_NOT_ELIGIBLE",
  "TOO_LATE", "TOPIC_NOT_ELIGIBLE", "UNKNOWN_REASON", "WRONG_STATUS",
];

/** Some of the companies that file in that year call, those of a lane one after the other. */
async function runWindow(lives: readonly Life[], window: Window): Promise<void> {
  const year = new Date(window.to).getUTCFullYear();
  const active = lives.filter((_, index) => (index + year * 37) % 11 < ACTIVE_YEARS);
  const due = WANTED * 1.05 * ((window.to - FIRST) / (LAST - FIRST)) - ledger.all.length;
  const chosen = new Set(Array.from({ length: Math.max(8, Math.ceil(due * 1.5)) }, () => active[random.int(active.length)]));
  const rest = [...chosen].map((life) => ({ life, moments: momentsIn(window) }));
  const lane = async (): Promise<void> => {
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) await next.life?.pass(next.moments);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function momentsIn({ from, to, at }: Window): readonly number[] {
  const moments = Array.from({ length: 1 + random.int(MOST_CALLS) }, () => (random.chance(0.3) ? at[random.int(at.length)] : undefined) ?? from + random.int(to - from));
  return moments.toSorted((a, b) => a - b);
}

async function sweepAt(now: number): Promise<number> {
  const expected = ledger.sweep(now);
  expect(await sweep(handle.sql, new Date(now)), `SEED=${seed}`).toEqual(expected);
  for (const { reference, lapsedAt } of ledger.all) if (lapsedAt === now) touched.add(reference);
  return expected.lapsed;
}

/** The dossiers named, or all of them, are held as the ledger has them. */
async function expectSame(references: readonly string[] | null): Promise<void> {
  const held = await heldDossiers(handle.sql, references);
  const wanted = references === null ? ledger.all : references.map((reference) => ledger.get(reference)).filter((dossier) => dossier !== undefined);
  expect(held.size, `SEED=${seed}`).toBe(wanted.length);
  for (const dossier of wanted) if (held.get(dossier.reference) !== showDossier(dossier)) expect(held.get(dossier.reference), `SEED=${seed} ${dossier.reference}`).toBe(showDossier(dossier));
}

async function expectAllSame(): Promise<void> {
  await expectSame(null);
  const numbers = companies.map(({ number }) => number);
  expect(await heldUse(handle.sql, numbers), `SEED=${seed}`).toEqual(usedBy(ledger, numbers));
  const [counts] = await handle.sql<{ events: string; keys: string }[]>`select (select count(*) from dossier_event) as events, (select count(*) from intake_key) as keys`;
  expect(counts, `SEED=${seed}`).toEqual({ events: String(ledger.all.reduce((sum, { events }) => sum + events.length, 0)), keys: String(ledger.keys) });
}
