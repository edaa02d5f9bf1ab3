import { publishedFigureRows, type PublishedFigureRow } from "../data/published-figures.ts";

/** A grand total of dossiers that the administration has made public, as it was published; never reckoned from what is held. */
export type PublishedFigure = PublishedFigureRow;

/** All of them, the oldest period first. */
export function publishedFigures(): readonly PublishedFigure[] {
  return publishedFigureRows();
}
