import { postalCodeRows } from "../data/postal-codes.ts";
import { once } from "../data/read.ts";
import { dayNumber } from "../domain/day.ts";
import { municipalityOfPostalCode, municipalityOn, placeAncestor, placeNode } from "../domain/place.ts";
import { lastDay } from "./margins.ts";

/** A place to settle in: a postal code of the Flemish Region in one municipality. */
export type Location = {
  readonly postalCode: string;
  /** Municipality as addresses in the extract name it. */
  readonly name: string;
  readonly inLimburg: boolean;
  /** Of companies, in proportion; never 0. */
  readonly weight: number;
  /** NIS codes before 2019, from 2019 and from 2025. */
  readonly municipalities: readonly [string, string, string];
};

const mergers = [dayNumber("2019-01-01"), dayNumber("2025-01-01")] as const;
const eras = ["2018-01-01", "2019-01-01", lastDay] as const;

/** What the large municipalities weigh against 1 for any other, by their code of 2018. */
const large: Readonly<Record<string, number>> = {
  "11002": 52, "44021": 30, "31005": 13, "24062": 13, "12025": 11, "41002": 9, "34022": 12, "46021": 9, "35013": 7, "36015": 10,
  "71022": 13, "71016": 9, "13040": 6, "36008": 4, "34040": 5, "33011": 4, "13011": 3, "13014": 3, "24107": 3, "72021": 3,
  "72004": 3, "71004": 3, "71053": 4, "73083": 4, "73006": 4, "72020": 3, "23088": 5, "23094": 5, "23047": 4, "42006": 4,
};

/** Every location, in the order of postal codes; those whose name would not lead back to the municipality are left out. */
export const locations: () => readonly Location[] = once(() => {
  const rows = postalCodeRows().filter((row) => placeAncestor(row.municipality, "REGION") === "02000");
  const codesOf = new Map<string, number>();
  for (const { municipality } of rows) codesOf.set(municipality, (codesOf.get(municipality) ?? 0) + 1);
  return rows.flatMap(({ postalCode, municipality }) => {
    const [before, from2019, from2025] = eras.map((day) => municipalityOn(municipality, day));
    const name = from2025 === undefined ? undefined : placeNode(from2025)?.labels.NL;
    if (before === undefined || from2019 === undefined || from2025 === undefined || name === undefined) return [];
    if (municipalityOfPostalCode(postalCode, name, lastDay) !== from2025) return [];
    const weight = (large[municipality] ?? smallWeight(municipality)) / (codesOf.get(municipality) ?? 1);
    return [{ postalCode, name, inLimburg: placeAncestor(municipality, "PROVINCE") === "70000", weight, municipalities: [before, from2019, from2025] as const }];
  });
});

/** The NIS code of a location that was valid on a day (days since 1970-01-01). */
export function municipalityAt({ municipalities }: Location, day: number): string {
  return municipalities[day < mergers[0] ? 0 : day < mergers[1] ? 1 : 2];
}

/** 0.4 to 2.2 by the code, with few at the top. */
function smallWeight(municipality: string): number {
  const spread = (Number(municipality) * 7919) % 1000 / 1000;
  return 0.4 + 1.8 * spread * spread;
}
