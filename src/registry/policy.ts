import { DelegateBackoff, handleWhen, retry, TaskCancelledError, timeout, TimeoutStrategy, type IRetryBackoffContext } from "cockatiel";
import { orAborted } from "./http-aborted.ts";
import { cancelled, timedOut } from "./http-faults.ts";
import type { BreakerState, SourceMetrics } from "./metrics.ts";
import { openBreaker } from "./policy-breaker.ts";
import { SourceFault } from "./source-fault.ts";

export type PolicySettings = {
  /** For each attempt. */
  readonly timeoutMs: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** Outages in a row that open the breaker. */
  readonly breakerFailures: number;
  /** How long the breaker stays open before one call is let through. */
  readonly breakerSeconds: number;
};

export type Policy = {
  /**
   * Runs the work, again when its fault may be retried. The signal that the work gets ends with the attempt. Throws the last SourceFault, or
   * TIMEOUT, BREAKER_OPEN, and CANCELLED at once when the caller's signal ends, be it between two attempts. What is no SourceFault comes
   * through as it is, at the first attempt.
   */
  readonly execute: <T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal) => Promise<T>;
  readonly state: () => BreakerState;
};

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3000;
/** A source that asks to wait longer is not waited for: the number is unavailable until then. */
const LONGEST_WAIT_SECONDS = 5;

/** How a service of a source is called; kept for as long as the source, because the breaker remembers. `service` names the breaker in the figures. */
export function createPolicy(settings: PolicySettings, metrics: SourceMetrics, service = "ALL"): Policy {
  const { timeoutMs, retries, breakerFailures, breakerSeconds } = settings;
  const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
  const breaker = openBreaker({ failures: breakerFailures, seconds: breakerSeconds, onState: (state) => metrics.setBreaker(service, state) });
  const mayRetry = (error: unknown): boolean => error instanceof SourceFault && error.isRetryable && (error.retryAfterSeconds ?? 0) <= LONGEST_WAIT_SECONDS && breaker.state() !== "OPEN";
  const retrying = retry(handleWhen(mayRetry), {
    maxAttempts: retries,
    backoff: new DelegateBackoff<IRetryBackoffContext<unknown>>(({ attempt, result }) => pauseMs(attempt, "error" in result ? result.error : null)),
  });
  retrying.onRetry((reason) => metrics.countRetry(service, "error" in reason && reason.error instanceof SourceFault ? reason.error.code : "UNKNOWN"));

  async function attempt<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) throw cancelled();
    try {
      return await limit.execute(({ signal: limited }) => untilOver(work, limited, timeoutMs), signal);
    } catch (error) {
      if (signal.aborted) throw cancelled();
      throw error instanceof TaskCancelledError ? timedOut(timeoutMs) : error;
    }
  }

  /** The library waits out its pauses, and the probes of others, whatever the signal says. */
  async function execute<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) throw cancelled();
    try {
      return await orAborted(retrying.execute(() => breaker.execute(() => attempt(work, signal), signal), signal), signal);
    } catch (error) {
      throw signal.aborted ? cancelled() : withRetryTime(error, breaker.retryAfterSeconds());
    }
  }

  return { execute, state: breaker.state };
}

/**
 * Milliseconds before the attempt after this one (1 is the first), given how it failed: a time that doubles up to 3 s, of which the second
 * half is chance; on top of what the source asked to wait. `random` is in [0, 1).
 */
export function pauseMs(attempt: number, error: unknown, random: () => number = Math.random): number {
  const most = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
  const asked = error instanceof SourceFault ? (error.retryAfterSeconds ?? 0) : 0;
  return asked * 1000 + (most / 2) * (1 + random());
}

/** Work that ends because its time is over says that it was cancelled. */
async function untilOver<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal, timeoutMs: number): Promise<T> {
  try {
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? timedOut(timeoutMs) : error;
  }
}

/** While the breaker is open, the time left is when to come back. */
function withRetryTime(error: unknown, retryAfterSeconds: number | null): unknown {
  if (!(error instanceof SourceFault) || !error.isOutage || error.retryAfterSeconds !== null || retryAfterSeconds === null) return error;
  const { code, message, isRetryable, cause } = error;
  return new SourceFault(code, message, { isRetryable, retryAfterSeconds, cause });
}
