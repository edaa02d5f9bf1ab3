import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The process number of the PostgreSQL that serves a data folder. */
export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "pg", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Whether that server says that it takes connections. */
export function isReady(dataDir: string): boolean {
  try {
    return readFileSync(join(dataDir, "pg", "postmaster.pid"), "utf8").split("\n")[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

/** Processes of a server that serve clients. */
export function backendsOf(postmaster: number): readonly number[] {
  return readdirSync("/proc").map(Number).filter((pid) => Number.isInteger(pid) && parentOf(pid) === postmaster && titleOf(pid).includes("[local]"));
}

function parentOf(pid: number): number {
  const [, after = ""] = read(pid, "stat").split(") ");
  return Number(after.split(" ")[1]);
}

function titleOf(pid: number): string {
  return read(pid, "cmdline");
}

function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
