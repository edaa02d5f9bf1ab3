import { once, readJson } from "./read.ts";

/** A grand total that was made public: dossiers of which an event fell on a day of a period, both days included; `pillar` null is all of them. */
export type PublishedFigureRow = {
  readonly counting: "SUBMITTED" | "APPROVED";
  readonly from: string;
  readonly to: string;
  readonly pillar: string | null;
  readonly dossiers: number;
  readonly source: string;
};

/** Every total, by period and pillar. */
export const publishedFigureRows: () => readonly PublishedFigureRow[] = once(() => readJson("published-figures.json"));
