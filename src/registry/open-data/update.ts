import type { Sql } from "../../db/connect.ts";
import { DomainError } from "../../domain/errors.ts";
import type { Entities } from "./entities.ts";
import type { LastLoad, LoadDetails } from "./load-details.ts";
import { connectionLost } from "./same-connection.ts";
import type { RegisterMeta } from "./meta.ts";

const NUMBER_BYTES = 10;
const LINE_BYTES = NUMBER_BYTES + 2;

/**
 * Whether the extract is the next one. "APPLIED" when it is the one that was imported last. Throws WRONG_EXTRACT when an update does not
 * follow on the last extract, or a full extract is older than it.
 */
export function extractOrder(meta: RegisterMeta, last: LastLoad | null): "NEXT" | "APPLIED" {
  const { extractNumber, extractType } = meta;
  if (extractType === "full") {
    if (last === null || extractNumber >= last.extractNumber) return "NEXT";
    throw new DomainError("WRONG_EXTRACT", `The full extract ${extractNumber} is older than extract ${last.extractNumber}, which is loaded. Import a newer one.`, { details: { extractNumber, lastExtractNumber: last.extractNumber } });
  }
  if (last === null) throw new DomainError("WRONG_EXTRACT", `Extract ${extractNumber} is an update, but no register is loaded. Import a full extract first.`, { details: { extractNumber } });
  if (extractNumber === last.extractNumber) return "APPLIED";
  if (extractNumber === last.extractNumber + 1) return "NEXT";
  const wayOut = extractNumber > last.extractNumber ? `Import update ${last.extractNumber + 1} first, or a newer full extract.` : "It is older than what is loaded; there is nothing to do.";
  throw new DomainError("WRONG_EXTRACT", `Update ${extractNumber} does not follow on extract ${last.extractNumber}, which is loaded. ${wayOut}`, { details: { extractNumber, lastExtractNumber: last.extractNumber } });
}

/** Fills the entities with what the register lists now, so that an update's rows without entity are met like those of a full extract. */
export async function readListedEntities(sql: Sql, entities: Entities): Promise<void> {
  const listed = `
    select number || case when legal_type = '2' then 'L' else '-' end from register.company where status <> 'ENDED'
    union all select number || '-' from register.establishment where ended_on is null`;
  const lines = await sql.unsafe(`copy (${listed}) to stdout`).readable();
  let rest = Buffer.alloc(0);
  for await (const chunk of lines as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % LINE_BYTES);
    for (let at = 0; at < whole; at += LINE_BYTES) {
      const id = Number(bytes.toString("latin1", at, at + NUMBER_BYTES - 2));
      entities.listed.add(id);
      if (bytes[at + NUMBER_BYTES] === 76) entities.legalPersons.add(id);
    }
    rest = Buffer.from(bytes.subarray(whole));
  }
}

/** Applies what was staged, in one statement. Throws DATABASE_UNAVAILABLE when `backend` is not the server process that the import began with. */
export async function applyUpdate(sql: Sql, details: LoadDetails, backend: number): Promise<void> {
  await analyzeStaging(sql);
  const rows = await sql`select take_registry_lock(), register_apply_update(${sql.json(details)}) where pg_backend_pid() = ${backend}`;
  if (rows.length === 0) throw connectionLost();
}

/** Without figures the planner takes a staging table of a few rows for a large one, and reads whole register tables. */
async function analyzeStaging(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'register_staging'`;
  for (const { name } of tables) await sql.unsafe(`analyze ${name}`);
}
