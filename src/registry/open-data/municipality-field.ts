import type { Day } from "../../domain/day.ts";
import { municipalityOfPostalCode } from "../../domain/place.ts";
import type { Field } from "./field.ts";

/** The columns `municipality` reads, in this order. */
export const municipalityColumns = ["Zipcode", "MunicipalityNL", "MunicipalityFR", "CountryNL", "CountryFR"] as const;

/** Belgium has some 3,000 pairs of postal code and name; a file full of nonsense must not fill the memory. */
const MAX_KNOWN = 50_000;

function find(postalCode: string, names: readonly string[], day: Day): string | null {
  for (const name of names) {
    const municipality = municipalityOfPostalCode(postalCode, name, day);
    if (municipality !== undefined) return municipality;
  }
  return null;
}

/**
 * The NIS code of the municipality on a day, from postal code and name (Dutch first, then French). NULL for an address abroad (its
 * country is filled), without postal code, or with one that no municipality has.
 */
export function municipalityOn(day: Day): Field {
  const known = new Map<string, string | null>();
  return {
    type: "text",
    write(row, at, out) {
      const { start, end, bytes } = row;
      const [zip, nl, fr, countryNl, countryFr] = at as unknown as [number, number, number, number, number];
      const isForeign = start[countryNl] !== end[countryNl] || start[countryFr] !== end[countryFr];
      if (isForeign || start[zip] === end[zip]) {
        out.null();
        return null;
      }
      const code = bytes.toString("latin1", start[zip], end[zip]);
      const key = `${code}\t${bytes.toString("latin1", start[nl], end[nl])}\t${bytes.toString("latin1", start[fr], end[fr])}`;
      let municipality = known.get(key);
      if (municipality === undefined) {
        municipality = find(code, [bytes.toString("utf8", start[nl], end[nl]), bytes.toString("utf8", start[fr], end[fr])], day);
        if (known.size >= MAX_KNOWN) known.clear();
        known.set(key, municipality);
      }
      if (municipality === null) out.null();
      else out.ascii(municipality);
      return null;
    },
  };
}
