import { naceMap, placeMap, type Classification, type CodeMap } from "./classification.ts";
import { dimension, type DimensionName } from "./cubes/dossiers.ts";

/** The two classifications: dimensions that are levels of one list, to which each stored code is mapped. */
export const familyNames = ["NACE", "PLACE"] as const;
export type FamilyName = (typeof familyNames)[number];

/** The levels of one classification that are broken down by; `maps` has one for each, over the same codes. */
export type Family = { readonly name: FamilyName; readonly by: readonly DimensionName[]; readonly maps: readonly CodeMap[] };

/** The classifications that are broken down by. */
export function familiesOf(by: readonly DimensionName[], classification: Classification): readonly Family[] {
  return familyNames.flatMap((name) => {
    const levels = by.filter((each) => dimension(each).kind === name);
    return levels.length === 0 ? [] : [{ name, by: levels, maps: levels.map((each) => codeMap(each, classification)) }];
  });
}

function codeMap(name: DimensionName, { nace, placesOn }: Classification): CodeMap {
  const entry = dimension(name);
  if (entry.kind === "NACE") return naceMap(nace, entry.level);
  if (entry.kind === "PLACE") return placeMap(placesOn, entry.level);
  throw new Error(`${name} is no level of a classification`);
}
