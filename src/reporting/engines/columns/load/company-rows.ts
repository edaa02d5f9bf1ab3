import { sql, type SQL } from "drizzle-orm";
import type { Sql } from "../../../../db/connect.ts";
import { company } from "../../../../db/tables/index.ts";
import type { Day } from "../../../../domain/day.ts";
import { companyDimensions } from "../../../cubes/companies.ts";
import { into, shared16, shared32, shared8 } from "./arrays.ts";
import type { CodeBooks } from "./code-books.ts";
import { copyOut, enterpriseNumber, int32, type CopiedRow } from "./copy-out.ts";
import type { Dictionary } from "./dictionary.ts";
import { record } from "./dossier-table.ts";
import { companyFlatNames } from "../layout.ts";
import { answeredVersions, type HeldNace } from "./nace-codes.ts";
import { NumberIndex } from "./number-index.ts";
import { listed } from "../../../compile/columns.ts";
import { textOf } from "./statement.ts";
import type { CompanySegment } from "../store.ts";

/** The companies of the register: `index` has the place of each number in the columns, `held` their own codes in each version. */
export type RegisterCompanies = { readonly segment: CompanySegment; readonly index: NumberIndex; readonly held: HeldNace };

const fieldNames = ["number", "isActive", "establishments", "municipality", "naceVersion", "naceCode", "nace2003", "nace2008", "nace2025"] as const;
const field = Object.fromEntries(fieldNames.map((name, index) => [name, index])) as Record<(typeof fieldNames)[number], number>;

/** The query for what is held of each company; ages are those of `today`. */
export function companyQuery(today: Day): SQL {
  const fields: Record<(typeof fieldNames)[number], SQL> = {
    number: sql`${company.number}`,
    isActive: sql`${company.endedOn} is null`,
    establishments: sql`${company.establishments}`,
    municipality: sql`${company.municipality}`,
    naceVersion: sql`${company.naceVersion}`,
    naceCode: sql`${company.naceCode}`,
    nace2003: sql`${company.nace2003}`,
    nace2008: sql`${company.nace2008}`,
    nace2025: sql`${company.nace2025}`,
  };
  const codes = companyFlatNames.map((name) => companyDimensions[name].code(today));
  return sql`select ${listed([...fieldNames.map((name) => fields[name]), ...codes])} from ${company}`;
}

/** Reads every company. `expected` is about how many there are. */
export async function readCompanies(connection: Sql, books: CodeBooks, today: Day, expected: number): Promise<RegisterCompanies> {
  const reader = new CompanyReader(books, expected);
  await copyOut(connection, textOf(companyQuery(today)), fieldNames.length + companyFlatNames.length, (row) => reader.take(row));
  return reader.finish();
}

type Columns = { readonly codes: Uint16Array[]; municipality: Uint16Array; nace2008: Uint16Array; nace2025: Uint16Array; held: [Uint16Array, Uint16Array, Uint16Array]; active: Uint8Array; establishments: Uint32Array };

class CompanyReader {
  readonly #books: CodeBooks;
  readonly #dictionaries: readonly Dictionary[];
  readonly #index = new NumberIndex();
  readonly #columns: Columns;

  constructor(books: CodeBooks, expected: number) {
    this.#books = books;
    this.#dictionaries = companyFlatNames.map((name) => books.flat[name]);
    const room = Math.ceil(expected * 1.01) + 16;
    this.#columns = {
      codes: companyFlatNames.map(() => shared16(room)),
      municipality: shared16(room),
      nace2008: shared16(room),
      nace2025: shared16(room),
      held: [new Uint16Array(room), new Uint16Array(room), new Uint16Array(room)],
      active: shared8(room),
      establishments: shared32(room),
    };
  }

  take({ bytes, starts, ends }: CopiedRow): void {
    const columns = this.#columns;
    const number = enterpriseNumber(bytes, starts[field.number] as number, ends[field.number] as number);
    const row = this.#index.intern(number);
    if (row >= columns.active.length) this.#grow();
    columns.active[row] = bytes[starts[field.isActive] as number] as number;
    columns.establishments[row] = int32(bytes, starts[field.establishments] as number);
    columns.municipality[row] = this.#code(field.municipality, this.#books.municipality, bytes, starts, ends);
    for (let each = 0; each < columns.codes.length; each += 1) {
      (columns.codes[each] as Uint16Array)[row] = this.#code(fieldNames.length + each, this.#dictionaries[each] as Dictionary, bytes, starts, ends);
    }
    this.#takeNace(row, bytes, starts, ends);
  }

  finish(): RegisterCompanies {
    const rows = this.#index.count;
    const { codes, municipality, nace2008, nace2025, active, establishments, held } = this.#columns;
    const byName = new Map(companyFlatNames.map((name, each) => [name, (codes[each] as Uint16Array).subarray(0, rows)]));
    const segment: CompanySegment = {
      rows,
      codes: record(companyFlatNames, (name) => byName.get(name) as Uint16Array),
      municipality: municipality.subarray(0, rows),
      nace2008: nace2008.subarray(0, rows),
      nace2025: nace2025.subarray(0, rows),
      active: active.subarray(0, rows),
      establishments: establishments.subarray(0, rows),
    };
    return { segment, index: this.#index, held };
  }

  #takeNace(row: number, bytes: Uint8Array, starts: Int32Array, ends: Int32Array): void {
    const { nace } = this.#books;
    const columns = this.#columns;
    for (let version = 0; version < columns.held.length; version += 1) {
      const at = field.nace2003 + version;
      (columns.held[version] as Uint16Array)[row] = nace.placeOf(version, bytes, starts[at] as number, ends[at] as number);
    }
    const version = nace.versionOf(bytes, starts[field.naceVersion] as number, ends[field.naceVersion] as number);
    const main = nace.placeOf(version, bytes, starts[field.naceCode] as number, ends[field.naceCode] as number);
    columns.nace2008[row] = nace.ofCompany(answeredVersions.nace2008, columns.held[answeredVersions.nace2008][row] as number, version, main);
    columns.nace2025[row] = nace.ofCompany(answeredVersions.nace2025, columns.held[answeredVersions.nace2025][row] as number, version, main);
  }

  #code(at: number, dictionary: Dictionary, bytes: Uint8Array, starts: Int32Array, ends: Int32Array): number {
    const start = starts[at] as number;
    return start < 0 ? 0 : dictionary.placeOf(bytes, start, ends[at] as number);
  }

  #grow(): void {
    const columns = this.#columns;
    const room = columns.active.length * 2;
    for (let each = 0; each < columns.codes.length; each += 1) columns.codes[each] = into(shared16(room), columns.codes[each] as Uint16Array);
    columns.municipality = into(shared16(room), columns.municipality);
    columns.nace2008 = into(shared16(room), columns.nace2008);
    columns.nace2025 = into(shared16(room), columns.nace2025);
    columns.held = [into(new Uint16Array(room), columns.held[0]), into(new Uint16Array(room), columns.held[1]), into(new Uint16Array(room), columns.held[2])];
    columns.active = into(shared8(room), columns.active);
    columns.establishments = into(shared32(room), columns.establishments);
  }
}
