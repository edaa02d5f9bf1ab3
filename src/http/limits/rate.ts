import type { Audience } from "../../domain/audience.ts";
import { DomainError } from "../../domain/errors.ts";
import type { RequestLimits } from "../../domain/request-limits.ts";
import { Buckets, waitMs } from "./buckets.ts";

/** Whose points are spent: a client with a credential, or an address; and the audience that says how many there are. */
export type Spender = { readonly client: string; readonly isKnown: boolean; readonly audience: Audience };

/** Where a client stands: points of a minute, those left, and seconds until all are back. */
export type Standing = { readonly limit: number; readonly remaining: number; readonly resetSeconds: number };

/** Holds clients to their points a minute. */
export type Rate = {
  /** Takes the price of a request. Throws RATE_LIMITED when there are not enough points; then none are taken. */
  readonly spend: (spender: Spender, points: number, costLimit: number) => void;
  /** Takes a point for a request that was refused, if there is one. */
  readonly spendOnRefusal: (spender: Spender) => void;
  /** Throws RATE_LIMITED when there is less than one point, so that not even a body is read. */
  readonly requireAny: (spender: Spender) => void;
  readonly standing: (spender: Spender) => Standing;
  /** Buckets held. */
  readonly size: () => number;
};

/** Buckets of addresses, 8 MB or so; clients with a credential, whom no flood can multiply, have buckets of their own besides. */
const MOST_BUCKETS = 50_000;

/** So that who comes after exactly the time that was said is let in. */
const ROUNDING = 1e-6;

/** Points by token bucket. A request that costs more than a minute brings passes when the bucket is full, and is paid off afterwards. */
export function openRate({ pointsPerMinute }: Pick<RequestLimits, "pointsPerMinute">, nowMs: () => number): Rate {
  const ofAddresses = new Buckets(MOST_BUCKETS);
  const ofClients = new Buckets(MOST_BUCKETS);
  const bucketsOf = ({ isKnown }: Spender): Buckets => (isKnown ? ofClients : ofAddresses);
  const has = (spender: Spender): number => bucketsOf(spender).pointsOf(spender.client, pointsPerMinute[spender.audience], nowMs());
  const leave = (spender: Spender, points: number): void => bucketsOf(spender).set(spender.client, points, pointsPerMinute[spender.audience], nowMs());
  const require = (spender: Spender, wanted: number, cost: { readonly points: number; readonly limit: number } | null): number => {
    const perMinute = pointsPerMinute[spender.audience];
    const points = has(spender);
    const needed = Math.min(wanted, perMinute);
    if (points + ROUNDING >= needed) return points;
    throw rateLimited(perMinute, wholeSeconds(waitMs(points, needed, perMinute)), cost);
  };
  return {
    spend: (spender, points, costLimit) => leave(spender, require(spender, points, { points, limit: costLimit }) - points),
    spendOnRefusal: (spender) => {
      const points = has(spender);
      if (points > 0) leave(spender, Math.max(0, points - 1));
    },
    requireAny: (spender) => void require(spender, 1, null),
    standing: (spender) => {
      const limit = pointsPerMinute[spender.audience];
      const points = has(spender);
      return { limit, remaining: Math.max(0, Math.floor(points + ROUNDING)), resetSeconds: wholeSeconds(waitMs(points, limit, limit)) };
    },
    size: () => ofAddresses.size + ofClients.size,
  };
}

function wholeSeconds(ms: number): number {
  return Math.ceil(ms / 1000 - ROUNDING);
}

function rateLimited(perMinute: number, retryAfterSeconds: number, cost: { readonly points: number; readonly limit: number } | null): DomainError {
  const spent = cost === null ? "Your points are spent" : `The request costs ${cost.points.toLocaleString("en-US")} points, more than you have left`;
  return new DomainError("RATE_LIMITED", `${spent}; ${perMinute.toLocaleString("en-US")} come back in a minute. Try again in ${retryAfterSeconds} s, or ask for less.`, {
    details: { ...(cost === null ? {} : { cost }), limit: "pointsPerMinute", allowed: perMinute, retryAfterSeconds, headers: { "retry-after": String(retryAfterSeconds) } },
  });
}
