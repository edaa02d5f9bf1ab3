import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../src/config.ts";
import { connect, type Target } from "../../src/db/connect.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { migrateDatabase } from "../../src/db/migrate.ts";
import { municipalityOfPostalCode } from "../../src/domain/place.ts";
import { loadAverage, versionOf } from "../machine.ts";
import { differences, indexes, tableSums, type TableSum } from "./compare.ts";
import { generateRegister } from "./generate.ts";
import type { ChildReport } from "./import-child.ts";
import { postalPlaces } from "./lists.ts";
import { writeResults, type Run } from "./report.ts";

type Socket = Exclude<Target, string>;

/** Server settings of both ways; what is not named has PostgreSQL's default (fsync and full_page_writes on). */
const SERVER = { shared_buffers: "512MB", max_wal_size: "4GB", autovacuum: "off" };
/** Session settings of the hand-made way: those that the importer sets itself. */
const SESSION = { maintenance_work_mem: "256MB", work_mem: "128MB", jit: "off", synchronous_commit: "off" };
const SNAPSHOT_DAY = "2025-10-03";

/**
 * Times the import of a generated register, ours against the hand-made way, alternating, on one server of its own; checks that both end
 * with the same rows and indexes and writes RESULTS.md.
 */
export async function benchRegister(options: { readonly enterprises: number; readonly rounds: number }): Promise<void> {
  const psql = versionOf("psql", "--version", "Install the PostgreSQL client (Debian: apt-get install postgresql-client; macOS: brew install libpq).");
  versionOf("unzip", "-v", "Install it (Debian: apt-get install unzip).");
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-bench-"));
  chmodSync(directory, 0o711);
  const zip = join(directory, "register.zip");
  const postal = join(directory, "postal.csv");
  say(`Writing a register of ${options.enterprises} enterprises`);
  await generateRegister({ file: zip, enterprises: options.enterprises });
  writeFileSync(postal, postalMapping());
  const server = await startEmbedded({ directory: join(directory, "pg"), settings: SERVER });
  try {
    const target = (database: string): Socket => server.target(database);
    const runs = await timedRuns({ zip, postal, rounds: options.rounds, target });
    const sums = await verified(target("baseline"), target("ours"));
    const version = await serverVersion(target("postgres"));
    say(`Written: ${writeResults({ ...options, runs, sums, zipBytes: statSync(zip).size, settings: { ...SERVER, ...SESSION }, versions: [version, psql] })}`);
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

type Course = { readonly zip: string; readonly postal: string; readonly rounds: number; readonly target: (database: string) => Socket };

async function timedRuns({ zip, postal, rounds, target }: Course): Promise<readonly Run[]> {
  const runs: Run[] = [];
  const baseline = async (round: number): Promise<void> => {
    await emptyDatabase(target("postgres"), "baseline");
    runs.push(await timed("hand-made", round, () => output("bash", [join(import.meta.dirname, "baseline.sh"), zip, postal, uri(target("baseline"))])));
  };
  const ours = async (round: number): Promise<void> => {
    await emptyDatabase(target("postgres"), "ours");
    await migrateDatabase(target("ours"), join(root, "drizzle"));
    runs.push(await timed("kmo-graph", round, () => output(process.execPath, [join(import.meta.dirname, "import-child.ts"), JSON.stringify(target("ours")), zip])));
  };
  for (let round = 1; round <= rounds; round += 1) {
    for (const way of round % 2 === 1 ? [baseline, ours] : [ours, baseline]) await way(round);
  }
  return runs;
}

async function timed(way: Run["way"], round: number, work: () => Promise<string>): Promise<Run> {
  const load = loadAverage();
  const start = performance.now();
  const printed = await work();
  const seconds = (performance.now() - start) / 1000;
  say(`Round ${round}: ${way} ${seconds.toFixed(1)} s (load average before: ${load})`);
  return { way, round, seconds, load, ...(printed === "" ? {} : { child: JSON.parse(printed) as ChildReport }) };
}

async function emptyDatabase(admin: Target, name: string): Promise<void> {
  const sql = connect(admin, { max: 1, statementTimeoutMs: 0 });
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
    await sql`create database ${sql(name)}`;
    await sql`checkpoint`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function verified(baseline: Target, ours: Target): Promise<readonly TableSum[]> {
  const [left, right] = [await tableSums(baseline, "register"), await tableSums(ours, "register")];
  const unequal = differences(left, right);
  if (unequal.length > 0) throw new Error(`Both ways must end with the same rows, but these tables differ: ${unequal.join(", ")}`);
  const [expected, found] = [await indexes(baseline, "register"), await indexes(ours, "register")];
  if (expected.join("\n") !== found.join("\n")) throw new Error(`Both ways must end with the same indexes:\n${expected.join("\n")}\n\n${found.join("\n")}`);
  return right;
}

async function serverVersion(target: Target): Promise<string> {
  const sql = connect(target, { max: 1 });
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
  await sql.end({ timeout: 5 });
  return `PostgreSQL ${row?.version ?? ""}`;
}

/** postal.csv: municipality of each postal code and name that the generator uses, by the project's own rule. */
function postalMapping(): string {
  const rows = postalPlaces().map(({ postalCode, nl }) => `"${postalCode}","${nl}",${municipalityOfPostalCode(postalCode, nl, SNAPSHOT_DAY) ?? ""}\n`);
  return `postal_code,name,municipality\n${[...new Set(rows)].join("")}`;
}

function uri({ host, port, user, database }: Socket): string {
  const settings = Object.entries(SESSION).map(([name, value]) => `-c ${name}=${value}`).join(" ");
  return `postgresql://${user}@/${database}?${new URLSearchParams({ host, port: String(port), options: settings }).toString().replaceAll("+", "%20")}`;
}

/** What a command prints; its errors go to ours. Throws when it fails. */
async function output(command: string, parameters: readonly string[]): Promise<string> {
  const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (data: string) => (text += data));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject).once("close", resolve);
  const status = await promise;
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  return text.trim();
}

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);
}
