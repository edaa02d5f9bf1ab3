import { passes, type CodeTest } from "../../../src/db/find/code-filter.ts";
import { addDays, addMonths } from "../../../src/domain/day.ts";
import { naceMap, placeMap } from "../../../src/reporting/classification.ts";
import type { Sums } from "../../../src/reporting/cubes/aggregate.ts";
import { isCompanyDimension } from "../../../src/reporting/cubes/companies.ts";
import { dimension, type DimensionName } from "../../../src/reporting/cubes/dossiers.ts";
import type { Sides } from "../../../src/reporting/engine.ts";
import { figureOf, meets, type Direction } from "../../../src/reporting/figures.ts";
import { companyFields, flatFields, type FilterField } from "../../../src/reporting/filter.ts";
import type { Plan, RowKey, Scope } from "../../../src/reporting/plan.ts";
import { sortText } from "../../../src/reporting/row-order.ts";
import { factsOf, type Coded, type Company, type Fact, type World } from "./snapshot.ts";

/** Something counted: a dossier or a company, with its key and its side. */
type Row = { readonly side: "now" | "previous"; readonly key: RowKey; readonly isLost: { readonly NACE: boolean; readonly PLACE: boolean }; readonly fact: Fact | null; readonly company: Company | null; readonly companyPlace: number };

type Group = { readonly key: RowKey; readonly rows: readonly Row[]; readonly sums: Sides<Sums> };

/** What an engine gives, in plain objects. */
export type Naive = ReturnType<typeof reckonPlainly>;

/** Reckons a plan by loops over objects. */
export function reckonPlainly(world: World, plan: Plan) {
  const rows = rowsOf(world, plan);
  const everything = plan.by.map((_, position) => position);
  const groups = groupBy(plan, rows, everything);
  if (plan.by.length === 0 && groups.length === 0) groups.push(groupOf(plan, [], []));
  const passing = groups.filter(({ sums }) => plan.having.every((condition) => meets(condition, sums))).toSorted((a, b) => compare(plan, placeOf(plan, a), placeOf(plan, b)));
  const { after, limit } = plan.page;
  const rest = after === null ? passing : passing.filter((group) => compare(plan, placeOf(plan, group), after) > 0);
  const page = rest.slice(0, limit);
  const count = plan.scope.cube === "DOSSIERS" ? "dossiers" : "companies";
  const isCompared = plan.scope.cube === "DOSSIERS" && plan.scope.compared !== null;
  const sidesOf = (value: (side: Row["side"]) => number): Sides<number> => ({ now: value("now"), previous: isCompared ? value("previous") : null });
  const countIn = (of: readonly Group[]): Sides<number> => sidesOf((side) => of.reduce((sum, { sums }) => sum + (sums[side]?.[count] ?? 0), 0));
  const shown = new Set(page.map(({ key }) => JSON.stringify(key)));
  return {
    rows: page.map(({ key, sums }) => ({ key, sums })),
    parents: plan.parents ? page.map(({ key }) => groupOf(plan, key, rows.filter((row) => key.slice(0, -1).every((code, position) => row.key[position] === code))).sums) : null,
    hasMore: rest.length > limit,
    totalRows: passing.length,
    total: groupOf(plan, [], rows).sums,
    totals: plan.totals.map((kept) => groupBy(plan, rows, kept).toSorted((a, b) => compareKeys(plan, a.key, b.key)).map(({ key, sums }) => ({ key, sums }))),
    others: plan.others ? groupOf(plan, [], rows.filter(({ key }) => !shown.has(JSON.stringify(key)))).sums : null,
    inRows: countIn(groups),
    unknown: countIn(groups.filter(({ key }) => key.includes(null))),
    unmapped: Object.fromEntries(plan.families.map(({ name }) => [name, sidesOf((side) => rows.filter((row) => row.side === side && row.isLost[name]).length)])),
  };
}

