import { sql, type SQL } from "drizzle-orm";
import { dossier } from "../db/tables/index.ts";
import type { Day } from "../domain/day.ts";
import { naceAncestor, naceNodes, naceVersionOn, type NaceLevel, type NaceVersion } from "../domain/nace.ts";
import { municipalityOn, placeAncestor, placeUnder, type PlaceLevel } from "../domain/place.ts";

/** The versions that an answer is given in: NACE-BEL, and the places as they were on a day. */
export type Classification = { readonly nace: Exclude<NaceVersion, "2003">; readonly placesOn: Day };

/** What each stored code stands for in the version asked; null where it is not that deep. A code that is not in it has no place in that version. */
export type CodeMap = ReadonlyMap<string, string | null>;

/** The versions in force on a day. Source: NACE-BEL 2025 from 1 January 2025; municipalities merge on 1 January. */
export function classificationOn(day: Day): Classification {
  return { nace: naceVersionOn(day), placesOn: `${day.slice(0, 4)}-01-01` };
}

/**
 * The NACE code of a dossier in a version: as filed, else by the company's own codes in both versions, else by the most frequent pair in the
 * register; null when none knows. The look-ups run only for dossiers of another version.
 */
export function naceIn(version: Classification["nace"]): SQL {
  const target = version === "2025" ? sql`c.nace2025` : sql`c.nace2008`;
  const held = sql`case ${dossier.naceVersion} when '2003' then c.nace2003 when '2008' then c.nace2008 when '2025' then c.nace2025 end`;
  const own = sql`(select ${target} from register.company c where c.number = ${dossier.enterpriseNumber} and ${held} = ${dossier.naceCode})`;
  const pair = sql`(select p.to_code from register.nace_pair p where p.from_version = ${dossier.naceVersion} and p.from_code = ${dossier.naceCode} and p.to_version = ${version} and not p.ambiguous)`;
  return sql`case when ${dossier.naceVersion} = ${version} then ${dossier.naceCode} else coalesce(${own}, ${pair}) end`;
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
