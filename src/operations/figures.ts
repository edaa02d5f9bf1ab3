import { Counter, Gauge, Histogram, Registry, type Metric } from "prom-client";
import type { Followed } from "./followed.ts";
import { OperationNames } from "./operation-names.ts";
import type { Outcome } from "./outcome.ts";

/** How the service is at a moment. */
export type Present = {
  readonly requestsRunning: number;
  /** Seconds since the copy was last compared with the database; null where there is no copy. */
  readonly snapshotAgeSeconds: number | null;
  readonly snapshotDossiers: number;
  readonly snapshotVersions: number;
  readonly scanThreads: number;
  readonly lostThreads: number;
  readonly fallbacks: number;
  /** Connections by purpose: how many there may be, how many work, and how many statements wait for one. */
  readonly pools: Readonly<Record<string, { readonly max: number; readonly busy: number; readonly waiting: number }>>;
};

/** Figures of the service in the form of Prometheus. */
export type Figures = {
  readonly registry: Registry;
  readonly requestEnded: (followed: Followed, outcome: Outcome, seconds: number) => void;
  readonly statementEnded: (seconds: number) => void;
  readonly answerSought: (isKept: boolean) => void;
  readonly resultsSought: (kept: number, missing: number) => void;
  readonly plansAnswered: (engine: string, count: number) => void;
  readonly batchLoaded: (size: number) => void;
  /** Names where the present state is asked whenever the figures are read. */
  readonly watch: (present: () => Present) => void;
};

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Figures in a registry of their own. */
export function createFigures(registry = new Registry()): Figures {
  const of = createInstruments([registry]);
  const names = new OperationNames();
  const requests = remembered((operation, outcome) => of.requests.labels({ operation, outcome }));
  const seconds = remembered((operation) => of.seconds.labels({ operation }));
  const cost = remembered((operation) => of.cost.labels({ operation }));
  return {
    registry,
    requestEnded: (followed, outcome, elapsed) => {
      const operation = names.labelOf(followed.operation);
      requests(operation, outcome).inc();
      seconds(operation).observe(elapsed);
      of.statementsOf.observe(followed.statements);
      if (followed.cost !== null) cost(operation).inc(followed.cost);
      for (const code of followed.codes) of.errors.inc({ code });
    },
    statementEnded: (elapsed) => of.statements.observe(elapsed),
    answerSought: (isKept) => of.answers.inc({ kept: isKept ? "yes" : "no" }),
    resultsSought: (kept, missing) => {
      of.results.inc({ kept: "yes" }, kept);
      of.results.inc({ kept: "no" }, missing);
    },
    plansAnswered: (engine, count) => of.plans.inc({ engine }, count),
    batchLoaded: (size) => of.batches.observe(size),
    watch: (present) => watchPresent(registry, present),
  };
}

/** Finding the figure of some labels takes longer than counting; labels are few, so each is found once. */
function remembered<Child>(find: (operation: string, outcome: string) => Child): (operation: string, outcome?: string) => Child {
  const found = new Map<string, Child>();
  return (operation, outcome = "") => {
    const key = `${operation} ${outcome}`;
    const child = found.get(key) ?? find(operation, outcome);
    found.set(key, child);
    return child;
  };
}

function createInstruments(registers: Registry[]) {
  return {
    requests: new Counter({ name: "kmo_requests_total", help: "Requests to /graphql, by the name of the operation and how they ended", labelNames: ["operation", "outcome"], registers }),
    seconds: new Histogram({ name: "kmo_request_seconds", help: "Time until the answer was sent", labelNames: ["operation"], buckets: SECONDS, registers }),
    errors: new Counter({ name: "kmo_request_errors_total", help: "Errors in answers, by code", labelNames: ["code"], registers }),
    cost: new Counter({ name: "kmo_request_cost_points_total", help: "Cost points of requests", labelNames: ["operation"], registers }),
    statementsOf: new Histogram({ name: "kmo_request_statements", help: "SQL statements of one request", buckets: [0, 1, 2, 3, 5, 8, 13, 21, 50], registers }),
    statements: new Histogram({ name: "kmo_statement_seconds", help: "Time of SQL statements, without the wait for a connection", buckets: SECONDS, registers }),
    answers: new Counter({ name: "kmo_answers_total", help: "Requests that may have a kept answer, by whether there was one", labelNames: ["kept"], registers }),
    results: new Counter({ name: "kmo_results_total", help: "Breakdowns, by whether their result was kept", labelNames: ["kept"], registers }),
    plans: new Counter({ name: "kmo_breakdowns_total", help: "Breakdowns answered, by engine", labelNames: ["engine"], registers }),
    batches: new Histogram({ name: "kmo_loader_batch_size", help: "Keys that one batched read asks for", buckets: [1, 2, 5, 10, 25, 50, 100, 250, 1000], registers }),
  };
}

function watchPresent(registry: Registry, present: () => Present): void {
  const registers = [registry];
  const gauge = (name: string, help: string, value: (now: Present) => number | null): Metric =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const now = value(present());
        if (now === null) this.remove();
        else this.set(now);
      },
    });
  gauge("kmo_requests_running", "Requests that are being answered", (now) => now.requestsRunning);
  gauge("kmo_snapshot_age_seconds", "Time since the copy in memory was compared with the database; absent without a copy", (now) => now.snapshotAgeSeconds);
  gauge("kmo_snapshot_dossiers", "Dossiers in the copy in memory", (now) => now.snapshotDossiers);
  gauge("kmo_snapshot_versions", "Versions of the copy that are held", (now) => now.snapshotVersions);
  gauge("kmo_scan_threads", "Threads that scan the copy", (now) => now.scanThreads);
  gauge("kmo_scan_threads_lost", "Threads that ended by themselves since the start", (now) => now.lostThreads);
  gauge("kmo_fallbacks", "Breakdowns since the start that fell back from the copy to PostgreSQL", (now) => now.fallbacks);
  const pools = (name: string, help: string, part: "max" | "busy" | "waiting"): Metric =>
    new Gauge({
      name,
      help,
      labelNames: ["purpose"],
      registers,
      collect() {
        for (const [purpose, use] of Object.entries(present().pools)) this.set({ purpose }, use[part]);
      },
    });
  pools("kmo_pool_size", "Connections that there may be", "max");
  pools("kmo_pool_in_use", "Connections on which a statement runs", "busy");
  pools("kmo_pool_waiting", "Statements that wait for a connection", "waiting");
}