function rowsOf(world: World, plan: Plan): readonly Row[] {
  const { scope } = plan;
  if (scope.cube === "COMPANIES") {
    const counted = world.companies.filter((company) => (scope.active === null || company.isActive === scope.active) && isPicked(scope, null, company));
    return counted.map((company) => ({ side: "now", key: plan.by.map((name) => codeOf(name, scope, { own: company, company, day: null })), isLost: lostOf(scope, company), fact: null, company, companyPlace: 0 }));
  }
  return factsOf(world).flatMap((fact) => {
    const company = world.companies[fact.company] ?? null;
    const day = fact.days[scope.counting];
    if (day === undefined || !isPicked(scope, fact, company)) return [];
    const { period, compared } = scope;
    const own = scope.classification.attributes === "CURRENT" ? (company ?? { codes: {} }) : fact;
    const row = (side: Row["side"], shifted: string): Row => ({ side, key: plan.by.map((name) => codeOf(name, scope, { own: fact, company, day: shifted })), isLost: lostOf(scope, own), fact, company, companyPlace: fact.company });
    const isIn = (range: { from: string; until: string } | null): boolean => range === null || (day >= range.from && day < range.until);
    const shift = compared?.shift;
    return [
      ...(isIn(period) ? [row("now", day)] : []),
      ...(compared !== null && isIn(compared.previous) ? [row("previous", shift?.unit === "MONTHS" ? addMonths(day, shift.count) : addDays(day, shift?.count ?? 0))] : []),
    ];
  });
}

type Seen = { readonly own: Coded; readonly company: Coded | null; readonly day: string | null };

function codeOf(name: DimensionName, scope: Scope, { own, company, day }: Seen): string | null {
  const entry = dimension(name);
  const coded = scope.classification.attributes === "CURRENT" && isCompanyDimension(name) ? (company ?? { codes: {} }) : own;
  switch (entry.kind) {
    case "FLAT":
      return coded.codes[name as keyof Coded["codes"]] ?? null;
    case "NACE":
      return naceMap(scope.classification.nace, entry.level).get(naceOf(scope, coded) ?? "") ?? null;
    case "PLACE":
      return placeMap(scope.classification.placesOn, entry.level).get(coded.municipality ?? "") ?? null;
    case "TIME":
      if (day === null) return null;
      if (entry.unit === "YEAR") return day.slice(0, 4);
      return entry.unit === "MONTH" ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  }
}

function naceOf({ classification }: Scope, coded: Coded): string | undefined {
  return classification.nace === "2008" ? coded.nace2008 : coded.nace2025;
}

function lostOf(scope: Scope, coded: Coded): Row["isLost"] {
  const nace = naceOf(scope, coded);
  return {
    NACE: nace !== undefined && !naceMap(scope.classification.nace, "SECTION").has(nace),
    PLACE: coded.municipality !== undefined && !placeMap(scope.classification.placesOn, "REGION").has(coded.municipality),
  };
}

function isPicked(scope: Scope, fact: Fact | null, company: Company | null): boolean {
  const isCurrent = fact === null || scope.classification.attributes === "CURRENT";
  const tests = scope.filters.every(({ field, test }) => passesField(scope, field, test, fact === null || (isCurrent && companyFields.includes(field)) ? (company ?? { codes: {} }) : fact));
  if (!tests || scope.cube === "COMPANIES") return tests;
  const { status, serviceProvider, company: number } = scope;
  return (
    (status === null || status.includes(fact?.codes.STATUS ?? "")) &&
    (serviceProvider === null || fact?.codes.SERVICE_PROVIDER === serviceProvider) &&
    (number === null || company?.number === number)
  );
}

