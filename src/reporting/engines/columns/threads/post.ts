import type { MessagePort, Worker } from "node:worker_threads";
import type { LoaderMessage, RefreshMessage, ScanAnswer, ScanMessage } from "./messages.ts";

/** Sends a message to another thread. What is on shared memory is not copied. */
export function post(to: Worker | MessagePort | null, message: LoaderMessage | RefreshMessage | ScanMessage | ScanAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it means windows
  to?.postMessage(message);
}
