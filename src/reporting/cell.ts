import { measures, type MeasureEntry, type MeasureName, type Sums } from "./cubes/dossiers.ts";
import type { Sides } from "./engine.ts";
import { ratio } from "./ratio.ts";

/** Whether a figure is given. */
export type CellStatus = "PUBLISHED" | "NOT_APPLICABLE";

/** A figure with what it is compared with: counts, or cents for amounts. Null where its status says so. */
export type Cell = {
  readonly value: bigint | null;
  readonly status: CellStatus;
  readonly previous: bigint | null;
  readonly previousStatus: CellStatus;
  readonly change: bigint | null;
  /** `change` by `previous`, 6 decimals; null when `previous` is null or 0. */
  readonly relativeChange: number | null;
  /** `value` by that of all dossiers counted, 6 decimals; null when that is 0, and where a share means nothing. */
  readonly shareOfTotal: number | null;
};

/** A cell of two values; `total` is that of all dossiers counted, null where a share means nothing. */
export function toCell(value: bigint | null, previous: bigint | null, total: bigint | null): Cell {
  const change = value === null || previous === null ? null : value - previous;
  return {
    value,
    status: statusOf(value),
    previous,
    previousStatus: statusOf(previous),
    change,
    relativeChange: change === null || previous === null ? null : ratio(change, previous),
    shareOfTotal: value === null || total === null ? null : ratio(value, total),
  };
}

/** The cell of a measure. Throws when the measure was not reckoned. */
export function measureCell(name: MeasureName, sums: Sides<Sums>, total: Sides<Sums>): Cell {
  const entry: MeasureEntry = measures[name];
  return toCell(valueOf(name, sums.now), sums.previous === null ? null : valueOf(name, sums.previous), entry.hasShare ? valueOf(name, total.now) : null);
}

function valueOf(name: MeasureName, sums: Sums): bigint | null {
  const { needs, value }: MeasureEntry = measures[name];
  const missing = needs.find((aggregate) => sums[aggregate] === undefined);
  if (missing !== undefined) throw new Error(`${name} needs ${missing}, which was not reckoned`);
  return value(sums as Required<Sums>);
}

function statusOf(value: bigint | null): CellStatus {
  return value === null ? "NOT_APPLICABLE" : "PUBLISHED";
}
