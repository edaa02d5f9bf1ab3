import type { Sql } from "../db/connect.ts";
import { parseEnterpriseNumber } from "../domain/enterprise-number.ts";
import { parseServiceProviderNumber, pillarOfServiceProvider } from "../domain/service-provider-number.ts";
import { optional, required, type FileShape, type RowOf } from "./columns.ts";
import { importFile, type FileImport, type FileReport } from "./staged-file.ts";
import { repeatedFault, rowsApart, setRepeatedApart } from "./staging.ts";
import { parseDay } from "./values.ts";

/** Numbers of service providers. */
type Applied = { readonly inserted: number; readonly updated: number; readonly unchanged: number };

/** The good rows are the sum of the three numbers. */
export type ProviderReport = Applied & FileReport;

const columns = [
  required("number", "text", parseServiceProviderNumber),
  required("enterprise_number", "text", parseEnterpriseNumber),
  required("registered_from", "date", parseDay),
  optional("registered_to", "date", parseDay),
] as const;

type ProviderRow = RowOf<(typeof columns)[number]>;

const shape: FileShape<ProviderRow, null> = {
  each: "service provider",
  table: "provider_row",
  columns,
  computed: [{ into: "pillar", type: "text", of: ({ number }) => pillarOfServiceProvider(number) }],
  brokenRules: ({ registered_from: from, registered_to: to }) => (to !== null && to < from ? [{ column: "registered_to", rule: `before registered_from, ${from}; both days are in the registration` }] : []),
  lists: () => Promise.resolve(null),
};

/**
 * Imports registrations of service providers: all of the file, or with `rejectFile` all but its bad rows. A row of a number that is held
 * already replaces it; providers that the file does not have stay. Leaves no load and moves no data version: no figure rests on them.
 * Throws BAD_ROWS (details.faults), INVALID_FILE, NOT_HELD, INVALID_ARGUMENT, IMPORT_RUNNING.
 */
export async function importProviders(options: FileImport): Promise<ProviderReport> {
  return importFile(options, shape, async (sql, file) => {
    if ((await setRepeatedApart(sql, shape.table, "number")) > 0) await file.rejectLater(rowsApart(sql, (first) => repeatedFault("number", shape.each, first ?? 0)));
    file.refuseBadRows();
    await file.close();
    return applyStaging(sql, file.goodRows);
  });
}

async function applyStaging(sql: Sql, rows: number): Promise<Applied> {
  // What is joined to `written` is the table as it was before the statement.
  const [counts] = await sql<{ inserted: number; updated: number }[]>`
    with written as (
      insert into service_provider as held (number, enterprise_number, pillar, registered_from, registered_to)
      select number, enterprise_number, pillar, registered_from, registered_to from provider_row
      on conflict (number) do update set (enterprise_number, pillar, registered_from, registered_to) = row(excluded.enterprise_number, excluded.pillar, excluded.registered_from, excluded.registered_to)
        where row(held.enterprise_number, held.pillar, held.registered_from, held.registered_to) is distinct from row(excluded.enterprise_number, excluded.pillar, excluded.registered_from, excluded.registered_to)
      returning number)
    select (count(*) filter (where before.number is null))::int as inserted, count(before.number)::int as updated from written left join service_provider before using (number)`;
  if (counts === undefined) throw new Error("an aggregate gave no row");
  return { ...counts, unchanged: rows - counts.inserted - counts.updated };
}
