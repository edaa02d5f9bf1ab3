import type { StatementMeter } from "../db/metered.ts";
import type { Figures } from "./figures.ts";
import { followedNow } from "./followed.ts";

/** Meters statements, for the figures and for the requests that they belong to. */
export function meterStatements(figures: Pick<Figures, "statementEnded">): StatementMeter {
  return () => {
    const begunMs = performance.now();
    const followed = followedNow();
    return () => {
      const elapsedMs = performance.now() - begunMs;
      figures.statementEnded(elapsedMs / 1000);
      if (followed === undefined) return;
      followed.statements += 1;
      followed.statementMs += elapsedMs;
    };
  };
}
