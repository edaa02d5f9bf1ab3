import { quoted } from "../../domain/errors.ts";
import type { BitSet } from "./bit-set.ts";
import { CopyWriter } from "./copy-writer.ts";
import { CsvScanner, type CsvRow } from "./csv-bytes.ts";
import { numberSet, type Entities } from "./entities.ts";
import { fileFault } from "./errors.ts";
import { fieldText } from "./fields.ts";
import type { FileColumn, Line, RegisterFile } from "./register-file.ts";
import type { DroppedRow, Tally } from "./tally.ts";

const MAX_SLOTS = 32;

export type TransformTarget = { readonly file: RegisterFile; readonly fileName: string; readonly entities: Entities; readonly tally: Tally; readonly onDropped: (row: DroppedRow) => void };

type Slot = { readonly column: FileColumn; readonly at: Int32Array };

/**
 * Turns the bytes of one delivered file into rows for COPY: finds its columns by their names, checks each value, asks the file's
 * `admit`, and counts. Throws INVALID_FILE with file, line and column at the first row that breaks a rule.
 */
export class Transformer implements Line {
  private readonly scanner: CsvScanner;
  private readonly out = new CopyWriter();
  private readonly scratch = new CopyWriter();
  private readonly ids = new Int32Array(MAX_SLOTS);
  private readonly target: TransformTarget;
  private readonly seenNumbers: BitSet | null;
  private readonly seenTexts = new Set<string>();
  private slots: readonly Slot[] = [];
  private slotsByName: ReadonlyMap<string, number> = new Map();
  private row: CsvRow | null = null;
  private width = 0;

  constructor(target: TransformTarget) {
    this.target = target;
    this.seenNumbers = target.file.unique === 1 ? numberSet() : null;
    this.scanner = new CsvScanner(target.fileName, (row) => (this.width === 0 ? this.readHeader(row) : this.readRow(row)));
  }

  /** Takes bytes, hands out the COPY rows they complete, or null when there are none. */
  push(chunk: Buffer): Buffer | null {
    this.scanner.push(chunk);
    return this.out.take();
  }

  finish(): Buffer | null {
    this.scanner.finish();
    if (this.width === 0) throw fileFault({ file: this.target.fileName }, `is empty. A header with ${this.names().join(", ")} is needed.`);
    return this.out.take();
  }

  id(column: string): number {
    return this.ids[this.slotOf(column)] as number;
  }

  is(column: string, value: string): boolean {
    const row = this.row as CsvRow;
    const index = this.slots[this.slotOf(column)]?.at[0] as number;
    const start = row.start[index] as number;
    if ((row.end[index] as number) - start !== value.length) return false;
    for (let at = 0; at < value.length; at += 1) if (row.bytes[start + at] !== value.charCodeAt(at)) return false;
    return true;
  }

  private slotOf(column: string): number {
    const slot = this.slotsByName.get(column);
    if (slot === undefined) throw new Error(`${this.target.file.name} does not list the column ${column}`);
    return slot;
  }

  private names(): readonly string[] {
    return [...new Set(this.target.file.columns.flatMap((column) => column.from))];
  }

  private readHeader(row: CsvRow): void {
    const header = Array.from({ length: row.count }, (_, index) => fieldText(row, index));
    const spot = { file: this.target.fileName, line: row.line };
    const missing = this.names().filter((name) => !header.includes(name));
    if (missing.length > 0) throw fileFault(spot, `the column ${missing.join(", ")} is missing. The header reads ${quoted(header.join(","))}.`);
    const twice = this.names().find((name) => header.indexOf(name) !== header.lastIndexOf(name));
    if (twice !== undefined) throw fileFault(spot, `the column ${twice} stands twice in the header.`);
    this.slots = this.target.file.columns.map((column) => ({ column, at: Int32Array.from([column.from].flat(), (name) => header.indexOf(name)) }));
    this.slotsByName = new Map(this.slots.map(({ at }, slot) => [header[at[0] as number] as string, slot] as const).reverse());
    this.scanner.columns = header;
    this.width = row.count;
  }

  private readRow(row: CsvRow): void {
    const { out, scratch, slots } = this;
    if (row.count !== this.width) throw fileFault({ file: this.target.fileName, line: row.line }, `the row has ${row.count} columns where the header has ${this.width}.`);
    this.row = row;
    out.beginRow();
    for (let slot = 0; slot < slots.length; slot += 1) {
      const { column, at } = slots[slot] as Slot;
      const broken = column.as.write(row, at, column.into === null ? scratch : out, this.ids, slot);
      if (broken !== null) throw this.fault(row, at[0] as number, broken);
    }
    scratch.clear();
    this.target.tally.rows += 1;
    this.refuseRepetition(row);
    const reason = this.target.file.admit(this, this.target.entities);
    if (reason === null) {
      if (this.target.file.table !== null) out.endRow();
      return;
    }
    out.takeBackRow();
    this.target.tally.drop(reason);
    if (reason.fault) this.target.onDropped({ file: this.target.fileName, line: row.line, number: fieldText(row, slots[0]?.at[0] as number), reason: reason.text });
  }

  private refuseRepetition(row: CsvRow): void {
    const { unique } = this.target.file;
    if (unique === undefined) return;
    if (this.seenNumbers !== null) {
      if (!this.seenNumbers.add(this.ids[0] as number)) throw this.fault(row, this.slots[0]?.at[0] as number, "stands twice in the file.");
      return;
    }
    const key = this.slots.slice(0, unique).map((slot) => fieldText(row, slot.at[0] as number)).join("\t");
    if (this.seenTexts.has(key)) throw fileFault({ file: this.target.fileName, line: row.line }, `${quoted(key.replaceAll("\t", " "))} stands twice in the file.`);
    this.seenTexts.add(key);
  }

  private fault(row: CsvRow, index: number, broken: string): Error {
    const value = this.target.file.isPersonal === true ? "the value (not shown here)" : quoted(fieldText(row, index));
    return fileFault({ file: this.target.fileName, line: row.line, column: this.scanner.columns[index] ?? String(index + 1) }, `${value} ${broken}`);
  }
}
