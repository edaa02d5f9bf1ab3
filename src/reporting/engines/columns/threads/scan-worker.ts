import { workerData } from "node:worker_threads";
import type { EngineResult } from "../../../engine.ts";
import { runPlan } from "../scan/run-plan.ts";
import { takeScanMessages, type RunMessage } from "./scan-messages.ts";
import type { Snapshots } from "./snapshots.ts";

// A thread that scans: one job after the other, each on the version that it names. It is started with the flags of the pool.
const flags = workerData as Int32Array;

takeScanMessages((message, snapshots) => {
  const { job } = message;
  try {
    return { job, results: run(message, snapshots) };
  } catch (error) {
    return { job, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
});

function run({ snapshot, plans, flag }: RunMessage, snapshots: Snapshots): readonly EngineResult[] {
  const isCancelled = (): boolean => Atomics.load(flags, flag) !== 0;
  if (isCancelled()) throw new Error("nobody waits for it any longer");
  return plans.map((plan) => runPlan(snapshots.get(snapshot), plan, isCancelled));
}
