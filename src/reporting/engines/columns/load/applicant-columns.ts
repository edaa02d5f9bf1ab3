import { into, shared16, shared32, shared8 } from "./arrays.ts";
import { record } from "./dossier-table.ts";
import { companyFlatNames } from "../layout.ts";
import { NumberIndex } from "./number-index.ts";
import type { RegisterColumns } from "./register-columns.ts";
import type { Applicants } from "../store.ts";

const FIRST_ROOM = 1024;

/**
 * The companies that filed dossiers, as they become more. Columns are written behind what is published only, so that those who have them see
 * no change. A company that changes is given another place, and its dossiers are written anew.
 */
export class ApplicantColumns {
  readonly #register: RegisterColumns;
  readonly #index = new NumberIndex();
  #rows = emptyColumns(FIRST_ROOM);
  /** For each its place in the register, -1 for one that the register never listed. */
  #companies = new Int32Array(FIRST_ROOM);

  constructor(register: RegisterColumns) {
    this.#register = register;
  }

  get count(): number {
    return this.#index.count;
  }

  /** The place of a company, which is given one when it has none. */
  placeOf(number: number): number {
    const place = this.#index.find(number);
    return place < 0 ? this.#renew(number) : place;
  }

  /** The register has a company otherwise than before. */
  move(number: number): void {
    if (this.#index.find(number) >= 0) this.#renew(number);
  }

  /** The place in the register of an applicant, -1 for none. */
  companyOf(place: number): number {
    return this.#companies[place] as number;
  }

  /** All that have a place by now. */
  published(): Applicants {
    const { count } = this;
    const { codes, municipality, nace2008, nace2025, active, numbers } = this.#rows;
    return {
      count,
      codes: record(companyFlatNames, (name) => codes[name].subarray(0, count)),
      municipality: municipality.subarray(0, count),
      nace2008: nace2008.subarray(0, count),
      nace2025: nace2025.subarray(0, count),
      active: active.subarray(0, count),
      numbers: numbers.subarray(0, count),
    };
  }

  #renew(number: number): number {
    const place = this.#index.renew(number);
    if (place >= this.#companies.length) this.#grow();
    const company = this.#register.placeOf(number);
    this.#companies[place] = company;
    this.#rows.numbers[place] = number;
    if (company < 0) return place;
    const { codes, municipality, nace2008, nace2025, active } = this.#register.columns;
    for (const name of companyFlatNames) this.#rows.codes[name][place] = codes[name][company] as number;
    this.#rows.municipality[place] = municipality[company] as number;
    this.#rows.nace2008[place] = nace2008[company] as number;
    this.#rows.nace2025[place] = nace2025[company] as number;
    this.#rows.active[place] = active[company] as number;
    return place;
  }

  #grow(): void {
    const room = this.#companies.length * 2;
    const { codes, municipality, nace2008, nace2025, active, numbers } = this.#rows;
    const companies = new Int32Array(room);
    companies.set(this.#companies);
    this.#companies = companies;
    this.#rows = {
      codes: record(companyFlatNames, (name) => into(shared16(room), codes[name])),
      municipality: into(shared16(room), municipality),
      nace2008: into(shared16(room), nace2008),
      nace2025: into(shared16(room), nace2025),
      active: into(shared8(room), active),
      numbers: into(shared32(room), numbers),
    };
  }
}

function emptyColumns(room: number) {
  return {
    codes: record(companyFlatNames, () => shared16(room)),
    municipality: shared16(room),
    nace2008: shared16(room),
    nace2025: shared16(room),
    active: shared8(room),
    numbers: shared32(room),
  };
}
