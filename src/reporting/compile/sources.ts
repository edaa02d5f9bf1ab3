import { sql, type SQL } from "drizzle-orm";
import { dossier } from "../../db/tables/index.ts";
import type { Period } from "../../domain/period.ts";
import type { Shift } from "../compare.ts";
import { allOf, dossierColumnsIn, listed, named, sideNumbers, type Numbered, type SideNumber } from "./columns.ts";
import { scanConditions } from "./conditions.ts";
import { readColumns, type DossierPlan, type Source } from "./facts.ts";

/** How plans read the dossiers. */
export type Sources = {
  /** Parts of the statement that several plans read. */
  readonly shared: readonly SQL[];
  /** Those of each plan, by its number; none for companies. */
  readonly of: ReadonlyMap<number, readonly Source[]>;
};

type Side = { readonly plan: DossierPlan; readonly planNumber: number; readonly number: SideNumber; readonly period: Period | null; readonly shift: Shift | null };
type Scan = { readonly condition: SQL; readonly sides: readonly Side[] };

/** From how many plans on, the dossiers that these have in common are read once, into a narrow copy. */
const SHARED_FROM = 3;

/** Finds the scans that plans have in common; `textOf` gives equal text for equal conditions. */
export function sourcesOf(plans: readonly Numbered[], textOf: (condition: SQL) => string): Sources {
  const scans = scansOf(plans.flatMap(sidesOf), textOf).map(({ condition, sides }, index) => {
    const isShared = sides.length >= SHARED_FROM;
    const name = named(`scoped_${index}`);
    const from = isShared ? sql`${name} as ${dossier}` : sql`${dossier} where ${condition}`;
    return { sides, from, shared: isShared ? [sql`${name} as materialized (select ${columnsOf(sides)} from ${dossier} where ${condition})`] : [] };
  });
  const used = scans.flatMap(({ sides, from }) => sides.map(({ planNumber, number, shift }) => ({ planNumber, source: { side: number, shift, from } })));
  const byPlan = Map.groupBy(used, ({ planNumber }) => planNumber);
  const of = new Map([...byPlan].map(([planNumber, each]) => [planNumber, each.map(({ source }) => source).toSorted((a, b) => a.side - b.side)]));
  return { shared: scans.flatMap(({ shared }) => shared), of };
}

function scansOf(sides: readonly Side[], textOf: (condition: SQL) => string): readonly Scan[] {
  const conditions = sides.map((side) => ({ side, condition: allOf(scanConditions(side.plan.scope, side.period)) }));
  return [...Map.groupBy(conditions, ({ condition }) => textOf(condition)).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ condition: first.condition, sides: same.map(({ side }) => side) }];
  });
}

function sidesOf({ plan, number: planNumber }: Numbered): readonly Side[] {
  const { scope } = plan;
  if (scope.cube === "COMPANIES") return [];
  return sideNumbers(scope).map((number) => {
    const { period, shift } = number === 1 && scope.compared !== null ? { period: scope.compared.previous, shift: scope.compared.shift } : { period: scope.period, shift: null };
    return { plan: { ...plan, scope }, planNumber, number, period, shift };
  });
}

function columnsOf(sides: readonly Side[]): SQL {
  const columns = dossierColumnsIn(sides.flatMap(({ plan, shift }) => readColumns(plan, shift)));
  return columns.length === 0 ? sql`1` : listed(columns.map((column) => sql`${column}`));
}
