import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Registry } from "prom-client";
import { connect, type Sql, type Target } from "../db/connect.ts";
import { codeOf } from "../db/lost.ts";
import type { EngineState } from "../reporting/engine.ts";
import { root } from "../config.ts";
import type { Draining } from "./draining.ts";

/** `degraded`: requests are answered, but not all as they should be. Words are for people, and say nothing of addresses, users or passwords. */
export type Readiness = { readonly status: "ready" | "degraded" | "not ready"; readonly parts: Readonly<Record<"service" | "database" | "migrations" | "engine" | "source", string>> };

export type ReadinessOptions = {
  readonly target: Target;
  readonly draining: Draining;
  readonly engineState: () => EngineState;
  /** Where the breakers of the live source are shown. */
  readonly sourceMetrics?: Registry;
  /** Longest wait for the database. */
  readonly withinMs?: number;
  /** How long what the database said is taken for true. */
  readonly keptMs?: number;
};

export type ReadinessProbe = { readonly check: () => Promise<Readiness>; readonly close: () => Promise<void> };

type DatabaseState = Pick<Readiness["parts"], "database" | "migrations"> & { readonly isReady: boolean; readonly isWhole: boolean };

const OK = "ok";

/** Tells whether requests should be sent here. Asks the database over a connection of its own: the pool of the API may be taken up. */
export function openReadiness({ target, draining, engineState, sourceMetrics, withinMs = 1000, keptMs = 1000 }: ReadinessOptions): ReadinessProbe {
  const database = openDatabaseProbe(target, withinMs);
  const state = kept(database.check, keptMs);
  return {
    close: database.close,
    check: async () => {
      if (draining.isDraining()) return { status: "not ready", parts: { service: "it was told to stop and finishes what it has begun", database: "not asked", migrations: "not asked", engine: "not asked", source: "not asked" } };
      const { isReady, isWhole, ...parts } = await state();
      const engine = engineWords(engineState());
      const source = await sourceWords(sourceMetrics);
      const isFull = isWhole && engine === OK && source === OK;
      return { status: !isReady ? "not ready" : isFull ? "ready" : "degraded", parts: { service: OK, ...parts, engine, source } };
    },
  };
}

/** What was found last, for a while; who asks at the same time waits for the same answer. */
function kept<Value>(find: () => Promise<Value>, keptMs: number): () => Promise<Value> {
  let last: { readonly value: Promise<Value>; until: number } | undefined;
  return () => {
    if (last !== undefined && performance.now() < last.until) return last.value;
    const fresh = { value: find(), until: Number.POSITIVE_INFINITY };
    last = fresh;
    void fresh.value.then(() => (fresh.until = performance.now() + keptMs));
    return fresh.value;
  };
}

type Row = { readonly read_only: boolean; readonly hashes: readonly string[] | null };

/** Never rejects. A connection that did not answer is given up: what it waits for says nothing of a server that is back. */
function openDatabaseProbe(target: Target, withinMs: number) {
  const wanted = readMigrationFiles({ migrationsFolder: join(root, "drizzle") }).map(({ hash }) => hash);
  let sql: Sql | null = null;
  const giveUp = async (): Promise<void> => {
    const old = sql;
    sql = null;
    await old?.end({ timeout: 0 }).catch(() => {});
  };
  const ask = async (): Promise<DatabaseState> => {
    sql ??= connect(target, { max: 1, applicationName: "kmo-graph ready", statementTimeoutMs: withinMs, connectTimeoutMs: withinMs });
    const ender = new AbortController();
    const late = sleep(withinMs, "late" as const, { signal: ender.signal }).catch(() => "late" as const);
    try {
      const answer = await Promise.race([sql<Row[]>`select current_setting('transaction_read_only')::bool as read_only, (select array_agg(hash) from drizzle.__drizzle_migrations) as hashes`, late]);
      if (answer !== "late") return stateOf(answer[0], wanted);
      void giveUp();
      return away(`it did not answer within ${withinMs} ms`);
    } catch (error) {
      const code = codeOf(error) ?? "unknown";
      if (code === "42P01" || code === "3F000") return { ...away(OK), migrations: "none was applied" };
      void giveUp();
      return away(`it does not answer (${code})`);
    } finally {
      ender.abort();
    }
  };
  return { check: ask, close: giveUp };
}

function away(database: string): DatabaseState {
  return { database, migrations: "not known", isReady: false, isWhole: false };
}

/** Migrations of a newer version are no fault: it is being brought in beside this one. */
function stateOf(row: Row | undefined, wanted: readonly string[]): DatabaseState {
  const applied = new Set(row?.hashes ?? []);
  const missing = wanted.filter((hash) => !applied.has(hash)).length;
  const isReadOnly = row?.read_only === true;
  return {
    database: isReadOnly ? "read-only: what writes is refused" : OK,
    migrations: missing === 0 ? OK : `${missing} of ${wanted.length} were not applied`,
    isReady: missing === 0,
    isWhole: missing === 0 && !isReadOnly,
  };
}

function engineWords({ unavailable }: EngineState): string {
  return unavailable === null ? OK : `breakdowns are answered by PostgreSQL: ${unavailable}`;
}

async function sourceWords(metrics: Registry | undefined): Promise<string> {
  const breaker = metrics?.getSingleMetric("kmo_registry_breaker_state");
  const values = (await breaker?.get())?.values ?? [];
  const open = values.filter(({ value }) => value === 2).map(({ labels }) => String(labels["source"]));
  return open.length === 0 ? OK : `${[...new Set(open)].join(", ")} failed too often and is left alone for a while; what is held is shown`;
}
