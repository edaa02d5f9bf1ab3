import { sql, type SQL } from "drizzle-orm";
import { company, dossier } from "../../db/tables/index.ts";
import type { TimeUnit } from "../../domain/period.ts";
import type { Shift } from "../compare.ts";
import { companyDimensions, isCompanyDimension } from "../cubes/companies.ts";
import type { Aggregate, AggregateName } from "../cubes/aggregate.ts";
import type { Dimension } from "../cubes/dimension.ts";
import { dimension, eventDays, type DimensionName } from "../cubes/dossiers.ts";
import type { DossierScope, Plan } from "../plan.ts";
import { aggregateOf, allOf, dossierColumnsIn, keyColumn, listed, named, whole, type SideNumber } from "./columns.ts";
import { asksCompany, companyConditions } from "./conditions.ts";
import { isPresent, levelKey, lookupConditions, lookupJoins, looksUp, unmappedValues } from "./lookups.ts";
import { isFiledIn } from "./nace.ts";

/** The dossiers of a side: what follows FROM, where they are called `dossier`. */
export type Source = { readonly side: SideNumber; readonly shift: Shift | null; readonly from: SQL };

/** A plan of dossiers. */
export type DossierPlan = Plan & { readonly scope: DossierScope };

/**
 * The rows that are grouped by key: of both sides, with what is summed, and what is counted once each in a column. Rows are summed up as far as
 * the key, and company or establishment where these are counted; where a median is asked for, each dossier is a row.
 */
export function compileFacts(plan: Plan, sources: readonly Source[]): SQL {
  if (plan.scope.cube === "COMPANIES") return companyFacts(plan);
  const dossiers = { ...plan, scope: plan.scope };
  const base = sql.join(sources.map((source) => sql`(${baseOf(dossiers, source)})`), sql` union all `);
  const keys = plan.by.map((name, index) => sql`${isCarried(plan, name) ? named(keyColumn(index)) : lookedUpKey(plan, name)} as ${named(keyColumn(index))}`);
  const distinct = distinctNames(plan).map((name) => sql`${of(plan, name)} as ${named(name)}`);
  const summed = [...summedColumns(plan).keys()].map(named);
  const unmapped = unmappedValues(plan, (isUnmapped) => sql`case when ${isUnmapped} then ${named("dossiers")} else 0 end`);
  const conditions = [...companyConditions(plan.scope), ...lookupConditions(plan)];
  return sql`select ${listed([sql`side`, ...keys, ...distinct, ...summed, ...unmapped])} from (${base}) as ${dossier}${companyJoin(plan)}${lookupJoins(plan)}${where(conditions)}`;
}

/** What a plan reads of each dossier, with the days of a side. */
export function readColumns(plan: DossierPlan, shift: Shift | null): readonly SQL[] {
  return [...carriedKeys(plan, shift), ...storedColumns(plan), ...[...summedColumns(plan).values()].map(({ one }) => one)];
}

/** The dossiers of one side by all that decides their key, before anything is looked up: that is done once for all that are alike. */
function baseOf(plan: DossierPlan, { side, shift, from }: Source): SQL {
  const groups = [...carriedKeys(plan, shift), ...storedColumns(plan)];
  const isSingle = hasMedian(plan);
  const values = [...summedColumns(plan)].map(([name, { one, all }]) => sql`${isSingle ? one : all} as ${named(name)}`);
  const positions = groups.map((_, index) => whole(index + 2));
  const grouped = isSingle || groups.length === 0 ? sql`` : sql` group by ${listed(positions)}`;
  return sql`select ${listed([sql`${whole(side)} as side`, ...groups, ...values])} from ${from}${grouped}`;
}

/** Companies are their own rows. */
function companyFacts(plan: Plan): SQL {
  const keys = plan.by.map((name, index) => sql`${lookedUpKey(plan, name)} as ${named(keyColumn(index))}`);
  const values = [...summedColumns(plan)].map(([name, { all }]) => sql`${all} as ${named(name)}`);
  const unmapped = unmappedValues(plan, (isUnmapped) => sql`count(*) filter (where ${isUnmapped})`);
  const positions = keys.map((_, index) => whole(index + 2));
  const grouped = keys.length === 0 ? sql`` : sql` group by ${listed(positions)}`;
  return sql`select ${listed([sql`0 as side`, ...keys, ...values, ...unmapped])} from ${company}${lookupJoins(plan)}${where([...activeIs(plan), ...companyConditions(plan.scope), ...lookupConditions(plan)])}${grouped}`;
}

function activeIs({ scope }: Plan): readonly SQL[] {
  if (scope.cube === "DOSSIERS" || scope.active === null) return [];
  return [scope.active ? sql`${company.endedOn} is null` : sql`${company.endedOn} is not null`];
}

function where(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`` : sql` where ${allOf(conditions)}`;
}

