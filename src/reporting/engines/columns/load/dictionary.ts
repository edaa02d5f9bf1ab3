import { notHoldable } from "../unavailable.ts";

const MAX_CODES = 0x1_00_00;

/** The codes of a column, which come as UTF-8 text, each with its place. The first are null: 0 is unknown, and what else is reserved. */
export class Dictionary {
  readonly codes: (string | null)[];
  readonly #name: string;
  #table = new Uint32Array(256);
  #hashes = new Int32Array(128);
  #ends = new Uint32Array(128);
  #text = new Uint8Array(1024);

  constructor(name: string, reserved = 1) {
    this.#name = name;
    this.codes = Array.from({ length: reserved }, () => null);
  }

  /** The place of the code that stands in `bytes` from `from` to before `to`, which is given one when it has none. */
  placeOf(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const mask = this.#table.length - 1;
    let at = hash & mask;
    for (;;) {
      const place = this.#table[at] as number;
      if (place === 0) return this.#add(bytes, from, to, hash);
      if (this.#hashes[place] === hash && this.#isAt(place, bytes, from, to)) return place;
      at = (at + 1) & mask;
    }
  }

  /** The place of a code. */
  placeOfText(code: string): number {
    const bytes = Buffer.from(code);
    return this.placeOf(bytes, 0, bytes.length);
  }

  #isAt(place: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#ends[place - 1] as number;
    if ((this.#ends[place] as number) - start !== to - from) return false;
    for (let index = from; index < to; index += 1) if (this.#text[start + index - from] !== bytes[index]) return false;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const place = this.codes.length;
    if (place === MAX_CODES) throw notHoldable(`More than ${MAX_CODES - 1} codes of ${this.#name}`);
    const start = this.#ends[place - 1] as number;
    const end = start + to - from;
    this.#reserve(place, end);
    this.#text.set(bytes.subarray(from, to), start);
    this.#ends[place] = end;
    this.#hashes[place] = hash;
    this.codes.push(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8"));
    this.#put(place);
    return place;
  }

  #reserve(place: number, end: number): void {
    while (end > this.#text.length) this.#text = enlarged(this.#text, new Uint8Array(this.#text.length * 2));
    if (place < this.#hashes.length) return;
    this.#hashes = enlarged(this.#hashes, new Int32Array(this.#hashes.length * 2));
    this.#ends = enlarged(this.#ends, new Uint32Array(this.#ends.length * 2));
    this.#table = new Uint32Array(this.#table.length * 2);
    for (let each = 1; each < place; each += 1) if (this.codes[each] !== null) this.#put(each);
  }

  #put(place: number): void {
    const mask = this.#table.length - 1;
    let at = (this.#hashes[place] as number) & mask;
    while (this.#table[at] !== 0) at = (at + 1) & mask;
    this.#table[at] = place;
  }
}

function enlarged<Values extends Uint8Array | Int32Array | Uint32Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = from; index < to; index += 1) hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
