/** Whole numbers, one for each place; `from` with a function goes through an iterator and is many times slower. */
export function wholeNumbers(length: number, at: (place: number) => number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(length);
  for (let place = 0; place < length; place += 1) numbers[place] = at(place);
  return numbers;
}

/** The same for numbers of any kind. */
export function numbers(length: number, at: (place: number) => number): Float64Array<ArrayBuffer> {
  const made = new Float64Array(length);
  for (let place = 0; place < length; place += 1) made[place] = at(place);
  return made;
}
