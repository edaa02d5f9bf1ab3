import { DomainError } from "../../domain/errors.ts";
import type { RequestLimits } from "../../domain/request-limits.ts";

/** Lets only so many requests in at the same time. */
export type Gate = {
  /**
   * Takes a place, and gives what frees it, however often it is called. Throws TOO_MANY_REQUESTS when the client has too many, OVERLOADED when all together have,
   * or those without a credential have half of all places.
   */
  readonly enter: (client: string, isKnown: boolean) => () => void;
  /** Requests that are inside. */
  readonly inside: () => number;
};

const retryAfterSeconds = 1;
const headers = { "retry-after": String(retryAfterSeconds) };

/** A gate with nobody inside. */
export function openGate({ atOnce, atOnceAll }: Pick<RequestLimits, "atOnce" | "atOnceAll">): Gate {
  const clients = new Map<string, number>();
  const roomForUnknown = Math.ceil(atOnceAll / 2);
  let all = 0;
  let unknown = 0;
  const leave = (client: string, isKnown: boolean): void => {
    all--;
    if (!isKnown) unknown--;
    const rest = (clients.get(client) ?? 1) - 1;
    if (rest === 0) clients.delete(client);
    else clients.set(client, rest);
  };
  return {
    enter: (client, isKnown) => {
      const own = clients.get(client) ?? 0;
      if (own >= atOnce) throw new DomainError("TOO_MANY_REQUESTS", `${own} requests of yours are being answered; the limit is ${atOnce} at the same time. Wait for one of them, then send this one again.`, { details: { limit: "atOnce", value: own + 1, allowed: atOnce, retryAfterSeconds, headers } });
      if (all >= atOnceAll) throw new DomainError("OVERLOADED", `The service is answering ${all} requests; the limit is ${atOnceAll} at the same time. Try again in ${retryAfterSeconds} second.`, { details: { limit: "atOnceAll", value: all + 1, allowed: atOnceAll, retryAfterSeconds, headers } });
      if (!isKnown && unknown >= roomForUnknown) throw new DomainError("OVERLOADED", `The service is answering ${unknown} requests without a credential; the limit is ${roomForUnknown} at the same time. Try again in ${retryAfterSeconds} second.`, { details: { limit: "atOnceAll", value: unknown + 1, allowed: roomForUnknown, retryAfterSeconds, headers } });
      all++;
      if (!isKnown) unknown++;
      clients.set(client, own + 1);
      let isInside = true;
      return () => {
        if (!isInside) return;
        isInside = false;
        leave(client, isKnown);
      };
    },
    inside: () => all,
  };
}
