import { into, shared16, shared32, shared8 } from "./arrays.ts";
import type { RegisterCompanies } from "./company-rows.ts";
import { record } from "./dossier-table.ts";
import { companyFlatNames } from "../layout.ts";
import { NumberIndex } from "./number-index.ts";
import type { Applicants } from "../store.ts";

const FIRST_ROOM = 1024;

/**
 * The companies that filed dossiers, as they become more. Columns are written behind what is published only, so that those who have them see
 * no change.
 */
export class ApplicantColumns {
  readonly #register: RegisterCompanies;
  readonly #index = new NumberIndex();
  #rows = emptyColumns(FIRST_ROOM);
  /** For each its place in the register, -1 for one that the register never listed. */
  #companies = new Int32Array(FIRST_ROOM);

  constructor(register: RegisterCompanies) {
    this.#register = register;
  }

  get count(): number {
    return this.#index.count;
  }

  /** The place of a company, which is given one when it has none. */
  placeOf(number: number): number {
    const place = this.#index.intern(number);
    if (place === this.#index.count - 1) this.#write(place, number);
    return place;
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

  #write(place: number, number: number): void {
    if (place >= this.#companies.length) this.#grow();
    const company = this.#register.index.find(number);
    this.#companies[place] = company;
    this.#rows.numbers[place] = number;
    if (company < 0) return;
    const { segment } = this.#register;
    for (const name of companyFlatNames) this.#rows.codes[name][place] = segment.codes[name]?.[company] ?? 0;
    this.#rows.municipality[place] = segment.municipality[company] as number;
    this.#rows.nace2008[place] = segment.nace2008[company] as number;
    this.#rows.nace2025[place] = segment.nace2025[company] as number;
    this.#rows.active[place] = segment.active[company] as number;
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
