import { once, readJson, type DataLabels } from "./read.ts";

/** A day from which figures can't simply be compared with earlier ones; `dimensions` null means every breakdown. */
export type SeriesBreakRow = {
  readonly on: string;
  readonly kind: "SCHEME_RULE" | "NACE_REVISION" | "MUNICIPALITY_MERGER" | "SOURCE_CHANGE";
  readonly mandatory: boolean;
  readonly dimensions: readonly string[] | null;
  readonly notes: DataLabels;
  readonly source: string;
};

/** All known breaks by day. */
export const seriesBreakRows: () => readonly SeriesBreakRow[] = once(() => readJson("series-breaks.json"));
