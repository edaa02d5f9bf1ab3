/** Groups by hash: each slot has the number of a group, from 1, or 0; `keys` has the words of each group's key. */
export type GroupTable = { readonly slots: Uint32Array; readonly keys: readonly Int32Array[] };

/** A table with room for so many groups, with the `count` groups of another in it. Half of its slots at least stay free. */
export function grownTable({ slots, keys }: GroupTable, count: number, atLeast: number): GroupTable {
  if (slots.length >= 2 * (atLeast + 1)) return { slots, keys };
  const size = 2 ** Math.ceil(Math.log2(2 * (atLeast + 1)));
  const room = keys.map((word) => {
    const larger = new Int32Array(size / 2);
    larger.set(word.subarray(0, count + 1));
    return larger;
  });
  return { slots: filled(new Uint32Array(size), room, count), keys: room };
}

/** A table of nothing, for keys of so many words. */
export function emptyTable(words: number): GroupTable {
  return { slots: new Uint32Array(1), keys: Array.from({ length: words }, () => new Int32Array(1)) };
}

/** The slot of a key by its hash; the kernels reckon the same. */
function filled(slots: Uint32Array, keys: readonly Int32Array[], count: number): Uint32Array {
  const mask = slots.length - 1;
  for (let group = 1; group <= count; group += 1) {
    let hash = 0;
    for (const word of keys) {
      hash = Math.imul(hash ^ (word[group] ?? 0), 0x9e_37_79_b1);
      hash ^= hash >>> 15;
    }
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = group;
  }
  return slots;
}
