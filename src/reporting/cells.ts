import { passes, type CodeTest } from "../db/find/code-filter.ts";
import { DomainError } from "../domain/errors.ts";
import { timeKeys } from "../domain/period.ts";
import { dimension, type DimensionName } from "./cubes/dossiers.ts";
import { familiesOf, type Family } from "./families.ts";
import { filterFieldOf, type FilterField } from "./filter.ts";
import { breakdownLimits } from "./limits.ts";
import type { BreakdownRequest } from "./request.ts";
import { totalSets } from "./totals.ts";

/** One factor of the estimate: the keys that some dimensions can have together. */
type Factor = { readonly by: readonly DimensionName[]; readonly keys: number };

const everything: CodeTest = { any: null, not: [], unknown: true };

/**
 * The cells that can occur, before any data is read. Rows: the product of the codes and periods possible under filter and period, unknown included,
 * levels of one list as their combinations, years, quarters and months as the finest of them; at most `facts`, the rows in scope before any
 * filter. And as many again for each total.
 */
export function estimateCells(request: BreakdownRequest, facts: number): number {
  const { by, totals } = request;
  const rows = rowsOf(request, by, facts);
  const sets = totalSets(by.length, totals).map((kept) => rowsOf(request, kept.flatMap((position) => by[position] ?? []), facts));
  return sets.reduce((sum, count) => sum + count, rows + (totals === "NONE" ? 0 : 1));
}

/** The cells that can occur. Throws TOO_MANY_CELLS, with the way out, when there are too many. */
export function checkedCells(request: BreakdownRequest, facts: number): number {
  const estimated = estimateCells(request, facts);
  const { maxCells } = breakdownLimits;
  if (estimated <= maxCells) return estimated;
  const largest = factorsOf(request, request.by).toSorted((a, b) => b.keys - a.keys)[0]?.by.at(-1) ?? "a dimension";
  const period = request.scope.cube === "DOSSIERS" ? ", or narrow the period" : "";
  throw new DomainError("TOO_MANY_CELLS", `Too many cells (${written(estimated)}); the limit is ${written(maxCells)}. Drop ${largest}, filter on it${period}.`, { details: { estimatedCells: estimated, maxCells } });
}

/** What a breakdown costs: 10, and one for each 1,000 cells and each 100,000 rows in scope. */
export function costOf(cells: number, facts: number): number {
  return 10 + Math.ceil(cells / 1000 + facts / 100_000);
}

function rowsOf(request: BreakdownRequest, by: readonly DimensionName[], facts: number): number {
  const product = factorsOf(request, by).reduce((keys, factor) => keys * factor.keys, 1);
  return by.length === 0 ? 1 : Math.min(product, facts);
}

function factorsOf(request: BreakdownRequest, by: readonly DimensionName[]): readonly Factor[] {
  const families = familiesOf(by, request.scope.classification);
  const flat = by.filter((name) => dimension(name).kind === "FLAT");
  const time = by.filter((name) => dimension(name).kind === "TIME");
  return [...flat.map((name) => ({ by: [name], keys: flatKeys(name, request) })), ...families.map((family) => ({ by: family.by, keys: familyKeys(family, request) })), { by: time, keys: timeKeyCount(time, request) }];
}

function flatKeys(name: DimensionName, { scope }: BreakdownRequest): number {
  const entry = dimension(name);
  if (entry.kind !== "FLAT") return 1;
  if (name === "STATUS" && scope.cube === "DOSSIERS" && scope.status) return new Set(scope.status).size;
  if (name === "SERVICE_PROVIDER" && scope.cube === "DOSSIERS" && scope.serviceProvider) return 1;
  const field = filterFieldOf(name);
  const test = field === null ? everything : testOf(scope, field);
  const codes = [...new Set([...entry.codes(), ...(test.any ?? [])])];
  return codes.filter((code) => passes(test, code)).length + entry.expected + Number(test.unknown);
}

/** The combinations of levels that the codes under the filter have. */
function familyKeys({ name, by, maps }: Family, { scope }: BreakdownRequest): number {
  const test = testOf(scope, name === "NACE" ? "nace" : "place");
  if (test !== everything) return combinations(maps, test);
  const { nace, placesOn } = scope.classification;
  const key = `${by.join()} ${name === "NACE" ? nace : placesOn}`;
  const known = allCombinations.get(key) ?? combinations(maps, everything);
  allCombinations.set(key, known);
  return known;
}

/** Without a filter there are only so many answers: two versions and a hundred years, by the levels asked and their order. */
const allCombinations = new Map<string, number>();

function combinations(maps: Family["maps"], test: CodeTest): number {
  const codes = new Set(test.any ?? maps[0]?.keys());
  for (const code of test.not) codes.delete(code);
  const known = [...codes].map((code) => maps.map((map) => map.get(code) ?? "").join(" "));
  const unknown = test.unknown ? [maps.map(() => "").join(" ")] : [];
  return new Set([...known, ...unknown]).size;
}

function timeKeyCount(units: readonly DimensionName[], { scope }: BreakdownRequest): number {
  const counts = units.map((name) => {
    const entry = dimension(name);
    return entry.kind === "TIME" && scope.cube === "DOSSIERS" && scope.period !== null ? timeKeys(scope.period, entry.unit).length : 1;
  });
  return Math.max(1, ...counts);
}

function testOf({ filters }: BreakdownRequest["scope"], field: FilterField): CodeTest {
  return filters.find((each) => each.field === field)?.test ?? everything;
}

function written(count: number): string {
  return count.toLocaleString("en-US");
}
