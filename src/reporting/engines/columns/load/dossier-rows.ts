import { sql, type SQL } from "drizzle-orm";
import { dossier } from "../../../../db/tables/index.ts";
import type { Day } from "../../../../domain/day.ts";
import { countedMilestones } from "../../../../domain/dossier-status.ts";
import { dossierAggregates, dossierDimensions, eventDays } from "../../../cubes/dossiers.ts";
import type { ApplicantColumns } from "./applicant-columns.ts";
import type { CodeBooks } from "./code-books.ts";
import { digits, enterpriseNumber, int32, int64, type CopiedRow } from "./copy-out.ts";
import type { Dictionary } from "./dictionary.ts";
import { amountNames, type DossierTable } from "./dossier-table.ts";
import { flatNames, type FlatDimensionName } from "../layout.ts";
import { answeredVersions } from "./nace-codes.ts";
import type { NumberIndex } from "./number-index.ts";
import type { RegisterColumns } from "./register-columns.ts";
import { checkedSlot } from "./slot-index.ts";
import { NO_DAY } from "../store.ts";
import { listed } from "../../../compile/columns.ts";
import { notHoldable } from "../unavailable.ts";

const MAX_AMOUNT = 0xff_ff_ff_ff;
const SLOT = 0;
const AMOUNTS = SLOT + 1;
const DAYS = AMOUNTS + amountNames.length;
const COMPANY = DAYS + countedMilestones.length;
const ESTABLISHMENT = COMPANY + 1;
const MUNICIPALITY = ESTABLISHMENT + 1;
const NACE_VERSION = MUNICIPALITY + 1;
const NACE_CODE = NACE_VERSION + 1;
const CODES = NACE_CODE + 1;

/** Fields of a dossier in a copy. */
export const dossierFields = CODES + flatNames.length;

/** What is copied of a dossier, in the order of its fields. */
export function dossierColumns(today: Day): readonly SQL[] {
  return [
    sql`${dossier.slot}`,
    ...amountNames.map((name) => dossierAggregates[name].of),
    ...countedMilestones.map((name) => sql`${eventDays[name]}`),
    sql`${dossier.enterpriseNumber}`,
    sql`${dossier.establishmentNumber}`,
    sql`${dossier.municipality}`,
    sql`${dossier.naceVersion}`,
    sql`${dossier.naceCode}`,
    ...flatNames.map((name) => dossierDimensions[name].code(today)),
  ];
}

/**
 * Queries that together give every dossier, each of about as many pages, to be read side by side. A dossier that is written meanwhile may come
 * twice, or not at all, but is then among the changes since before.
 */
export function dossierQueries(today: Day, pages: number, parts: number): readonly SQL[] {
  const columns = listed(dossierColumns(today));
  const bounds = Array.from({ length: parts - 1 }, (_, part) => sql.raw(`'(${Math.floor((pages * (part + 1)) / parts)},0)'::tid`));
  return Array.from({ length: parts }, (_, part) => {
    const [from, until] = [bounds[part - 1], bounds[part]];
    const conditions = [...(from === undefined ? [] : [sql`ctid >= ${from}`]), ...(until === undefined ? [] : [sql`ctid < ${until}`])];
    return conditions.length === 0 ? sql`select ${columns} from ${dossier}` : sql`select ${columns} from ${dossier} where ${sql.join(conditions, sql` and `)}`;
  });
}

/** What the columns of dossiers refer to. */
export type References = { readonly books: CodeBooks; readonly register: RegisterColumns; readonly applicants: ApplicantColumns; readonly establishments: NumberIndex };

type FlatColumn = readonly [name: `code ${FlatDimensionName}`, dictionary: Dictionary];

/** Writes copied dossiers into a table. `first` is the field that the dossier begins at. */
export class DossierReader {
  readonly #to: References;
  readonly #first: number;
  readonly #dictionaries: readonly FlatColumn[];

