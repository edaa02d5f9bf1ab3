import type { CodeFilter } from "../db/find/code-filter.ts";
import { DomainError } from "../domain/errors.ts";
import { timeKeys } from "../domain/period.ts";
import { dimension, type DimensionName } from "./cubes/dossiers.ts";
import { familiesOf, type Family } from "./families.ts";
import { filteredCode, filterFieldOf } from "./filter.ts";
import { breakdownLimits } from "./limits.ts";
import type { BreakdownRequest } from "./request.ts";

/** One factor of the estimate: the keys that some dimensions can have together. */
type Factor = { readonly by: readonly DimensionName[]; readonly keys: number };

/**
 * The keys that can occur, before any data is looked at: the product of the codes and periods possible under filter and period, unknown
 * included; levels of one list count as their combinations, and years, quarters and months as the finest of them.
 */
export function estimateCells(request: BreakdownRequest): number {
  return factorsOf(request).reduce((product, { keys }) => product * keys, 1);
}

/** Throws TOO_MANY_CELLS, with the way out. */
export function checkCells(request: BreakdownRequest): void {
  const estimated = estimateCells(request);
  const { maxCells } = breakdownLimits;
  if (estimated <= maxCells) return;
  const largest = factorsOf(request).toSorted((a, b) => b.keys - a.keys)[0]?.by.at(-1) ?? "a dimension";
  throw new DomainError("TOO_MANY_CELLS", `Too many cells (${written(estimated)}); the limit is ${written(maxCells)}. Drop ${largest}, filter on it, or narrow the period.`, { details: { estimatedCells: estimated, maxCells } });
}

function factorsOf(request: BreakdownRequest): readonly Factor[] {
  const families = familiesOf(request.by, request.classification);
  const flat = request.by.filter((name) => dimension(name).kind === "FLAT");
  const time = request.by.filter((name) => dimension(name).kind === "TIME");
  return [...flat.map((name) => ({ by: [name], keys: flatKeys(name, request) })), ...families.map((family) => ({ by: family.by, keys: familyKeys(family, request) })), { by: time, keys: timeKeyCount(time, request) }];
}

function flatKeys(name: DimensionName, { where, classification }: BreakdownRequest): number {
  const entry = dimension(name);
  if (entry.kind !== "FLAT") return 1;
  if (name === "STATUS" && where.status) return new Set(where.status).size;
  if (name === "SERVICE_PROVIDER" && where.serviceProvider) return 1;
  const field = filterFieldOf(name);
  const filter = (field === null ? null : where[field]) ?? {};
  const codes = entry.codes();
  const expand = field === null ? (code: string) => [code] : filteredCode(field, filter, classification).expand;
  return possible(codes, filter, expand).length + entry.expected + Number(allowsUnknown(filter));
}

/** The combinations of levels that the codes under the filter have. */
function familyKeys({ name, maps }: Family, { where, classification }: BreakdownRequest): number {
  const field = name === "NACE" ? "nace" : "place";
  const filter = where[field] ?? {};
  const codes = possible([...(maps[0]?.keys() ?? [])], filter, filteredCode(field, filter, classification).expand);
  const combinations = codes.map((code) => maps.map((map) => map.get(code) ?? "").join(" "));
  const unknown = allowsUnknown(filter) ? [maps.map(() => "").join(" ")] : [];
  return new Set([...combinations, ...unknown]).size;
}

function timeKeyCount(units: readonly DimensionName[], { period }: BreakdownRequest): number {
  const counts = units.map((name) => {
    const entry = dimension(name);
    return entry.kind === "TIME" ? timeKeys(period, entry.unit).length : 1;
  });
  return Math.max(1, ...counts);
}

/** The codes that a filter lets through; codes that no list has count where they are named. */
function possible(codes: readonly string[], filter: CodeFilter, expand: (code: string) => readonly string[] | null): readonly string[] {
  const all = (given: readonly string[]): readonly string[] => given.flatMap((code) => expand(code) ?? []);
  const given = [...(filter.in ?? []), ...(typeof filter.under === "string" ? [filter.under] : [])];
  const picksUnknownOnly = filter.unknown === true && !isPicking(filter);
  const picked = isPicking(filter) ? [...new Set(all(given))] : picksUnknownOnly ? [] : codes;
  const left = new Set(all(filter.notIn ?? []));
  return picked.filter((code) => !left.has(code));
}

function allowsUnknown(filter: CodeFilter): boolean {
  return filter.unknown === true || (filter.unknown !== false && !isPicking(filter));
}

function isPicking(filter: CodeFilter): boolean {
  return Array.isArray(filter.in) || typeof filter.under === "string";
}

function written(count: number): string {
  return count.toLocaleString("en-US");
}
