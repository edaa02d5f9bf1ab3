import { expect, it } from "vitest";
import { soak } from "./soak/soak.ts";

/** In a minute, code that is still being compiled looks like growth: `npm run soak` holds to 1 MB a minute. */
const MOST_MB_PER_MINUTE = 5;

it("under a steady load memory stays flat and the event loop in time", { timeout: 240_000 }, async () => {
  const { growthMbPerMinute, lateMs, machineLateMs, answers, wrong } = await soak({ seconds: 60, warmUpSeconds: 25, everyMs: 1000 });
  console.log(`${answers} answers; ${growthMbPerMinute.toFixed(2)} MB a minute; late ${lateMs.median.toFixed(1)} ms, worst ${lateMs.worst.toFixed(1)} ms, an idle process ${machineLateMs.toFixed(1)} ms`);
  expect(wrong).toEqual([]);
  expect(answers).toBeGreaterThan(500);
  expect(growthMbPerMinute).toBeLessThan(MOST_MB_PER_MINUTE);
  // Beyond what the machine, which does other work meanwhile, does to a process that has nothing to do.
  expect(lateMs.median - machineLateMs).toBeLessThan(100);
});

it("a service that loses memory would be noticed", { timeout: 240_000 }, async () => {
  const { growthMbPerMinute } = await soak({ seconds: 25, warmUpSeconds: 10, everyMs: 1000, isLeaking: true });
  expect(growthMbPerMinute).toBeGreaterThan(2 * MOST_MB_PER_MINUTE);
});
