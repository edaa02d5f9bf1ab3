import { dimension } from "../../../cubes/dossiers.ts";
import { familiesOf, type Family, type FamilyName } from "../../../families.ts";
import type { Plan } from "../../../plan.ts";
import { dimensionColumn, type ColumnRef } from "./column.ts";
import { levelsOf } from "./levels.ts";
import type { Dictionaries } from "../store.ts";
import { coarserKey, type TimeKeys } from "./time.ts";

/** One dimension of `by` within a factor: place `i` of the factor has `codes[index[i]]`, or `codes[i]` where there is no index. */
export type FactorPart = { readonly position: number; readonly codes: readonly (string | null)[]; readonly index: Uint16Array | null };

/** Dimensions that vary together. `column` null: the place is that of a run, else the code of the row, that of a classification by its `map`. */
export type Factor = { readonly size: number; readonly column: ColumnRef | null; readonly family: FamilyName | null; readonly map: Uint16Array | null; readonly parts: readonly FactorPart[] };

/** What the rows of a plan are told apart by, time first. */
export function factorsOf(plan: Plan, dictionaries: Dictionaries, time: TimeKeys | null): readonly Factor[] {
  const families = familiesOf(plan.by, plan.scope.classification);
  return [...(time === null ? [] : [timeFactor(plan, time)]), ...families.map((family) => familyFactor(plan, family, dictionaries)), ...flatFactors(plan, dictionaries)];
}

function flatFactors({ by, scope }: Plan, dictionaries: Dictionaries): readonly Factor[] {
  return by.flatMap((name, position) => {
    if (dimension(name).kind !== "FLAT") return [];
    const column = dimensionColumn(name, scope);
    const codes = dictionaries[column.name];
    return [{ size: codes.length, column, family: null, map: null, parts: [{ position, codes, index: null }] }];
  });
}

function familyFactor({ by, scope }: Plan, family: Family, dictionaries: Dictionaries): Factor {
  const [first] = family.by;
  if (first === undefined) throw new Error(`${family.name} has no levels`);
  const column = dimensionColumn(first, scope);
  const { map, combinations, levels } = levelsOf(family, scope.classification, dictionaries[column.name]);
  const parts = levels.map((level, index) => ({ ...level, position: by.findIndex((name) => name === family.by[index]) }));
  return { size: combinations, column, family: family.name, map, parts };
}

function timeFactor({ by }: Plan, { unit: finest, keys }: TimeKeys): Factor {
  const parts = by.flatMap((name, position): readonly FactorPart[] => {
    const entry = dimension(name);
    if (entry.kind !== "TIME") return [];
    if (entry.unit === finest) return [{ position, codes: keys, index: null }];
    const coarser = keys.map((key) => coarserKey(key, entry.unit));
    const codes = [...new Set(coarser)];
    return [{ position, codes, index: Uint16Array.from(coarser, (key) => codes.indexOf(key)) }];
  });
  return { size: Math.max(1, keys.length), column: null, family: null, map: null, parts };
}
