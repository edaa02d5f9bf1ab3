import { afterAll, describe, expect, it } from "vitest";
import { openDb } from "../../../src/db/client.ts";
import { connect } from "../../../src/db/connect.ts";
import type { Step } from "../../../src/intake/step.ts";
import { audit, sound } from "./audit.ts";
import { Clients } from "./clients.ts";
import { holdWriters, startMortal, untilWritersWait } from "./mortal.ts";
import { done, wordOf, type Kind } from "./steps.ts";
import { caller, filing, insertWorld, intakeOver } from "./world.ts";

const COMPANIES = 20;
const EACH = 10;
const CLIENTS = 16;
const WAITING = 8;
const PATIENCE = { timeout: 300_000 };

const database = await startMortal();
const handle = openDb(database.target, { max: CLIENTS });
const intake = intakeOver(handle);
afterAll(async () => {
  await handle.close();
  await database.remove();
});
const companies = await insertWorld(handle, COMPANIES);

/** Kills the server while writers stand still in the middle of their statements, and then while they run. */
async function killTwice(clients: Clients, [first, second]: readonly [number, number]): Promise<void> {
  await clients.untilAnswered(first);
  const holder = connect(database.target, { max: 1, statementTimeoutMs: 0 });
  const watcher = connect(database.target, { max: 1 });
  await holdWriters(holder);
  clients.open(first);
  await untilWritersWait(watcher, WAITING);
  expect(clients.answers).toHaveLength(first);
  await database.killAndStart();
  await Promise.all([holder.end({ timeout: 0 }), watcher.end({ timeout: 0 })]);
  await clients.untilAnswered(second);
  expect(clients.lost).toBeGreaterThanOrEqual(WAITING);
  clients.open(second);
  await clients.untilAnswered(second + 5);
  await database.killAndStart();
  await clients.finished;
}

async function keysHeld(): Promise<ReadonlyMap<string, string>> {
  const rows = await handle.sql<{ key: string; reference: string }[]>`select key, reference from intake_key`;
  return new Map(rows.map(({ key, reference }) => [key, reference]));
}

describe("a database that is killed while clients write, and send again with the same keys", () => {
  const filed: string[] = [];

  it("has one dossier of every application that was granted, whole, and no cent above a ceiling", PATIENCE, async () => {
    // Each company files ten times for 900 EUR; the ceiling has room for eight of them and 300 EUR of one more.
    const calls = Array.from({ length: EACH }, (_, index) => companies.map((company) => ({ key: `${company} ${index}`, send: (key: string) => intake.submit(key, filing({ company, eligibleCost: 300_000n }), caller()) }))).flat();
    const clients = new Clients(calls, { count: CLIENTS, stops: [30, 90] });
    await killTwice(clients, [30, 90]);
    const references = new Map(clients.answers.filter(({ outcome }) => outcome.reference !== null).map(({ key, outcome }) => [key, done(outcome)]));
    expect(clients.answers).toHaveLength(COMPANIES * EACH);
    expect(new Set(clients.answers.map(({ outcome }) => wordOf(outcome)))).toEqual(new Set(["DONE", "CEILING_REACHED"]));
    expect(new Set(references.values()).size).toBe(references.size);
    expect(await keysHeld()).toEqual(references);
    expect(await audit(handle.sql)).toEqual(sound);
    const used = await handle.sql<{ dossiers: number; cents: string }[]>`select count(*)::int as dossiers, sum(subsidy_cents) as cents from dossier group by enterprise_number`;
    expect(used.map((row) => ({ ...row }))).toEqual(companies.map(() => ({ dossiers: 9, cents: "750000" })));
    const [events] = await handle.sql<{ submitted: number; approved: number; all: number }[]>`select count(*) filter (where kind = 'SUBMITTED')::int as submitted, count(*) filter (where kind = 'APPROVED')::int as approved, count(*)::int as all from dossier_event`;
    expect(events).toEqual({ submitted: 180, approved: 180, all: 360 });
    filed.push(...references.values());
  });

  it("has every step taken once", PATIENCE, async () => {
    const before = await keysHeld();
    const shares = new Map((await handle.sql<{ reference: string; share: string; subsidy: string }[]>`select reference, (eligible_cost_cents - subsidy_cents)::text as share, subsidy_cents::text as subsidy from dossier`).map((row) => [row.reference, row]));
    const on = "2026-11-02";
    const stepOf = (reference: string, kind: Kind): Step => {
      if (kind === "OWN_SHARE_RECEIVED") return { kind, reference, amount: BigInt(shares.get(reference)?.share ?? 0), on };
      if (kind === "PAID" || kind === "RECOVERED") return { kind, reference, amount: BigInt(shares.get(reference)?.subsidy ?? 0), on };
      return { kind, reference };
    };
    // A sixth each is withdrawn and refused; of the others all are paid, and then closed, recovered or left.
    const lives: readonly (readonly Kind[])[] = [["WITHDRAWN"], ["REFUSED"], ["OWN_SHARE_RECEIVED", "PAID"], ["OWN_SHARE_RECEIVED", "PAID", "CLOSED"], ["OWN_SHARE_RECEIVED", "PAID", "RECOVERED"], ["OWN_SHARE_RECEIVED", "PAID", "CLOSED", "RECOVERED"]];
    const keys: string[] = [];
    for (const place of [0, 1, 2, 3]) {
      const calls = filed.flatMap((reference, index) => {
        const kind = lives[index % lives.length]?.[place];
        return kind === undefined ? [] : [{ key: `${reference} ${kind}`, send: (key: string) => intake.take(key, stepOf(reference, kind), caller()) }];
      });
      const clients = new Clients(calls, { count: CLIENTS, stops: place < 2 ? [20, 70] : [] });
      if (place < 2) await killTwice(clients, [20, 70]);
      await clients.finished;
      expect(clients.answers.map(({ key, outcome }) => key.startsWith(`${done(outcome)} `))).toEqual(calls.map(() => true));
      keys.push(...calls.map(({ key }) => key));
    }
    const held = await keysHeld();
    expect([...held.keys()].toSorted()).toEqual([...before.keys(), ...keys].toSorted());
    expect(await audit(handle.sql)).toEqual(sound);
    const statuses = await handle.sql<{ status: string; dossiers: number }[]>`select status, count(*)::int as dossiers from dossier group by status order by status`;
    expect(statuses.map(({ status, dossiers }) => `${status} ${dossiers}`)).toEqual(["CLOSED 30", "PAID 30", "RECOVERED 60", "REFUSED 30", "WITHDRAWN 30"]);
  });
});
