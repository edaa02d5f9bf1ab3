import { parentPort, workerData } from "node:worker_threads";
import type { EngineResult } from "../../../engine.ts";
import type { ScanAnswer, ScanMessage } from "./messages.ts";
import { post } from "./post.ts";
import { runPlan } from "../scan/run-plan.ts";
import { Snapshots } from "./snapshots.ts";

// A thread that scans: one job after the other, each on the version that it names. It is started with the flags of the pool.
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
      answer(message.job, () => run(message));
      break;
  }
});

function run({ snapshot, plans, flag }: Extract<ScanMessage, { kind: "RUN" }>): readonly EngineResult[] {
  const isCancelled = (): boolean => Atomics.load(flags, flag) !== 0;
  if (isCancelled()) throw new Error("nobody waits for it any longer");
  return plans.map((plan) => runPlan(snapshots.get(snapshot), plan, isCancelled));
}

function answer(job: number, work: () => readonly EngineResult[]): void {
  try {
    tell({ job, results: work() });
  } catch (error) {
    tell({ job, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function tell(message: ScanAnswer): void {
  post(parentPort, message);
}
