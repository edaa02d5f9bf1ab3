const FIRST_CAPACITY = 1024;

/** Distinct whole numbers up to 2^53-1, each with a place: 0, 1, 2 in the order in which they came. */
export class NumberIndex {
  /** The numbers by place; longer than `count`. */
  numbers = new Float64Array(FIRST_CAPACITY);
  count = 0;
  /** Places plus 1 by hash; at most half full. */
  #table = new Uint32Array(FIRST_CAPACITY * 2);

  /** The place of a number, which is given one when it has none. */
  intern(number: number): number {
    const at = this.#find(number);
    const found = this.#table[at] as number;
    if (found !== 0) return found - 1;
    this.numbers[this.count] = number;
    this.count += 1;
    this.#table[at] = this.count;
    if (this.count === this.numbers.length) this.#grow();
    return this.count - 1;
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
