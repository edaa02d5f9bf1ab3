import type { SQL } from "drizzle-orm";
import { codeList, type CodeListName } from "../../domain/code-lists.ts";
import type { Day } from "../../domain/day.ts";
import type { NaceLevel } from "../../domain/nace.ts";
import type { TimeUnit } from "../../domain/period.ts";
import type { PlaceLevel } from "../../domain/place.ts";

/** A dimension that stands in a column: a code without levels. */
export type FlatDimension = {
  readonly kind: "FLAT";
  /** The code of a row; null when it is not known. Ages are those of `today`. */
  readonly code: (today: Day) => SQL;
  /** The codes of the list, in its order. */
  readonly codes: () => readonly string[];
  /** Codes that may occur beside those of the list: filed or delivered before they were listed. */
  readonly alsoAllows: (code: string) => boolean;
  /** Rows come in the order of the list, else by code. */
  readonly inListOrder: boolean;
  /** How many codes to reckon with where there is no list. */
  readonly expected: number;
};
export type NaceDimension = { readonly kind: "NACE"; readonly level: NaceLevel };
export type PlaceDimension = { readonly kind: "PLACE"; readonly level: PlaceLevel };
export type TimeDimension = { readonly kind: "TIME"; readonly unit: TimeUnit };
export type Dimension = FlatDimension | NaceDimension | PlaceDimension | TimeDimension;

/** The levels of the two classifications, which every cube has. */
export const levelDimensions = {
  NACE_SECTION: { kind: "NACE", level: "SECTION" },
  NACE_DIVISION: { kind: "NACE", level: "DIVISION" },
  NACE_GROUP: { kind: "NACE", level: "GROUP" },
  NACE_CLASS: { kind: "NACE", level: "CLASS" },
  NACE_SUBCLASS: { kind: "NACE", level: "SUBCLASS" },
  REGION: { kind: "PLACE", level: "REGION" },
  PROVINCE: { kind: "PLACE", level: "PROVINCE" },
  ARRONDISSEMENT: { kind: "PLACE", level: "ARRONDISSEMENT" },
  MUNICIPALITY: { kind: "PLACE", level: "MUNICIPALITY" },
} as const satisfies Readonly<Record<string, Dimension>>;

/** A dimension with a code that does not depend on the day. */
export function flat(code: SQL, codes: () => readonly string[], further: Partial<Pick<FlatDimension, "alsoAllows" | "inListOrder" | "expected">> = {}): FlatDimension {
  return { kind: "FLAT", code: () => code, codes, alsoAllows: () => false, inListOrder: false, expected: 0, ...further };
}

/** A dimension whose codes are one of the project's own lists, shown in its order. */
export function list(name: CodeListName, code: (today: Day) => SQL): FlatDimension {
  return { kind: "FLAT", code, codes: () => codesOf(name), alsoAllows: () => false, inListOrder: true, expected: 0 };
}

/** A legal form: the known ones, and what the register may add. */
export function legalForm(code: SQL): FlatDimension {
  return flat(code, () => codesOf("legal-form"), { alsoAllows: (each) => /^\d{3}$/.test(each) });
}

function codesOf(name: CodeListName): readonly string[] {
  return codeList(name).map(({ code }) => code);
}
