/** Why a source could not say: how it failed, in a word. MAGDA_ and HTTP_ are followed by the code that came. */
export type FaultCode =
  | "TIMEOUT"
  | "CANCELLED"
  | "UNREACHABLE"
  | "TLS"
  | "CONNECTION_LOST"
  | "REDIRECT"
  | "TOO_LARGE"
  | "WRONG_TYPE"
  | "UNREADABLE"
  | "WRONG_ANSWER"
  | "BREAKER_OPEN"
  | "QUEUE_FULL"
  | "STILL_ASKED"
  | "STORE_FAILED"
  | `HTTP_${number}`
  | `MAGDA_${string}`;

export type SourceFaultOptions = { readonly isRetryable: boolean; readonly isOutage?: boolean; readonly retryAfterSeconds?: number; readonly cause?: unknown };

/** A source that could not say. The message is for the log and holds nothing of what came. */
export class SourceFault extends Error {
  override readonly name = "SourceFault";
  readonly code: FaultCode;
  /** Whether the same call may be made again at once. */
  readonly isRetryable: boolean;
  /**
   * Whether it says that the source itself is down, and not something of this one call (a number that it does not take). Default: every
   * fault but CANCELLED.
   */
  readonly isOutage: boolean;
  /** What the source asked to wait; null when it did not. */
  readonly retryAfterSeconds: number | null;

  constructor(code: FaultCode, message: string, { isRetryable, isOutage = code !== "CANCELLED", retryAfterSeconds, cause }: SourceFaultOptions) {
    super(message, { cause });
    this.code = code;
    this.isRetryable = isRetryable;
    this.isOutage = isOutage;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}

/** The source answered, but not what was asked or not in the form that is documented; asking again would not help. */
export function wrongAnswer(message: string): SourceFault {
  return new SourceFault("WRONG_ANSWER", message, { isRetryable: false });
}
