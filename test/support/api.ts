import { graphql } from "graphql";
import type { Audience } from "../../src/domain/audience.ts";
import { createContext } from "../../src/graphql/context.ts";
import { formatError } from "../../src/graphql/errors.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { extractRegister, type Register } from "../../src/registry/register.ts";
import { postgresEngine } from "../../src/reporting/engines/postgres.ts";
import type { TestDatabase } from "./database.ts";

/** An answer of the API with its errors as a client gets them. */
// oxlint-disable-next-line typescript/no-explicit-any -- every test reads another shape
export type Answer = { readonly data: any; readonly errors: readonly { readonly message: string; readonly code: unknown; readonly extensions: Readonly<Record<string, unknown>>; readonly path: unknown }[] };

/** Asks the API of an audience (INTERNAL) against a database and a register (the extract alone), on 1 July 2025 at noon UTC. */
export function apiOf(handle: TestDatabase, audience: Audience = "INTERNAL", register: Register = extractRegister(handle)): (source: string, variableValues?: Record<string, unknown>) => Promise<Answer> {
  const engine = postgresEngine(handle);
  return async (source, variableValues = {}) => {
    const contextValue = createContext({ handle, engine, register, audience, now: () => new Date("2025-07-01T12:00:00Z") });
    const { data, errors = [] } = await graphql({ schema: schemaFor(audience), source, variableValues, contextValue });
    return {
      data: JSON.parse(JSON.stringify(data ?? null)),
      errors: errors.map((error) => {
        const { message, extensions = {}, path } = formatError(error.toJSON(), error);
        return { message, code: extensions["code"], extensions, path };
      }),
    };
  };
}

/** Runs something and gives the statements it sent, without those that the driver sends of its own when a connection opens. */
export async function statementsOf(handle: TestDatabase, work: () => Promise<unknown>): Promise<readonly string[]> {
  handle.statements.length = 0;
  await work();
  return handle.statements.filter((text) => !text.includes("pg_catalog.pg_type"));
}
