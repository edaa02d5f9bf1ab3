import type { CodeFilter, CodeList } from "../db/find/code-filter.ts";
import { naceNodes, type NaceLevel } from "../domain/nace.ts";
import { addDays, timeKeyPeriod, type Period } from "../domain/period.ts";
import type { Classification } from "./classification.ts";
import type { PeriodInput } from "./period-input.ts";
import { dimension, type DimensionName } from "./cubes/dossiers.ts";
import { codeListOf, filterFieldOf, type DossierFilter, type FilterField } from "./filter.ts";
import type { BreakdownRequest } from "./request.ts";
import type { RawRow } from "./rows.ts";

/** The dimension one level down. */
const finer: Readonly<Partial<Record<DimensionName, DimensionName>>> = {
  THEME: "TOPIC",
  NACE_SECTION: "NACE_DIVISION",
  NACE_DIVISION: "NACE_GROUP",
  NACE_GROUP: "NACE_CLASS",
  NACE_CLASS: "NACE_SUBCLASS",
  REGION: "PROVINCE",
  PROVINCE: "ARRONDISSEMENT",
  ARRONDISSEMENT: "MUNICIPALITY",
  YEAR: "QUARTER",
  QUARTER: "MONTH",
};

/** What changes in a question to see one row a level deeper: these arguments replace those asked. */
export type Drill = { readonly into: DimensionName; readonly by: readonly DimensionName[]; readonly period: PeriodInput | null; readonly where: DossierFilter };

/** The ways into a row: one for each dimension of its key that has a finer one, unless that is broken down by already. No filter asks for unknown service providers, so such rows have none. */
export function drillsOf(request: BreakdownRequest, row: Pick<RawRow, "kind" | "key" | "kept">): readonly Drill[] {
  if (row.kind === "OTHERS" || row.kept.some((position) => request.by[position] === "SERVICE_PROVIDER" && row.key[position] === null)) return [];
  return request.by.flatMap((name, position) => {
    const into = finer[name];
    if (into === undefined || request.by.includes(into) || !row.kept.includes(position) || row.key[position] === null) return [];
    return [{ into, by: request.by.with(position, into), period: periodOf(request, row), where: whereOf(request, row) }];
  });
}

/** The days of the period that the time keys of the row leave; null for companies, which have none. */
function periodOf({ scope, by }: BreakdownRequest, { key, kept }: Pick<RawRow, "key" | "kept">): PeriodInput | null {
  if (scope.cube === "COMPANIES" || scope.period === null) return null;
  const keys = kept.flatMap((position) => {
    const name = by[position];
    const code = key[position] ?? null;
    return name !== undefined && dimension(name).kind === "TIME" && code !== null ? [timeKeyPeriod(code)] : [];
  });
  return toInput(keys.reduce(within, scope.period));
}

function within(one: Period, other: Period): Period {
  return { from: one.from > other.from ? one.from : other.from, until: one.until < other.until ? one.until : other.until };
}

function toInput({ from, until }: Period): PeriodInput {
  const to = addDays(until, -1);
  return from.endsWith("-01") && until.endsWith("-01") ? { months: { from: from.slice(0, 7), to: to.slice(0, 7) } } : { dates: { from, to } };
}

/** The filter of the question, narrowed to the codes of the row. */
function whereOf(request: BreakdownRequest, { key, kept }: Pick<RawRow, "key" | "kept">): DossierFilter {
  const { scope, by, where } = request;
  return kept.reduce<DossierFilter>((filter, position) => {
    const name = by[position];
    const code = key[position] ?? null;
    if (name === undefined || dimension(name).kind === "TIME") return filter;
    if (name === "STATUS") return code === null ? filter : { ...filter, status: [code] };
    if (name === "SERVICE_PROVIDER") return code === null ? filter : { ...filter, serviceProvider: code };
    const entry = dimension(name);
    if (entry.kind === "NACE" && code === null) return { ...filter, nace: shallower(entry.level, scope.classification, filter.nace ?? {}) };
    const field = fieldOf(name);
    return { ...filter, [field]: narrowed(codeListOf(field, scope.classification), filter[field] ?? {}, code) };
  }, where);
}

function fieldOf(name: DimensionName): FilterField {
  const { kind } = dimension(name);
  if (kind === "NACE") return "nace";
  if (kind === "PLACE") return "place";
  const field = filterFieldOf(name);
  if (field === null) throw new Error(`${name} has no field in the filter`);
  return field;
}

/** Of the codes that a filter picks those at or below a code; the code itself where it picks none or one above it. */
function narrowed({ expand }: CodeList, { in: codes, notIn, under }: CodeFilter, code: string | null): CodeFilter {
  if (code === null) return { unknown: true };
  const left = notIn ? { notIn } : {};
  const given = [...(codes ?? []), ...(typeof under === "string" ? [under] : [])];
  if (given.length === 0) return { under: code, ...left };
  const below = new Set(expand(code));
  const inside = given.filter((each) => (expand(each) ?? []).every((one) => below.has(one)));
  return inside.length > 0 && !given.some((each) => covers(expand(each) ?? [], below)) ? { in: inside, ...left } : { under: code, ...left };
}

/** Of the NACE codes that a filter picks those that are not so deep as a level, which count as unknown there, and unknown ones if it lets them through. */
function shallower(level: NaceLevel, { nace }: Classification, { in: codes, notIn, under, unknown }: CodeFilter): CodeFilter {
  if (level === "SECTION") return { unknown: true };
  const ofLevel = (wanted: NaceLevel): readonly string[] => naceNodes(nace).flatMap((node) => (node.level === wanted ? [node.code] : []));
  const isPicking = Array.isArray(codes) || typeof under === "string";
  const given = isPicking ? [...(codes ?? []), ...(typeof under === "string" ? [under] : [])] : ofLevel("SECTION");
  return { in: given, notIn: [...(notIn ?? []), ...ofLevel(level)], unknown: isPicking ? unknown === true : unknown !== false };
}

function covers(codes: readonly string[], below: ReadonlySet<string>): boolean {
  const all = new Set(codes);
  return [...below].every((code) => all.has(code));
}
