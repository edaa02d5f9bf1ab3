import { once, readJson, type DataLabels } from "./read.ts";

/** A personal characteristic that is not held; `words` and `exempt` are lower-case words or word sequences without accents. */
export type NotHeldRow = {
  readonly name: "gender" | "disability" | "age" | "origin";
  readonly labels: DataLabels;
  readonly reason: DataLabels;
  readonly legalBasis: DataLabels;
  readonly words: readonly string[];
  readonly exempt: readonly string[];
};

/** The four characteristics that are never held, in the order of the question put to the Flemish Parliament. */
export const notHeldRows: () => readonly NotHeldRow[] = once(() => readJson("not-held.json"));
