import { once, readRows } from "./read.ts";

/** A line of postal-codes.csv: a postal code, a municipality it serves (the code of 2018), and the names of localities there. */
export type PostalCodeRow = { readonly postalCode: string; readonly municipality: string; readonly localities: readonly string[] };

/** Postal codes that deliver to a place; those of large users are left out. A code that serves two municipalities has two lines. Source: bpost. */
export const postalCodeRows: () => readonly PostalCodeRow[] = once(() =>
  Object.freeze(
    readRows("postal-codes.csv", "postalCode|municipality|localities").map(([postalCode = "", municipality = "", localities = ""]) =>
      Object.freeze({ postalCode, municipality, localities: Object.freeze(localities.split(";")) }),
    ),
  ),
);
