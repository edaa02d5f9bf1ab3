import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

const FIT = /^[A-Za-z0-9._-]{1,64}$/;

/** What a request is known by in the log and in its answer: what its header says, if that is fit for a log, or else a new text. */
export function requestId({ headers }: Pick<IncomingMessage, "headers">): string {
  const { "x-request-id": given } = headers;
  return typeof given === "string" && FIT.test(given) ? given : randomUUID();
}
