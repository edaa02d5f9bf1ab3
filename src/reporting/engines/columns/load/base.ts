import { countedMilestones, type CountedMilestone } from "../../../../domain/dossier-status.ts";
import { lowerBound, shared32 } from "./arrays.ts";
import { joined, newTable, record, segmentOf, sorted, type DossierTable } from "./dossier-table.ts";
import { SlotIndex } from "./slot-index.ts";
import { NO_DAY, type DossierSegment } from "../store.ts";

/** The dossiers as they were read or last put together, and which of them no longer hold. */
export class Base {
  readonly segment: DossierSegment;
  readonly #table: DossierTable;
  readonly #slots = new SlotIndex();
  readonly #isDead: Uint8Array;
  #dead = 0;

  /** The table is taken over. */
  constructor(table: DossierTable) {
    this.#table = sorted(table, true);
    this.segment = segmentOf(this.#table);
    this.#isDead = new Uint8Array(this.#table.rows);
    for (let row = 0; row < this.#table.rows; row += 1) this.#add(row);
  }

  /** Of a dossier that was read twice because it moved meanwhile one row is enough: it is among the changes that follow. */
  #add(row: number): void {
    const slot = this.#table.wide.slot[row] as number;
    this.bury(slot);
    this.#slots.set(slot, row);
  }

  /** The row of a slot, if it has one, no longer holds. */
  bury(slot: number): void {
    const row = this.#slots.get(slot);
    if (row < 0 || this.#isDead[row] === 1) return;
    this.#isDead[row] = 1;
    this.#dead += 1;
  }

  /** For each event the places in its order of rows that no longer hold. */
  dead(): Record<CountedMilestone, Uint32Array> {
    const rows = this.#rows(1, this.#dead);
    return record(countedMilestones, (name) => this.#places(name, rows));
  }

  /** A new base, of what holds of this one and the rows of a table. */
  with(table: DossierTable): Base {
    return new Base(joined(this.#table, this.#rows(0, this.#table.rows - this.#dead), table));
  }

  #rows(isDead: number, count: number): Uint32Array {
    const rows = new Uint32Array(count);
    let next = 0;
    for (let row = 0; next < count; row += 1) if (this.#isDead[row] === isDead) rows[next++] = row;
    return rows;
  }

  #places(name: CountedMilestone, dead: Uint32Array): Uint32Array {
    const rowDays = this.#table.narrow[`day ${name}`];
    const { rows, days } = this.segment.events[name];
    const places = dead.filter((row) => rowDays[row] !== NO_DAY);
    const found = rows === null ? places : places.map((row) => placeOf(row, rowDays[row] as number, rows, days));
    const shared = shared32(found.length);
    shared.set(found.sort());
    return shared;
  }
}

/** The dossiers that changed since the base was made. */
export class Delta {
  readonly table = newTable(0);
  readonly #rows = new Map<number, number>();

  /** The row of a slot; the next free one when it has none yet. */
  rowOf(slot: number): number {
    const row = this.#rows.get(slot) ?? this.table.rows;
    this.#rows.set(slot, row);
    this.table.rows = Math.max(this.table.rows, row + 1);
    return row;
  }

  segment(): DossierSegment {
    return segmentOf(sorted(this.table, false));
  }
}

function placeOf(row: number, day: number, rows: Uint32Array, days: Uint16Array): number {
  const first = lowerBound(days, day);
  return lowerBound(rows, row, first, lowerBound(days, day + 1, first));
}
