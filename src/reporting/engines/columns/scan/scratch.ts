/** Arrays that are used again by the next plan: the same name gives the same memory. */
const wholeNumbers = new Map<string, Uint32Array<ArrayBuffer>>();
const sums = new Map<string, Float64Array<ArrayBuffer>>();

/** Longer ones are not kept. */
const LONGEST = 2 ** 22;

/** Whole numbers; they hold what was left in them. */
export function scratchNumbers(name: string, length: number): Uint32Array<ArrayBuffer> {
  const kept = wholeNumbers.get(name);
  if (kept !== undefined && kept.length >= length) return kept.subarray(0, length);
  const made = new Uint32Array(roomFor(length));
  if (length <= LONGEST) wholeNumbers.set(name, made);
  return made.subarray(0, length);
}

/** Sums, of nothing yet. */
export function scratchSums(name: string, length: number): Float64Array<ArrayBuffer> {
  const kept = sums.get(name);
  if (kept !== undefined && kept.length >= length) return kept.subarray(0, length).fill(0);
  const made = new Float64Array(roomFor(length));
  if (length <= LONGEST) sums.set(name, made);
  return made.subarray(0, length);
}

/** Powers of two, so that a plan of a few rows more does not need new ones. */
function roomFor(length: number): number {
  return length > LONGEST ? length : 2 ** Math.ceil(Math.log2(Math.max(1024, length)));
}
