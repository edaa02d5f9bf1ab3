import { setTimeout as sleep } from "node:timers/promises";
import { backendsOf, isReady, postmasterOf } from "../service/server-processes.ts";
import type { Dice } from "../../reporting/columns/dice.ts";

/** What was done to the server, and when. */
export type Kill = { readonly kind: KillKind; readonly at: number };
export type KillKind = (typeof kinds)[number];

const kinds = ["SIGKILL of the server", "SIGKILL of one backend", "fast shutdown"] as const;

export type KillerOptions = { readonly dataDir: string; readonly dice: Dice; readonly isOver: () => boolean; /** Shortest and longest time between two. */ readonly pauseMs: readonly [number, number] };

/** Kills the embedded PostgreSQL of a service, or a part of it, again and again. */
export async function kill({ dataDir, dice, isOver, pauseMs: [least, most] }: KillerOptions): Promise<readonly Kill[]> {
  const kills: Kill[] = [];
  for (;;) {
    await sleep(dice.integer(least, most));
    if (isOver()) return kills;
    while (!isReady(dataDir) && !isOver()) await sleep(10);
    const kind = kinds[kills.length < kinds.length ? kills.length : dice.integer(0, kinds.length - 1)] as KillKind;
    const at = performance.now();
    if (strike(kind, dataDir, dice)) kills.push({ kind, at });
  }
}

function strike(kind: KillKind, dataDir: string, dice: Dice): boolean {
  try {
    const postmaster = postmasterOf(dataDir);
    if (kind === "SIGKILL of the server") return process.kill(postmaster, "SIGKILL");
    if (kind === "fast shutdown") return process.kill(postmaster, "SIGINT");
    const backends = backendsOf(postmaster);
    return backends.length > 0 && process.kill(dice.pick(backends), "SIGKILL");
  } catch {
    return false;
  }
}
