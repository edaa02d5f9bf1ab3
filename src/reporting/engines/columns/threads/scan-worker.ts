import { parentPort } from "node:worker_threads";
import type { EngineResult } from "../../../engine.ts";
import { familiesOf } from "../../../families.ts";
import type { ScanAnswer, ScanMessage } from "./messages.ts";
import { post } from "./post.ts";
import { runPlan } from "../scan/run-plan.ts";
import { Snapshots } from "./snapshots.ts";

// A thread that scans: one job after the other, each on the version that it names.
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

function run({ snapshot, plan, flag }: Extract<ScanMessage, { kind: "RUN" }>): EngineResult {
  const isCancelled = (): boolean => Atomics.load(flag, 0) !== 0;
  if (isCancelled()) throw new Error("nobody waits for it any longer");
  return runPlan(snapshots.get(snapshot), { ...plan, families: familiesOf(plan.by, plan.scope.classification) }, isCancelled);
}

function answer(job: number, work: () => EngineResult): void {
  try {
    tell({ job, result: work() });
  } catch (error) {
    tell({ job, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function tell(message: ScanAnswer): void {
  post(parentPort, message);
}
