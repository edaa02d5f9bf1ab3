import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ExecutionResult } from "graphql";
import pino from "pino";
import { afterAll } from "vitest";
import { loadConfig, root } from "../../src/config.ts";
import type { RequestLimits } from "../../src/domain/request-limits.ts";
import { openDb } from "../../src/db/client.ts";
import type { Target } from "../../src/db/connect.ts";
import { openEngines } from "../../src/engines.ts";
import { openIntake } from "../../src/graphql/context.ts";
import { buildApp } from "../../src/http/app.ts";
import type { Sites } from "../../src/http/cross-site.ts";
import type { KnownDocuments } from "../../src/http/documents.ts";
import type { Identifier } from "../../src/http/identify.ts";
import type { EngineName } from "../../src/reporting/engine.ts";
import { openRegister } from "../../src/live-register.ts";
import type { RegistrySettings } from "../../src/registry-settings.ts";
import { createFigures } from "../../src/operations/figures.ts";
import { openOperations } from "../../src/operations/operations.ts";
import { meterStatements } from "../../src/operations/statements.ts";
import { demoTarget } from "./demo.ts";
import { everybodyIs } from "./identifier.ts";
import { noHurry } from "./no-hurry.ts";

export type TestServer = {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly ask: <T = Record<string, unknown>>(query: string, variables?: object) => Promise<ExecutionResult<T>>;
  /** Lines that the service logged. */
  readonly logged: string[];
};

export type ServerOptions = { readonly engine?: EngineName; /** Default: the imported extract alone. */ readonly register?: RegistrySettings; /** Default: always 1 November 2026. */ readonly now?: () => Date; /** Default: those of a service with nothing set, without hurry. */ readonly limits?: RequestLimits; /** Default: none. */ readonly trustedProxies?: readonly string[]; /** The clock of the rate. Default: that of the process. */ readonly nowMs?: () => number; /** Default: everybody is an administrator. */ readonly identifier?: Identifier; /** Default: open on a loopback address, to no other site. */ readonly sites?: Sites; /** Default: none is known, and all are run. */ readonly documents?: KnownDocuments; /** Default: 10,000. */ readonly requestMs?: number };

/** The real HTTP service over a database (default: the demo data) until the calling test file ends, on the engine of a default service unless another is named. */
export async function startServer(given?: Target, { engine = "columns", register: settings = loadConfig({}).registry, now = () => new Date("2026-11-01T12:00:00Z"), limits = noHurry, trustedProxies = [], nowMs = () => performance.now(), identifier = everybodyIs("ADMIN"), sites = { corsOrigins: [], loopbackOnly: true }, documents, requestMs }: ServerOptions = {}): Promise<TestServer> {
  const target = given ?? (await demoTarget());
  const figures = createFigures();
  const handle = openDb(target, { max: 4, meter: meterStatements(figures) });
  const logged: string[] = [];
  const log = pino({ level: "debug" }, { write: (line) => void logged.push(line) });
  const engines = openEngines({ settings: { ...loadConfig({}).reports, engine, scanThreads: 1 }, target, handle, now, log, figures });
  await engines.ready;
  const live = openRegister({ settings, handle, now, log });
  const { register, close } = live;
  const operations = openOperations({ settings: loadConfig({}).operations, target, figures, handle, engines, live });
  const intake = openIntake(handle, register, engines.written);
  const app = await buildApp({ requestMs, sites, ...(documents && { documents }), limits, nowMs, trustedProxies, handle, intake, engine: engines.engine, engineState: engines.state, register, operations, identifier, log, publicDirectory: join(root, "public"), now, dataVersionNow: engines.versionNow });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  afterAll(async () => {
    await app.close();
    await operations.close();
    await close();
    await engines.close();
    await handle.close();
  });
  const ask: TestServer["ask"] = async (query, variables) => {
    const response = await fetch(`${origin}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as never;
  };
  return { origin, ask, logged };
}
