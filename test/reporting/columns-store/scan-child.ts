import { parentPort, workerData } from "node:worker_threads";
import type { ScanAnswer, ScanMessage } from "../../../src/reporting/engines/columns/threads/messages.ts";
import { post } from "../../../src/reporting/engines/columns/threads/post.ts";
import { Snapshots } from "../../../src/reporting/engines/columns/threads/snapshots.ts";

// A thread for tests: `by` of the plan says what to do. SUM gives the subsidy of the version; WAIT runs until nobody waits; DIE ends the thread; FAIL throws.
const flags = workerData as Int32Array;
const snapshots = new Snapshots();

parentPort?.on("message", (message: ScanMessage) => {
  switch (message.kind) {
    case "VERSION":
      snapshots.add(message);
      break;
    case "SNAPSHOT":
      snapshots.put(message.snapshot);
      break;
    case "DROP":
      snapshots.drop(message.id);
      break;
    case "RUN":
      post(parentPort, run(message) as ScanAnswer);
      break;
  }
});

function run({ job, snapshot, plans, flag }: Extract<ScanMessage, { kind: "RUN" }>): unknown {
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
