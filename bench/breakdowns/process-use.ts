import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Processor seconds used since a process started, and bytes it has resident. */
export type Use = { readonly cpuSeconds: number; readonly bytes: number };

/** Of a Linux clock tick. */
const TICK_SECONDS = 0.01;

/** What a process has used; null where the system does not say (only Linux does). */
export function useOf(pid: number): Use | null {
  const stat = statOf(pid);
  if (stat === null) return null;
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
  return { cpuSeconds: stat.cpuSeconds, bytes: Number(resident) * 1024 };
}

/** Processor seconds of a PostgreSQL server with all its backends, also those that ended; 0 where the system does not say. */
export function cpuOfPostgres(dataDirectory: string): number {
  const postmaster = Number(readFileSync(join(dataDirectory, "postmaster.pid"), "utf8").split("\n")[0]);
  if (process.platform !== "linux") return 0;
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number);
  return pids.reduce((sum, pid) => {
    const stat = statOf(pid);
    if (stat === null) return sum;
    return pid === postmaster ? sum + stat.cpuSeconds + stat.endedCpuSeconds : stat.parent === postmaster ? sum + stat.cpuSeconds : sum;
  }, 0);
}

/** The fields after the name of the program, which may hold spaces: state, parent, ...; user and system time are the 12th and 13th, of ended children the two after. */
function statOf(pid: number): { readonly parent: number; readonly cpuSeconds: number; readonly endedCpuSeconds: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const seconds = (first: number): number => (Number(fields[first]) + Number(fields[first + 1])) * TICK_SECONDS;
    return { parent: Number(fields[1]), cpuSeconds: seconds(11), endedCpuSeconds: seconds(13) };
  } catch {
    return null;
  }
}
