import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { isLost } from "../db/lost.ts";
import { DomainError } from "../domain/errors.ts";
import { notHeldFor } from "../domain/not-held.ts";

type Formatted = Pick<GraphQLFormattedError, "message"> & { readonly path?: GraphQLFormattedError["path"] | undefined; readonly extensions?: GraphQLFormattedError["extensions"] | undefined };
type Answer = { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> };

/** What is answered for a fault of this service: nothing of what went wrong. */
export const bug = { message: "Something went wrong on the server, and has been logged. Try again; report it if it happens again.", extensions: { code: "INTERNAL_SERVER_ERROR" } } as const satisfies Answer;
const unavailable: Answer = { message: "The database does not answer at the moment. Try again in a few seconds.", extensions: { code: "DATABASE_UNAVAILABLE" } };
const tooLong: Answer = { message: "The question took too long and was stopped. Ask for less: fewer rows, a shorter period or a narrower filter.", extensions: { code: "TIMEOUT" } };

const busy: Answer = { message: "The database has no connection free at the moment. Try again in a few seconds, a write with the same key: nothing is written twice.", extensions: { code: "DATABASE_UNAVAILABLE" } };
const full: Answer = { message: "The database has no room left. Whoever operates this service has to make room; try again afterwards, a write with the same key: nothing is written twice.", extensions: { code: "DATABASE_UNAVAILABLE" } };
const readOnly: Answer = { message: "The database takes no writes at the moment; reads go on. Nothing was written. Send it again later, with the same key.", extensions: { code: "READ_ONLY" } };
const heldUp: Answer = { message: "Other work held up this request for too long. Try again in a few seconds, a write with the same key: nothing is written twice.", extensions: { code: "OVERLOADED" } };

/** What PostgreSQL refuses a statement for, without a fault of the statement. */
const refusals: Readonly<Record<string, Answer>> = { "25006": readOnly, "40001": heldUp, "40P01": heldUp, "53100": full, "53200": full, "53300": busy, "55P03": heldUp, "57014": tooLong };

/** What to answer for an error: a stable `extensions.code`, and for a bug nothing of what went wrong. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  return { ...formatted, ...(answerFor(error, formatted) ?? bug) };
}

/** Whether an error is a fault of this service: to be logged, and masked for the caller. */
export function isBug(error: GraphQLError): boolean {
  return answerFor(error, error) === null;
}

/** The code of an outage: of a DomainError, or of what the database said. Null for faults of the request, and bugs. */
export function outageOf(error: GraphQLError): string | null {
  const root = rootOf(error);
  const code = root instanceof DomainError ? root.code : databaseFault(root)?.extensions["code"];
  return typeof code === "string" ? code : null;
}

function answerFor(error: unknown, formatted: Formatted): Answer | null {
  const root = rootOf(error);
  if (root instanceof DomainError) return { message: root.message, extensions: { ...root.details, code: root.code } };
  if (root instanceof GraphQLError) return requestFault(root, formatted);
  return databaseFault(root);
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError !== undefined) root = root.originalError;
  // Drizzle wraps what ended a statement, as the end of the request's time.
  for (let each = root; each instanceof Error; each = each.cause) if (each instanceof DomainError) return each;
  return root;
}

/** Faults of the request as graphql-js and Apollo find them. One that arises at a field without a code is ours. */
function requestFault(root: GraphQLError, { message, path, extensions }: Formatted): Answer | null {
  if (typeof root.extensions["code"] === "string" && root.extensions["code"] !== "INTERNAL_SERVER_ERROR") return { message, extensions: withNotHeld(message, { ...root.extensions }) };
  if (path !== undefined) return null;
  const given = extensions?.["code"];
  const code = given === undefined || given === "INTERNAL_SERVER_ERROR" ? codeOf(message) : given;
  return { message, extensions: withNotHeld(message, { code }) };
}

function codeOf(message: string): string {
  if (message.startsWith("Syntax Error")) return "GRAPHQL_PARSE_FAILED";
  return message.startsWith('Variable "$') ? "BAD_USER_INPUT" : "GRAPHQL_VALIDATION_FAILED";
}

const unknownName = /(?:Cannot query field|Unknown argument|Unknown type|Field|Value|non-enum value:) "([^"]{1,100})"/g;

/** The reason why what an unknown name asks for is not held, where that is so. */
function withNotHeld(message: string, extensions: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const [, name = ""] of message.matchAll(unknownName)) {
    const entry = notHeldFor(name);
    if (entry !== undefined) return { ...extensions, notHeld: { name: entry.name, reason: entry.reason.EN, legalBasis: entry.legalBasis.EN } };
  }
  return extensions;
}

/** Outages and time limits by the code of the driver or of PostgreSQL; Drizzle wraps them with SQL and values in its own message. */
function databaseFault(error: unknown): Answer | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    const refusal = refusals[String((current as NodeJS.ErrnoException).code)];
    if (refusal !== undefined) return refusal;
  }
  return isLost(error) ? unavailable : null;
}
