import type { Family } from "../../../families.ts";
import type { Classification } from "../../../classification.ts";

/** One level: combination `i` has `codes[index[i]]`. */
export type Level = { readonly codes: readonly (string | null)[]; readonly index: Uint16Array };

/**
 * The levels of one classification, over the codes of a dictionary: the combination that each stands for, with `LOST` added to a code that has no
 * place in the version used. Only combinations that occur are there; the first is the unknown one.
 */
export type Levels = { readonly map: Uint16Array; readonly combinations: number; readonly levels: readonly Level[] };

/** The highest bit of a map, so that one look tells both; there are fewer combinations than that. */
export const LOST = 0x80_00;

const memory = new WeakMap<readonly (string | null)[], Map<string, Levels>>();

/** The levels asked, kept as long as the dictionary is: dashboards ask the same ones again. */
export function levelsOf(family: Family, { nace, placesOn }: Classification, codes: readonly (string | null)[]): Levels {
  const known = memory.get(codes) ?? new Map<string, Levels>();
  memory.set(codes, known);
  const key = [nace, placesOn, ...family.by].join(" ");
  const kept = known.get(key);
  if (kept !== undefined && kept.map.length === codes.length) return kept;
  const made = readLevels(family, codes);
  known.set(key, made);
  return made;
}

function readLevels({ maps }: Pick<Family, "maps">, codes: readonly (string | null)[]): Levels {
  const lists = maps.map(() => places<string | null>());
  const combinations = places<string>();
  const members: (readonly number[])[] = [];
  const map = Uint16Array.from(codes, (code, place) => {
    const isKnown = code !== null && maps[0]?.has(code) === true;
    const found = maps.map((codeMap, level) => lists[level]?.of(isKnown ? (codeMap.get(code) ?? null) : null) ?? 0);
    const combination = combinations.of(found.join());
    members[combination] = found;
    return place > 0 && !isKnown ? combination + LOST : combination;
  });
  const levels = lists.map(({ all }, level) => ({ codes: all(), index: Uint16Array.from(members, (member) => member[level] ?? 0) }));
  return { map, combinations: members.length, levels };
}

/** Numbers values in the order of their first sight. */
function places<Value>(): { readonly of: (value: Value) => number; readonly all: () => readonly Value[] } {
  const seen = new Map<Value, number>();
  const of = (value: Value): number => {
    const place = seen.get(value) ?? seen.size;
    seen.set(value, place);
    return place;
  };
  return { of, all: () => [...seen.keys()] };
}
