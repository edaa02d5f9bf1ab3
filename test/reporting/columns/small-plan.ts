import type { AggregateName } from "../../../src/reporting/cubes/aggregate.ts";
import type { DimensionName } from "../../../src/reporting/cubes/dossiers.ts";
import { familiesOf } from "../../../src/reporting/families.ts";
import type { CompanyScope, DossierScope, Plan } from "../../../src/reporting/plan.ts";
import { totalSets, type Totals } from "../../../src/reporting/totals.ts";
import type { Company, Fact } from "./snapshot.ts";

type Further = Partial<Omit<Plan, "scope" | "by" | "totals">> & { readonly totals?: Totals };

const classification = { nace: "2025", placesOn: "2025-01-01", attributes: "AT_SUBMISSION" } as const;

/** A plan over the dossiers approved in 2016; `scope` and `further` replace what is different. */
export function dossierPlan(by: readonly DimensionName[], aggregates: readonly AggregateName[], scope: Partial<DossierScope> = {}, further: Further = {}): Plan {
  const period = { from: "2016-01-01", until: "2017-01-01" };
  return planOf(by, aggregates, { cube: "DOSSIERS", counting: "APPROVED", period, compared: null, filters: [], status: null, company: null, serviceProvider: null, classification, today: "2026-11-01", ...scope }, further);
}

/** A plan over the companies of the register. */
export function companyPlan(by: readonly DimensionName[], aggregates: readonly AggregateName[], scope: Partial<CompanyScope> = {}): Plan {
  return planOf(by, aggregates, { cube: "COMPANIES", filters: [], active: true, classification, today: "2026-11-01", ...scope }, {});
}

function planOf(by: readonly DimensionName[], aggregates: readonly AggregateName[], scope: Plan["scope"], { totals = "NONE", ...further }: Further): Plan {
  return { scope, by, families: familiesOf(by, scope.classification), aggregates, totals: totalSets(by.length, totals), parents: false, having: [], order: [], page: { limit: 1000, after: null }, others: false, ...further };
}

/** A dossier approved on a day, of 100.00 EUR, by the first company. */
export function approved(day: string, codes: Fact["codes"] = {}, further: Partial<Fact> = {}): Fact {
  return { codes, company: 0, establishment: 0, amounts: { subsidyCents: 10_000, eligibleCostCents: 0, paidCents: 0, recoveredCents: 0 }, days: { SUBMITTED: day, APPROVED: day }, ...further };
}

/** A company that the register lists. */
export function company(number: string, codes: Company["codes"] = {}, further: Partial<Company> = {}): Company {
  return { number, isActive: true, units: 1, codes, ...further };
}

/** The amounts of a dossier that only its subsidy is asked of. */
export function subsidy(subsidyCents: number): Pick<Fact, "amounts"> {
  return { amounts: { subsidyCents, eligibleCostCents: 0, paidCents: 0, recoveredCents: 0 } };
}
