import { lastLoadOf } from "../../db/find/data-version.ts";
import { DataMoved, type Engine, type EngineAnswer, type Pinned } from "../engine.ts";
import type { Plan } from "../plan.ts";

/** An answer that the other engine had to give. `at`: when the state was pinned, or when plans ran. */
export type Fallback = { readonly at: "PIN" | "RUN"; readonly error: unknown; /** How many there were by now, with this one. */ readonly count: number };

/** Uses the columns, and PostgreSQL where they can't answer; everything given is of the pinned loads. */
export function preferredEngine(columns: Engine, postgres: Engine, onFallback: (fallback: Fallback) => void): Engine {
  let count = 0;
  const fall = (at: Fallback["at"], error: unknown): void => {
    count += 1;
    onFallback({ at, error, count });
  };
  return {
    name: columns.name,
    pin: async (today) => {
      const pinned = await columns.pin(today).catch((error: unknown) => {
        fall("PIN", error);
        return null;
      });
      if (pinned === null) return await postgres.pin(today);
      const run: Pinned["run"] = (plans, signal) =>
        pinned.run(plans, signal).catch(async (error: unknown) => {
          if (signal.aborted) throw error;
          fall("RUN", error);
          return await runInstead(await postgres.pin(today), pinned, plans, signal);
        });
      return { ...pinned, run };
    },
  };
}

async function runInstead(instead: Pinned, pinned: Pinned, plans: readonly Plan[], signal: AbortSignal): Promise<EngineAnswer> {
  try {
    const answer = await instead.run(plans, signal);
    if (lastLoadOf(answer.version) !== lastLoadOf(pinned.version)) throw new DataMoved("An import ended during the request. Pin the data and plan anew.");
    return answer;
  } finally {
    instead.release();
  }
}
