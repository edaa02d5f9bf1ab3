import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ExecutionResult } from "graphql";
import pino from "pino";
import { afterAll } from "vitest";
import { root } from "../../src/config.ts";
import { openDb, type Target } from "../../src/db/client.ts";
import { buildApp } from "../../src/http/app.ts";
import { demoTarget } from "./demo.ts";

export type TestServer = {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly ask: <T = Record<string, unknown>>(query: string, variables?: object) => Promise<ExecutionResult<T>>;
  /** Lines that the service logged. */
  readonly logged: string[];
};

/** The real HTTP service over a database (default: the demo data) until the calling test file ends. */
export async function startServer(target?: Target): Promise<TestServer> {
  const handle = openDb(target ?? (await demoTarget()), { max: 4 });
  const logged: string[] = [];
  const log = pino({ level: "debug" }, { write: (line) => void logged.push(line) });
  const app = await buildApp({ handle, audience: "ADMIN", log, publicDirectory: join(root, "public"), now: () => new Date("2026-11-01T12:00:00Z") });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  afterAll(async () => {
    await app.close();
    await handle.close();
  });
  const ask: TestServer["ask"] = async (query, variables) => {
    const response = await fetch(`${origin}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as never;
  };
  return { origin, ask, logged };
}
