import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test, onTestFailed } from "vitest";
import { openDb } from "../../../src/db/client.ts";
import { createRandom, type Random } from "../../../src/demo/random.ts";
import type { Intake } from "../../../src/intake/intake.ts";
import type { IntakeOutcome } from "../../../src/intake/outcome.ts";
import { sweep } from "../../../src/intake/sweep.ts";
import { freshDatabase } from "../../support/database.ts";
import { startServer } from "../../support/server.ts";
import { FeedReader } from "./feed-reader.ts";
import { done, stepOf, type Kind } from "./steps.ts";
import { caller, filing, insertWorld, intakeOver, NOON } from "./world.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const WRITERS = 6;
const DOSSIERS = 60;
const LAPSING = 45;

console.log(`feed of SEED=${seed}`);

const database = await freshDatabase();
const handle = openDb(database.target, { max: 2 * WRITERS + 2 });
afterAll(() => handle.close());
const companies = await insertWorld(handle, WRITERS * DOSSIERS + LAPSING);
const intake = intakeOver(handle);

const lives: readonly (readonly Kind[])[] = [[], ["WITHDRAWN"], ["REFUSED"], ["OWN_SHARE_RECEIVED"], ["OWN_SHARE_RECEIVED", "PAID", "CLOSED", "RECOVERED"]];

type Writer = { readonly own: readonly string[]; readonly client: string; readonly random: Random; readonly read: Promise<unknown> };

/** Files dossiers, one after the other, and takes them some way; half of them when every client reads already. */
async function write({ own, client, random, read }: Writer): Promise<void> {
  for (const [index, company] of own.entries()) {
    if (index === own.length / 2) await read;
    const reference = done(await slowly(random, (via) => via.submit(company, filing({ company }), caller(client))));
    for (const kind of lives[random.int(lives.length)] ?? []) done(await slowly(random, (via) => via.take(`${company} ${kind}`, stepOf(kind, reference), caller(client))));
  }
}

/** Makes a write; now and then one that is written and not yet committed for a while, so that later ones are done before it. */
async function slowly(random: Random, work: (via: Intake) => Promise<IntakeOutcome>): Promise<IntakeOutcome> {
  if (!random.chance(0.3)) return work(intake);
  const connection = await handle.sql.reserve();
  await connection`begin`;
  const outcome = await work(intakeOver({ writes: connection, db: handle.db }));
  await sleep(random.int(20));
  await connection`commit`;
  connection.release();
  return outcome;
}

/** Writes that the feed leaves out, and lapses, three in one statement, until the others are ready. */
async function disturb(own: readonly string[], isReady: () => boolean): Promise<void> {
  const early = caller("early", new Date("2026-09-01T10:00:00Z"));
  const rest = [...own];
  do {
    await handle.sql`with l as (select take_change_lock()) insert into dossier_event (kind, by) select 'IMPORTED', 'import:1' from l`;
    await Promise.all(rest.splice(0, 3).map(async (company) => done(await intake.submit(company, filing({ company, startDate: "2026-09-01" }), early))));
    await sweep(handle.sql, NOON);
  } while (!isReady());
}

test("three clients with random disconnects each see every event exactly once, in order", { timeout: 300_000 }, async () => {
  const { origin, logged } = await startServer(database.target);
  onTestFailed(() => console.log(logged.filter((line) => line.includes("request failed")).join("")));
  const readers = ["one", "two", "three"].map((name) => new FeedReader(origin, createRandom(seed, name)));
  let [isFiled, isAllWritten] = [false, false];
  const read = Promise.all(readers.map(({ begun }) => begun));
  const writers = Array.from({ length: WRITERS }, (_, index) => ({ own: companies.slice(index * DOSSIERS, (index + 1) * DOSSIERS), client: `writer-${index}`, random: createRandom(seed, `writer ${index}`), read }));
  const writing = Promise.all(writers.map(write));
  const all = Promise.all([writing.finally(() => void (isFiled = true)), disturb(companies.slice(WRITERS * DOSSIERS), () => isFiled)]);
  await Promise.all([all.finally(() => void (isAllWritten = true)), ...readers.map((reader) => reader.follow(() => isAllWritten))]);
  const written = await database.sql<{ event: string }[]>`
    select concat_ws(' ', reference, kind, status, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), by, coalesce(reason, '-')) as event from dossier_event where reference is not null order by seq`;
  const expected = written.map(({ event }) => event);
  expect(new Set(expected.map((event) => event.split(" ")[1]))).toEqual(new Set(["SUBMITTED", "APPROVED", "WITHDRAWN", "REFUSED", "OWN_SHARE_RECEIVED", "PAID", "CLOSED", "RECOVERED", "LAPSED"]));
  for (const { seen } of readers) expect(seen, `SEED=${seed}`).toEqual(expected);
  console.log(`SEED=${seed}: ${expected.length} events, disconnects ${readers.map(({ disconnects }) => disconnects).join(", ")}`);
  for (const { disconnects } of readers) expect(disconnects).toBeGreaterThan(0);
});
