import type { Logger } from "pino";
import { describeBug } from "../http/log.ts";
import type { Stop } from "./stop.ts";

/** What has to end well when the process ends. */
export type Ending = Stop & { readonly log: Logger };

/** How long what runs gets, after a signal and after a fault. */
export type EndLimits = { readonly signalMs: number; readonly faultMs: number };

const LIMITS: EndLimits = { signalMs: 20_000, faultMs: 5000 };

export type Ends = {
  /** From now on the process ends by stopping this. */
  readonly by: (ending: Ending) => void;
  /** Whether the process is ending. */
  readonly isEnding: () => boolean;
};

/**
 * Ends the process in order. SIGTERM and SIGINT: stop, exit 0; when that takes longer than 20 s, or a second signal comes, exit 1 at once. An error that
 * nobody caught: the state of the program can't be trusted any more, so the log says so, what runs gets 5 s, exit 1. `log` takes what comes before there is a service.
 */
export function endInOrder(log: Pick<Logger, "fatal">, limits = LIMITS): Ends {
  let ending: Ending | null = null;
  let isEnding = false;
  let hasFailed = false;
  const end = async (withinMs: number): Promise<void> => {
    isEnding = true;
    if (ending === null) process.exit(1);
    const { stop, at, log: own } = ending;
    setTimeout(() => {
      own.fatal(at(), `stopping took longer than ${withinMs / 1000} s; what runs is given up`);
      process.exit(1);
    }, withinMs).unref();
    try {
      await stop();
    } catch (error) {
      own.fatal({ ...at(), ...describeBug(error) }, "stopping failed");
      process.exit(1);
    }
    process.exit(hasFailed ? 1 : 0);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (!isEnding) return void end(limits.signalMs);
    ending?.log.fatal({ signal, ...ending.at() }, "told to stop a second time; what runs is given up");
    process.exit(1);
  };
  const onFault = (kind: string) => (error: unknown): void => {
    (ending?.log ?? log).fatal({ kind, ...describeBug(error) }, "an error that nobody caught; the service stops");
    hasFailed = true;
    if (!isEnding) void end(limits.faultMs);
  };
  process.on("uncaughtException", onFault("exception")).on("unhandledRejection", onFault("rejection"));
  return {
    isEnding: () => isEnding,
    by: (given) => {
      ending = given;
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);
    },
  };
}
