import type { Readable } from "node:stream";
import type { Send } from "../../../../db/cancellable.ts";
import { notHoldable } from "../unavailable.ts";

/** Where the fields of a row stand in `bytes`: field `i` from `starts[i]` to before `ends[i]`; a start of -1 is null. */
export type CopiedRow = { bytes: Uint8Array; readonly starts: Int32Array; readonly ends: Int32Array };

const HEADER_BYTES = 19;

/** Takes the stream of `copy ... to stdout (format binary)` apart; parts of the stream may end anywhere. */
export class CopyReader {
  readonly #row: CopiedRow;
  readonly #fields: number;
  readonly #onRow: (row: CopiedRow) => void;
  #rest: Uint8Array = new Uint8Array(0);
  #hasHeader = false;
  #isOver = false;

  constructor(fields: number, onRow: (row: CopiedRow) => void) {
    this.#fields = fields;
    this.#onRow = onRow;
    this.#row = { bytes: this.#rest, starts: new Int32Array(fields), ends: new Int32Array(fields) };
  }

  push(part: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]);
    let at = this.#hasHeader ? 0 : headerEnd(bytes);
    this.#hasHeader ||= at > 0;
    while (this.#hasHeader && at < bytes.length) {
      const next = this.#take(bytes, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = at === bytes.length ? bytes.subarray(at) : bytes.slice(at);
  }

  /** Throws when the stream ended before its end. */
  end(): void {
    if (!this.#isOver) throw new Error("the copy ended before its end");
  }

  /** The place after the row that begins at `at`; -1 when it is not whole yet. */
  #take(bytes: Uint8Array, at: number): number {
    if (at + 2 > bytes.length) return -1;
    const fields = int16(bytes, at);
    if (fields === -1) return this.#finish(at + 2);
    if (fields !== this.#fields) throw new Error(`the copy has ${fields} fields, not ${this.#fields}`);
    const { starts, ends } = this.#row;
    let next = at + 2;
    for (let field = 0; field < fields; field += 1) {
      if (next + 4 > bytes.length) return -1;
      const length = int32(bytes, next);
      next += 4;
      starts[field] = length < 0 ? -1 : next;
      if (length > 0) next += length;
      ends[field] = next;
    }
    if (next > bytes.length) return -1;
    this.#row.bytes = bytes;
    this.#onRow(this.#row);
    return next;
  }

  #finish(at: number): number {
    this.#isOver = true;
    return at;
  }
}

/** Runs a query and gives its rows. What `onRow` throws rejects, after the rest has been skipped. */
export async function copyOut(send: Send, query: string, fields: number, onRow: (row: CopiedRow) => void): Promise<void> {
  const reader = new CopyReader(fields, onRow);
  await send(async (sql) => consume(await sql.unsafe(`copy (${query}) to stdout (format binary)`).readable(), (part) => reader.push(part)), undefined);
  reader.end();
}

function consume(stream: Readable, take: (part: Buffer) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let failure: Error | null = null;
  stream.on("data", (part: Buffer) => {
    if (failure !== null) return;
    try {
      take(part);
    } catch (error) {
      failure = error as Error;
    }
  });
  stream.once("end", () => (failure === null ? resolve() : reject(failure))).once("error", reject);
  return promise;
}

function headerEnd(bytes: Uint8Array): number {
  return bytes.length < HEADER_BYTES ? 0 : HEADER_BYTES;
}

/** A signed number of 2 bytes. */
function int16(bytes: Uint8Array, at: number): number {
  return (((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16)) >> 16;
}

/** A signed number of 4 bytes. */
export function int32(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
}

/** A signed number of 8 bytes, exact up to 2^53. */
export function int64(bytes: Uint8Array, at: number): number {
  return int32(bytes, at) * 4_294_967_296 + (int32(bytes, at + 4) >>> 0);
}

/** An enterprise number as a number. Throws ColumnsUnavailable for anything but digits, and for more than a column holds. */
export function enterpriseNumber(bytes: Uint8Array, from: number, to: number): number {
  const number = digits(bytes, from, to);
  if (number < 0 || number > 0xff_ff_ff_ff) throw notHoldable("An enterprise number that is not 10 digits");
  return number;
}

/** Digits as a number, up to 15 of them; -1 for anything else. */
export function digits(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > 15) return -1;
  let number = 0;
  for (let index = from; index < to; index += 1) {
    const digit = (bytes[index] as number) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
