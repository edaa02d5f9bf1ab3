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

/** Plans that go to one thread together. `flag` is the place of their flag among those of the pool. */
type Job = { readonly flag: number; readonly plans: number; readonly resolve: (results: readonly EngineResult[]) => void; readonly reject: (error: Error) => void };
type Thread = { readonly worker: Worker; readonly jobs: Map<number, Job>; readonly startedAt: number };

/** Jobs that can be under way at once. */
const MOST_JOBS = 1024;

/** A scan needs little beside the columns. Without a limit each thread keeps 100 MB of what loading its modules left behind; over it, a thread ends and is replaced. */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 };

/** A thread that ended sooner than this after its start is replaced only when the time is over. */
const QUICK_END_MS = 1000;

/** Threads that scan. They have every version that is told. */
export class ScanPool {
  readonly #options: ScanPoolOptions;
  readonly #threads = new Set<Thread>();
  /** One for each job under way: 1 when nobody waits for it any longer. Shared once, as sharing costs more than a scan. */
  readonly #flags = new Int32Array(new SharedArrayBuffer(MOST_JOBS * Int32Array.BYTES_PER_ELEMENT));
  readonly #freeFlags = Array.from({ length: MOST_JOBS }, (_, flag) => flag);
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

  /** Runs plans side by side, each on the thread with the least to do. An aborted signal ends them and rejects with its reason. */
  async run(snapshot: number, plans: readonly Plan[], signal: AbortSignal): Promise<readonly EngineResult[]> {
    signal.throwIfAborted();
    const shares = this.#share(plans);
    const results = new Map<Plan, EngineResult>();
    await Promise.all([...shares].map(async ([thread, share]) => {
      const found = await this.#send(thread, snapshot, share, signal);
      for (const [index, plan] of share.entries()) results.set(plan, found[index] as EngineResult);
    }));
    return plans.map((plan) => results.get(plan) as EngineResult);
  }

  /** Ends every thread; what they were running fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #share(plans: readonly Plan[]): ReadonlyMap<Thread, readonly Plan[]> {
    const load = new Map([...this.#threads].map((thread) => [thread, [...thread.jobs.values()].reduce((sum, job) => sum + job.plans, 0)]));
    return Map.groupBy(plans, () => {
      const [first, ...others] = load;
      if (first === undefined) throw new ColumnsUnavailable("NO_THREADS", "No thread is there to scan the columns.");
      const [thread, count] = others.reduce((least, each) => (each[1] < least[1] ? each : least), first);
      load.set(thread, count + 1);
      return thread;
    });
  }

  async #send(thread: Thread, snapshot: number, plans: readonly Plan[], signal: AbortSignal): Promise<readonly EngineResult[]> {
    const flag = this.#freeFlags.pop();
    if (flag === undefined) throw new ColumnsUnavailable("NO_THREADS", `More than ${MOST_JOBS} scans are under way.`);
    const { promise, resolve, reject } = Promise.withResolvers<readonly EngineResult[]>();
    const job = this.#nextJob++;
    const abort = (): void => {
      Atomics.store(this.#flags, flag, 1);
      reject(signal.reason as Error);
    };
    Atomics.store(this.#flags, flag, 0);
    signal.addEventListener("abort", abort, { once: true });
    thread.jobs.set(job, { flag, plans: plans.length, resolve, reject });
    post(thread.worker, { kind: "RUN", job, snapshot, plans: plans.map((plan) => ({ ...plan, families: [] })), flag });
    try {
      return await promise;
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }

  #start(): void {
    if (this.#isClosed) return;
    const worker = new Worker(this.#options.script, { name: "kmo-graph scan", resourceLimits, workerData: this.#flags });
    const thread: Thread = { worker, jobs: new Map(), startedAt: performance.now() };
    let cause = new Error("a scanning thread ended");
    worker.on("message", (message: ScanAnswer) => this.#settle(thread, message));
    worker.on("error", (error) => (cause = error as Error));
    worker.once("exit", () => this.#end(thread, cause));
    for (const snapshot of this.#options.snapshots()) post(worker, { kind: "SNAPSHOT", snapshot });
    this.#threads.add(thread);
  }

  #end(thread: Thread, cause: Error): void {
    this.#threads.delete(thread);
    for (const { flag, reject } of thread.jobs.values()) {
      this.#freeFlags.push(flag);
      reject(new Error("The thread that scanned the columns ended.", { cause }));
    }
    if (this.#isClosed) return;
    this.#options.onReplaced(cause);
    const lived = performance.now() - thread.startedAt;
    if (lived > QUICK_END_MS) this.#start();
    else setTimeout(() => this.#start(), QUICK_END_MS - lived).unref();
  }

  #settle({ jobs }: Thread, answer: ScanAnswer): void {
    const job = jobs.get(answer.job);
    if (job === undefined) return;
    jobs.delete(answer.job);
    this.#freeFlags.push(job.flag);
    if ("results" in answer) job.resolve(answer.results);
    else job.reject(new Error("Scanning the columns failed.", { cause: new Error(answer.error) }));
  }
}
