import { labelsOf, once, readRows, type DataLabels } from "./read.ts";

/** A line of nace-bel.csv; the level follows from the code (letter = section, else its number of digits). */
export type NaceRow = { readonly version: "2008" | "2025"; readonly code: string; readonly labels: Partial<DataLabels> };

/**
 * Both versions of NACE-BEL, each in code order with a section right before what is in it. Source: Statbel.
 * Subclasses of 2008 have no English label.
 */
export const naceRows: () => readonly NaceRow[] = once(() =>
  Object.freeze(
    readRows("nace-bel.csv", "version|code|nl|fr|de|en").map(([version = "", code = "", nl = "", fr = "", de = "", en = ""]) =>
      Object.freeze({ version: version === "2008" ? ("2008" as const) : ("2025" as const), code, labels: labelsOf(nl, fr, de, en) }),
    ),
  ),
);
