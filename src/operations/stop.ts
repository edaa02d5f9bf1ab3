import { Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Draining } from "./draining.ts";
import { describeRunning, type Running } from "./running.ts";

/** Something to be closed, and what it is called in the log. */
export type Part = { readonly name: string; readonly close: () => Promise<unknown> };

export type StopOptions = {
  readonly app: FastifyInstance;
  readonly draining: Draining;
  readonly running: Running;
  /** How long connections are still taken. */
  readonly drainMs: number;
  /** In the order in which they are closed, after the last answer. */
  readonly parts: readonly Part[];
};

export type Stop = {
  /** Finishes what was begun, then closes everything. Safe to call twice. */
  readonly stop: () => Promise<void>;
  /** What it is at, for a log line when it takes too long. */
  readonly at: () => { readonly step: string; readonly running: ReturnType<typeof describeRunning> };
};

/** When nothing was asked for so long, idle connections are closed; before that, each is closed by its next answer. */
const IDLE_MS = 1000;
/** The same for connections on which a request never came to its end, or never began. */
const SILENT_MS = 3000;
const LOOK_EVERY_MS = 50;

/** Stops a service in order: no more connections, answers to what is under way, then the parts. */
export function openStop({ app, draining, running, drainMs, parts }: StopOptions): Stop {
  let step = "serving";
  let stopping: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    draining.start();
    step = "taking connections until the balancer has seen that it is not ready";
    if (drainMs > 0) await sleep(drainMs);
    step = "answering the requests under way";
    await stopListening(app, running);
    step = "closing the service";
    await app.close();
    for (const { name, close } of parts) {
      step = `closing ${name}`;
      await close();
    }
    step = "stopped";
  };
  return { stop: () => (stopping ??= stopAll()), at: () => ({ step, running: describeRunning(running) }) };
}

/**
 * Resolves when the last connection has ended. The server of node closes idle connections as soon as it stops to listen: a client that sends a
 * request at that moment would get no answer. So here only listening ends, each answer closes its connection, and those that stay idle are closed later.
 */
async function stopListening({ server }: FastifyInstance, running: Running): Promise<void> {
  if (!server.listening) return;
  const ended = new Promise<true>((resolve) => Server.prototype.close.call(server, () => resolve(true)));
  let quietMs = 0;
  while (!(await Promise.race([ended, sleep(LOOK_EVERY_MS, false)]))) {
    quietMs = running.size === 0 ? quietMs + LOOK_EVERY_MS : 0;
    if (quietMs >= IDLE_MS) server.closeIdleConnections();
    if (quietMs >= SILENT_MS) server.closeAllConnections();
  }
}
