import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Output } from "./cli/output.ts";
import { root, type Config } from "./config.ts";
import { openDatabase } from "./database.ts";
import { openDb } from "./db/client.ts";
import type { Target } from "./db/connect.ts";
import { isEmpty, loadDemo } from "./demo/load.ts";
import { DomainError } from "./domain/errors.ts";
import { openEngines } from "./engines.ts";
import { openIntake } from "./graphql/context.ts";
import { buildApp } from "./http/app.ts";
import { createLogger } from "./http/log.ts";
import { openRegister, requireOneNature } from "./live-register.ts";
import { startSweeper } from "./sweeper.ts";

export type Service = {
  /** Address of the GraphQL endpoint. */
  readonly url: string;
  readonly log: Logger;
  /** Finishes what runs, then closes the pool and the embedded database. Safe to call twice. */
  readonly stop: () => Promise<void>;
  /** Resolves if the embedded database ends by itself. */
  readonly databaseEnded: Promise<number | null>;
};

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

/** Sets up whatever is missing (database, tables, demo data, playground) and listens. Says what it does on `output`. */
export async function startService(config: Config, output: Output): Promise<Service> {
  requireLoopback(config.host);
  const log = createLogger(config.logLevel);
  const playground = buildPlayground(output);
  const database = await output.step(config.databaseUrl === undefined ? "Starting the embedded PostgreSQL" : "Connecting to PostgreSQL", () => openDatabase(config, { beside: false }));
  try {
    const handle = openDb(database.target, { max: config.poolSize });
    const willLoadDemo = config.demo && (await isEmpty(database.target));
    await requireOneNature(config.registry, handle.sql, willLoadDemo);
    if (willLoadDemo) await fillWithDemo(config, database.target, output);
    await playground;
    const now = (): Date => new Date();
    const live = openRegister({ settings: config.registry, handle, now, log });
    const engines = openEngines({ settings: config.reports, target: database.target, handle, now, log });
    await output.step("Reading the data into memory", () => engines.ready);
    const intake = openIntake(handle, live.register, engines.written);
    const sweeper = startSweeper({ sql: handle.sql, now, log, onWritten: engines.written });
    const app = await buildApp({ handle, engine: engines.engine, engineState: engines.state, identifier: { identify: async () => ({ audience: "ADMIN", client: "open", kind: "OPEN" }), wwwAuthenticate: "Bearer" }, log, publicDirectory: join(root, "public"), now, dataVersionNow: engines.versionNow, answerCacheBytes: config.reports.answerCacheBytes, register: live.register, intake, metrics: live.metrics });
    await listen(app, config);
    return { url: addressOf(app, config.host), log, stop: stopper([app, sweeper, live, engines, handle, { close: database.stop }]), databaseEnded: database.ended };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** There are no keys yet: everybody who can reach the service may read everything, so only this machine may reach it. */
function requireLoopback(host: string): void {
  if (LOOPBACK.has(host)) return;
  throw new DomainError("INVALID_SETTING", `HOST is ${host}, but the service has no access control yet and so only listens on a loopback address. Use 127.0.0.1, ::1 or localhost, with a proxy that checks access before it.`);
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

/** Closes the parts one after the other, once. */
function stopper(parts: readonly { readonly close: () => Promise<unknown> }[]): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    for (const part of parts) await part.close();
  };
  return () => (stopping ??= closeAll());
}
