import type { Break } from "./breaks.ts";
import type { EngineResult } from "./engine.ts";
import type { FamilyName } from "./families.ts";
import { ratio } from "./ratio.ts";

/** How far two periods can be compared. */
export type Comparability = "FULL" | "LIMITED" | "BROKEN";

/** The part of the dossiers of a side that may lack a place in the version used before a revision counts as not bridged: one in twenty. */
export const largestUnmappedShare = 0.05;

/**
 * FULL without a break. BROKEN where the source itself changed, or where a classification broken down by was revised and more than one in
 * twenty dossiers of either side could not be put into the version used. LIMITED with any other break.
 */
export function comparabilityOf(breaks: readonly Break[], result: Pick<EngineResult, "total" | "unmapped">): Comparability {
  if (breaks.length === 0) return "FULL";
  return breaks.some(({ kind, note }) => isBroken(kind, note.mandatory, result)) ? "BROKEN" : "LIMITED";
}

function isBroken(kind: Break["kind"], mandatory: boolean, result: Pick<EngineResult, "total" | "unmapped">): boolean {
  switch (kind) {
    case "SCHEME_RULE":
      return false;
    case "SOURCE_CHANGE":
      return mandatory;
    case "NACE_REVISION":
      return !isBridged("NACE", result);
    case "MUNICIPALITY_MERGER":
      return !isBridged("PLACE", result);
  }
}

function isBridged(family: FamilyName, { total, unmapped }: Pick<EngineResult, "total" | "unmapped">): boolean {
  const lost = unmapped[family];
  if (lost === undefined) return true;
  const shares = [ratio(lost.now, total.now.dossiers ?? 0), ratio(lost.previous ?? 0, total.previous?.dossiers ?? 0)];
  return shares.every((share) => (share ?? 0) <= largestUnmappedShare);
}
