import { once, readJson, type DataLabels } from "./read.ts";

/** A reason that a step of a dossier may be given, and the events that may have it. */
export type ReasonRow = {
  readonly code: string;
  readonly labels: DataLabels;
  readonly events: readonly ("APPROVED" | "REFUSED" | "WITHDRAWN" | "CLOSED" | "RECOVERED")[];
};

/** Every reason, in the order to show them. The list is ours. */
export const reasonRows: () => readonly ReasonRow[] = once(() => readJson("reasons.json"));
