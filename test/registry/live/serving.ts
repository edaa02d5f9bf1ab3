import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { loadConfig } from "../../../src/config.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";
import { enterpriseNumber } from "../../support/fixtures.ts";
import { startServer, type TestServer } from "../../support/server.ts";

export type Serving = { readonly server: TestServer; readonly database: TestDatabase };

/** A service over an empty database with the settings given, in real time; PEM texts become files. */
export async function serveWith(settings: Readonly<Record<string, string>>, pems: Readonly<Record<string, string>>): Promise<Serving> {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-live-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const files = Object.entries(pems).map(([setting, pem]) => {
    const file = join(directory, setting);
    writeFileSync(file, pem);
    return [setting, file] as const;
  });
  const database = await freshDatabase();
  const register = loadConfig({ ...settings, ...Object.fromEntries(files) }).registry;
  return { database, server: await startServer(database.target, { register, now: () => new Date() }) };
}

/** Numbers of generated companies, `count` of them from the `from`-th on. */
export function numbers(count: number, from = 1): readonly string[] {
  return Array.from({ length: count }, (_, index) => enterpriseNumber(from + index));
}

export type Lookup = { readonly __typename: string; readonly number?: string; readonly retryAfterSeconds?: number };

/** The outcomes of `companies`, and how long they took in milliseconds. */
export async function lookUp(server: TestServer, of: readonly string[]): Promise<{ readonly outcomes: readonly Lookup[]; readonly milliseconds: number }> {
  const began = performance.now();
  const { data, errors } = await server.ask<{ companies: readonly Lookup[] }>("query ($numbers: [String!]!) { companies(numbers: $numbers) { __typename ... on Company { number } ... on CompanyNotFound { number } ... on RegistryUnavailable { number retryAfterSeconds } } }", { numbers: of });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return { outcomes: data?.companies ?? [], milliseconds: performance.now() - began };
}
