import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Target } from "./connect.ts";

/** The server that already serves this folder, so that a command can work beside a running service; null when there is none. */
export function runningServer(directory: string): Target | null {
  const file = join(resolve(directory), "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port, host, , , state] = readFileSync(file, "utf8").split("\n").map((line) => line.trim());
  if (state !== "ready" || !pid || !host || !existsSync(join(host, `.s.PGSQL.${port}`)) || !isAlive(Number(pid))) return null;
  return { host, port: Number(port), user: "postgres", database: "postgres" };
}

/** Whether a process runs, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
