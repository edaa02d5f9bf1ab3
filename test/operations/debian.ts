import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Target } from "../../src/db/connect.ts";

const base = "/usr/lib/postgresql";

/** Folder of the programs of a PostgreSQL of Debian, the newest one; null where none is installed. */
export function debianPrograms(): string | null {
  if (!existsSync(base)) return null;
  const newest = readdirSync(base).filter((name) => existsSync(join(base, name, "bin", "initdb")) && existsSync(join(base, name, "bin", "pg_dump"))).sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(base, newest, "bin");
}

type Ids = { readonly uid?: number; readonly gid?: number };

function unprivileged(): Ids {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync("id", [flag, "postgres"]));
  return { uid: id("-u"), gid: id("-g") };
}

export type DebianServer = { readonly target: (database: string, user?: string) => Exclude<Target, string>; /** Runs one of its programs on it; throws with what it said when it fails. */ readonly run: (program: string, ...parameters: readonly string[]) => string; /** A folder that its programs may write to. */ readonly directory: string; readonly stop: () => Promise<void> };

/** Starts a server of Debian. */
export async function startDebian(programs: string): Promise<DebianServer> {
  const ids = unprivileged();
  const directory = mkdtempSync(join(tmpdir(), "kmo-debian-"));
  chmodSync(directory, 0o711);
  const cluster = join(directory, "pg");
  mkdirSync(cluster, { mode: 0o700 });
  for (const each of [directory, cluster]) if (ids.uid !== undefined && ids.gid !== undefined) chownSync(each, ids.uid, ids.gid);
  const options = { ...ids, cwd: "/", env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" } };
  const run: DebianServer["run"] = (program, ...parameters) => {
    const { status, stdout, stderr } = spawnSync(join(programs, program), parameters, { ...options, env: { ...options.env, PGHOST: cluster, PGUSER: "postgres" }, encoding: "utf8" });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
    return stdout;
  };
  run("initdb", "-D", cluster, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8");
  const child = spawn(join(programs, "postgres"), ["-D", cluster, "-c", "listen_addresses=", "-c", `unix_socket_directories=${cluster}`, "-c", "fsync=off"], { ...options, stdio: "ignore" });
  const stop = async (): Promise<void> => {
    child.kill("SIGINT");
    if (child.exitCode === null) await new Promise((resolve) => child.once("exit", resolve));
    rmSync(directory, { recursive: true, force: true });
  };
  for (let attempt = 0; spawnSync(join(programs, "pg_isready"), ["-h", cluster], options).status !== 0; attempt++) {
    if (attempt > 200) throw new Error("the server of Debian did not start");
    await sleep(100);
  }
  return { directory, run, stop, target: (database, user = "postgres") => ({ host: cluster, port: 5432, user, database }) };
}
