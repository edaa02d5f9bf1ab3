import { notHoldable } from "../unavailable.ts";

const PAGE_BITS = 12;
const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** The row that each slot has. Slots are numbered closely, so pages of them are kept, only those that are used. */
export class SlotIndex {
  readonly #pages: (Uint32Array | undefined)[] = [];

  /** The row of a slot; -1 when it has none. */
  get(slot: number): number {
    return (this.#pages[slot >>> PAGE_BITS]?.[slot & PAGE_MASK] ?? 0) - 1;
  }

  set(slot: number, row: number): void {
    const page = (this.#pages[slot >>> PAGE_BITS] ??= new Uint32Array(1 << PAGE_BITS));
    page[slot & PAGE_MASK] = row + 1;
  }
}

/** A slot as it comes from the database. */
export function checkedSlot(slot: number): number {
  if (slot < 0 || slot > 0xff_ff_ff_ff) throw notHoldable(`The slot ${slot} of a dossier`);
  return slot;
}
