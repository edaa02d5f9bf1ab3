import { workerData } from "node:worker_threads";
import type { ScanAnswer } from "../../../src/reporting/engines/columns/threads/messages.ts";
import { takeScanMessages, type RunMessage } from "../../../src/reporting/engines/columns/threads/scan-messages.ts";
import type { Snapshots } from "../../../src/reporting/engines/columns/threads/snapshots.ts";

// A thread for tests: `by` of the plan says what to do. SUM gives the subsidy of the version; WAIT runs until nobody waits; DIE ends the thread; FAIL throws.
const flags = workerData as Int32Array;

takeScanMessages((message, snapshots) => run(message, snapshots) as ScanAnswer);

function run({ job, snapshot, plans, flag }: RunMessage, snapshots: Snapshots): unknown {
  const [task] = (plans[0]?.by ?? []) as readonly string[];
  if (task === "DIE") throw new Error("the thread dies");
  if (task === "FAIL") return { job, error: "it failed" };
  if (task === "WAIT") while (Atomics.load(flags, flag) === 0) Atomics.wait(flags, flag, 0, 5);
  const { base, delta } = snapshots.get(snapshot);
  let sum = 0;
  for (const { amounts, events } of [base, delta]) {
    const dead = new Set(events.SUBMITTED.dead);
    for (const [row, cents] of amounts.subsidyCents.entries()) if (!dead.has(row)) sum += cents;
  }
  return { job, results: plans.map(() => ({ versions: snapshots.all().length, sum })) };
}
