import { parentPort, workerData } from "node:worker_threads";
import { openDb } from "../../../../db/client.ts";
import { Follower, LOAD_CONNECTIONS } from "./follower.ts";
import type { LoaderMessage, LoaderSettings, Outcome, RefreshMessage } from "../threads/messages.ts";
import { post } from "../threads/post.ts";
import { ColumnsUnavailable } from "../unavailable.ts";

// The thread that reads the data. Requests that come while it works are answered together.
const { target, maxBytes, compactRows, firstId } = workerData as LoaderSettings;
const handle = openDb(target, { max: LOAD_CONNECTIONS, applicationName: "kmo-graph columns", statementTimeoutMs: 0 });
const follower = new Follower({ handle, maxBytes, compactRows, firstId, publish: tell });
let waiting: Extract<RefreshMessage, { kind: "REFRESH" }>[] = [];
let isWorking = false;

parentPort?.on("message", (message: RefreshMessage) => {
  if (message.kind === "CLOSE") return void close();
  waiting.push(message);
  if (!isWorking) void work();
});

async function work(): Promise<void> {
  isWorking = true;
  for (let last = waiting.at(-1); last !== undefined; last = waiting.at(-1)) {
    const requests = waiting;
    waiting = [];
    const outcome = await attempt(last.today);
    for (const { request } of requests) tell({ kind: "REFRESHED", request, outcome });
  }
  isWorking = false;
}

async function attempt(today: string): Promise<Outcome> {
  try {
    return { seenAt: await follower.refresh(today) };
  } catch (error) {
    if (error instanceof ColumnsUnavailable) return { failure: { reason: error.reason, message: error.message } };
    return { failure: { reason: "FAILED", message: `Reading the data for the columns failed: ${error instanceof Error ? error.message : String(error)}` } };
  }
}

async function close(): Promise<void> {
  await handle.close();
  parentPort?.close();
}

function tell(message: LoaderMessage): void {
  post(parentPort, message);
}
