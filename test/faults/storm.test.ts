import { expect, it } from "vitest";
import { sound } from "../intake/life-cycle/audit.ts";
import { storm } from "./storm/storm.ts";

const SECONDS = 60;
/** On a machine that does other work meanwhile; `npm run faults` holds to 5 s. */
const BACK_WITHIN_MS = 15_000;

it("a service whose PostgreSQL is killed again and again loses no write, doubles none, answers right or with a clean error, and is back by itself", { timeout: 300_000 }, async () => {
  const seed = Date.now() % 1_000_000;
  const report = await storm({ seconds: SECONDS, seed, clients: 20, pauseMs: [3000, 8000] });
  const away = report.kills.map(({ kind, awayMs }) => `${kind} ${Math.round(awayMs ?? 0)} ms`);
  console.log(`seed ${seed}: ${report.dossiers} dossiers; away after ${away.join(", ")}; errors ${JSON.stringify(report.errors)}`);
  expect(report).toMatchObject({ wrong: [], uncaught: [], exitCode: 0, audit: sound, engine: "columns" });
  expect(report.kills.length).toBeGreaterThanOrEqual(5);
  expect(new Set(report.kills.map(({ kind }) => kind)).size).toBe(3);
  for (const kind of ["submitDossier", "recordOwnShare", "recordPayment", "closeDossier", "withdrawDossier", "breakdown", "list", "companies", "dossier", "search"]) expect(report.counts[kind], kind).toBeGreaterThan(20);
  // A kill that nobody noticed tests nothing.
  expect(Object.values(report.errors).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  for (const { kind, awayMs } of report.kills) expect(awayMs ?? 0, kind).toBeLessThan(BACK_WITHIN_MS);
});

it("a database that forgets what it acknowledged would be noticed", { timeout: 200_000 }, async () => {
  const { wrong } = await storm({ seconds: 20, seed: 1, clients: 20, pauseMs: [3000, 4000], isForgetful: true });
  expect(wrong.filter((each) => /is lost|the database has undefined|was acknowledged and is not there/.test(each)).length).toBeGreaterThan(0);
});
