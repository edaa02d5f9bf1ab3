import { isUtf8 } from "node:buffer";
import { Transform, type TransformCallback } from "node:stream";
import { DomainError } from "../domain/errors.ts";

const NEWLINE = 10;

/** Lets bytes through unchanged while they are UTF-8 without NUL; else fails with INVALID_FILE and the line. `onBytes` gets the bytes so far. */
export class Utf8Gate extends Transform {
  readonly #fileName: string;
  readonly #onBytes: (bytes: number) => void;
  #tail: Buffer = Buffer.alloc(0);
  #line = 1;
  #bytes = 0;

  constructor(fileName: string, onBytes: (bytes: number) => void) {
    super();
    this.#fileName = fileName;
    this.#onBytes = onBytes;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const end = completeLength(bytes);
    const whole = bytes.subarray(0, end);
    if (!isText(whole)) return callback(this.#fault(whole));
    this.#tail = Buffer.from(bytes.subarray(end));
    this.#line += newlines(whole);
    this.#bytes += chunk.length;
    this.#onBytes(this.#bytes);
    callback(null, chunk);
  }

  override _flush(callback: TransformCallback): void {
    callback(this.#tail.length === 0 ? null : this.#fault(this.#tail));
  }

  #fault(bytes: Buffer): DomainError {
    let line = this.#line;
    let from = 0;
    for (let to = bytes.indexOf(NEWLINE); to >= 0 && isText(bytes.subarray(from, to)); to = bytes.indexOf(NEWLINE, from)) {
      line += 1;
      from = to + 1;
    }
    return new DomainError("INVALID_FILE", `${this.#fileName}, line ${line}: not UTF-8 text. Save the file as CSV in UTF-8.`, { details: { line } });
  }
}

function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** The length without a character at the end whose bytes have not all come yet. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return size > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
