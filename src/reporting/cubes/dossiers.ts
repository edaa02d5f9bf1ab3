import { sql, type SQL } from "drizzle-orm";
import { subsidyRules } from "../../data/subsidy-rules.ts";
import { companyAgeClassOf, establishmentsClassOf } from "../../db/find/class-expressions.ts";
import { dossier } from "../../db/tables/index.ts";
import { codeList, type CodeListName } from "../../domain/code-lists.ts";
import type { CountedMilestone } from "../../domain/dossier-status.ts";
import type { NaceLevel } from "../../domain/nace.ts";
import type { TimeUnit } from "../../domain/period.ts";
import type { PlaceLevel } from "../../domain/place.ts";
import { pillarOf, pillarsFiled, regimes } from "../../domain/subsidy-rules.ts";
import { divideHalfUp } from "../ratio.ts";

/** A dimension that stands in a column: a code without levels. */
export type FlatDimension = {
  readonly kind: "FLAT";
  /** The code of a dossier; null when it is not known. */
  readonly code: SQL;
  /** The codes of the list, in its order. */
  readonly codes: () => readonly string[];
  /** Codes that may occur beside those of the list: filed or delivered before they were listed. */
  readonly alsoAllows: (code: string) => boolean;
  /** Rows come in the order of the list, else by code. */
  readonly inListOrder: boolean;
  /** How many codes to reckon with where there is no list. */
  readonly expected: number;
};
export type NaceDimension = { readonly kind: "NACE"; readonly level: NaceLevel };
export type PlaceDimension = { readonly kind: "PLACE"; readonly level: PlaceLevel };
export type TimeDimension = { readonly kind: "TIME"; readonly unit: TimeUnit };
export type Dimension = FlatDimension | NaceDimension | PlaceDimension | TimeDimension;

/** What dossiers can be broken down by, each in one entry, by its name in the schema. */
export const dimensions = {
  PILLAR: flat(sql`${dossier.pillar}`, () => pillarsFiled.filter((code) => pillarOf(code) === code)),
  THEME: flat(sql`${dossier.theme}`, () => subsidyRules().themes.map(({ code }) => code), { alsoAllows: isThemeAsFiled }),
  TOPIC: flat(sql`${dossier.topic}`, () => subsidyRules().topics.map(({ code }) => code)),
  COMPANY_SIZE: list("company-size", sql`${dossier.declaredSize}`),
  EMPLOYMENT_CLASS: list("employment-class", sql`nullif(nullif(${dossier.employmentClass}, '0'), '?')`),
  LEGAL_TYPE: list("legal-type", sql`nullif(${dossier.legalType}, '0')`),
  LEGAL_FORM: flat(sql`${dossier.legalForm}`, () => codesOf("legal-form"), { alsoAllows: (code) => /^\d{3}$/.test(code) }),
  NACE_SECTION: { kind: "NACE", level: "SECTION" },
  NACE_DIVISION: { kind: "NACE", level: "DIVISION" },
  NACE_GROUP: { kind: "NACE", level: "GROUP" },
  NACE_CLASS: { kind: "NACE", level: "CLASS" },
  NACE_SUBCLASS: { kind: "NACE", level: "SUBCLASS" },
  REGION: { kind: "PLACE", level: "REGION" },
  PROVINCE: { kind: "PLACE", level: "PROVINCE" },
  ARRONDISSEMENT: { kind: "PLACE", level: "ARRONDISSEMENT" },
  MUNICIPALITY: { kind: "PLACE", level: "MUNICIPALITY" },
  ESTABLISHMENTS_CLASS: list("establishments-class", establishmentsClassOf(dossier.establishments)),
  COMPANY_AGE_CLASS: list("company-age-class", companyAgeClassOf(dossier.companyStartedOn, dossier.submittedOn)),
  REGIME: flat(sql`${dossier.regime}`, () => regimes().map(({ code }) => code)),
  STATUS: list("dossier-status", sql`${dossier.status}`),
  SERVICE_PROVIDER: flat(sql`${dossier.serviceProviderNumber}`, () => [], { expected: 10_000 }),
  YEAR: { kind: "TIME", unit: "YEAR" },
  QUARTER: { kind: "TIME", unit: "QUARTER" },
  MONTH: { kind: "TIME", unit: "MONTH" },
} as const satisfies Readonly<Record<string, Dimension>>;

