import { BitSet } from "./bit-set.ts";

/** Numbers are known by their first eight digits, which fix the last two. */
const ALL_NUMBERS = 100_000_000;
const FIRST_ESTABLISHMENT = 20_000_000;
const FIRST_BRANCH = 90_000_000;

export type EntityKind = "ENTERPRISE" | "ESTABLISHMENT" | "BRANCH";

/** What the first eight digits of a number say it is: enterprises start with 0 or 1, establishment units with 2 to 8, branches with 9. */
export function entityKind(id: number): EntityKind {
  if (id < FIRST_ESTABLISHMENT) return "ENTERPRISE";
  return id < FIRST_BRANCH ? "ESTABLISHMENT" : "BRANCH";
}

export function numberSet(): BitSet {
  return new BitSet(ALL_NUMBERS);
}

/** Which entities the register lists while it is read, so that rows without their entity are met on the way. */
export class Entities {
  /** Active enterprises and establishment units. */
  readonly listed = numberSet();
  /** Enterprises of legal persons: the only ones whose names may be kept. */
  readonly legalPersons = new BitSet(FIRST_ESTABLISHMENT);
  /** Entities whose address was met. */
  readonly placed = numberSet();
}
