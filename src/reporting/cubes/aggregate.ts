import type { SQL } from "drizzle-orm";

/** A whole number that an engine reckons for each group of rows. */
export type Aggregate =
  /** Rows. */
  | { readonly kind: "COUNT" }
  /** Sum of a whole number of each row, never null. */
  | { readonly kind: "SUM"; readonly of: SQL }
  /** Distinct values of the rows; null ones do not count. */
  | { readonly kind: "DISTINCT"; readonly of: SQL; readonly entity: Entity }
  /** Lower median of a whole number of each row; 0 of no rows. */
  | { readonly kind: "MEDIAN"; readonly of: SQL; readonly column: string };

/** What is counted once each: companies, those that the register lists now, establishment units. */
export type Entity = "COMPANY" | "ACTIVE_COMPANY" | "ESTABLISHMENT";

/** Every aggregate of any cube, in the order that statements give them. */
export const aggregateNames = ["dossiers", "companies", "activeCompanies", "establishments", "subsidyCents", "eligibleCostCents", "paidCents", "recoveredCents", "medianSubsidyCents"] as const;

/** The name of an aggregate: that of its column. */
export type AggregateName = (typeof aggregateNames)[number];

/** The aggregates of a group that were asked for; absent ones were not. Whole numbers up to 2^53-1, amounts in cents. */
export type Sums = { readonly [Name in AggregateName]?: number };
