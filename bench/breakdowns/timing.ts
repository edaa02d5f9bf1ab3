/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** Milliseconds of each question in each round: all once per round, so that a noisy moment falls on different ones. */
export async function timeRounds(names: readonly string[], rounds: number, work: (name: string) => Promise<unknown>): Promise<Readonly<Record<string, readonly number[]>>> {
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await work(name);
      // The first round only warms up.
      if (round > 0) times[name]?.push(performance.now() - start);
    }
  }
  return times;
}
