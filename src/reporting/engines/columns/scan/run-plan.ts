import type { AggregateName, Sums } from "../../../cubes/aggregate.ts";
import type { EngineResult, Sides } from "../../../engine.ts";
import type { Plan } from "../../../plan.ts";
import { arrange } from "./arrange.ts";
import { factorsOf } from "./factors.ts";
import { keySpaceOf } from "./key-space.ts";
import { leavesOf } from "./leaves.ts";
import { companyPieces, dossierPieces, type Piece } from "./pieces.ts";
import { scan, type Scanned, type ScannedSide } from "./scan.ts";
import { scanSpecOf, type ScanSpec } from "./scan-spec.ts";
import type { Snapshot } from "../store.ts";
import { periodsOf, timeKeysOf, type TimeKeys } from "./time.ts";

/** A plan was given up before it was done. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** Reckons a plan on one state of the data, in one pass over the rows of each side. `isCancelled` is asked every few thousand rows. Throws `Cancelled`. */
export function runPlan(snapshot: Snapshot, plan: Plan, isCancelled: () => boolean): EngineResult {
  const check = (): void => {
    if (isCancelled()) throw new Cancelled("nobody waits for the answer any more");
  };
  const { pieces, time } = rowsOf(snapshot, plan);
  const space = keySpaceOf(factorsOf(plan, snapshot.dictionaries, time), rowsIn(pieces));
  const spec = scanSpecOf(plan, snapshot, space);
  const scanned = scan(spec, pieces, snapshot.applicants, check);
  const leaves = leavesOf(spec, scanned, plan.by.length);
  const arranged = arrange(plan, leaves, check);
  return { ...arranged, total: totalOf(spec, scanned, arranged.total), unmapped: unmappedOf(spec, scanned) };
}

function rowsOf(snapshot: Snapshot, { scope, by }: Plan): { readonly pieces: Sides<readonly Piece[]>; readonly time: TimeKeys | null } {
  if (scope.cube === "COMPANIES") return { pieces: companyPieces(snapshot.companies), time: null };
  const periods = periodsOf(scope);
  const time = timeKeysOf(by, periods);
  return { pieces: dossierPieces(snapshot, scope, periods, time), time };
}

function rowsIn({ now, previous }: Sides<readonly Piece[]>): number {
  return [...now, ...(previous ?? [])].reduce((sum, { runs }) => sum + runs.rows, 0);
}

/** The count and the sums as the scan has them, whatever the groups; the rest from these. */
function totalOf({ reckoning: { count, sums } }: ScanSpec, { sides }: Scanned, rest: Sides<Sums>): Sides<Sums> {
  const names: readonly AggregateName[] = [count, ...sums.map(({ name }) => name)];
  const totalIn = ({ totals }: ScannedSide, others: Sums | null): Sums => ({ ...others, ...Object.fromEntries(names.map((name, index) => [name, totals[index] ?? 0])) });
  return { now: totalIn(sides.now, rest.now), previous: sides.previous === null ? null : totalIn(sides.previous, rest.previous) };
}

function unmappedOf({ space, shape }: ScanSpec, { sides: { now, previous } }: Scanned): EngineResult["unmapped"] {
  const lostIn = ({ totals }: ScannedSide, index: number): number => totals[1 + shape.sums + index] ?? 0;
  const families = space.factors.flatMap(({ family }) => (family === null ? [] : [family]));
  return Object.fromEntries(families.map((family, index) => [family, { now: lostIn(now, index), previous: previous === null ? null : lostIn(previous, index) }]));
}
