import { sql } from "drizzle-orm";
import { companyAgeClassOf, establishmentsClassOf } from "../../db/find/class-expressions.ts";
import { newestEmploymentClass } from "../../db/find/company-filter.ts";
import { company } from "../../db/tables/index.ts";
import type { Aggregate } from "./aggregate.ts";
import { legalForm, levelDimensions, list, type Dimension } from "./dimension.ts";

/** What companies can be broken down by, as the register has them now; also what dossiers are, where current attributes are asked. */
export const companyDimensions = {
  EMPLOYMENT_CLASS: list("employment-class", () => newestEmploymentClass()),
  LEGAL_TYPE: list("legal-type", () => sql`nullif(${company.legalType}, '0')`),
  LEGAL_FORM: legalForm(sql`${company.legalForm}`),
  ...levelDimensions,
  ESTABLISHMENTS_CLASS: list("establishments-class", () => establishmentsClassOf(company.establishments)),
  COMPANY_AGE_CLASS: list("company-age-class", (today) => companyAgeClassOf(company.startedOn, sql`${today}::date`)),
} as const satisfies Readonly<Record<string, Dimension>>;

/** The name of a dimension of companies, as in the schema. */
export type CompanyDimensionName = keyof typeof companyDimensions;

/** Whether a name is that of a dimension of companies. */
export function isCompanyDimension(name: string): name is CompanyDimensionName {
  return Object.hasOwn(companyDimensions, name);
}

/** What is reckoned of companies. */
export const companyAggregates = {
  companies: { kind: "COUNT" },
  establishments: { kind: "SUM", of: sql`${company.establishments}` },
} as const satisfies Readonly<Record<string, Aggregate>>;
