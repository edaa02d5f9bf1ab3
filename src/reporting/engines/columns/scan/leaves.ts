import type { AggregateName } from "../../../cubes/aggregate.ts";
import type { KeyColumn, NumberColumns, Sides } from "../../../engine.ts";
import { bagsOf, type Bag } from "./bags.ts";
import { numbers, wholeNumbers } from "./fill.ts";
import { placeIn } from "./key-space.ts";
import type { ScanSpec } from "./scan-spec.ts";
import { widthOf, type Scanned, type ScannedSide } from "./scan.ts";

/** One part of the keys of all groups. */
export type LeafKey = KeyColumn & { readonly index: Uint32Array };

/** The groups that occur on either side. `keys` has one part for each dimension of `by`; `sums` has the count and the sums. */
export type Leaves = { readonly count: number; readonly keys: readonly LeafKey[]; readonly sums: Sides<NumberColumns>; readonly bags: Sides<readonly Bag[]> };

/** The groups of a scan; without dimensions always one. */
export function leavesOf(spec: ScanSpec, scanned: Scanned, dimensions: number): Leaves {
  const cells = spec.shape.isHashed ? wholeNumbers(scanned.groups, (group) => group + 1) : occurring(scanned.sides, spec.space.cells, widthOf(spec), dimensions === 0);
  const now = columnsOf(spec, scanned.sides.now, cells);
  const previous = scanned.sides.previous === null ? null : columnsOf(spec, scanned.sides.previous, cells);
  const bags = (side: ScannedSide, columns: NumberColumns): readonly Bag[] => bagsOf(spec, side, cells, columns[spec.reckoning.count] ?? []);
  return {
    count: cells.length,
    keys: keysOf(spec, scanned, cells, dimensions),
    sums: { now, previous },
    bags: { now: bags(scanned.sides.now, now), previous: scanned.sides.previous === null || previous === null ? null : bags(scanned.sides.previous, previous) },
  };
}

/** The cells that hold a row, ascending. */
function occurring({ now, previous }: Sides<ScannedSide>, cells: number, width: number, always: boolean): Uint32Array {
  const found = new Uint32Array(cells);
  const before = (previous ?? now).sums;
  let count = 0;
  for (let cell = 0, at = 0; cell < cells; cell += 1, at += width) {
    if (always || now.sums[at] !== 0 || before[at] !== 0) found[count++] = cell;
  }
  return found.slice(0, count);
}

function columnsOf(spec: ScanSpec, { sums }: ScannedSide, cells: Uint32Array): NumberColumns {
  const width = widthOf(spec);
  const names: readonly AggregateName[] = [spec.reckoning.count, ...spec.reckoning.sums.map(({ name }) => name)];
  return Object.fromEntries(names.map((name, offset) => [name, numbers(cells.length, (group) => sums[(cells[group] ?? 0) * width + offset] ?? 0)]));
}

function keysOf({ space, shape }: ScanSpec, { keys }: Scanned, cells: Uint32Array, dimensions: number): readonly LeafKey[] {
  const parts = space.factors.flatMap((factor) => {
    const words = shape.isHashed ? keys[factor.word] : undefined;
    const places = wholeNumbers(cells.length, (group) => placeIn(factor, words === undefined ? (cells[group] ?? 0) : (words[cells[group] ?? 0] ?? 0)));
    return factor.parts.map(({ position, codes, index }) => ({ position, codes, index: index === null ? places : wholeNumbers(places.length, (group) => index[places[group] ?? 0] ?? 0) }));
  });
  return Array.from({ length: dimensions }, (_, position) => parts.find((part) => part.position === position) ?? missing(position));
}

function missing(position: number): never {
  throw new Error(`dimension ${position} has no factor`);
}
