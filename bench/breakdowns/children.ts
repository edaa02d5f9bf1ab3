import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

/** A server in a process of its own. */
export type Child = { readonly name: string; readonly port: number; readonly pid: number; readonly ask: <Answer>(message: object) => Promise<Answer>; readonly stop: () => Promise<void> };

const START_WITHIN_MS = 120_000;

/** Starts a script of this folder and waits until it says on which port it listens. */
export function startPeer(name: string, script: string, parameters: readonly string[] = []): Promise<Child> {
  return started(name, spawn(process.execPath, [join(import.meta.dirname, script), ...parameters], { stdio: ["ignore", "inherit", "inherit", "ipc"], env: { ...process.env, NODE_ENV: "production" } }));
}

/** Waits for `{ port }` of a process; throws when it ends before. */
export async function started(name: string, process: ChildProcess): Promise<Child> {
  const ended = new Promise<never>((_, reject) => process.once("exit", (status) => reject(new Error(`${name} ended (${status}) before it was ready`))));
  ended.catch(() => {});
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`${name} is not ready after ${START_WITHIN_MS / 1000} s`)), START_WITHIN_MS);
  try {
    const { port } = await Promise.race([messageOf<{ port: number }>(process), ended, late.promise]);
    return { name, port, pid: process.pid ?? 0, ask: (message) => askOf(process, message), stop: () => stopped(process) };
  } finally {
    clearTimeout(timer);
  }
}

async function askOf<Answer>(process: ChildProcess, message: object): Promise<Answer> {
  const answer = messageOf<Answer>(process);
  process.send(message);
  return answer;
}

function messageOf<Message>(process: ChildProcess): Promise<Message> {
  return new Promise((resolve) => process.once("message", (message) => resolve(message as Message)));
}

async function stopped(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const gone = new Promise((resolve) => process.once("exit", resolve));
  process.kill("SIGTERM");
  await gone;
}
