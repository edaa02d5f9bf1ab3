import { sql, type SQL } from "drizzle-orm";
import type { Send } from "../../../../db/cancellable.ts";
import type { DataVersion } from "../../../../db/find/data-version.ts";
import type { Day } from "../../../../domain/day.ts";
import type { Base, Delta } from "./base.ts";
import { changedCompanyQuery, companyFields, companyFieldsOf } from "./company-rows.ts";
import { copyOut, enterpriseNumber, int64, type CopiedRow } from "./copy-out.ts";
import { dossierColumns, dossierFields, type DossierReader, type References } from "./dossier-rows.ts";
import { makeRoom } from "./dossier-table.ts";
import { listed } from "../../../compile/columns.ts";
import { textOf } from "./statement.ts";

/** What changes are read into. `reader` begins at CHANGED_DOSSIER; `moved` has the companies whose dossiers are not all written anew yet. */
export type Followed = References & { readonly today: Day; readonly version: DataVersion; readonly base: Base; readonly delta: Delta; readonly reader: DossierReader; readonly moved: Set<number> };

/** Where the changes lead to, by the first row; `rows` with that one. */
export type Changes = { horizon: number; lastLoad: number; isComplete: boolean; rows: number };

const AT_MOST = 100_000;
const headFields = ["horizon", "last_load", "is_complete", "reference", "enterprise_number"] as const;
const [HORIZON, LAST_LOAD, IS_COMPLETE, REFERENCE, ENTERPRISE_NUMBER] = [0, 1, 2, 3, 4];
const CHANGED_COMPANY = headFields.length;

/** The field that a changed dossier begins at. */
export const CHANGED_DOSSIER = CHANGED_COMPANY + companyFields;

/**
 * Reads what changed since the version held: companies behind the others, dossiers into the delta. After an error the same changes come again;
 * what was read by then is not published. `isComplete` is false when everything has to be read.
 */
export async function takeChanges(send: Send, held: Followed): Promise<Changes> {
  const changes: Changes = { horizon: 0, lastLoad: 0, isComplete: false, rows: 0 };
  await copyOut(send, textOf(changesQuery(held)), CHANGED_DOSSIER + dossierFields, (row) => {
    if (changes.rows === 0) readHead(row, changes);
    else if (!takeChange(held, row)) changes.isComplete = false;
    changes.rows += 1;
  });
  held.moved.clear();
  return changes;
}

function changesQuery({ today, version: { horizon } }: Followed): SQL {
  const head = headFields.map((name) => sql.raw(`changed_${name}`));
  const columns = [...head, ...companyFieldsOf(sql.raw("changed_company")), ...dossierColumns(today)];
  const named = headFields.map((name) => sql.raw(`changes.${name} as changed_${name}`));
  const changes = sql`dossier_changes(${sql.raw(String(horizon))}, ${sql.raw(String(AT_MOST))}, ${textOf(changedCompanyQuery(today))}) as changes`;
  return sql`select ${listed(columns)} from (select ${listed(named)}, changes.company as changed_company, (changes.changed).* from ${changes}) as dossier`;
}

function readHead({ bytes, starts }: CopiedRow, changes: Changes): void {
  changes.horizon = int64(bytes, starts[HORIZON] as number);
  changes.lastLoad = int64(bytes, starts[LAST_LOAD] as number);
  changes.isComplete = bytes[starts[IS_COMPLETE] as number] === 1;
}

/** False for a company or a dossier that is gone. Companies come before their dossiers. */
function takeChange(held: Followed, row: CopiedRow): boolean {
  return (row.starts[ENTERPRISE_NUMBER] as number) < 0 ? takeDossier(held, row) : takeCompany(held, row);
}

function takeCompany({ register, applicants, moved }: Followed, row: CopiedRow): boolean {
  if ((row.starts[CHANGED_COMPANY] as number) < 0) return false;
  if (!register.take(row, CHANGED_COMPANY)) return true;
  const number = enterpriseNumber(row.bytes, row.starts[ENTERPRISE_NUMBER] as number, row.ends[ENTERPRISE_NUMBER] as number);
  applicants.move(number);
  moved.add(number);
  return true;
}

/** A dossier that comes for its company alone is as it was, unless the company moved. */
function takeDossier({ reader, base, delta, moved }: Followed, row: CopiedRow): boolean {
  const slot = reader.slotOf(row);
  if (slot < 0) return false;
  const isChanged = (row.starts[REFERENCE] as number) >= 0;
  if (!isChanged && !moved.has(reader.companyOf(row))) return true;
  const place = delta.rowOf(slot);
  makeRoom(delta.table, place + 1);
  reader.write(row, delta.table, place);
  base.bury(slot);
  return true;
}
