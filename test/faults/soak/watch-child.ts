import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

// Loaded before the service: tells on standard error, again and again, what its memory holds after a full collection, and how late its event loop was.
const everyMs = Number(process.env["SOAK_EVERY_MS"] ?? 5000);
const delay = monitorEventLoopDelay({ resolution: 10 });

function tell(): void {
  const lateMs = delay.percentile(99) / 1e6;
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.stderr.write(`soak ${JSON.stringify({ heapBytes: heapUsed + external, rssBytes: rss, lateMs })}\n`);
  // The collection itself is none of the service's doing.
  delay.reset();
}

if (isMainThread) {
  delay.enable();
  setInterval(tell, everyMs).unref();
}
