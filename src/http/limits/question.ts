import type { FastifyRequest } from "fastify";
import type { Limits } from "./limits.ts";
import type { Question } from "./pricer.ts";

/** What a request asks, read as Apollo reads it. Throws TOO_COMPLEX for variables in an address that are nested too deeply. */
export function questionOf({ method, url, body }: FastifyRequest, checkBody: Limits["checkBody"]): Question {
  if (method !== "GET") return typeof body === "object" && body !== null ? body : {};
  const { searchParams: search } = new URL(url, "http://service");
  return { query: search.get("query") ?? undefined, operationName: search.get("operationName") ?? undefined, variables: parsed(search.get("variables"), checkBody) };
}

/** Undefined for what is no JSON, which Apollo refuses. */
function parsed(text: string | null, checkBody: Limits["checkBody"]): unknown {
  if (text === null || text.trimStart().startsWith("[")) return undefined;
  checkBody(text);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
