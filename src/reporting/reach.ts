import type { Reach } from "./cell.ts";
import { checkedCells } from "./cells.ts";
import { isCompanyDimension } from "./cubes/companies.ts";
import type { EngineResult } from "./engine.ts";
import { companyFields } from "./filter.ts";
import { breakdownLimits } from "./limits.ts";
import { planBreakdown, type Plan } from "./plan.ts";
import type { BreakdownRequest } from "./request.ts";
import { keyAt, places, placeText, type RawRow } from "./rows.ts";
import { totalSets, type KeptPositions } from "./totals.ts";

/** The reach of a row; null where it can't be told. */
export type ReachOf = (row: Pick<RawRow, "kind" | "key" | "kept" | "sums">) => Reach;

/** Reach is told for present attributes only: those at submission have no counterpart in the register of today. */
export function hasReach({ scope }: Pick<BreakdownRequest, "scope">): boolean {
  return scope.cube === "DOSSIERS" && scope.classification.attributes === "CURRENT";
}

/** The breakdown that gives the active companies with the company parts of the keys. `companies`: how many there are. Throws TOO_MANY_CELLS. */
export function planReach(request: BreakdownRequest, companies: number): Plan {
  const { by, scope, totals } = request;
  const positions = companyPositions(request);
  const counted: BreakdownRequest = {
    scope: { cube: "COMPANIES", filters: scope.filters.filter(({ field }) => companyFields.includes(field)), active: true, classification: scope.classification, today: scope.today },
    where: {},
    by: positions.flatMap((position) => by[position] ?? []),
    totals,
    having: [],
    order: [],
    others: false,
  };
  checkedCells(counted, companies);
  return planBreakdown(counted, { measures: new Set(["COMPANIES"]), parents: false, page: { limit: breakdownLimits.maxCells, after: null } });
}

/** The reach of each row, from the active companies that `planReach` counted. */
export function readReach(request: BreakdownRequest, counted: EngineResult): ReachOf {
  const positions = companyPositions(request);
  const companies = companyCounts(request, positions, counted);
  return ({ kind, key, kept, sums }) => {
    if (kind === "OTHERS") return null;
    const own = positions.flatMap((position, index) => (kept.includes(position) ? [index] : []));
    const denominator = companies.get(placeText(own, positions.map((position) => key[position] ?? null))) ?? 0;
    return { numerator: sums.now.activeCompanies ?? 0, denominator };
  };
}

function companyPositions({ by }: BreakdownRequest): readonly number[] {
  return by.flatMap((name, position) => (isCompanyDimension(name) ? [position] : []));
}

/** Active companies by the kept positions and their codes. */
function companyCounts({ totals }: BreakdownRequest, positions: readonly number[], counted: EngineResult): ReadonlyMap<string, number> {
  const all = positions.map((_, index) => index);
  const sets = totalSets(positions.length, totals);
  const counts = new Map<string, number>([[placeText([], []), counted.total.now.companies ?? 0]]);
  const add = (kept: KeptPositions, groups: EngineResult["rows"]): void => {
    for (const index of places(groups)) {
      counts.set(placeText(kept, keyAt(groups, index)), groups.sums.now.companies?.[index] ?? 0);
    }
  };
  add(all, counted.rows);
  for (const [index, kept] of sets.entries()) {
    const groups = counted.totals[index];
    if (groups !== undefined) add(kept, groups);
  }
  return counts;
}

