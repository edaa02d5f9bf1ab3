const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const BACKSLASH = 92;
const N = 78;
const LOWER_N = 110;
const LOWER_R = 114;
const LOWER_T = 116;

/**
 * Writes rows in PostgreSQL's COPY text format (tab between columns, `\N` for NULL, backslash escapes) into one growing buffer.
 * A row can be taken back until the next one is begun.
 */
export class CopyWriter {
  private buffer = Buffer.allocUnsafe(1024 * 1024);
  private at = 0;
  private rowStart = 0;

  beginRow(): void {
    this.rowStart = this.at;
  }

  endRow(): void {
    this.buffer[this.at - 1] = LINE_FEED;
  }

  takeBackRow(): void {
    this.at = this.rowStart;
  }

  /** Forgets everything written. */
  clear(): void {
    this.at = 0;
    this.rowStart = 0;
  }

  null(): void {
    this.reserve(3);
    this.buffer[this.at++] = BACKSLASH;
    this.buffer[this.at++] = N;
    this.buffer[this.at++] = TAB;
  }

  /** Bytes that need no escape: digits, letters, points, hyphens. */
  plain(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start + 1);
    const { buffer } = this;
    let at = this.at;
    for (let index = start; index < end; index += 1) buffer[at++] = bytes[index] as number;
    buffer[at++] = TAB;
    this.at = at;
  }

  /** A field of any bytes; with `doubled`, two quotes become one. With `lower`, A to Z become a to z. */
  escaped(bytes: Buffer, start: number, end: number, doubled: boolean, lower = false): void {
    this.reserve((end - start) * 2 + 1);
    const { buffer } = this;
    let at = this.at;
    for (let index = start; index < end; index += 1) {
      let byte = bytes[index] as number;
      if (byte === QUOTE && doubled) index += 1;
      else if (lower && byte >= 65 && byte <= 90) byte += 32;
      if (byte > CARRIAGE_RETURN && byte !== BACKSLASH) buffer[at++] = byte;
      else {
        const escape = byte === TAB ? LOWER_T : byte === LINE_FEED ? LOWER_N : byte === CARRIAGE_RETURN ? LOWER_R : byte;
        if (escape !== byte || byte === BACKSLASH) buffer[at++] = BACKSLASH;
        buffer[at++] = escape;
      }
    }
    buffer[at++] = TAB;
    this.at = at;
  }

  /** A short ASCII text without tabs, newlines or backslashes. */
  ascii(value: string): void {
    this.reserve(value.length + 1);
    for (let index = 0; index < value.length; index += 1) this.buffer[this.at++] = value.charCodeAt(index);
    this.buffer[this.at++] = TAB;
  }

  text(value: string): void {
    const bytes = Buffer.from(value);
    this.escaped(bytes, 0, bytes.length, false);
  }

  /** The next ten bytes to fill and a tab after them; the offset of the first. */
  tenBytes(): { buffer: Buffer; at: number } {
    this.reserve(11);
    const at = this.at;
    this.at += 11;
    this.buffer[at + 10] = TAB;
    return { buffer: this.buffer, at };
  }

  /** The rows written since the last call, or null when there are none. */
  take(): Buffer | null {
    if (this.at === 0) return null;
    const taken = Buffer.from(this.buffer.subarray(0, this.at));
    this.clear();
    return taken;
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
