import pino from "pino";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../src/db/connect.ts";
import { startSweeper } from "../src/sweeper.ts";
import { freshDatabase } from "./support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures } from "./support/fixtures.ts";

const database = await freshDatabase();
const now = (): Date => new Date("2026-11-01T12:00:00Z");
const approved = { enterpriseNumber: enterpriseNumber(1), status: "APPROVED", approvedAt: new Date("2026-10-01T08:00:00Z"), handledBy: "API", loadId: null } as const;

function sweeping(sql = database.sql) {
  const logged: string[] = [];
  let written = 0;
  const sweeper = startSweeper({ sql, now, log: pino({}, { write: (line) => void logged.push(line) }), onWritten: () => void (written += 1), everyMs: 20 });
  onTestFinished(() => sweeper.close());
  return { sweeper, logged, written: () => written };
}

it("ends what is due at once, what becomes due later, and tells of it", async () => {
  await insertFixtures(database, { dossiers: [dossierRow({ reference: "due", ownShareDueOn: "2026-10-31", ...approved }), dossierRow({ reference: "last day", ownShareDueOn: "2026-11-01", ...approved })] });
  const { logged, written } = sweeping();
  await expect.poll(() => database.sql`select reference from dossier where status = 'LAPSED'`).toEqual([{ reference: "due" }]);
  await expect.poll(written).toBe(1);
  await insertFixtures(database, { dossiers: [dossierRow({ reference: "later", ownShareDueOn: "2026-10-30", ...approved })] });
  await expect.poll(() => database.sql`select reference from dossier where status = 'LAPSED' order by reference`).toEqual([{ reference: "due" }, { reference: "later" }]);
  await expect.poll(written).toBe(2);
  expect(logged.filter((line) => line.includes('"lapsed":1'))).toHaveLength(2);
});

it("logs a sweep that fails, without what the database said, and goes on", async () => {
  const nowhere = connect({ host: "/nonexistent", port: 1, user: "postgres", database: "postgres" }, { max: 1 });
  onTestFinished(() => nowhere.end());
  const { logged } = sweeping(nowhere);
  await expect.poll(() => logged.length).toBeGreaterThan(1);
  expect(JSON.parse(logged[0] ?? "")).toMatchObject({ level: 50, code: "ENOENT", msg: "a sweep failed; the next one does its work" });
  expect(logged[0]).not.toContain("nonexistent");
});

it("ends with the sweep under way", async () => {
  const { sweeper, written } = sweeping();
  await sweeper.close();
  await insertFixtures(database, { dossiers: [dossierRow({ reference: "after", ownShareDueOn: "2026-10-30", ...approved })] });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(written()).toBe(0);
});
