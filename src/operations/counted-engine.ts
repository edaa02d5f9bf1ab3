import type { Engine, Pinned } from "../reporting/engine.ts";

/** The same engine; tells which one answered how many plans. */
export function countedEngine(engine: Engine, onAnswered: (engine: string, plans: number) => void): Engine {
  const counted = (pinned: Pinned): Pinned => ({
    ...pinned,
    run: async (plans, signal) => {
      const answer = await pinned.run(plans, signal);
      onAnswered(answer.engine, plans.length);
      return answer;
    },
  });
  return { name: engine.name, pin: async (today) => counted(await engine.pin(today)) };
}
