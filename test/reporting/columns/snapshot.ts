import { dayNumber } from "../../../src/domain/day.ts";
import { countedMilestones, type CountedMilestone } from "../../../src/domain/dossier-status.ts";
import { companyFlatNames, flatNames, type FlatDimensionName } from "../../../src/reporting/engines/columns/layout.ts";
import { NO_DAY, type AmountName, type CodeColumn, type DossierSegment, type EventOrder, type Snapshot } from "../../../src/reporting/engines/columns/store.ts";

/** Stands for a code that has no place in a version of NACE-BEL. */
export const LOST = "lost";

/** Codes as they stand in columns; absent ones are unknown. */
export type Coded = { readonly codes: Readonly<Partial<Record<FlatDimensionName, string>>>; readonly nace2008?: string; readonly nace2025?: string; readonly municipality?: string };

/** A company of the register. */
export type Company = Coded & { readonly number: string; readonly isActive: boolean; readonly units: number };

/** A dossier. `company` is a place in the companies; -1 and below are companies that the register never listed. */
export type Fact = Coded & { readonly company: number; readonly establishment: number; readonly amounts: Readonly<Record<AmountName, number>>; readonly days: Readonly<Partial<Record<CountedMilestone, string>>> };

/**
 * Data to put in columns. `base` lies in the order of `sortedBy`; those at the places `dead` no longer hold; `delta` lies in any order. Every company
 * is an applicant, too.
 */
export type World = { readonly companies: readonly Company[]; readonly base: readonly Fact[]; readonly dead: ReadonlySet<number>; readonly delta: readonly Fact[]; readonly sortedBy: CountedMilestone };

const neverListed = 3;
const classified = ["nace2008", "nace2025", "municipality"] as const;
const amountNames = ["subsidyCents", "eligibleCostCents", "paidCents", "recoveredCents"] as const;

/** The same in columns. */
export function snapshotOf({ companies, base, dead, delta, sortedBy }: World): Snapshot {
  const books = new Books();
  const ordered = base.map((fact, index) => ({ fact, isDead: dead.has(index) })).toSorted((a, b) => dayOf(a.fact, sortedBy) - dayOf(b.fact, sortedBy));
  const unlisted = Array.from({ length: neverListed }, (): Company => ({ number: "0000000000", isActive: false, units: 0, codes: {} }));
  const applicants = [...companies, ...unlisted];
  const placeOf = (company: number): number => (company < 0 ? companies.length - 1 - company : company);
  const segment = (facts: readonly Fact[], isDead: (index: number) => boolean, rowOrder: CountedMilestone | null): DossierSegment => ({
    rows: facts.length,
    codes: books.columns(facts, flatNames),
    ...books.classified(facts),
    company: shared32(facts.map(({ company }) => placeOf(company))),
    establishment: shared32(facts.map(({ establishment }) => establishment)),
    amounts: Object.fromEntries(amountNames.map((name) => [name, shared32(facts.map(({ amounts }) => amounts[name]))])) as DossierSegment["amounts"],
    events: Object.fromEntries(countedMilestones.map((name) => [name, eventOrder(facts, name, isDead, name === rowOrder)])) as DossierSegment["events"],
  });
  const columns = { base: segment(ordered.map(({ fact }) => fact), (index) => ordered[index]!.isDead, sortedBy), delta: segment(delta, () => false, null) };
  return {
    id: 1,
    ...columns,
    applicants: {
      count: applicants.length,
      numbers: shared32(applicants.map(({ number }) => Number(number))),
      active: shared8(applicants.map(({ isActive }) => Number(isActive))),
      codes: books.columns(applicants, companyFlatNames),
      ...books.classified(applicants),
    },
    establishments: Math.max(0, ...[...base, ...delta].map(({ establishment }) => establishment)),
    companies: {
      rows: companies.length,
      active: shared8(companies.map(({ isActive }) => Number(isActive))),
      establishments: shared32(companies.map(({ units }) => units)),
      dead: shared32([]),
      codes: books.columns(companies, companyFlatNames),
      ...books.classified(companies),
    },
    dictionaries: books.dictionaries(),
  };
}

/** The dossiers that hold. */
export function factsOf({ base, dead, delta }: World): readonly Fact[] {
  return [...base.filter((_, index) => !dead.has(index)), ...delta];
}

/** The dictionaries, which grow by the codes that are put in. */
class Books {
  readonly #books = new Map<string, Map<string | null, number>>();

  columns<Name extends FlatDimensionName>(rows: readonly Coded[], names: readonly Name[]): Record<Name, CodeColumn> {
    return Object.fromEntries(names.map((name) => [name, this.#column(name, rows.map(({ codes }) => codes[name]))])) as Record<Name, CodeColumn>;
  }

  classified(rows: readonly Coded[]): Record<(typeof classified)[number], CodeColumn> {
    return Object.fromEntries(classified.map((name) => [name, this.#column(name, rows.map((row) => row[name]))])) as Record<(typeof classified)[number], CodeColumn>;
  }

  dictionaries(): Snapshot["dictionaries"] {
    return Object.fromEntries([...flatNames, ...classified].map((name) => [name, [...this.#book(name).keys()].map((code) => (code === LOST ? null : code))])) as unknown as Snapshot["dictionaries"];
  }

  #column(name: string, codes: readonly (string | undefined)[]): CodeColumn {
    const book = this.#book(name);
    const column = new Uint16Array(new SharedArrayBuffer(2 * codes.length));
    for (const [row, code] of codes.entries()) {
      const place = book.get(code ?? null) ?? book.size;
      book.set(code ?? null, place);
      column[row] = place;
    }
    return column;
  }

  #book(name: string): Map<string | null, number> {
    const book = this.#books.get(name) ?? new Map<string | null, number>(name.startsWith("nace") ? [[null, 0], [LOST, 1]] : [[null, 0]]);
    this.#books.set(name, book);
    return book;
  }
}

function eventOrder(facts: readonly Fact[], name: CountedMilestone, isDead: (index: number) => boolean, isRowOrder: boolean): EventOrder {
  const rows = facts.map((_, index) => index).filter((index) => isRowOrder || facts[index]!.days[name] !== undefined).toSorted((a, b) => dayOf(facts[a]!, name) - dayOf(facts[b]!, name));
  const days = new Uint16Array(new SharedArrayBuffer(2 * rows.length));
  days.set(rows.map((row) => dayOf(facts[row]!, name)));
  return { rows: isRowOrder ? null : shared32(rows), days, dead: shared32(rows.flatMap((row, place) => (isDead(row) ? [place] : []))) };
}

function dayOf({ days }: Fact, name: CountedMilestone): number {
  const day = days[name];
  return day === undefined ? NO_DAY : dayNumber(day) - dayNumber("2000-01-01");
}

function shared32(values: readonly number[]): Uint32Array {
  const array = new Uint32Array(new SharedArrayBuffer(4 * values.length));
  array.set(values);
  return array;
}

function shared8(values: readonly number[]): Uint8Array {
  const array = new Uint8Array(new SharedArrayBuffer(values.length));
  array.set(values);
  return array;
}
