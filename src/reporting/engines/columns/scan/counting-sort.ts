/** Things in the order of their keys, those of key `i` from `starts[i]` to `starts[i + 1]`. */
export type Sorted = { readonly sorted: Uint32Array; readonly starts: Uint32Array };

/** Sorts some things by their keys, which are below `size`; those with the same key keep their order. */
export function countingSort(things: Uint32Array, keys: Uint32Array, size: number): Sorted {
  const starts = new Uint32Array(size + 1);
  for (let index = 0; index < things.length; index += 1) {
    const next = (keys[things[index] ?? 0] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let key = 0; key < size; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const sorted = new Uint32Array(things.length);
  for (let index = 0; index < things.length; index += 1) {
    const thing = things[index] ?? 0;
    const key = keys[thing] ?? 0;
    const place = next[key] ?? 0;
    next[key] = place + 1;
    sorted[place] = thing;
  }
  return { sorted, starts };
}
