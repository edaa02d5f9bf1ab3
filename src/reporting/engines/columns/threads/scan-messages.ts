import { parentPort } from "node:worker_threads";
import type { ScanAnswer, ScanMessage } from "./messages.ts";
import { post } from "./post.ts";
import { Snapshots } from "./snapshots.ts";

/** Plans that a thread is asked to run. */
export type RunMessage = Extract<ScanMessage, { kind: "RUN" }>;

/** Takes what a pool tells this thread: versions are kept as it says, plans are run on them, one message after the other. */
export function takeScanMessages(run: (message: RunMessage, snapshots: Snapshots) => ScanAnswer): void {
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
        post(parentPort, run(message, snapshots));
        break;
    }
  });
}
