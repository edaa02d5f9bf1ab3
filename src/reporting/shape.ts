import type { DataVersion } from "../db/find/data-version.ts";
import { breaksOf, type Break, type Note } from "./breaks.ts";
import { measureCell, toCell, type Cell } from "./cell.ts";
import type { Classification } from "./classification.ts";
import { comparabilityOf, type Comparability } from "./comparability.ts";
import type { Compared } from "./compare.ts";
import type { DimensionName, MeasureName, Sums } from "./cubes/dossiers.ts";
import type { EngineResult, Sides } from "./engine.ts";
import { familyNames, type FamilyName } from "./families.ts";
import type { Plan, RowKey } from "./plan.ts";
import type { BreakdownRequest } from "./request.ts";

/** Figures of the dossiers with one key, or of all of them. `cell` throws for a measure that was not asked for. */
export type BreakdownRow = { readonly key: RowKey; readonly isTotal: boolean; readonly cell: (measure: MeasureName) => Cell };

/** Dossiers of the page and of other pages against the total; `unknown` is a part of these. */
export type Reconciliation = { readonly balanced: boolean; readonly total: Cell; readonly published: bigint; readonly withheldRows: number; readonly unknown: Cell; readonly notOnThisPage: bigint };

/** Dossiers that hold a code without a place in the version of a classification that is used. */
export type Unmapped = { /** The classification and its version: `NACE-BEL 2025`, `NIS 2025`. */ readonly classification: string; readonly dossiers: Cell };

/** The answer to a breakdown. */
export type Breakdown = {
  readonly request: BreakdownRequest;
  readonly rows: readonly BreakdownRow[];
  /** One total, over everything counted. */
  readonly total: BreakdownRow;
  readonly totalRows: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly comparison: (Compared & { readonly comparability: Comparability; readonly breaks: readonly Break[] }) | null;
  readonly unmapped: readonly Unmapped[];
  readonly reconciliation: Reconciliation;
  readonly notes: readonly Note[];
};

/** What an engine reckoned, in the form that is answered. */
export function shapeBreakdown({ request, page }: Plan, result: EngineResult, { notes, breaks }: Pick<DataVersion, "notes" | "breaks">): Breakdown {
  const crossed = breaksOf(request, breaks);
  const toRow = (key: RowKey, sums: Sides<Sums>, isTotal: boolean): BreakdownRow => ({ key, isTotal, cell: (measure) => measureCell(measure, sums, result.total) });
  return {
    request,
    rows: result.rows.map(({ key, sums }) => toRow(key, sums, false)),
    total: toRow(request.by.map(() => null), result.total, true),
    totalRows: result.totalRows,
    hasNextPage: result.hasMore,
    hasPreviousPage: page.after !== null,
    comparison: request.compared === null ? null : { ...request.compared, comparability: comparabilityOf(crossed, result), breaks: crossed },
    unmapped: unmappedOf(result, request.classification),
    reconciliation: reconcile(result),
    notes: notesOf(notes.map((labels) => ({ labels, mandatory: true })), crossed),
  };
}

/** The dimensions that a row is a total over. */
export function rolledUp({ by }: Pick<BreakdownRequest, "by">, { isTotal }: Pick<BreakdownRow, "isTotal">): readonly DimensionName[] {
  return isTotal ? by : [];
}

function unmappedOf({ unmapped, total }: EngineResult, { nace, placesOn }: Classification): readonly Unmapped[] {
  const names: Readonly<Record<FamilyName, string>> = { NACE: `NACE-BEL ${nace}`, PLACE: `NIS ${placesOn.slice(0, 4)}` };
  return familyNames.flatMap((family) => {
    const lost = unmapped[family];
    return lost === undefined ? [] : [{ classification: names[family], dossiers: toCell(lost.now, lost.previous, total.now.dossiers ?? null) }];
  });
}

/** Rows here + rows elsewhere + withheld = total, each counted on its own. */
function reconcile({ rows, total, inRows, unknown }: EngineResult): Reconciliation {
  const all = total.now.dossiers ?? 0n;
  const published = rows.reduce((sum, { sums }) => sum + (sums.now.dossiers ?? 0n), 0n);
  const totalCell = toCell(all, total.previous?.dossiers ?? null, all);
  return { balanced: inRows.now === all && inRows.previous === (total.previous?.dossiers ?? null), total: totalCell, published, withheldRows: 0, unknown: toCell(unknown.now, unknown.previous, all), notOnThisPage: inRows.now - published };
}

/** What the imports say, then what changed in the course of time; each text once. */
function notesOf(loaded: readonly Note[], breaks: readonly Break[]): readonly Note[] {
  const all = [...loaded, ...breaks.map(({ note }) => note)];
  return all.filter(({ labels }, index) => all.findIndex((other) => other.labels.NL === labels.NL) === index);
}
