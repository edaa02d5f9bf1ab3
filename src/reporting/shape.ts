import type { DataVersion } from "../db/find/data-version.ts";
import { breaksOf, type Break, type Note } from "./breaks.ts";
import { countCell, measureCell, type Cell, type Reach } from "./cell.ts";
import type { Classification } from "./classification.ts";
import { comparabilityOf, type Comparability } from "./comparability.ts";
import type { Compared } from "./compare.ts";
import type { Sums } from "./cubes/aggregate.ts";
import type { MeasureName } from "./cubes/measures.ts";
import type { EngineName, EngineResult, Groups } from "./engine.ts";
import { familyNames, type FamilyName } from "./families.ts";
import { reachNote } from "./notes.ts";
import { countOf, type Plan } from "./plan.ts";
import type { ReachOf } from "./reach.ts";
import type { BreakdownRequest } from "./request.ts";
import { keyAt, places, placeText, sidesAt, type RawRow } from "./rows.ts";
import { parentOf, type KeptPositions } from "./totals.ts";

/** Figures of what has one key in common. `cell` throws for a measure that was not asked for. */
export type BreakdownRow = RawRow & { readonly cell: (measure: Exclude<MeasureName, "REACH">) => Cell; readonly reach: () => Reach };

/** What was counted on this page and elsewhere against the total; `unknown` is a part of these. */
export type Reconciliation = { readonly balanced: boolean; readonly total: Cell; readonly published: number; readonly withheldRows: number; readonly unknown: Cell; readonly notOnThisPage: number };

/** What holds a code without a place in the version of a classification that is used. */
export type Unmapped = { /** The classification and its version: `NACE-BEL 2025`, `NIS 2025`. */ readonly classification: string; readonly count: Cell };

/** The answer to a breakdown. */
export type Breakdown = {
  readonly request: BreakdownRequest;
  readonly rows: readonly BreakdownRow[];
  /** Those asked for, the grand total first. */
  readonly totals: readonly BreakdownRow[];
  readonly others: BreakdownRow | null;
  readonly totalRows: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly comparison: (Compared & { readonly comparability: Comparability; readonly breaks: readonly Break[] }) | null;
  readonly unmapped: readonly Unmapped[];
  readonly reconciliation: Reconciliation;
  readonly notes: readonly Note[];
  readonly version: DataVersion;
  readonly engine: EngineName;
};

/** What an engine said of a plan, and on which state of the data. `reachOf` null: the reach can't be told. */
export type Said = { readonly result: EngineResult; readonly reachOf: ReachOf | null; readonly version: DataVersion; readonly engine: EngineName };

/** What an engine reckoned, in the form that is answered. `wanted` are the measures asked for. */
export function shapeBreakdown(request: BreakdownRequest, plan: Plan, wanted: ReadonlySet<MeasureName>, { result, reachOf, version, engine }: Said): Breakdown {
  const crossed = breaksOf(request, version.breaks);
  const toRow = (raw: RawRow): BreakdownRow => ({
    ...raw,
    cell: (measure) => measureCell(measure, raw.sums, result.total.now, raw.parent),
    reach: () => reachOf?.(raw) ?? null,
  });
  const { scope } = request;
  const compared = scope.cube === "DOSSIERS" ? scope.compared : null;
  const lacksReach = wanted.has("REACH") && reachOf === null;
  return {
    request,
    rows: pageRows(request, result).map(toRow),
    totals: totalRows(request, plan, result).map(toRow),
    others: result.others === null || isNothing(request, result) ? null : toRow({ kind: "OTHERS", key: request.by.map(() => null), kept: [], sums: result.others, parent: null }),
    totalRows: result.totalRows,
    hasNextPage: result.hasMore,
    hasPreviousPage: plan.page.after !== null,
    comparison: compared === null ? null : { ...compared, comparability: comparabilityOf(crossed, result), breaks: crossed },
    unmapped: unmappedOf(request, result),
    reconciliation: reconcile(request, result),
    notes: notesOf([...version.notes.map((labels) => ({ labels, mandatory: true })), ...(lacksReach ? [reachNote] : [])], crossed),
    version,
    engine,
  };
}

function pageRows({ by }: BreakdownRequest, { rows, parents, total }: EngineResult): readonly RawRow[] {
  const kept = by.map((_, position) => position);
  const parentAt = (index: number): Sums | null => (by.length === 1 ? total.now : parents === null ? null : sidesAt(parents, index).now);
  return places(rows).map((index) => ({ kind: "ROW", key: keyAt(rows, index), kept, sums: sidesAt(rows.sums, index), parent: parentAt(index) }));
}

/** The totals asked for. Their own totals are among them, in a rollup and in a cube. */
function totalRows({ by, totals: asked }: BreakdownRequest, { totals: sets }: Plan, { total, totals }: EngineResult): readonly RawRow[] {
  if (asked === "NONE") return [];
  const grand: RawRow = { kind: "TOTAL", key: by.map(() => null), kept: [], sums: total, parent: null };
  const found = new Map([[placeText([], grand.key), total.now]]);
  const rows = sets.flatMap((kept, index) => {
    const groups = totals[index];
    return groups === undefined ? [] : places(groups).map((each) => totalRow(kept, groups, each, found));
  });
  return [grand, ...rows];
}

function totalRow(kept: KeptPositions, groups: Groups, index: number, found: Map<string, Sums>): RawRow {
  const key = keyAt(groups, index);
  const sums = sidesAt(groups.sums, index);
  found.set(placeText(kept, key), sums.now);
  return { kind: "TOTAL", key, kept, sums, parent: found.get(placeText(parentOf(kept) ?? [], key)) ?? null };
}

/** Whether no row was left off the page. */
function isNothing({ scope }: BreakdownRequest, { others }: EngineResult): boolean {
  const count = countOf(scope.cube);
  return (others?.now[count] ?? 0) === 0 && (others?.previous?.[count] ?? 0) === 0;
}

function unmappedOf({ scope }: BreakdownRequest, { unmapped, total }: EngineResult): readonly Unmapped[] {
  const { nace, placesOn }: Classification = scope.classification;
  const names: Readonly<Record<FamilyName, string>> = { NACE: `NACE-BEL ${nace}`, PLACE: `NIS ${placesOn.slice(0, 4)}` };
  return familyNames.flatMap((family) => {
    const lost = unmapped[family];
    return lost === undefined ? [] : [{ classification: names[family], count: countCell(lost.now, lost.previous, total.now[countOf(scope.cube)] ?? null) }];
  });
}

/** Rows here + rows elsewhere + withheld = total, each counted on its own. */
function reconcile({ scope }: BreakdownRequest, { rows, total, inRows, unknown }: EngineResult): Reconciliation {
  const count = countOf(scope.cube);
  const all = total.now[count] ?? 0;
  const before = total.previous?.[count] ?? null;
  const published = places(rows).reduce((sum, index) => sum + (rows.sums.now[count]?.[index] ?? 0), 0);
  return {
    balanced: inRows.now === all && inRows.previous === before,
    total: countCell(all, before, all),
    published,
    withheldRows: 0,
    unknown: countCell(unknown.now, unknown.previous, all),
    notOnThisPage: inRows.now - published,
  };
}

/** What the imports say, then what changed in the course of time; each text once. */
function notesOf(loaded: readonly Note[], breaks: readonly Break[]): readonly Note[] {
  const all = [...loaded, ...breaks.map(({ note }) => note)];
  return all.filter(({ labels }, index) => all.findIndex((other) => other.labels.NL === labels.NL) === index);
}
