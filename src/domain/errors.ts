/** Stable codes of faults that a caller or an operator can act on; everything else is a bug and stays masked. */
export type ErrorCode =
  | "INVALID_NUMBER"
  | "INVALID_CODE"
  | "INVALID_PERIOD"
  | "INVALID_MONEY"
  | "INVALID_MOMENT"
  | "INVALID_ARGUMENT"
  | "UNKNOWN_CODE"
  | "TOO_MANY_CELLS"
  | "TOO_MANY_NUMBERS"
  | "INVALID_CURSOR"
  | "NOT_HELD"
  | "INVALID_FILE"
  | "IMPORT_RUNNING"
  | "WRONG_EXTRACT"
  | "BAD_ROWS"
  | "DATABASE_IN_USE"
  | "DATABASE_UNAVAILABLE"
  | "TIMEOUT"
  | "READ_ONLY"
  | "REGISTRY_UNAVAILABLE"
  | "INVALID_SETTING"
  | "IDENTITY_UNAVAILABLE"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "TOO_LARGE"
  | "TOO_COMPLEX"
  | "RATE_LIMITED"
  | "TOO_MANY_REQUESTS"
  | "INVALID_TEXT"
  | "OVERLOADED"
  | "BAD_REQUEST"
  | "NOT_FOUND"
  | "MISDIRECTED"
  | "METHOD_NOT_ALLOWED"
  | "NOT_ACCEPTABLE"
  | "UNKNOWN_DOCUMENT"
  | "PERSISTED_QUERY_NOT_FOUND"
  | "PERSISTED_QUERY_NOT_SUPPORTED";

/** What goes with the message: machine-readable values for the client, and the error that was wrapped. */
export type DomainErrorOptions = {
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
};

/**
 * A caller's fault or an outage. The message names the rule, the value and the way out, and may be shown to anybody:
 * it never holds SQL, a path or a stack. `details` is sent to the client too; `cause` is only for the log.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: DomainErrorOptions = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.details = Object.freeze({ ...options.details });
  }
}

/** The value as it is quoted in messages: in double quotes, control characters escaped, cut at 40 characters. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
