import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "../domain/errors.ts";
import { startEmbedded, type Embedded, type EmbeddedOptions } from "./embedded.ts";
import { endOrphans } from "./orphans.ts";

/** What became of the server. RESTARTED: it was back so long after its end. GIVEN_UP: it is not started any more. */
export type ServerEvent =
  | { readonly kind: "ENDED"; readonly exitCode: number | null }
  | { readonly kind: "RESTARTED"; readonly awayMs: number }
  | { readonly kind: "GIVEN_UP"; readonly deaths: number; readonly error: unknown };

export type SupervisedOptions = EmbeddedOptions & {
  readonly onEvent: (event: ServerEvent) => void;
  /** A server that lived shorter died quickly; default 2,000. */
  readonly quickMs?: number;
};

/** After so many quick deaths, one after the other, the server is not started again: something else has to be mended first. */
const MOST_QUICK_DEATHS = 5;
const FIRST_PAUSE_MS = 50;

/**
 * The embedded PostgreSQL, which is started again on the same socket when it ends by itself; connections have to be made anew. `exited` resolves when it
 * was stopped, or given up. Errors: those of `startEmbedded`, of the first start.
 */
export async function startSupervised({ onEvent, quickMs = 2000, ...options }: SupervisedOptions): Promise<Embedded> {
  let server = await startEmbedded(options);
  let isStopping = false;
  const { target } = server;
  const again = { ...options, socketDirectory: target().host };

  /** Gives the quick deaths by then; null when the server is not to come back. */
  const bringBack = async (quickDeaths: number): Promise<number | null> => {
    let failure: unknown = null;
    for (let deaths = quickDeaths; deaths < MOST_QUICK_DEATHS; deaths += 1) {
      if (deaths > 0) await sleep(FIRST_PAUSE_MS * 2 ** deaths);
      if (isStopping) return null;
      try {
        server = await startWhenFree(again);
        return deaths;
      } catch (error) {
        failure = error;
      }
    }
    onEvent({ kind: "GIVEN_UP", deaths: MOST_QUICK_DEATHS, error: failure });
    return null;
  };
  const supervise = async (): Promise<number | null> => {
    let quickDeaths = 0;
    for (;;) {
      const startedAt = performance.now();
      const exitCode = await server.exited;
      if (isStopping) return exitCode;
      onEvent({ kind: "ENDED", exitCode });
      const endedAt = performance.now();
      const deaths = await bringBack(endedAt - startedAt < quickMs ? quickDeaths + 1 : 0);
      if (deaths === null) return exitCode;
      quickDeaths = deaths;
      onEvent({ kind: "RESTARTED", awayMs: performance.now() - endedAt });
      if (isStopping) await server.stop();
    }
  };
  const exited = supervise();
  const stop = async (): Promise<void> => {
    isStopping = true;
    await server.stop();
    await exited;
  };
  return { target, exited, stop };
}

const FREE_WITHIN_MS = 20_000;

/** A start fails as long as processes of the server that was killed hold its memory. */
async function startWhenFree(options: EmbeddedOptions): Promise<Embedded> {
  const until = performance.now() + FREE_WITHIN_MS;
  for (;;) {
    endOrphans(resolve(options.directory));
    try {
      return await startEmbedded(options);
    } catch (error) {
      const isHeld = error instanceof DomainError ? error.code === "DATABASE_IN_USE" : /shared memory|lock file/.test(String(error));
      if (!isHeld || performance.now() > until) throw error;
    }
    await sleep(50);
  }
}
