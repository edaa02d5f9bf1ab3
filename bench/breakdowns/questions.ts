/** A figure of a breakdown, by its field in the schema. */
export type MeasureField = "dossiers" | "companies" | "subsidy" | "eligibleCost" | "averageSubsidy" | "medianSubsidy" | "paidAmount";

/** A dimension that the benchmark breaks down by, as in the schema. */
export type By =
  | "PILLAR" | "THEME" | "COMPANY_SIZE" | "EMPLOYMENT_CLASS" | "NACE_SECTION" | "NACE_DIVISION" | "NACE_GROUP" | "PROVINCE" | "MUNICIPALITY"
  | "REGIME" | "STATUS" | "SERVICE_PROVIDER" | "YEAR" | "QUARTER" | "MONTH";

/** A breakdown that every way is asked: the variables of `dossierBreakdown` beside `by`, and the figures wanted. */
export type Question = { readonly name: string; readonly title: string; readonly by: readonly By[]; readonly measures: readonly MeasureField[]; readonly variables: Variables };

type Variables = {
  readonly period: object;
  readonly counting?: "SUBMITTED";
  readonly where?: object;
  readonly compare?: object;
  readonly totals?: "ROLLUP";
  readonly orderBy?: readonly { readonly measure: { readonly measure: string } }[];
  readonly first?: number;
};

/** All that the generated dossiers hold. */
const all = { months: { from: "2015-01", to: "2026-10" } };
const firstQuestion = { months: { from: "2016-04", to: "2016-12" } };
const year = { year: 2025 };

/** Twelve breakdowns as reports ask them, most of them over twelve years. */
export const typical: readonly Question[] = [
  { name: "pillars-compared", title: "pillar, April to December 2016 with 2015", by: ["PILLAR"], measures: ["dossiers", "subsidy"], variables: { period: firstQuestion, compare: {} } },
  { name: "size-employment", title: "size x workforce class", by: ["COMPANY_SIZE", "EMPLOYMENT_CLASS"], measures: ["dossiers", "subsidy"], variables: { period: all } },
  { name: "section-year", title: "NACE section x year", by: ["NACE_SECTION", "YEAR"], measures: ["dossiers", "subsidy"], variables: { period: all } },
  { name: "province-month", title: "province x month", by: ["PROVINCE", "MONTH"], measures: ["dossiers", "subsidy"], variables: { period: all, first: 1000 } },
  { name: "municipality", title: "municipality, two amounts", by: ["MUNICIPALITY"], measures: ["dossiers", "subsidy", "eligibleCost"], variables: { period: all, first: 1000 } },
  { name: "size-pillar-quarter", title: "size x pillar x quarter, average", by: ["COMPANY_SIZE", "PILLAR", "QUARTER"], measures: ["dossiers", "averageSubsidy"], variables: { period: all } },
  { name: "division-companies", title: "NACE division, distinct companies", by: ["NACE_DIVISION"], measures: ["dossiers", "companies"], variables: { period: all } },
  { name: "theme-median", title: "theme, median", by: ["THEME"], measures: ["dossiers", "medianSubsidy"], variables: { period: all } },
  { name: "manufacturing", title: "NACE group under section C", by: ["NACE_GROUP"], measures: ["dossiers", "subsidy"], variables: { period: all, where: { nace: { under: "C" } } } },
  { name: "top-providers", title: "top 20 service providers in Limburg", by: ["SERVICE_PROVIDER"], measures: ["dossiers", "subsidy"], variables: { period: all, where: { place: { under: "70000" } }, orderBy: [{ measure: { measure: "SUBSIDY" } }], first: 20 } },
  { name: "regime-status", title: "regime x status of those filed, paid", by: ["REGIME", "STATUS"], measures: ["dossiers", "subsidy", "paidAmount"], variables: { period: all, counting: "SUBMITTED" } },
  { name: "rollup", title: "province x pillar x year, distinct companies, all totals", by: ["PROVINCE", "PILLAR", "YEAR"], measures: ["dossiers", "companies", "subsidy"], variables: { period: all, totals: "ROLLUP" } },
];

/** The eight of a dashboard of one year. */
export const dashboard: readonly Question[] = [
  { name: "pillar", title: "pillar with the year before, distinct companies", by: ["PILLAR"], measures: ["dossiers", "companies", "subsidy"], variables: { period: year, compare: {} } },
  { name: "size", title: "size", by: ["COMPANY_SIZE"], measures: ["dossiers", "subsidy"], variables: { period: year } },
  { name: "employment", title: "workforce class", by: ["EMPLOYMENT_CLASS"], measures: ["dossiers", "subsidy"], variables: { period: year } },
  { name: "section", title: "NACE section", by: ["NACE_SECTION"], measures: ["dossiers", "subsidy"], variables: { period: year } },
  { name: "province", title: "province", by: ["PROVINCE"], measures: ["dossiers", "subsidy"], variables: { period: year } },
  { name: "month", title: "pillar x month", by: ["PILLAR", "MONTH"], measures: ["dossiers", "subsidy"], variables: { period: year } },
  { name: "theme", title: "theme", by: ["THEME"], measures: ["dossiers", "subsidy"], variables: { period: year } },
  { name: "top-municipalities", title: "top 10 municipalities", by: ["MUNICIPALITY"], measures: ["dossiers", "subsidy"], variables: { period: year, orderBy: [{ measure: { measure: "DOSSIERS" } }], first: 10 } },
];

/** All twenty. */
export const questions: readonly Question[] = [...typical, ...dashboard];

/** The columns of figures of an answer: of each measure, and of the earlier period where there is one. */
export function figureColumns({ measures, variables }: Question): readonly string[] {
  return measures.flatMap((measure) => (variables.compare === undefined ? [measure] : [measure, `previous ${measure}`]));
}
