import type { Send } from "../../../../db/cancellable.ts";
import type { Day } from "../../../../domain/day.ts";
import { into, shared16, shared32, shared8, type Numbers } from "./arrays.ts";
import type { CodeBooks } from "./code-books.ts";
import { companyField, companyFields, companyQuery } from "./company-rows.ts";
import { copyOut, enterpriseNumber, int32, type CopiedRow } from "./copy-out.ts";
import type { Dictionary } from "./dictionary.ts";
import { record } from "./dossier-table.ts";
import { companyFlatNames, type CompanyFlatName } from "../layout.ts";
import { roomBeyond } from "./memory.ts";
import { answeredVersions, type HeldNace } from "./nace-codes.ts";
import { NumberIndex } from "./number-index.ts";
import { textOf } from "./statement.ts";
import type { CompanySegment } from "../store.ts";

const narrowNames = ["municipality", "nace2008", "nace2025", "held2003", "held2008", "held2025"] as const;
type Columns = Record<(typeof narrowNames)[number], Uint16Array> & { codes: Record<CompanyFlatName, Uint16Array>; active: Uint8Array; establishments: Uint32Array };

/**
 * The companies of the register, as they change: a company that is another than it was stands behind all others anew. So what is published stays as
 * it is, and nothing is copied but which places no longer hold.
 */
export class RegisterColumns {
  readonly #books: CodeBooks;
  readonly #dictionaries: readonly (readonly [CompanyFlatName, Dictionary])[];
  readonly #index = new NumberIndex();
  readonly #dead: number[] = [];
  #columns: Columns;

  /** `expected` is about how many companies there are. */
  constructor(books: CodeBooks, expected: number) {
    this.#books = books;
    this.#dictionaries = companyFlatNames.map((name) => [name, books.flat[name]] as const);
    this.#columns = emptyColumns(Math.ceil(expected * 1.01) + 16);
  }

  /** Companies. */
  get count(): number {
    return this.#index.count - this.#dead.length;
  }

  /** Places, those that no longer hold among them. */
  get places(): number {
    return this.#index.count;
  }

  /** Places that no longer hold. */
  get moved(): number {
    return this.#dead.length;
  }

  /** By the place of a company. The arrays may be longer. */
  get columns(): Readonly<Columns> {
    return this.#columns;
  }

  /** The codes that companies hold, in each version. */
  get held(): HeldNace {
    const { held2003, held2008, held2025 } = this.#columns;
    return [held2003, held2008, held2025];
  }

  /** The place of a company, -1 for one that the register does not have. */
  placeOf(number: number): number {
    return this.#index.find(number);
  }

  /** Takes a company as it now is, from the field it begins at. False when all of it is as it was. */
  take(row: CopiedRow, first: number): boolean {
    const number = enterpriseNumber(row.bytes, row.starts[first + companyField.number] as number, row.ends[first + companyField.number] as number);
    const place = this.#index.count;
    if (place === this.#columns.active.length) this.#columns = grown(this.#columns, roomBeyond(place));
    this.#write(place, row, first);
    const before = this.#index.find(number);
    if (before >= 0) {
      if (isSame(this.#columns, before, place)) return false;
      this.#dead.push(before);
    }
    this.#index.renew(number);
    return true;
  }

  /** All that there are by now. */
  published(): CompanySegment {
    const rows = this.#index.count;
    const { codes, municipality, nace2008, nace2025, active, establishments } = this.#columns;
    const dead = shared32(this.#dead.length);
    dead.set(this.#dead);
    return {
      rows,
      codes: record(companyFlatNames, (name) => codes[name].subarray(0, rows)),
      municipality: municipality.subarray(0, rows),
      nace2008: nace2008.subarray(0, rows),
      nace2025: nace2025.subarray(0, rows),
      active: active.subarray(0, rows),
      establishments: establishments.subarray(0, rows),
      dead: dead.sort(),
    };
  }

  #write(place: number, row: CopiedRow, first: number): void {
    const { bytes, starts, ends } = row;
    const columns = this.#columns;
    columns.active[place] = bytes[starts[first + companyField.isActive] as number] as number;
    columns.establishments[place] = int32(bytes, starts[first + companyField.establishments] as number);
    columns.municipality[place] = codeAt(this.#books.municipality, bytes, starts[first + companyField.municipality] as number, ends[first + companyField.municipality] as number);
    let field = first + companyFields - companyFlatNames.length;
    for (const [name, dictionary] of this.#dictionaries) {
      columns.codes[name][place] = codeAt(dictionary, bytes, starts[field] as number, ends[field] as number);
      field += 1;
    }
    this.#writeNace(place, row, first);
  }

  #writeNace(place: number, { bytes, starts, ends }: CopiedRow, first: number): void {
    const { nace } = this.#books;
    const columns = this.#columns;
    const held = this.held;
    for (let version = 0; version < held.length; version += 1) {
      const field = first + companyField.nace2003 + version;
      (held[version] as Uint16Array)[place] = nace.placeOf(version, bytes, starts[field] as number, ends[field] as number);
    }
    const [inVersion, inCode] = [first + companyField.naceVersion, first + companyField.naceCode];
    const version = nace.versionOf(bytes, starts[inVersion] as number, ends[inVersion] as number);
    const main = nace.placeOf(version, bytes, starts[inCode] as number, ends[inCode] as number);
    columns.nace2008[place] = nace.ofCompany(answeredVersions.nace2008, columns.held2008[place] as number, version, main);
    columns.nace2025[place] = nace.ofCompany(answeredVersions.nace2025, columns.held2025[place] as number, version, main);
  }
}

/** Reads every company. `expected` is about how many there are. */
export async function readCompanies(send: Send, books: CodeBooks, today: Day, expected: number): Promise<RegisterColumns> {
  const columns = new RegisterColumns(books, expected);
  await copyOut(send, textOf(companyQuery(today)), companyFields, (row) => columns.take(row, 0));
  return columns;
}

/** What is on shared memory is published. */
function emptyColumns(room: number): Columns {
  return {
    codes: record(companyFlatNames, () => shared16(room)),
    municipality: shared16(room),
    nace2008: shared16(room),
    nace2025: shared16(room),
    held2003: new Uint16Array(room),
    held2008: new Uint16Array(room),
    held2025: new Uint16Array(room),
    active: shared8(room),
    establishments: shared32(room),
  };
}

function grown({ codes, ...columns }: Columns, room: number): Columns {
  const longer = emptyColumns(room);
  for (const name of companyFlatNames) into(longer.codes[name], codes[name]);
  for (const name of narrowNames) into(longer[name], columns[name]);
  into(longer.active, columns.active);
  into(longer.establishments, columns.establishments);
  return longer;
}

function isSame({ codes, ...columns }: Columns, one: number, other: number): boolean {
  const all: readonly Numbers[] = [...Object.values(codes), ...Object.values(columns)];
  return all.every((values) => values[one] === values[other]);
}

function codeAt(dictionary: Dictionary, bytes: Uint8Array, start: number, end: number): number {
  return start < 0 ? 0 : dictionary.placeOf(bytes, start, end);
}
