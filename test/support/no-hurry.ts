import { defaultRequestLimits, type RequestLimits } from "../../src/domain/request-limits.ts";

const POINTS = 1_000_000_000;

/** The limits of a service with nothing set, but for how fast and how many at once requests may come: for tests and benches that send many. */
export const noHurry: RequestLimits = { ...defaultRequestLimits, atOnce: 10_000, atOnceAll: 10_000, pointsPerMinute: { PUBLIC: POINTS, INTERNAL: POINTS, HANDLER: POINTS, ADMIN: POINTS } };

/** The same as settings in the environment of a service that is started as a process. */
export const noHurrySettings: Readonly<Record<string, string>> = {
  LIMIT_AT_ONCE: "10000",
  LIMIT_AT_ONCE_ALL: "10000",
  RATE_POINTS_PER_MINUTE_PUBLIC: String(POINTS),
  RATE_POINTS_PER_MINUTE_INTERNAL: String(POINTS),
  RATE_POINTS_PER_MINUTE_HANDLER: String(POINTS),
  RATE_POINTS_PER_MINUTE_ADMIN: String(POINTS),
};
