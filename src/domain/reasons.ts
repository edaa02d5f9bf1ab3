import { once } from "../data/read.ts";
import { reasonRows, type ReasonRow } from "../data/reasons.ts";

/** Why a step of a dossier was taken, by code: no free text is kept. `events` are those that may have it. The list is ours: no official one is published. */
export type Reason = ReasonRow;

const byCode = once(() => new Map(reasonRows().map((row) => [row.code, row])));

/** Every reason, in the order to show them. */
export function reasons(): readonly Reason[] {
  return reasonRows();
}

/** A reason by its code; undefined when it is not known. */
export function reasonNode(code: string): Reason | undefined {
  return byCode().get(code);
}
