import { hash, randomBytes } from "node:crypto";

/** The points that a client has left; they come back evenly, until there are as many as a minute brings. */
export type Bucket = { points: number; atMs: number };

const MINUTE_MS = 60_000;

/** Buckets that newcomers share when no more can be held. */
const SHARED = 1024;

/** Buckets looked at for each newcomer, to drop those that are full again. */
const LOOKS = 2;

/** What a bucket has at a moment. */
export function pointsAt(bucket: Bucket | undefined, perMinute: number, nowMs: number): number {
  return bucket === undefined ? perMinute : Math.min(perMinute, bucket.points + ((nowMs - bucket.atMs) * perMinute) / MINUTE_MS);
}

/** Milliseconds until a bucket has so many points. */
export function waitMs(points: number, wanted: number, perMinute: number): number {
  return Math.max(0, ((wanted - points) * MINUTE_MS) / perMinute);
}

/**
 * Buckets of clients, at most so many. One that is full again is dropped, as it says nothing; one that is not is never dropped, so nobody gets
 * a full one by making others come. A newcomer for whom there is no room shares one of a fixed number of buckets with others; which one
 * can't be foretold.
 */
export class Buckets {
  readonly #most: number;
  readonly #own = new Map<string, Bucket & { readonly perMinute: number }>();
  readonly #shared = new Map<string, Bucket>();
  #round = this.#own.entries();
  readonly #salt = randomBytes(16).toString("hex");

  constructor(most: number) {
    this.#most = most;
  }

  /** Buckets held. */
  get size(): number {
    return this.#own.size + this.#shared.size;
  }

  /** What a client has left. */
  pointsOf(client: string, perMinute: number, nowMs: number): number {
    return pointsAt(this.#own.get(client) ?? (this.#own.size < this.#most ? undefined : this.#shared.get(this.#sharedKey(client))), perMinute, nowMs);
  }

  /** Sets what a client has left. */
  set(client: string, points: number, perMinute: number, nowMs: number): void {
    const own = this.#own.get(client);
    if (own === undefined) this.#dropFull(nowMs);
    if (own !== undefined || this.#own.size < this.#most) this.#own.set(client, { points, atMs: nowMs, perMinute });
    else this.#shared.set(this.#sharedKey(client), { points, atMs: nowMs });
  }

  /** Looks at the next few, going round and round: full ones go. */
  #dropFull(nowMs: number): void {
    for (let look = 0; look < LOOKS; look++) {
      const { value, done } = this.#round.next();
      if (done === true) this.#round = this.#own.entries();
      else if (pointsAt(value[1], value[1].perMinute, nowMs) >= value[1].perMinute) this.#own.delete(value[0]);
    }
  }

  #sharedKey(client: string): string {
    return String(Number.parseInt(hash("sha256", this.#salt + client).slice(0, 8), 16) % SHARED);
  }
}
