/** Arrays of whole numbers; those on shared memory can be read by every thread. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** An array of zeros on shared memory. */
export function shared8(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** An array of zeros on shared memory. */
export function shared16(length: number): Uint16Array {
  return new Uint16Array(new SharedArrayBuffer(length * 2));
}

/** An array of zeros on shared memory. */
export function shared32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}

/** What an array held, at the beginning of a longer one, which is returned. */
export function into<Values extends Numbers>(longer: Values, values: Values): Values {
  longer.set(values);
  return longer;
}

/** Values of `from` by their places, into `to`. */
export function gather16(from: Uint16Array, places: Uint32Array, to: Uint16Array): Uint16Array {
  for (let index = 0; index < places.length; index += 1) to[index] = from[places[index] as number] as number;
  return to;
}

/** Values of `from` by their places, into `to`. */
export function gather32(from: Uint32Array, places: Uint32Array, to: Uint32Array): Uint32Array {
  for (let index = 0; index < places.length; index += 1) to[index] = from[places[index] as number] as number;
  return to;
}

/** The first place in ascending values, from `from` to before `until`, whose value is not below `value`. */
export function lowerBound(values: Numbers, value: number, from = 0, until = values.length): number {
  let low = from;
  let high = until;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
