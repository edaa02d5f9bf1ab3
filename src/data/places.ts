import { labelsOf, once, readRows, type DataLabels } from "./read.ts";

const levels = ["COUNTRY", "REGION", "PROVINCE", "ARRONDISSEMENT", "MUNICIPALITY"] as const;

/** A line of places.csv; days are YYYY-MM-DD, `validTo` is the last valid day, absent values are null. */
export type PlaceRow = {
  readonly code: string;
  readonly level: (typeof levels)[number];
  readonly parent: string | null;
  readonly labels: Partial<DataLabels>;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly successor: string | null;
  readonly nuts: string | null;
};

/** Country, regions, provinces, arrondissements and municipalities, by level and then code. Source: Statbel (REFNIS), Eurostat (NUTS 2024). */
export const placeRows: () => readonly PlaceRow[] = once(() =>
  Object.freeze(
    readRows("places.csv", "code|level|parent|nl|fr|de|en|validFrom|validTo|successor|nuts").map(
      ([code = "", level = "", parent = "", nl = "", fr = "", de = "", en = "", validFrom = "", validTo = "", successor = "", nuts = ""]) =>
        Object.freeze({
          code,
          level: levelOf(code, level),
          parent: parent || null,
          labels: labelsOf(nl, fr, de, en),
          validFrom,
          validTo: validTo || null,
          successor: successor || null,
          nuts: nuts || null,
        }),
    ),
  ),
);

function levelOf(code: string, text: string): PlaceRow["level"] {
  const level = levels.find((each) => each === text);
  if (level === undefined) throw new Error(`places.csv: ${code} has the unknown level ${text}`);
  return level;
}
