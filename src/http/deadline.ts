import { GraphQLError, type ExecutionResult } from "graphql";
import type { FastifyReply } from "fastify";
import { forCaller } from "../db/caller-signal.ts";
import { DomainError } from "../domain/errors.ts";
import { outageOf } from "../graphql/errors.ts";

/** After its time a request has this long to say what it found by then; whatever still runs then is not waited for. */
const GRACE_MS = 250;

const stopped = "It was stopped. Ask for less: fewer rows, a shorter period or a narrower filter.";
const unsure = "What it writes may have been written, or may be yet. Send it again with the same `idempotencyKey`: nothing is written twice.";

/** Aborted when the time of a request is over, and when its connection closes before the answer has been handed over to it; not when it closes afterwards. */
export function requestSignal({ raw }: Pick<FastifyReply, "raw">, requestMs: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DomainError("TIMEOUT", `The request took longer than ${requestMs / 1000} s. ${stopped}`, { details: { requestMs } })), requestMs).unref();
  raw.once("close", () => {
    clearTimeout(timer);
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** An execution of one request: when it began, and under which signal. */
export type Timed = { readonly signal: AbortSignal; readonly isMutation: boolean };

/**
 * Executes for a caller. When the signal is aborted every read fails, and what is there is the answer; a mutation goes on, but is not waited for.
 * An answer without any data has the HTTP status of its outage.
 */
export async function executeInTime({ signal, isMutation }: Timed, execute: () => ExecutionResult | Promise<ExecutionResult>): Promise<ExecutionResult> {
  const executed = forCaller(signal, execute);
  if (!(executed instanceof Promise)) return answered(executed, isMutation);
  const late = Promise.withResolvers<ExecutionResult>();
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    timer = setTimeout(() => late.resolve({ data: null, errors: [new GraphQLError("late", { originalError: reasonOf(signal) })] }), GRACE_MS).unref();
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  try {
    return answered(await Promise.race([executed, late.promise]), isMutation);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

/** Who has gone away does not read it. */
function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof DomainError ? reason : new DomainError("TIMEOUT", "The client has gone away.");
}

const statuses: Readonly<Record<string, number>> = { TIMEOUT: 504, DATABASE_UNAVAILABLE: 503, READ_ONLY: 503, OVERLOADED: 503 };
const retryAfter = new Map([["retry-after", "2"]]);

function answered(result: ExecutionResult, isMutation: boolean): ExecutionResult {
  if (result.errors === undefined) return result;
  const errors = result.errors.map((error) => (isMutation && outageOf(error) === "TIMEOUT" ? timedOutMutation(error) : error));
  const [first, ...others] = errors;
  const status = first === undefined || !isEmpty(result.data) ? undefined : statuses[outageOf(first) ?? ""];
  if (first === undefined || status === undefined) return { ...result, errors };
  return { ...result, errors: [again(first, first.originalError ?? first, { http: { status, headers: status === 503 ? retryAfter : new Map() } }), ...others] };
}

function isEmpty(data: ExecutionResult["data"]): boolean {
  return data === null || data === undefined || Object.values(data).every((value) => value === null);
}

function timedOutMutation(error: GraphQLError): GraphQLError {
  return again(error, new DomainError("TIMEOUT", `The request took too long. ${unsure}`, { cause: error }), {});
}

function again({ message, nodes, path }: GraphQLError, originalError: Error, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, { nodes: nodes ?? null, path: path ?? null, originalError, extensions });
}
