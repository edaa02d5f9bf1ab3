import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import { connect, type Sql, type Target } from "../../src/db/connect.ts";
import type { Kind } from "./import-child.ts";

export type Copy = { readonly name: string; readonly target: Target; readonly sql: Sql; readonly drop: () => Promise<void> };

/** A database copied from another one that nobody is connected to. */
export async function copyDatabase(template: string): Promise<Copy> {
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await asAdmin((admin) => admin`create database ${admin(name)} template ${admin(template)} strategy file_copy`);
  const target = { ...inject("server"), database: name };
  const sql = connect(target, { max: 2 });
  const drop = async (): Promise<void> => {
    await sql.end({ timeout: 5 });
    await asAdmin((admin) => admin`drop database ${admin(name)} with (force)`);
  };
  return { name, target, sql, drop };
}

async function asAdmin(work: (admin: Sql) => Promise<unknown>): Promise<void> {
  const admin = connect(inject("server"), { max: 1 });
  await work(admin);
  await admin.end({ timeout: 5 });
}

export type Running = { readonly child: ChildProcess; /** Resolves with what it printed when it ends. */ readonly ended: Promise<{ status: number | null; output: string }> };

/** Starts an import in a process of its own. */
export function startImport(kind: Kind, target: Target, file: string): Running {
  const child = spawn(process.execPath, [join(import.meta.dirname, "import-child.ts"), kind, JSON.stringify(target), file], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | null; output: string }>();
  child.once("error", reject).once("close", (status) => resolve({ status, output }));
  return { child, ended: promise };
}

/** Runs an import to its end; throws with its output when it fails. */
export async function runImport(kind: Kind, target: Target, file: string): Promise<string> {
  const { status, output } = await startImport(kind, target, file).ended;
  if (status !== 0) throw new Error(`The import of ${kind} ended with ${status}:\n${output}`);
  return output;
}

/** An import went past the moment at which it was to be killed before that was seen: it shows nothing of the import. */
export class MomentMissed extends Error {}

/** Waits until a statement of another connection to the database satisfies the condition; throws MomentMissed when the import ends before that. */
export async function untilStatement(sql: Sql, { child }: Running, condition: { readonly text?: RegExp; readonly waits?: boolean }): Promise<void> {
  while (child.exitCode === null) {
    const active = await sql<{ query: string; waits: boolean }[]>`
      select query, wait_event_type is not distinct from 'Lock' as waits from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state = 'active'`;
    if (active.some(({ query, waits }) => (condition.text?.test(query) ?? true) && (condition.waits !== true || waits))) return;
    await sleep(1);
  }
  throw new MomentMissed("The import ended before the moment at which it was to be killed.");
}

/** Holds a lock on a table until the returned function is called. */
export async function holdLock(sql: Sql, table: string, mode: string): Promise<() => Promise<void>> {
  const connection = await sql.reserve();
  await connection`begin`;
  await connection.unsafe(`lock table ${table} in ${mode} mode`);
  return async () => {
    await connection`rollback`;
    connection.release();
  };
}
