import { Worker } from "node:worker_threads";
import type { Target } from "../../../../db/connect.ts";
import type { Day } from "../../../../domain/day.ts";
import type { LoaderMessage, LoaderSettings, Outcome } from "./messages.ts";
import { post } from "./post.ts";

export type LoaderThreadOptions = {
  readonly target: Target;
  readonly maxBytes: number;
  readonly compactRows: number;
  readonly onMessage: (message: Exclude<LoaderMessage, { kind: "REFRESHED" }>) => void;
};

const CLOSE_WITHIN_MS = 2000;

/** The thread that reads the data. One that ends by itself is started anew at the next request, and then reads everything. */
export class LoaderThread {
  readonly #options: LoaderThreadOptions;
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();
  #worker: Worker | null = null;
  #nextRequest = 0;
  #firstId = 1;

  constructor(options: LoaderThreadOptions) {
    this.#options = options;
  }

  /** Reads what was committed by now. */
  refresh(today: Day): Promise<Outcome> {
    const worker = (this.#worker ??= this.#start());
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const request = this.#nextRequest++;
    this.#waiting.set(request, resolve);
    post(worker, { kind: "REFRESH", request, today });
    return promise;
  }

  /** Ends the thread and its connection. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    post(worker, { kind: "CLOSE" });
    const timer = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }

  #start(): Worker {
    const { target, maxBytes, compactRows } = this.#options;
    const workerData: LoaderSettings = { target, maxBytes, compactRows, firstId: this.#firstId };
    const worker = new Worker(new URL("../load/load-worker.ts", import.meta.url), { name: "kmo-graph columns", workerData });
    let cause = "it ended";
    worker.on("message", (message: LoaderMessage) => this.#take(message));
    worker.on("error", (error) => (cause = (error as Error).message));
    worker.once("exit", () => this.#end(cause));
    return worker;
  }

  #take(message: LoaderMessage): void {
    if (message.kind === "REFRESHED") return this.#settle(message.request, message.outcome);
    if (message.kind === "VERSION") this.#firstId = message.id + 1;
    this.#options.onMessage(message);
  }

  #settle(request: number, outcome: Outcome): void {
    this.#waiting.get(request)?.(outcome);
    this.#waiting.delete(request);
  }

  #end(cause: string): void {
    this.#worker = null;
    for (const request of this.#waiting.keys()) this.#settle(request, { failure: { reason: "FAILED", message: `The thread that reads the data for the columns failed: ${cause}` } });
  }
}
