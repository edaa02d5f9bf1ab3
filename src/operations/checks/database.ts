import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { root, type Config } from "../../config.ts";
import type { Sql } from "../../db/connect.ts";
import { findIsSynthetic } from "../../db/find/nature.ts";
import { bytesNeeded } from "../../reporting/engines/columns/load/memory.ts";
import { bad, counted, megabytes, ok, warn, type Finding } from "./finding.ts";

/** Connections besides the pools: the loader of the copy, the watch, cancellations, a migration, an import. */
const OTHER_CONNECTIONS = 5;
const SKEW_WARN_MS = 2000;
const SKEW_BAD_MS = 30_000;

/** Version, encoding, and whether it writes. */
export async function checkServer(sql: Sql): Promise<readonly Finding[]> {
  const [row] = await sql<{ version: string; number: number; encoding: string; recovering: boolean; readonly: boolean }[]>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number, current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as recovering, current_setting('default_transaction_read_only')::bool as readonly`;
  if (row === undefined) return [bad("database  no answer", "look at the log of PostgreSQL")];
  const { version, number, encoding, recovering, readonly } = row;
  return [
    number < 150_000 ? bad(`database  PostgreSQL ${version}`, "take PostgreSQL 15 or newer") : ok(`database  PostgreSQL ${version}`),
    encoding === "UTF8" ? ok("encoding  UTF8") : bad(`encoding  ${encoding}`, "create the database with encoding 'UTF8' and template template0"),
    ...(recovering || readonly ? [bad("writing   the server only reads", recovering ? "it is a standby: point DATABASE_URL at the primary" : "set default_transaction_read_only to off for this database and role")] : []),
  ];
}

/** Whether the connections that the service may open are there. */
export async function checkConnections(sql: Sql, { time: { poolSize, writePoolSize } }: Pick<Config, "time">): Promise<Finding> {
  const [row] = await sql<{ most: number; taken: number }[]>`
    select least(
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
        (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user), (select nullif(datconnlimit, -1) from pg_database where datname = current_database())) as most,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend' and application_name not like 'kmo-graph%') as taken`;
  const { most = 0, taken = 0 } = row ?? {};
  const needed = poolSize + Math.ceil(poolSize / 2) + writePoolSize + OTHER_CONNECTIONS;
  const what = `connections  up to ${needed} for one instance of the service, ${taken} taken by others, of ${most}`;
  if (needed + taken > most) return bad(what, "raise max_connections (or the limit of the role), or lower POOL_SIZE and WRITE_POOL_SIZE");
  return needed * 2 + taken > most ? warn(what, "a second instance finds too few: raise max_connections before you start one") : ok(what);
}

/** Whether the tables are those of this version. `isWhole` false: nothing more can be asked of them. */
export async function checkMigrations(sql: Sql): Promise<{ readonly finding: Finding; readonly isWhole: boolean }> {
  const wanted = readMigrationFiles({ migrationsFolder: join(root, "drizzle") }).map(({ hash }) => hash);
  const [there] = await sql<{ there: boolean }[]>`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (there?.there !== true) return { finding: warn("migrations  none applied: the database is new", "start the service, or run any import: both make the tables"), isWhole: false };
  const applied = (await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`).map(({ hash }) => hash);
  const missing = wanted.filter((hash) => !applied.includes(hash)).length;
  const unknown = applied.filter((hash) => !wanted.includes(hash)).length;
  if (unknown > 0) return { finding: bad(`migrations  ${unknown} that this version does not know`, "run the version that applied them, or a newer one"), isWhole: missing === 0 };
  if (missing > 0) return { finding: warn(`migrations  ${missing} of ${wanted.length} missing`, "they are applied when the service starts; make a backup first"), isWhole: false };
  return { finding: ok(`migrations  all ${wanted.length} applied`), isWhole: true };
}

/** What data there are, and what the copy in memory would take. */
export async function checkData(sql: Sql, { reports }: Pick<Config, "reports">): Promise<readonly Finding[]> {
  const synthetic = await findIsSynthetic(sql);
  const [row] = await sql<{ dossiers: number; companies: number; extract: string | null }[]>`
    select (select count(*)::int from dossier) as dossiers, (select count(*)::int from register.company) as companies,
      (select max(through)::text from load where kind = 'REGISTER') as extract`;
  const { dossiers = 0, companies = 0, extract = null } = row ?? {};
  const what = `data      ${counted(dossiers)} dossiers, ${counted(companies)} companies${extract === null ? "" : `, register of ${extract}`}${synthetic === true ? "; generated, not real" : ""}`;
  const data = companies === 0 ? warn(what, "import the register first: kmo-graph import register FILE (docs/imports.md)") : ok(what);
  if (reports.engine === "postgres") return [data];
  const needed = bytesNeeded({ dossiers, companies });
  const memory = `memory    the copy of the data takes up to ${megabytes(needed)}, of the ${megabytes(reports.columnsMaxBytes)} of COLUMNS_MAX_MB`;
  if (needed > reports.columnsMaxBytes) return [data, bad(memory, `set COLUMNS_MAX_MB to ${Math.ceil((needed * 1.2) / 1024 / 1024)} or more; until then breakdowns are answered by PostgreSQL, more slowly`)];
  const machine = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return [data, needed > machine / 2 ? warn(`${memory}; this machine has ${megabytes(machine)}`, "give the machine more memory, or set ENGINE=postgres") : ok(memory)];
}

/** Whether both clocks say the same: tokens, keys and terms end by the clock of the service, imports are dated by that of the database. */
export async function checkClock(sql: Sql): Promise<Finding> {
  const before = Date.now();
  const [row] = await sql<{ ms: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`;
  const after = Date.now();
  const theirs = row?.ms ?? 0;
  const skew = Math.round(theirs < before ? before - theirs : Math.max(0, theirs - after));
  const what = `clock     ${(skew / 1000).toFixed(1)} s between this machine and the database`;
  if (skew > SKEW_BAD_MS) return bad(what, "set the clocks by NTP on both machines");
  return skew > SKEW_WARN_MS ? warn(what, "set the clocks by NTP on both machines") : ok(what);
}
