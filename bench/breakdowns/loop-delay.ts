import { monitorEventLoopDelay } from "node:perf_hooks";

/** Longest and 99th percentile of what was measured since the last reset; about 5 ms when nothing waits. */
export type LoopDelay = { readonly maxMs: number; readonly p99Ms: number };

// Loaded into a service with --import: measures how long its event loop makes others wait, and says so when asked by the process that started it, with which it ends.
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on("message", ({ reset }: { readonly reset: boolean }) => {
  process.send?.({ maxMs: delay.max / 1e6, p99Ms: delay.percentile(99) / 1e6 } satisfies LoopDelay);
  if (reset) delay.reset();
});
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
