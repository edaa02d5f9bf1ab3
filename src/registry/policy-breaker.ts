import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, DelegateBackoff, handleWhen, type FailureReason, type IHalfOpenAfterBackoffContext } from "cockatiel";
import type { BreakerState } from "./metrics.ts";
import { SourceFault } from "./source-fault.ts";

export type BreakerOptions = {
  /** Outages in a row, with no answer between them, that open it. */
  readonly failures: number;
  /** How long it stays open before one call is let through. */
  readonly seconds: number;
  readonly onState: (state: BreakerState) => void;
};

export type Breaker = {
  /** Runs the work; throws BREAKER_OPEN instead while open. Calls that come while a probe is under way wait for what becomes of it. */
  readonly execute: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  readonly state: () => BreakerState;
  /** Until a call is let through again; null when calls go through. */
  readonly retryAfterSeconds: () => number | null;
};

/** What came of a call to which the source answered, if only to say that it does not take the number. */
type Answered<T> = { readonly value: T } | { readonly fault: SourceFault };

/**
 * A circuit breaker that outages open, in the order in which calls end. Any answer starts the count anew; a cancelled call says nothing, so
 * a cancelled probe leaves room for the next. Calls that began before it opened no longer count when they end after that.
 */
export function openBreaker({ failures, seconds, onState }: BreakerOptions): Breaker {
  let openings = 0;
  let opensUntil = 0;
  const stale = new WeakSet<SourceFault>();
  const pauseMs = (reason: FailureReason<unknown>): number => ("error" in reason && isCancelled(reason.error) ? 0 : seconds * 1000);
  const isCounted = (error: unknown): boolean => error instanceof SourceFault && !stale.has(error) && (error.isOutage || (isCancelled(error) && circuit.state === CircuitState.HalfOpen));
  const circuit = circuitBreaker(handleWhen(isCounted), {
    breaker: new ConsecutiveBreaker(failures),
    halfOpenAfter: new DelegateBackoff<IHalfOpenAfterBackoffContext>(({ result }) => pauseMs(result)),
  });
  circuit.onBreak((reason) => {
    openings++;
    opensUntil = Date.now() + ("isolated" in reason ? 0 : pauseMs(reason));
  });
  const state = (): BreakerState => stateOf(circuit.state);
  const retryAfterSeconds = (): number | null => (state() === "OPEN" ? Math.max(1, Math.ceil((opensUntil - Date.now()) / 1000)) : null);
  circuit.onStateChange(() => onState(state()));
  onState(state());

  async function watch<T>(work: () => Promise<T>): Promise<Answered<T>> {
    const before = openings;
    try {
      return { value: await work() };
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      if (!error.isOutage && !isCancelled(error)) return { fault: error };
      if (openings !== before) stale.add(error);
      throw error;
    }
  }

  async function execute<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const answered = await circuit.execute(() => watch(work), signal).catch((error: unknown) => {
      throw error instanceof BrokenCircuitError ? new SourceFault("BREAKER_OPEN", "Not called: the source failed too often", { isRetryable: false, retryAfterSeconds: retryAfterSeconds() ?? 1 }) : error;
    });
    if ("fault" in answered) throw answered.fault;
    return answered.value;
  }

  return { execute, state, retryAfterSeconds };
}

function isCancelled(error: unknown): boolean {
  return error instanceof SourceFault && error.code === "CANCELLED";
}

function stateOf(state: CircuitState): BreakerState {
  if (state === CircuitState.Closed) return "CLOSED";
  return state === CircuitState.HalfOpen ? "HALF_OPEN" : "OPEN";
}
