const FIRST_CAPACITY = 1024;

/** Whole numbers up to 2^53-1, each with a place: 0, 1, 2 in the order in which they came. */
export class NumberIndex {
  /** The numbers by place; longer than `count`. */
  numbers = new Float64Array(FIRST_CAPACITY);
  count = 0;
  /** Places plus 1 by hash; at most half full. */
  #table = new Uint32Array(FIRST_CAPACITY * 2);

  /** The place of a number, which is given one when it has none. */
  intern(number: number): number {
    const found = this.find(number);
    return found < 0 ? this.renew(number) : found;
  }

  /** A new place for a number, which from then on is its only one. */
  renew(number: number): number {
    const place = this.count;
    this.numbers[place] = number;
    this.count += 1;
    this.#table[this.#find(number)] = this.count;
    if (this.count === this.numbers.length) this.#grow();
    return place;
  }

  /** The place of a number; -1 when it has none. */
  find(number: number): number {
    return (this.#table[this.#find(number)] as number) - 1;
  }

  #find(number: number): number {
    const mask = this.#table.length - 1;
    let at = hashOf(number) & mask;
    for (;;) {
      const place = this.#table[at] as number;
      if (place === 0 || this.numbers[place - 1] === number) return at;
      at = (at + 1) & mask;
    }
  }

  #grow(): void {
    const numbers = new Float64Array(this.numbers.length * 2);
    numbers.set(this.numbers);
    this.numbers = numbers;
    this.#table = new Uint32Array(numbers.length * 2);
    for (let place = 0; place < this.count; place += 1) this.#table[this.#find(numbers[place] as number)] = place + 1;
  }
}

function hashOf(number: number): number {
  const mixed = Math.imul((number | 0) ^ Math.imul((number / 4_294_967_296) | 0, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
