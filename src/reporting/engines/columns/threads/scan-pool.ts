import { Worker } from "node:worker_threads";
import type { EngineResult } from "../../../engine.ts";
import type { Plan } from "../../../plan.ts";
import type { ScanAnswer, ScanMessage } from "./messages.ts";
import { post } from "./post.ts";
import type { Snapshot } from "../store.ts";
import { ColumnsUnavailable } from "../unavailable.ts";

export type ScanPoolOptions = {
  readonly threads: number;
  /** What a thread runs. */
  readonly script: URL;
  /** The versions that a new thread must have, oldest first. */
  readonly snapshots: () => readonly Snapshot[];
  /** A thread ended by itself, with that cause; another takes its place. */
  readonly onReplaced: (cause: Error) => void;
};

type Job = { readonly flag: Int32Array; readonly resolve: (result: EngineResult) => void; readonly reject: (error: Error) => void };
type Thread = { readonly worker: Worker; readonly jobs: Map<number, Job>; readonly startedAt: number };

/** A scan needs little beside the columns. Without a limit each thread keeps 100 MB of what loading its modules left behind; over it, a thread ends and is replaced. */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 };

/** A thread that ended sooner than this after its start is replaced only when the time is over. */
const QUICK_END_MS = 1000;

/** Threads that scan. They have every version that is told. */
export class ScanPool {
  readonly #options: ScanPoolOptions;
  readonly #threads = new Set<Thread>();
  #nextJob = 0;
  #isClosed = false;

  constructor(options: ScanPoolOptions) {
    this.#options = options;
    for (let each = 0; each < options.threads; each += 1) this.#start();
  }

  /** Threads that are there. */
  get size(): number {
    return this.#threads.size;
  }

  /** Tells every thread of a version, or that one is no longer needed. */
  tell(message: ScanMessage): void {
    for (const { worker } of this.#threads) post(worker, message);
  }

  /** Runs a plan on the thread with the fewest jobs. An aborted signal ends it and rejects with its reason. */
  async run(snapshot: number, plan: Plan, signal: AbortSignal): Promise<EngineResult> {
    signal.throwIfAborted();
    const thread = this.#shortestQueue();
    const { promise, resolve, reject } = Promise.withResolvers<EngineResult>();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const job = this.#nextJob++;
    const abort = (): void => {
      Atomics.store(flag, 0, 1);
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", abort, { once: true });
    thread.jobs.set(job, { flag, resolve, reject });
    post(thread.worker, { kind: "RUN", job, snapshot, plan: { ...plan, families: [] }, flag });
    try {
      return await promise;
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }

  /** Ends every thread; what they were running fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #shortestQueue(): Thread {
    const [first, ...others] = this.#threads;
    if (first === undefined) throw new ColumnsUnavailable("NO_THREADS", "No thread is there to scan the columns.");
    return others.reduce((shortest, thread) => (thread.jobs.size < shortest.jobs.size ? thread : shortest), first);
  }

  #start(): void {
    if (this.#isClosed) return;
    const worker = new Worker(this.#options.script, { name: "kmo-graph scan", resourceLimits });
    const thread: Thread = { worker, jobs: new Map(), startedAt: performance.now() };
    let cause = new Error("a scanning thread ended");
    worker.on("message", (message: ScanAnswer) => settle(thread, message));
    worker.on("error", (error) => (cause = error as Error));
    worker.once("exit", () => this.#end(thread, cause));
    for (const snapshot of this.#options.snapshots()) post(worker, { kind: "SNAPSHOT", snapshot });
    this.#threads.add(thread);
  }

  #end(thread: Thread, cause: Error): void {
    this.#threads.delete(thread);
    for (const { reject } of thread.jobs.values()) reject(new Error("The thread that scanned the columns ended.", { cause }));
    if (this.#isClosed) return;
    this.#options.onReplaced(cause);
    const lived = performance.now() - thread.startedAt;
    if (lived > QUICK_END_MS) this.#start();
    else setTimeout(() => this.#start(), QUICK_END_MS - lived).unref();
  }
}

function settle({ jobs }: Thread, answer: ScanAnswer): void {
  const job = jobs.get(answer.job);
  jobs.delete(answer.job);
  if ("result" in answer) job?.resolve(answer.result);
  else job?.reject(new Error("Scanning the columns failed.", { cause: new Error(answer.error) }));
}
