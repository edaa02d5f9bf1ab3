import type { Aggregate, AggregateName, Entity } from "../../../cubes/aggregate.ts";
import { companyAggregates } from "../../../cubes/companies.ts";
import { dossierAggregates } from "../../../cubes/dossiers.ts";
import { countOf, type Plan } from "../../../plan.ts";
import type { AmountName } from "../store.ts";

/** A column of whole numbers; `units` are the establishment units of a company. */
export type NumberColumnName = AmountName | "units";

/** The aggregates of a plan by how they are reckoned. The count always is. */
export type Reckoning = {
  readonly count: AggregateName;
  readonly sums: readonly { readonly name: AggregateName; readonly of: NumberColumnName }[];
  readonly distinct: readonly { readonly name: AggregateName; readonly entity: Entity }[];
  readonly medians: readonly { readonly name: AggregateName; readonly of: NumberColumnName }[];
};

/** What a plan reckons. */
export function reckoningOf({ scope: { cube }, aggregates }: Pick<Plan, "scope" | "aggregates">): Reckoning {
  const entries: Readonly<Partial<Record<AggregateName, Aggregate>>> = cube === "DOSSIERS" ? dossierAggregates : companyAggregates;
  const named = aggregates.map((name) => ({ name, entry: entries[name] ?? missing(name) }));
  return {
    count: countOf(cube),
    sums: named.flatMap(({ name, entry }) => (entry.kind === "SUM" ? [{ name, of: summed(name) }] : [])),
    distinct: named.flatMap(({ name, entry }) => (entry.kind === "DISTINCT" ? [{ name, entity: entry.entity }] : [])),
    medians: named.flatMap(({ name, entry }) => (entry.kind === "MEDIAN" ? [{ name, of: entry.column as AmountName }] : [])),
  };
}

function summed(name: AggregateName): NumberColumnName {
  if (name === "subsidyCents" || name === "eligibleCostCents" || name === "paidCents" || name === "recoveredCents") return name;
  return name === "establishments" ? "units" : missing(name);
}

function missing(name: AggregateName): never {
  throw new Error(`there is no column to reckon ${name} from`);
}
