import { isUtf8 } from "node:buffer";
import { fileFault } from "./errors.ts";

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);
const MAX_ROW_BYTES = 64 * 1024;
const MAX_COLUMNS = 64;

/** How a field was written. Nothing between the commas is NULL in KBO files; `""` is an empty text. */
const BARE = 0;
const QUOTED = 1;
/** Quoted, with doubled quotes inside. */
export const DOUBLED = 2;

/** One row as offsets into the bytes it was read from. It is reused: what is needed after the callback must be copied. */
export type CsvRow = {
  bytes: Buffer;
  /** Line on which the row starts; the header is line 1. */
  line: number;
  count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly form: Uint8Array;
};

/**
 * Splits the bytes of a comma-separated file (RFC 4180; LF or CRLF; quoted fields may hold newlines) into rows without making
 * strings. Throws INVALID_FILE with line and column number for quotes out of place or never closed, bytes that are no UTF-8,
 * and zero bytes.
 */
export class CsvScanner {
  /** Names of the columns once the header is read, for messages. */
  columns: readonly string[] = [];
  private rest: Buffer = Buffer.alloc(0);
  private line = 1;
  private suspicious = false;
  private readonly row: CsvRow = { bytes: this.rest, line: 1, count: 0, start: new Int32Array(MAX_COLUMNS), end: new Int32Array(MAX_COLUMNS), form: new Uint8Array(MAX_COLUMNS) };
  private readonly file: string;
  private readonly onRow: (row: CsvRow) => void;

  constructor(file: string, onRow: (row: CsvRow) => void) {
    this.file = file;
    this.onRow = onRow;
  }

  /** Takes the next bytes and calls back for each row they complete. */
  push(chunk: Buffer): void {
    this.scan(this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]));
    if (this.rest.length > MAX_ROW_BYTES) throw this.fault(this.line, `a row is longer than ${MAX_ROW_BYTES} bytes. A quote in it is probably never closed.`);
  }

  /** Ends the file: a last row without a newline counts. */
  finish(): void {
    if (this.rest.length > 0) this.scan(Buffer.concat([this.rest, Buffer.of(LINE_FEED)]));
    if (this.rest.length > 0) throw this.fault(this.line, "a quote is opened and never closed.");
  }

  private scan(bytes: Buffer): void {
    const whole = bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1);
    this.suspicious = !isUtf8(whole) || whole.includes(0);
    this.row.bytes = bytes;
    let position = this.line === 1 && BYTE_ORDER_MARK.equals(bytes.subarray(0, 3)) ? 3 : 0;
    while (position < whole.length) {
      const next = this.scanRow(bytes, position, whole.length);
      if (next < 0) break;
      if (this.suspicious) this.requireText();
      const { row } = this;
      const blank = row.count === 1 && row.end[0] === row.start[0] && row.form[0] === BARE;
      if (!blank) this.onRow(row);
      position = next;
    }
    this.rest = bytes.subarray(position);
  }

  /** Fills `row` from the position on; the position after it, or -1 when the row goes on past the limit. */
  private scanRow(bytes: Buffer, from: number, limit: number): number {
    const { row } = this;
    const { start, end, form } = row;
    let lines = 1;
    let count = 0;
    let at = from;
    row.line = this.line;
    for (;;) {
      if (count === MAX_COLUMNS) throw this.fault(this.line, `a row has more than ${MAX_COLUMNS} columns.`);
      let byte = bytes[at] as number;
      if (byte === QUOTE) {
        form[count] = QUOTED;
        start[count] = ++at;
        for (;;) {
          if (at >= limit) return -1;
          byte = bytes[at] as number;
          if (byte === LINE_FEED) lines += 1;
          else if (byte === QUOTE) {
            if (bytes[at + 1] !== QUOTE || at + 1 >= limit) break;
            form[count] = DOUBLED;
            at += 1;
          }
          at += 1;
        }
        end[count++] = at++;
        byte = bytes[at] as number;
        if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) byte = bytes[++at] as number;
      } else {
        form[count] = BARE;
        start[count] = at;
        while (byte !== COMMA && byte !== LINE_FEED) {
          if (byte === QUOTE) throw this.fault(this.line + lines - 1, "a quote stands inside a field that does not start with one.", count);
          byte = bytes[++at] as number;
        }
        end[count++] = byte === LINE_FEED && at > from && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
      }
      at += 1;
      if (byte === COMMA) continue;
      if (byte !== LINE_FEED) throw this.fault(this.line + lines - 1, "text follows the closing quote of a field; a quote inside a field must be doubled.", count - 1);
      row.count = count;
      this.line += lines;
      return at;
    }
  }

  private requireText(): void {
    const { row } = this;
    for (let index = 0; index < row.count; index += 1) {
      const field = row.bytes.subarray(row.start[index], row.end[index]);
      if (!isUtf8(field)) throw this.fault(row.line, "the bytes are no UTF-8 text. Use the file as delivered, without converting it.", index);
      if (field.includes(0)) throw this.fault(row.line, "a zero byte stands in the text.", index);
    }
  }

  private fault(line: number, rule: string, column?: number): Error {
    return fileFault({ file: this.file, line, ...(column === undefined ? {} : { column: this.columns[column] ?? String(column + 1) }) }, rule);
  }
}
