import type { Followed } from "./followed.ts";

/** How a request ended: `gone` when whoever asked went away before the answer was sent. */
export type Outcome = "ok" | "client_error" | "server_error" | "gone";

/** Codes that are no fault of whoever asks. */
const ours: ReadonlySet<string> = new Set(["INTERNAL_SERVER_ERROR", "DATABASE_UNAVAILABLE", "REGISTRY_UNAVAILABLE", "READ_ONLY", "OVERLOADED", "SHUTTING_DOWN", "TIMEOUT"]);

/** The worst of what an answer holds: an answer with data and an error counts by its error. */
export function outcomeOf({ codes }: Pick<Followed, "codes">, statusCode: number, isGone: boolean): Outcome {
  if (isGone) return "gone";
  if (statusCode >= 500 || codes.some((code) => ours.has(code))) return "server_error";
  return statusCode >= 400 || codes.length > 0 ? "client_error" : "ok";
}
