import { placeRows, type PlaceRow } from "../data/places.ts";
import { postalCodeRows, type PostalCodeRow } from "../data/postal-codes.ts";
import { once } from "../data/read.ts";
import type { Day } from "./day.ts";

/** The levels of places from the top. */
export const placeLevels = ["COUNTRY", "REGION", "PROVINCE", "ARRONDISSEMENT", "MUNICIPALITY"] as const;

/** A level of places. */
export type PlaceLevel = (typeof placeLevels)[number];

/**
 * A place by its NIS code. `validTo` is the last valid day (null: still valid), `successor` the code after it, `nuts` the NUTS 2024
 * code of a country, region, province or arrondissement (null for municipalities and for arrondissements that ended).
 */
export type Place = PlaceRow;

type Line = Readonly<Partial<Record<PlaceLevel, string>>>;
type Structure = { readonly byCode: ReadonlyMap<string, Place>; readonly lines: ReadonlyMap<string, Line> };

const structure = once(build);
const byPostalCode = once(() => Map.groupBy(postalCodeRows(), (row) => row.postalCode));
const namesOf = once(() => new Map(placeRows().map((place) => [place.code, Object.values(place.labels).map(plain)])));

/** The place of a NIS code, whether valid now or not; undefined when there never was one. */
export function placeNode(code: string): Place | undefined {
  return structure().byCode.get(code);
}

/** The places of a level that are valid on a day, in code order. The provinces include 04000: Brussels has none, its region takes the place. */
export function placesOn(level: PlaceLevel, day: Day): readonly Place[] {
  return placeRows().filter((place) => isValid(place, day) && (place.level === level || structure().lines.get(place.code)?.[level] === place.code));
}

/**
 * The code itself or the one above it at that level, as the code's own row says (a merged municipality keeps its old province).
 * The province of a place in Brussels is its region 04000. Undefined when the place is not that deep or not known.
 */
export function placeAncestor(code: string, level: PlaceLevel): string | undefined {
  return structure().lines.get(code)?.[level];
}

/** The municipality that a municipality code became by a day, forward by successors only; undefined when it did not exist yet or is none. */
export function municipalityOn(code: string, day: Day): string | undefined {
  const { byCode } = structure();
  let place = byCode.get(code);
  while (place !== undefined && place.validTo !== null && place.validTo < day) place = place.successor === null ? undefined : byCode.get(place.successor);
  return place?.level === "MUNICIPALITY" && place.validFrom <= day ? place.code : undefined;
}

/**
 * The codes of all municipalities that began by that day and lie under the place by their own row, ended ones included, in code order.
 * The place itself when it is a municipality; empty when the code is not known.
 */
export function placeUnder(code: string, day: Day): readonly string[] {
  const { lines } = structure();
  return placeRows()
    .filter((place) => place.level === "MUNICIPALITY" && place.validFrom <= day && Object.values(lines.get(place.code) ?? {}).includes(code))
    .map((place) => place.code);
}

/**
 * The municipality that a Belgian postal code belonged to on a day. Where one code serves several, the name (of the municipality in any
 * language, or of a locality; case, accents and hyphens do not matter) decides. Undefined when the code is unknown, belongs to a large
 * user, or when the name does not decide.
 */
export function municipalityOfPostalCode(postalCode: string, name: string, day: Day): string | undefined {
  const rows = byPostalCode().get(postalCode);
  if (rows === undefined) return undefined;
  const row = rows.length === 1 ? rows[0] : rowNamed(rows, plain(name));
  return row === undefined ? undefined : municipalityOn(row.municipality, day);
}

function isValid(place: Place, day: Day): boolean {
  return place.validFrom <= day && (place.validTo === null || place.validTo >= day);
}

function build(): Structure {
  const byCode = new Map(placeRows().map((place) => [place.code, place]));
  const withProvinces = new Set(placeRows().flatMap((place) => (place.level === "PROVINCE" && place.parent !== null ? [place.parent] : [])));
  const lines = new Map<string, Line>();
  for (const place of placeRows()) {
    const above = place.parent === null ? {} : lines.get(place.parent);
    const isOwnProvince = place.level === "REGION" && !withProvinces.has(place.code);
    lines.set(place.code, Object.freeze({ ...above, [place.level]: place.code, ...(isOwnProvince && { PROVINCE: place.code }) }));
  }
  return { byCode, lines };
}

function rowNamed(rows: readonly PostalCodeRow[], name: string): PostalCodeRow | undefined {
  return rows.find((row) => namesOf().get(row.municipality)?.includes(name) || row.localities.some((locality) => plain(locality) === name));
}

function plain(name: string): string {
  return name
    .replace(/\s*\(.*\)$/, "")
    .normalize("NFD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
