import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it, vi } from "vitest";
import { runningServer } from "../../src/db/attach.ts";
import { connect, type Target } from "../../src/db/connect.ts";

const base = mkdtempSync(join(tmpdir(), "kmo-graph-embedded-"));
chmodSync(base, 0o711);
const directory = join(base, "pg");
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await untilGone();
  rmSync(base, { recursive: true, force: true });
});

async function serve(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../support/embedded-child.ts"), directory], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [data] = (await once(child.stdout, "data")) as [Buffer];
  return { child, said: String(data).trim() };
}

const databasePid = (): number => Number(readFileSync(join(directory, "postmaster.pid"), "utf8").split("\n")[0]);

async function untilGone(): Promise<void> {
  for (let i = 0; i < 100 && existsSync(join(directory, "postmaster.pid")); i++) await sleep(100);
}

async function ask(said: string, text: string): Promise<unknown> {
  const sql = connect(JSON.parse(said) as Target, { max: 1 });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

describe("the embedded PostgreSQL", () => {
  it("stops when its node process is killed, keeps its data, and serves them at the next start", async () => {
    const first = await serve();
    await ask(first.said, "create table kept as select 42 as answer");
    const pid = databasePid();
    first.child.kill("SIGKILL");
    await untilGone();
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 20_000, interval: 50 });

    const second = await serve();
    expect(await ask(second.said, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("refuses a second process on the same folder with the way out, and lets a command use the running server", async () => {
    const refused = await serve();
    expect(refused.said).toMatch(/^The data directory is in use by another kmo-graph \(PostgreSQL process \d+\)\. Stop that one, or set DATA_DIR to another folder\.$/);
    const running = runningServer(directory);
    expect(running).toMatchObject({ user: "postgres", database: "postgres" });
    expect(await ask(JSON.stringify(running), "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("replaces a leftover lock file whose process number now belongs to another program", async () => {
    children[1]?.kill("SIGKILL");
    await untilGone();
    writeFileSync(join(directory, "postmaster.pid"), `${process.pid}\n${directory}\n0\n5432\n${directory}\n\n0 0\nready   \n`);
    const { said } = await serve();
    expect(await ask(said, "select answer from kept")).toEqual([{ answer: 42 }]);
  });
});
