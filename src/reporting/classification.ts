import type { Day } from "../domain/day.ts";
import { naceAncestor, naceNodes, naceVersionOn, type NaceLevel, type NaceVersion } from "../domain/nace.ts";
import { municipalityOn, placeAncestor, placeUnder, type PlaceLevel } from "../domain/place.ts";

/** Attributes of a dossier's company as they were at submission, or as the register has them now. */
export type AttributeClock = "AT_SUBMISSION" | "CURRENT";

/** The versions that an answer is given in: NACE-BEL, the places as they were on a day, and the attributes of companies. */
export type Classification = { readonly nace: Exclude<NaceVersion, "2003">; readonly placesOn: Day; readonly attributes: AttributeClock };

/** What each stored code stands for in the version asked; null where it is not that deep. A code that is not in it has no place in that version. */
export type CodeMap = ReadonlyMap<string, string | null>;

/** The versions in force on a day. Source: NACE-BEL 2025 from 1 January 2025; municipalities merge on 1 January. */
export function classificationOn(day: Day, attributes: AttributeClock = "AT_SUBMISSION"): Classification {
  return { nace: naceVersionOn(day), placesOn: `${day.slice(0, 4)}-01-01`, attributes };
}

/** Each NACE code of a version to the one at a level. */
export function naceMap(version: Classification["nace"], level: NaceLevel): CodeMap {
  return remembered(`nace ${version} ${level}`, () => naceNodes(version).map(({ code }) => [code, naceAncestor(version, code, level) ?? null] as const));
}

/** Each municipality code in use by a day to its place at a level, as places were on that day: forward by successor only. */
export function placeMap(day: Day, level: PlaceLevel): CodeMap {
  return remembered(`place ${day} ${level}`, () =>
    placeUnder(BELGIUM, day).flatMap((code) => {
      const then = municipalityOn(code, day);
      return then === undefined ? [] : [[code, placeAncestor(then, level) ?? null] as const];
    }),
  );
}

const BELGIUM = "01000";
const memory = new Map<string, CodeMap>();

/** Bounded: two versions and a hundred years by five levels each. */
function remembered(key: string, make: () => Iterable<readonly [string, string | null]>): CodeMap {
  const made = memory.get(key) ?? new Map(make());
  memory.set(key, made);
  return made;
}
