import type { DropReason } from "./drop-reason.ts";

/** What became of the rows of one file. `dropped` has one entry per reason, in order of appearance. */
export type FileTally = { readonly file: string; readonly rows: number; readonly kept: number; readonly dropped: readonly { readonly reason: string; readonly rows: number }[] };

/** A row that ought not to be in the file. `number` is the register number it speaks of. */
export type DroppedRow = { readonly file: string; readonly line: number; readonly number: string; readonly reason: string };

/** Counts the rows of one file as they are read. */
export class Tally {
  rows = 0;
  private readonly reasons = new Map<DropReason, number>();
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  drop(reason: DropReason): void {
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
  }

  get faults(): number {
    return this.sum((reason) => reason.fault);
  }

  result(): FileTally {
    const dropped = [...this.reasons].map(([reason, rows]) => ({ reason: reason.text, rows }));
    return { file: this.file, rows: this.rows, kept: this.rows - this.sum(() => true), dropped };
  }

  private sum(counts: (reason: DropReason) => boolean): number {
    return [...this.reasons].reduce((total, [reason, rows]) => total + (counts(reason) ? rows : 0), 0);
  }
}
