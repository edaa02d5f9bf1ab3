import { openStatuses } from "../../domain/dossier-status.ts";
import type { Sql } from "../connect.ts";

/** The numbers of the companies of which a dossier is still open, in order. */
export async function findCompaniesWithOpenDossiers(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ number: string }[]>`select distinct enterprise_number as number from dossier where status = any(${[...openStatuses]}) order by 1`;
  return rows.map((row) => row.number);
}