  constructor(to: References, first: number) {
    this.#to = to;
    this.#first = first;
    this.#dictionaries = flatNames.map((name) => [`code ${name}` as const, to.books.flat[name]] as const);
  }

  /** The slot of a row; -1 when there is no dossier in it. */
  slotOf({ bytes, starts }: CopiedRow): number {
    const start = starts[this.#first + SLOT] as number;
    return start < 0 ? -1 : checkedSlot(int64(bytes, start));
  }

  /** The number of the company of a row. Throws ColumnsUnavailable. */
  companyOf({ bytes, starts, ends }: CopiedRow): number {
    return enterpriseNumber(bytes, starts[this.#first + COMPANY] as number, ends[this.#first + COMPANY] as number);
  }

  /** Writes a row, for which there must be room. */
  write(copied: CopiedRow, table: DossierTable, row: number): void {
    const { bytes, starts, ends } = copied;
    const first = this.#first;
    table.wide.slot[row] = this.slotOf(copied);
    for (let each = 0; each < amountNames.length; each += 1) {
      table.wide[amountNames[each] as (typeof amountNames)[number]][row] = amountAt(bytes, starts[first + AMOUNTS + each] as number);
    }
    for (let each = 0; each < countedMilestones.length; each += 1) {
      table.narrow[`day ${countedMilestones[each] as (typeof countedMilestones)[number]}`][row] = dayAt(bytes, starts[first + DAYS + each] as number);
    }
    for (let each = 0; each < this.#dictionaries.length; each += 1) {
      const [name, dictionary] = this.#dictionaries[each] as FlatColumn;
      const start = starts[first + CODES + each] as number;
      table.narrow[name][row] = start < 0 ? 0 : dictionary.placeOf(bytes, start, ends[first + CODES + each] as number);
    }
    const place = starts[first + MUNICIPALITY] as number;
    table.narrow.municipality[row] = place < 0 ? 0 : this.#to.books.municipality.placeOf(bytes, place, ends[first + MUNICIPALITY] as number);
    this.#writeEntities(copied, table, row);
  }

  #writeEntities(copied: CopiedRow, { wide, narrow }: DossierTable, row: number): void {
    const { bytes, starts, ends } = copied;
    const { books, applicants, establishments, register } = this.#to;
    const field = this.#first;
    const applicant = applicants.placeOf(this.companyOf(copied));
    wide.company[row] = applicant;
    const unit = starts[field + ESTABLISHMENT] as number;
    wide.establishment[row] = unit < 0 ? 0 : establishments.intern(unitNumber(bytes, unit, ends[field + ESTABLISHMENT] as number)) + 1;
    const company = applicants.companyOf(applicant);
    const version = books.nace.versionOf(bytes, starts[field + NACE_VERSION] as number, ends[field + NACE_VERSION] as number);
    const code = books.nace.placeOf(version, bytes, starts[field + NACE_CODE] as number, ends[field + NACE_CODE] as number);
    const { held } = register;
    narrow.nace2008[row] = books.nace.ofDossier(answeredVersions.nace2008, version, code, held, company);
    narrow.nace2025[row] = books.nace.ofDossier(answeredVersions.nace2025, version, code, held, company);
  }
}

function amountAt(bytes: Uint8Array, start: number): number {
  if (start < 0) return 0;
  const amount = int64(bytes, start);
  if (amount < 0 || amount > MAX_AMOUNT) throw notHoldable(`An amount of ${amount} cents (only 0 to ${MAX_AMOUNT} fit)`);
  return amount;
}

/** PostgreSQL sends a day as days from 1 January 2000, as the columns count. */
function dayAt(bytes: Uint8Array, start: number): number {
  if (start < 0) return NO_DAY;
  const day = int32(bytes, start);
  if (day < 0 || day >= NO_DAY) throw notHoldable("A day before 2000 or after 2179");
  return day;
}

function unitNumber(bytes: Uint8Array, from: number, to: number): number {
  const number = digits(bytes, from, to);
  if (number < 0) throw notHoldable("An establishment number that is not 10 digits");
  return number;
}
