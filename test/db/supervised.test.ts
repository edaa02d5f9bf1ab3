import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb, type Handle } from "../../src/db/client.ts";
import type { Embedded } from "../../src/db/embedded.ts";
import { startSupervised, type ServerEvent } from "../../src/db/supervised.ts";

const base = mkdtempSync(join(tmpdir(), "kmo-graph-supervised-"));
chmodSync(base, 0o711);
const directory = join(base, "pg");
const events: ServerEvent[] = [];
const settings = { fsync: "off", shared_buffers: "16MB" };
let server: Embedded;
let handle: Handle;
beforeAll(async () => {
  server = await startSupervised({ directory, settings, onEvent: (event) => events.push(event), quickMs: 0 });
  handle = openDb(server.target(), { max: 2 });
  await handle.writes`create table kept (id integer primary key)`;
});
afterAll(async () => {
  await handle.close();
  await server.stop();
  rmSync(base, { recursive: true, force: true });
});

const postmaster = (): number => Number(readFileSync(join(directory, "postmaster.pid"), "utf8").split("\n")[0]);
const restarts = (): number => events.filter(({ kind }) => kind === "RESTARTED").length;

/** Ends the server and waits until it is back. */
async function end(signal: NodeJS.Signals): Promise<void> {
  const before = restarts();
  process.kill(postmaster(), signal);
  await expect.poll(restarts, { timeout: 30_000 }).toBe(before + 1);
}

describe("the supervised PostgreSQL", () => {
  it.each(["SIGKILL", "SIGINT", "SIGQUIT"] as const)("is back on the same socket with its data after %s, for the same connections", async (signal) => {
    const [id] = [restarts()];
    await handle.writes`insert into kept values (${id})`;
    await end(signal);
    expect(await handle.reads`select count(*)::int as n from kept where id = ${id}`).toEqual([{ n: 1 }]);
    await handle.writes`insert into kept values (${id + 1000})`;
  });

  it("is back although a statement of the killed one still runs", async () => {
    const lost = handle.run({ text: "select count(*) from generate_series(1, 1000000000)", parameters: [] }, new AbortController().signal).then(() => "done", (error: NodeJS.ErrnoException) => error.code);
    await expect.poll(() => handle.reads`select from pg_stat_activity where query like '%generate_series%' and state = 'active' and pid <> pg_backend_pid()`).toHaveLength(1);
    await end("SIGKILL");
    const away = events.findLast((event) => event.kind === "RESTARTED");
    expect(away?.awayMs).toBeLessThan(15_000);
    expect(await lost).toMatch(/^(CONNECTION_CLOSED|ECONNRESET|ECONNREFUSED|ENOENT|57P03|EPIPE)$/);
  });

  it("says what happened", () => {
    expect(events.slice(0, 2)).toEqual([{ kind: "ENDED", exitCode: 137 }, { kind: "RESTARTED", awayMs: expect.any(Number) }]);
  });

  it("is started no more when it is stopped", async () => {
    const folder = join(base, "stopped");
    const seen: ServerEvent[] = [];
    const other = await startSupervised({ directory: folder, settings, onEvent: (event) => seen.push(event) });
    process.kill(Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await other.stop();
    expect(await other.exited).toEqual(expect.any(Number));
    expect(seen.filter(({ kind }) => kind === "GIVEN_UP")).toEqual([]);
  });

  it("is given up when it can't be started again and again", async () => {
    const folder = join(base, "broken");
    const seen: ServerEvent[] = [];
    const other = await startSupervised({ directory: folder, settings, onEvent: (event) => seen.push(event) });
    writeFileSync(join(folder, "postgresql.auto.conf"), "no_such_setting = 1\n");
    process.kill(Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    expect(await other.exited).toBe(137);
    expect(seen.at(-1)).toMatchObject({ kind: "GIVEN_UP", deaths: 5 });
    await other.stop();
  });
});
