import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./attach.ts";

/**
 * Ends what a server that was killed left behind: each process would end by itself, but one in the middle of a statement only after that, and until then no
 * other server starts on the folder. Does nothing while the server is there. Only where /proc shows processes; elsewhere they have to be waited for.
 */
export function endOrphans(directory: string): void {
  const file = join(directory, "postmaster.pid");
  if (!existsSync(file) || isAlive(Number(readFileSync(file, "utf8").split("\n")[0]))) return;
  for (const pid of processes()) {
    // They all work in the folder of the cluster.
    if (linkOf(pid, "cwd") !== directory || !linkOf(pid, "exe").endsWith("postgres")) continue;
    try {
      process.kill(pid, "SIGQUIT");
    } catch {
      // It ended meanwhile.
    }
  }
}

function processes(): readonly number[] {
  return existsSync("/proc") ? readdirSync("/proc").map(Number).filter(Number.isInteger) : [];
}

function linkOf(pid: number, name: "cwd" | "exe"): string {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return "";
  }
}
