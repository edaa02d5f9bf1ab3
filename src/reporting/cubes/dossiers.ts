import { sql } from "drizzle-orm";
import { subsidyRules } from "../../data/subsidy-rules.ts";
import { companyAgeClassOf, establishmentsClassOf } from "../../db/find/class-expressions.ts";
import { company, dossier } from "../../db/tables/index.ts";
import type { CountedMilestone } from "../../domain/dossier-status.ts";
import { pillarOf, pillarsFiled, regimes } from "../../domain/subsidy-rules.ts";
import type { Aggregate } from "./aggregate.ts";
import { flat, legalForm, levelDimensions, list, type Dimension } from "./dimension.ts";

/** What dossiers can be broken down by, each in one entry, by its name in the schema. Attributes of the company are those at submission. */
export const dossierDimensions = {
  PILLAR: flat(sql`${dossier.pillar}`, () => pillarsFiled.filter((code) => pillarOf(code) === code)),
  THEME: flat(sql`${dossier.theme}`, () => subsidyRules().themes.map(({ code }) => code), { alsoAllows: isThemeAsFiled }),
  TOPIC: flat(sql`${dossier.topic}`, () => subsidyRules().topics.map(({ code }) => code)),
  COMPANY_SIZE: list("company-size", () => sql`${dossier.declaredSize}`),
  EMPLOYMENT_CLASS: list("employment-class", () => sql`nullif(nullif(${dossier.employmentClass}, '0'), '?')`),
  LEGAL_TYPE: list("legal-type", () => sql`nullif(${dossier.legalType}, '0')`),
  LEGAL_FORM: legalForm(sql`${dossier.legalForm}`),
  ...levelDimensions,
  ESTABLISHMENTS_CLASS: list("establishments-class", () => establishmentsClassOf(dossier.establishments)),
  COMPANY_AGE_CLASS: list("company-age-class", () => companyAgeClassOf(dossier.companyStartedOn, dossier.submittedOn)),
  REGIME: flat(sql`${dossier.regime}`, () => regimes().map(({ code }) => code)),
  STATUS: list("dossier-status", () => sql`${dossier.status}`),
  SERVICE_PROVIDER: flat(sql`${dossier.serviceProviderNumber}`, () => [], { expected: 10_000 }),
  YEAR: { kind: "TIME", unit: "YEAR" },
  QUARTER: { kind: "TIME", unit: "QUARTER" },
  MONTH: { kind: "TIME", unit: "MONTH" },
} as const satisfies Readonly<Record<string, Dimension>>;

/** The name of a dimension, as in the schema; those of companies are among them. */
export type DimensionName = keyof typeof dossierDimensions;

/** The entry of a dimension. */
export function dimension(name: DimensionName): Dimension {
  return dossierDimensions[name];
}

/** Whether a name is that of a dimension. */
export function isDimension(name: string): name is DimensionName {
  return Object.hasOwn(dossierDimensions, name);
}

/** The Brussels day of each event that can be counted. */
export const eventDays = {
  SUBMITTED: dossier.submittedOn,
  APPROVED: dossier.approvedOn,
  REFUSED: dossier.refusedOn,
  WITHDRAWN: dossier.withdrawnOn,
  LAPSED: dossier.lapsedOn,
  PAID: dossier.paidOn,
  RECOVERED: dossier.recoveredOn,
} as const satisfies Readonly<Record<CountedMilestone, unknown>>;

/** What is reckoned of dossiers. `activeCompanies` needs the company of the register beside the dossier. */
export const dossierAggregates = {
  dossiers: { kind: "COUNT" },
  companies: { kind: "DISTINCT", of: sql`${dossier.enterpriseNumber}`, entity: "COMPANY" },
  activeCompanies: { kind: "DISTINCT", of: sql`case when ${company.number} is not null and ${company.endedOn} is null then ${dossier.enterpriseNumber} end`, entity: "ACTIVE_COMPANY" },
  establishments: { kind: "DISTINCT", of: sql`${dossier.establishmentNumber}`, entity: "ESTABLISHMENT" },
  subsidyCents: { kind: "SUM", of: sql`${dossier.subsidyCents}` },
  eligibleCostCents: { kind: "SUM", of: sql`${dossier.eligibleCostCents}` },
  paidCents: { kind: "SUM", of: sql`coalesce(${dossier.paidCents}, 0)` },
  recoveredCents: { kind: "SUM", of: sql`coalesce(${dossier.recoveredCents}, 0)` },
  medianSubsidyCents: { kind: "MEDIAN", of: sql`${dossier.subsidyCents}`, column: "subsidyCents" },
} as const satisfies Readonly<Record<string, Aggregate>>;

/** Before 2023 themes were free: only what can't have been filed is refused. */
function isThemeAsFiled(code: string): boolean {
  return code.length <= 100 && /^\p{L}[\p{L}\p{M}\p{N} _&/(),.'’+:-]*$/u.test(code);
}
