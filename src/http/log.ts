import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLError } from "graphql";
import pino, { type BaseLogger, type Logger } from "pino";
import type { Config } from "../config.ts";
import type { Context } from "../graphql/context.ts";
import { isBug } from "../graphql/errors.ts";

/** JSON lines on standard error, so that standard output stays for people. Requests, values and credentials are not logged. */
export function createLogger(level: Config["logLevel"]): Logger {
  return pino({ level, redact: ["req.headers.authorization", "req.headers.cookie"] }, pino.destination({ fd: 2, sync: false }));
}

/**
 * Bugs are answered masked; here they go to the log, without the values and SQL that database errors carry. What was given up because the
 * client has gone away is no bug.
 */
export function bugLogger(log: Pick<BaseLogger, "error">): ApolloServerPlugin<Pick<Context, "signal">> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, operationName, contextValue: { signal } }) => {
        for (const error of errors.filter((each) => isBug(each) && !isGivenUp(each, signal))) log.error({ operation: operationName ?? null, path: error.path, ...describeBug(error.originalError ?? error) }, "request failed");
      },
    }),
  };
}

function isGivenUp({ originalError }: GraphQLError, signal: AbortSignal): boolean {
  let error: unknown = originalError;
  while (error instanceof Error && error !== signal.reason) error = error.cause;
  return signal.aborted && error === signal.reason;
}

/** What may be logged of an unexpected error: its kinds and where it arose, never its message (Drizzle writes SQL and values into it). */
export function describeBug(error: unknown): { readonly error: string; readonly causes: readonly string[]; readonly at: readonly string[] } {
  const chain: Error[] = [];
  for (let current = error; current instanceof Error && chain.length < 5; current = current.cause) chain.push(current);
  const kinds = chain.map((link) => [link.name, (link as NodeJS.ErrnoException).code].filter(Boolean).join(" "));
  const frames = chain.at(-1)?.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  return { error: kinds[0] ?? typeof error, causes: kinds.slice(1), at: frames.slice(0, 8).map((frame) => frame.trim()) };
}
