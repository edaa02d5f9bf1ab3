import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "../../config.ts";
import { runningServer } from "../../db/attach.ts";
import { connect, type Sql, type Target } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { codeOf } from "../../db/lost.ts";
import { DomainError } from "../../domain/errors.ts";
import { checkAccess } from "./access.ts";
import { checkClock, checkConnections, checkData, checkMigrations, checkServer } from "./database.ts";
import { checkCertificates, checkDisk } from "./files.ts";
import { bad, ok, warn, type Finding } from "./finding.ts";
import { checkSource } from "./source.ts";

type Tell = (finding: Finding) => void;
type Place = { readonly target: Target; readonly stop: () => Promise<void> };

/** Looks at everything that the settings name, and tells what it finds as it goes. */
export async function checkAll(config: Config, tell: Tell): Promise<void> {
  tell(ok(`settings  can be used; the service listens on ${config.host} port ${config.port}`));
  tell(await checkDisk(config));
  for (const finding of checkCertificates(config, new Date())) tell(finding);
  const place = await findPlace(config).catch((error: unknown) => {
    if (error instanceof DomainError) return bad("database  can't be used", error.message);
    throw error;
  });
  if ("level" in place) return tell(place);
  const sql = connect(place.target, { max: 1, applicationName: "kmo-graph check", connectTimeoutMs: config.time.connectMs });
  const account = connect(place.target, { max: 1, applicationName: "kmo-graph check" });
  try {
    await checkDatabase(sql, config, tell);
    tell(await checkSource(config.registry, { writes: account }));
  } finally {
    await Promise.all([sql.end({ timeout: 5 }), account.end({ timeout: 5 })]);
    await place.stop();
  }
}

async function checkDatabase(sql: Sql, config: Config, tell: Tell): Promise<void> {
  try {
    for (const finding of await checkServer(sql)) tell(finding);
    // From here on nothing of this can write, should it try to.
    await sql`set default_transaction_read_only = on`;
    tell(await checkClock(sql));
    tell(await checkConnections(sql, config));
    const { finding, isWhole } = await checkMigrations(sql);
    tell(finding);
    if (!isWhole) return;
    for (const each of await checkData(sql, config)) tell(each);
    for (const each of await checkAccess(sql, config, new Date())) tell(each);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    tell(bad(`database  does not answer, or refuses (${code})`, mendOf(code, config)));
  }
}

function mendOf(code: string, { databaseUrl }: Config): string {
  if (databaseUrl === undefined) return "look whether the service runs and what its log says";
  if (code === "28P01" || code === "28000") return "correct user and password in DATABASE_URL, or pg_hba.conf of the server";
  if (code === "3D000") return "create the database, or correct its name in DATABASE_URL";
  if (code === "42501") return "let the role of DATABASE_URL own the database (docs/operations.md)";
  if (code === "53300") return "raise max_connections, or look for programs that hold connections";
  return "look whether PostgreSQL runs, and correct host and port in DATABASE_URL";
}

/** The database of the settings. The embedded server is the one of a running service, or is started for as long as this takes; it is never made. */
async function findPlace(config: Config): Promise<Place | Finding> {
  if (config.databaseUrl !== undefined) return { target: config.databaseUrl, stop: async () => {} };
  const directory = resolve(config.dataDir, "pg");
  const running = runningServer(directory);
  if (running !== null) return { target: running, stop: async () => {} };
  if (!existsSync(join(directory, "PG_VERSION"))) return warn("database  there is none yet under DATA_DIR", "start the service, or run any import: both make it");
  const embedded = await startEmbedded({ directory });
  return { target: embedded.target(), stop: embedded.stop };
}