/** Whether the part of the key stands in the row of the dossier itself. */
function isCarried({ scope }: Plan, name: DimensionName): boolean {
  const { kind } = dimension(name);
  return kind === "TIME" || (kind === "FLAT" && !(isPresent(scope) && isCompanyDimension(name)));
}

function carriedKeys(plan: DossierPlan, shift: Shift | null): readonly SQL[] {
  return plan.by.flatMap((name, index) => (isCarried(plan, name) ? [sql`${carriedKey(dimension(name), plan.scope, shift)} as ${named(keyColumn(index))}`] : []));
}

function carriedKey(entry: Dimension, { counting, today }: DossierScope, shift: Shift | null): SQL {
  if (entry.kind === "TIME") return timeKey(entry.unit, moved(sql`${eventDays[counting]}`, shift));
  if (entry.kind === "FLAT") return entry.code(today);
  throw new Error("a level is looked up");
}

function lookedUpKey(plan: Plan, name: DimensionName): SQL {
  const entry: Dimension = isCompanyDimension(name) ? companyDimensions[name] : dimension(name);
  return entry.kind === "FLAT" ? entry.code(plan.scope.today) : levelKey(plan, name);
}

const timeFormats: Readonly<Record<TimeUnit, string>> = { YEAR: "YYYY", QUARTER: 'YYYY-"Q"Q', MONTH: "YYYY-MM" };

function timeKey(unit: TimeUnit, day: SQL): SQL {
  return sql`to_char((${day})::timestamp, ${sql.raw(`'${timeFormats[unit]}'`)})`;
}

/** The day that one of the earlier period is paired with. */
function moved(day: SQL, shift: Shift | null): SQL {
  if (shift === null) return day;
  return shift.unit === "MONTHS" ? sql`${day} + make_interval(months => ${shift.count}::int)` : sql`${day} + ${shift.count}::int`;
}

/** The columns of the dossier that decide what is looked up, or are counted once each. */
function storedColumns(plan: DossierPlan): readonly SQL[] {
  const counted = dossierColumnsIn(distinctNames(plan).map((name) => of(plan, name)));
  const isFiled = !isPresent(plan.scope);
  const stored = new Set([...counted, ...(asksRegister(plan) ? [dossier.enterpriseNumber] : []), ...(isFiled && looksUp(plan, "PLACE") ? [dossier.municipality] : [])]);
  const columns = [...stored].map((column) => sql`${column}`);
  return isFiled && looksUp(plan, "NACE") ? [...columns, ...activityColumns(plan, stored.has(dossier.enterpriseNumber))] : columns;
}

/** The company is only asked for its own codes where the dossier's is of another version. */
function activityColumns({ scope }: DossierPlan, hasCompany: boolean): readonly SQL[] {
  const asked = sql`case when ${isFiledIn(scope.classification.nace)} then null else ${dossier.enterpriseNumber} end as ${named("enterprise_number")}`;
  return [sql`${dossier.naceVersion}`, sql`${dossier.naceCode}`, ...(hasCompany ? [] : [asked])];
}

function asksRegister({ scope, by, aggregates }: DossierPlan): boolean {
  return aggregates.includes("activeCompanies") || asksCompany(scope) || (isPresent(scope) && by.some(isCompanyDimension));
}

function companyJoin(plan: Plan): SQL {
  if (plan.scope.cube === "COMPANIES" || !asksRegister({ ...plan, scope: plan.scope })) return sql``;
  return sql` left join ${company} on ${company.number} = ${dossier.enterpriseNumber}`;
}

function of({ scope }: Plan, name: AggregateName): SQL {
  const entry = aggregateOf(scope, name);
  return entry.kind === "COUNT" ? sql`1` : entry.of;
}

function kindOf({ scope }: Plan, name: AggregateName): Aggregate["kind"] {
  return aggregateOf(scope, name).kind;
}

function distinctNames(plan: Plan): readonly AggregateName[] {
  return plan.aggregates.filter((name) => kindOf(plan, name) === "DISTINCT");
}

function hasMedian(plan: Plan): boolean {
  return plan.aggregates.some((name) => kindOf(plan, name) === "MEDIAN");
}

/** A value of one row, and of all rows of a group. */
type Summed = { readonly one: SQL; readonly all: SQL };

/** What is summed, by column; also that of which a median is taken. */
function summedColumns({ scope, aggregates }: Plan): ReadonlyMap<string, Summed> {
  return new Map(
    aggregates.flatMap((name): readonly (readonly [string, Summed])[] => {
      const entry = aggregateOf(scope, name);
      switch (entry.kind) {
        case "COUNT":
          return [[name, { one: sql`1::bigint`, all: sql`count(*)` }]];
        case "SUM":
          return [[name, summed(entry.of)]];
        case "MEDIAN":
          return [[entry.column, summed(entry.of)]];
        case "DISTINCT":
          return [];
      }
    }),
  );
}

function summed(of: SQL): Summed {
  return { one: of, all: sql`sum(${of})::bigint` };
}