function passesField({ classification: { nace, placesOn } }: Scope, field: FilterField, test: CodeTest, coded: Coded): boolean {
  if (field === "nace") {
    const code = nace === "2008" ? coded.nace2008 : coded.nace2025;
    return passes(test, code !== undefined && naceMap(nace, "SECTION").has(code) ? code : null);
  }
  if (field === "place") return passes(test, coded.municipality !== undefined && placeMap(placesOn, "REGION").has(coded.municipality) ? coded.municipality : null);
  return passes(test, coded.codes[flatFields[field]] ?? null);
}

function groupBy(plan: Plan, rows: readonly Row[], kept: readonly number[]): Group[] {
  const keyOf = (row: Row): RowKey => plan.by.map((_, position) => (kept.includes(position) ? (row.key[position] ?? null) : null));
  return [...Map.groupBy(rows, (row) => JSON.stringify(keyOf(row))).values()].map((members) => groupOf(plan, keyOf(members[0]!), members));
}

function groupOf(plan: Plan, key: RowKey, rows: readonly Row[]): Group {
  const isCompared = plan.scope.cube === "DOSSIERS" && plan.scope.compared !== null;
  const sumsIn = (side: Row["side"]): Sums => Object.fromEntries(plan.aggregates.map((name) => [name, aggregate(plan, name, rows.filter((row) => row.side === side))]));
  return { key, rows, sums: { now: sumsIn("now"), previous: isCompared ? sumsIn("previous") : null } };
}

function aggregate({ scope }: Plan, name: keyof Sums, rows: readonly Row[]): number {
  const sum = (value: (row: Row) => number): number => rows.reduce((all, row) => all + value(row), 0);
  switch (name) {
    case "dossiers":
      return rows.length;
    case "companies":
      return scope.cube === "COMPANIES" ? rows.length : new Set(rows.map(({ companyPlace }) => companyPlace)).size;
    case "activeCompanies":
      return new Set(rows.filter(({ company }) => company?.isActive === true).map(({ companyPlace }) => companyPlace)).size;
    case "establishments":
      return scope.cube === "COMPANIES" ? sum(({ company }) => company?.units ?? 0) : new Set(rows.flatMap(({ fact }) => (fact === null || fact.establishment === 0 ? [] : [fact.establishment]))).size;
    case "subsidyCents":
    case "eligibleCostCents":
    case "paidCents":
    case "recoveredCents":
      return sum(({ fact }) => fact?.amounts[name] ?? 0);
    case "medianSubsidyCents":
      return rows.map(({ fact }) => fact?.amounts.subsidyCents ?? 0).toSorted((a, b) => a - b)[Math.ceil(rows.length / 2) - 1] ?? 0;
  }
}

type Place = { readonly figures: readonly (bigint | null)[]; readonly key: RowKey };

/** The place of a group in the order asked. */
export function placeOf({ order }: Plan, { key, sums }: Pick<Group, "key" | "sums">): Place {
  return { key, figures: order.map((term) => (term.kind === "KEY" ? null : figureOf(term, sums))) };
}

function compare(plan: Plan, a: Place, b: Place): number {
  for (const [index, term] of plan.order.entries()) {
    const difference = term.kind === "FIGURE" ? nullsLast(a.figures[index] ?? null, b.figures[index] ?? null, term.direction) : nullsLast(textAt(plan, a.key, term.position), textAt(plan, b.key, term.position), term.direction);
    if (difference !== 0) return difference;
  }
  return compareKeys(plan, a.key, b.key);
}

function compareKeys(plan: Plan, a: RowKey, b: RowKey): number {
  return plan.by.map((_, position) => nullsLast(textAt(plan, a, position), textAt(plan, b, position), "ASC")).find((difference) => difference !== 0) ?? 0;
}

function textAt({ by }: Plan, key: RowKey, position: number): string | null {
  const code = key[position] ?? null;
  return code === null ? null : Buffer.from(sortText(by[position]!, code)).toString("hex");
}

function nullsLast<Value extends string | bigint>(a: Value | null, b: Value | null, direction: Direction): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const difference = a < b ? -1 : Number(a > b);
  return direction === "ASC" ? difference : -difference;
}
