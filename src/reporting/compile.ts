import { sql, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { compileFacts } from "./compile/facts.ts";
import { compileFingerprint, compileParts, compileTables, widthOf } from "./compile/parts.ts";
import { sourcesOf } from "./compile/sources.ts";
import type { Plan } from "./plan.ts";

export { compileScope } from "./compile/conditions.ts";

/** A statement with its parameters apart. */
export type Query = { readonly text: string; readonly parameters: readonly unknown[] };

const dialect = new PgDialect({ casing: "snake_case" });

/**
 * One statement for plans, so that all are of one state of the data: of each, both sides of a comparison, the page of rows, the totals and the
 * sums that reconcile them, all reckoned by the database. Its rows have `plan` (the number of a plan, -1 for the fingerprint), `part` (see
 * `partNumbers`), `place` (which of the totals), `position`, the key and the values. Facts are a table of their own before they are grouped
 * by sets, and hold the company where companies are counted: so it also runs where dossiers are distributed by company.
 */
export function compilePlans(plans: readonly Plan[]): SQL {
  const numbered = plans.map((plan, number) => ({ plan, number }));
  const width = widthOf(numbered);
  const { shared, of } = sourcesOf(numbered, (condition) => JSON.stringify(toQuery(condition)));
  const tables = [...shared, ...numbered.flatMap((each) => compileTables(each, compileFacts(each.plan, of.get(each.number) ?? [])))];
  const parts = [compileFingerprint(width), ...numbered.flatMap((each) => compileParts(each, width))];
  return sql`with ${sql.join(tables, sql`, `)} ${sql.join(parts, sql` union all `)} order by plan, part, place, position`;
}

/** The text and parameters of a statement. */
export function toQuery(statement: SQL): Query {
  const { sql: text, params: parameters } = dialect.sqlToQuery(statement);
  return { text, parameters };
}