/** The name of a dimension, as in the schema. */
export type DimensionName = keyof typeof dimensions;

/** The entry of a dimension. */
export function dimension(name: DimensionName): Dimension {
  return dimensions[name];
}

/** Whether a name is that of a dimension. */
export function isDimension(name: string): name is DimensionName {
  return Object.hasOwn(dimensions, name);
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

/** A whole number that an engine reckons for each group of dossiers: a count, or a sum of cents. */
export type Aggregate = {
  /** Over the dossiers of one company in one group; null when it needs none. */
  readonly perCompany: SQL | null;
  /** Over the companies of a group; `column` is the one that holds `perCompany`. */
  readonly overall: (column: SQL) => SQL;
};

const sum = (column: SQL): SQL => sql`sum(${column})`;

/** Every aggregate, by the name of its column. */
export const aggregates = {
  dossiers: { perCompany: sql`count(*)`, overall: sum },
  companies: { perCompany: null, overall: () => sql`count(distinct enterprise_number)` },
  establishments: { perCompany: null, overall: () => sql`count(distinct establishment_number)` },
  subsidyCents: { perCompany: sql`sum(${dossier.subsidyCents})`, overall: sum },
  eligibleCostCents: { perCompany: sql`sum(${dossier.eligibleCostCents})`, overall: sum },
} as const satisfies Readonly<Record<string, Aggregate>>;

/** The name of an aggregate. */
export type AggregateName = keyof typeof aggregates;

/** Every aggregate, in the order that statements give them. */
export const aggregateNames = Object.keys(aggregates) as readonly AggregateName[];

/** The aggregates of a group that were asked for; absent ones were not. */
export type Sums = { readonly [Name in AggregateName]?: bigint };

/** A figure made of aggregates. */
export type MeasureEntry = {
  readonly needs: readonly AggregateName[];
  /** The value, cents for amounts; null when there is none, as the average of nothing. */
  readonly value: (sums: Required<Sums>) => bigint | null;
  /** Whether its part of the total means anything. */
  readonly hasShare: boolean;
};

/** What can be reckoned of the dossiers counted, each in one entry, by its name in the schema. */
export const measures = {
  DOSSIERS: { needs: ["dossiers"], value: ({ dossiers }) => dossiers, hasShare: true },
  COMPANIES: { needs: ["companies"], value: ({ companies }) => companies, hasShare: true },
  ESTABLISHMENTS: { needs: ["establishments"], value: ({ establishments }) => establishments, hasShare: true },
  SUBSIDY: { needs: ["subsidyCents"], value: ({ subsidyCents }) => subsidyCents, hasShare: true },
  ELIGIBLE_COST: { needs: ["eligibleCostCents"], value: ({ eligibleCostCents }) => eligibleCostCents, hasShare: true },
  AVERAGE_SUBSIDY: { needs: ["subsidyCents", "dossiers"], value: ({ subsidyCents, dossiers }) => (dossiers === 0n ? null : divideHalfUp(subsidyCents, dossiers)), hasShare: false },
} as const satisfies Readonly<Record<string, MeasureEntry>>;

/** The name of a measure, as in the schema. */
export type MeasureName = keyof typeof measures;

/** Every measure, in the order of the catalog. */
export const measureNames = Object.keys(measures) as readonly MeasureName[];

function flat(code: SQL, codes: () => readonly string[], further: Partial<Pick<FlatDimension, "alsoAllows" | "inListOrder" | "expected">> = {}): FlatDimension {
  return { kind: "FLAT", code, codes, alsoAllows: () => false, inListOrder: false, expected: 0, ...further };
}

function list(name: CodeListName, code: SQL): FlatDimension {
  return flat(code, () => codesOf(name), { inListOrder: true });
}

function codesOf(name: CodeListName): readonly string[] {
  return codeList(name).map(({ code }) => code);
}

/** Before 2023 themes were free: only what can't have been filed is refused. */
function isThemeAsFiled(code: string): boolean {
  return code.length <= 100 && /^\p{L}[\p{L}\p{M}\p{N} _&/(),.'’+:-]*$/u.test(code);
}
