import { isMainThread } from "node:worker_threads";

// Loaded before the service: loses a megabyte each second.
const lost: string[][] = [];
if (isMainThread) setInterval(() => lost.push(Array.from({ length: 10_000 }, (_, index) => `${performance.now()} ${index} ${"x".repeat(20)}`.slice(1))), 1000).unref();
