import { LRUCache } from "lru-cache";
import type { Engine, EngineResult, Groups, Pinned } from "../engine.ts";
import type { Plan } from "../plan.ts";

type OnSought = (kept: number, missing: number) => void;

/**
 * The same engine, which remembers what it reckoned: a plan that was run on the same state of the data is not run again. Only for an engine whose
 * versions name exactly one state. `onSought` is told of how many plans the result was kept, and of how many not.
 */
export function cachedEngine(engine: Engine, maxBytes: number, onSought: OnSought = () => {}): Engine {
  const results = new LRUCache<string, EngineResult>({ maxSize: maxBytes, sizeCalculation: (result, key) => key.length * 2 + bytesOf(result) });
  return { name: engine.name, pin: async (today) => remembering(await engine.pin(today), results, onSought) };
}

function remembering(pinned: Pinned, results: LRUCache<string, EngineResult>, onSought: OnSought): Pinned {
  return {
    ...pinned,
    run: async (plans, signal) => {
      const keys = plans.map((plan) => `${pinned.version.id} ${keyOf(plan)}`);
      const found = keys.map((key) => results.get(key));
      const missing = plans.filter((_, index) => found[index] === undefined);
      onSought(plans.length - missing.length, missing.length);
      if (missing.length === 0) return { results: found.filter((each) => each !== undefined), engine: pinned.engine, version: pinned.version, fused: false };
      const answer = await pinned.run(missing, signal);
      const fresh = [...answer.results];
      const all = found.map((each) => each ?? take(fresh));
      if (answer.version.id === pinned.version.id) for (const [index, key] of keys.entries()) if (found[index] === undefined) remember(results, key, all[index]);
      return { ...answer, results: all };
    },
  };
}

function remember(results: LRUCache<string, EngineResult>, key: string, result: EngineResult | undefined): void {
  if (result !== undefined) results.set(key, result);
}

function take(fresh: EngineResult[]): EngineResult {
  const next = fresh.shift();
  if (next === undefined) throw new Error("a plan had no result");
  return next;
}

/** Text that is equal for equal plans; the maps of the families follow from the rest. */
function keyOf(plan: Plan): string {
  return JSON.stringify(plan, (name, value: unknown) => (name === "families" ? undefined : typeof value === "bigint" ? `${value}n` : value));
}

/** Roughly what a result takes in memory. */
function bytesOf({ rows, parents, totals }: EngineResult): number {
  const columns = parents === null ? 0 : rows.count * 8 * Object.keys(parents.now).length * 2;
  return 2000 + columns + [rows, ...totals].reduce((sum, groups) => sum + groupBytes(groups), 0);
}

function groupBytes({ count, keys, sums }: Groups): number {
  const codes = keys.reduce((sum, key) => sum + key.codes.length * 40, 0);
  const sides = sums.previous === null ? 1 : 2;
  return codes + count * (keys.length * 8 + Object.keys(sums.now).length * 8 * sides);
}
