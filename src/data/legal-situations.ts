import { once, readRows } from "./read.ts";

/** A legal situation by its KBO code: the Dutch label and other spellings of it. `confidence` is found, partly (the code, not the whole label) or not verified. */
export type LegalSituationRow = { readonly code: string; readonly nl: string; readonly alsoNl: readonly string[]; readonly confidence: string };

/** The legal situations of the register that are known here, in code order; the register has about forty. Source: FPS Economy. */
export const legalSituationRows: () => readonly LegalSituationRow[] = once(() =>
  Object.freeze(
    readRows("legal-situations.csv", "code|nl|alsoNl|confidence").map(([code = "", nl = "", alsoNl = "", confidence = ""]) =>
      Object.freeze({ code, nl, alsoNl: Object.freeze(alsoNl === "" ? [] : alsoNl.split(";")), confidence }),
    ),
  ),
);
