import { labelsOf, once, readJson, readRows, type DataLabels } from "./read.ts";

/** A code with its labels; the days of validity (the last one included) are there only when the source gives them. */
export type CodeRow = {
  readonly code: string;
  readonly labels: Partial<DataLabels>;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly confidence?: string;
};

/** The names of the short lists in code-lists.json. */
export type ShortListName = "company-size" | "employment-class" | "legal-type" | "establishments-class" | "company-age-class" | "dossier-status" | "company-status" | "special";

type ShortList = { readonly source: string; readonly codes: readonly CodeRow[] };

/** The short lists by name, each with its source. */
export const shortLists: () => Readonly<Record<ShortListName, ShortList>> = once(() => readJson("code-lists.json"));

/** Legal forms of the register, in code order; forms of the companies' code of 2019 are marked "not verified". Source: FPS Economy. */
export const legalFormRows: () => readonly CodeRow[] = once(() =>
  Object.freeze(
    readRows("legal-forms.csv", "code|nl|fr|de|validFrom|validTo|confidence").map(([code = "", nl = "", fr = "", de = "", validFrom = "", validTo = "", confidence = ""]) =>
      Object.freeze({ code, labels: labelsOf(nl, fr, de, ""), ...(validFrom && { validFrom }), ...(validTo && { validTo }), confidence }),
    ),
  ),
);
