import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

/** One line that says on what a benchmark ran. */
export function machine(): string {
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${gib} GiB, ${type()} ${release()}, Node ${process.versions.node}`;
}

/** Load average of the last minute, with one decimal. */
export function loadAverage(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

/** First line that a command prints about its version; throws with the hint when the command is not there. */
export function versionOf(command: string, flag: string, hint: string): string {
  try {
    return execFileSync(command, [flag], { encoding: "utf8" }).split("\n")[0] ?? "";
  } catch (cause) {
    throw new Error(`This benchmark needs ${command}. ${hint}`, { cause });
  }
}
