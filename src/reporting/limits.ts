/** Bounds that breakdowns are held to; the catalog lists them. */
export const breakdownLimits = {
  /** Dimensions of one breakdown. */
  maxDimensions: 6,
  /** Estimated cells of one breakdown. */
  maxCells: 100_000,
  /** Rows on a page. */
  maxRows: 1000,
  /** Rows on a page of which only the flat table is asked. */
  maxTableRows: 10_000,
  /** Conditions in `having`. */
  maxConditions: 10,
  /** Parts of `orderBy`. */
  maxOrders: 6,
} as const;
