import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { collectDefaultMetrics } from "prom-client";
import type { Output } from "./cli/output.ts";
import { root, type Config } from "./config.ts";
import { openDatabase } from "./database.ts";
import { openDb, type DbOptions } from "./db/client.ts";
import type { ServerEvent } from "./db/supervised.ts";
import type { Target } from "./db/connect.ts";
import { isEmpty, loadDemo } from "./demo/load.ts";
import { DomainError } from "./domain/errors.ts";
import { openEngines } from "./engines.ts";
import { openIntake } from "./graphql/context.ts";
import { schemaFor } from "./graphql/schema.ts";
import { buildApp } from "./http/app.ts";
import type { KnownDocuments } from "./http/documents.ts";
import { createLogger } from "./http/log.ts";
import { readManifest } from "./http/manifest.ts";
import type { HttpSettings } from "./http-settings.ts";
import { openLiveAccess } from "./live-access.ts";
import { openRegister, requireOneNature } from "./live-register.ts";
import { createFigures } from "./operations/figures.ts";
import { openOperations } from "./operations/operations.ts";
import { meterStatements } from "./operations/statements.ts";
import { openStop, type Stop } from "./operations/stop.ts";
import { startSweeper } from "./sweeper.ts";

export type Service = {
  /** Address of the GraphQL endpoint. */
  readonly url: string;
  readonly log: Logger;
  /** Ends with the embedded database. */
  readonly stop: Stop;
  /** Resolves if the embedded database ends by itself. */
  readonly databaseEnded: Promise<number | null>;
};

/** Sets up whatever is missing (database, tables, demo data, playground) and listens. Says what it does on `output`. */
export async function startService(config: Config, output: Output): Promise<Service> {
  const log = createLogger(config.logLevel);
  const documents = await knownDocuments(config.http);
  const playground = buildPlayground(output);
  const database = await output.step(config.databaseUrl === undefined ? "Starting the embedded PostgreSQL" : "Connecting to PostgreSQL", () =>
    openDatabase(config, { beside: false, onEvent: (event) => logServer(log, event), onWait: (reason) => output.line(`The server of DATABASE_URL is not there (${reason}); waiting up to ${config.time.startWaitSeconds} s for it.`) }));
  try {
    const figures = createFigures();
    const handle = openDb(database.target, { ...connectionLimits(config.time), meter: meterStatements(figures) });
    const willLoadDemo = config.demo && (await isEmpty(database.target));
    await requireOneNature(config.registry, handle.reads, willLoadDemo);
    if (willLoadDemo) await fillWithDemo(config, database.target, output);
    const now = (): Date => new Date();
    const { mode, note, access } = await openLiveAccess(config, handle, now);
    await playground;
    const live = openRegister({ settings: config.registry, handle, now, log });
    const engines = openEngines({ settings: config.reports, target: database.target, handle, now, log, figures });
    await output.step("Reading the data into memory", () => engines.ready);
    const intake = openIntake(handle, live.register, engines.written);
    const sweeper = startSweeper({ sql: handle.writes, now, log, onWritten: engines.written });
    const operations = openOperations({ settings: config.operations, target: database.target, figures, handle, engines, live });
    collectDefaultMetrics({ register: figures.registry });
    const app = await buildApp({
      handle,
      engine: engines.engine,
      engineState: engines.state,
      register: live.register,
      intake,
      identifier: access,
      sites: { corsOrigins: config.http.corsOrigins, loopbackOnly: mode === "open" },
      documents,
      limits: config.limits.requests,
      trustedProxies: config.limits.trustedProxies,
      requestMs: config.time.requestMs,
      operations,
      log,
      publicDirectory: join(root, "public"),
      now,
      dataVersionNow: engines.versionNow,
      answerCacheBytes: config.reports.answerCacheBytes,
    });
    await listen(app, config);
    if (note !== null) output.line(note);
    const parts = [
      { name: "the sweeper", ...sweeper },
      { name: "the check of tokens", close: access.close },
      { name: "the live register", close: live.close },
      { name: "the engines", close: engines.close },
      { name: "the watch", close: operations.close },
      { name: "the connections to the database", close: handle.close },
      { name: "the database", close: database.stop },
    ];
    return { url: addressOf(app, config.host), log, stop: openStop({ app, ...operations, drainMs: config.operations.drainMs, parts }), databaseEnded: database.ended };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function logServer(log: Logger, event: ServerEvent): void {
  if (event.kind === "ENDED") log.error({ exitCode: event.exitCode }, "the embedded PostgreSQL ended by itself; it is started again");
  else if (event.kind === "RESTARTED") log.warn({ awayMs: Math.round(event.awayMs) }, "the embedded PostgreSQL is back");
  else log.fatal({ deaths: event.deaths, error: event.error instanceof Error ? event.error.name : null }, "the embedded PostgreSQL ended again and again; it is not started any more");
}

function connectionLimits({ poolSize, writePoolSize, statementMs, lockMs, connectMs }: Config["time"]): DbOptions {
  return { max: poolSize, writes: writePoolSize, statementTimeoutMs: statementMs, lockTimeoutMs: lockMs, connectTimeoutMs: connectMs };
}

async function knownDocuments({ documents, documentsFile }: HttpSettings): Promise<KnownDocuments> {
  const manifest = documentsFile === undefined ? null : await readManifest(documentsFile, schemaFor("ADMIN"));
  return { manifest, trustedOnly: documents === "trusted" };
}

async function fillWithDemo(config: Config, target: Target, output: Output): Promise<void> {
  output.line("The database is empty: filling it with generated demo data (synthetic: no real company, no real dossier). DEMO=off leaves it empty.");
  await output.step("Demo data", () => loadDemo({ target, directory: join(config.dataDir, "demo"), reportDirectory: join(config.dataDir, "reports"), onProgress: output.progress }));
}

/** Builds the playground beside the other work, in a process of its own, when it is not there or not fresh. */
async function buildPlayground(output: Output): Promise<void> {
  const script = join(root, "src", "web", "build.ts");
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<{ exitCode: number | null; text: string }>();
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (text += String(data)));
  child.once("error", () => resolve({ exitCode: 1, text })).once("close", (exitCode) => resolve({ exitCode, text }));
  const { exitCode, text: said } = await promise;
  if (exitCode === 0) output.line(`Playground: ${said.includes("fresh") ? "is built" : `built in ${((performance.now() - started) / 1000).toFixed(1)} s`}`);
  else output.line(`Playground: ${existsSync(join(root, "public", "playground", "index.html")) ? "the earlier build is served" : "not available"}. ${said.trim().split("\n").at(-1) ?? ""}`);
}

async function listen(app: FastifyInstance, config: Config): Promise<void> {
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (cause) {
    await app.close();
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE") throw new DomainError("INVALID_SETTING", `Port ${config.port} on ${config.host} is taken by another program. Stop it, or set PORT to another one (0 takes a free one).`, { cause });
    if (code === "EACCES") throw new DomainError("INVALID_SETTING", `This user may not listen on port ${config.port}. Set PORT to one above 1023.`, { cause });
    throw cause;
  }
}

function addressOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}/graphql`;
}
