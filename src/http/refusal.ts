import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { DomainError, type ErrorCode } from "../domain/errors.ts";
import { bug } from "../graphql/errors.ts";
import { describeBug } from "./log.ts";
import { mediaTypeFor } from "./media-type.ts";

type Status = 400 | 401 | 403 | 404 | 405 | 406 | 413 | 421 | 429 | 503;

/** Statuses of requests that are refused before GraphQL sees them; every other fault of a caller is 400. */
const statuses: Partial<Record<ErrorCode, Status>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  MISDIRECTED: 421,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  DATABASE_UNAVAILABLE: 503,
  IDENTITY_UNAVAILABLE: 503,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  TOO_MANY_REQUESTS: 429,
  OVERLOADED: 503,
};

/** Said to who comes while something that is needed is away. */
const RETRY_AFTER_SECONDS = "2";

/** What Apollo's clients look for in the body: not a fault of theirs, but that the text of the document is wanted. */
const toldInBand: ReadonlySet<ErrorCode> = new Set(["PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_SUPPORTED"]);

/** Answers a refused request as GraphQL does: errors with a code, and no data. `headers` of the error's details go out as such. */
export function refuse(request: FastifyRequest, reply: FastifyReply, error: DomainError): FastifyReply {
  const { headers = {}, ...details } = error.details as { readonly headers?: Readonly<Record<string, string>> };
  const status = toldInBand.has(error.code) && typeFor(request) === "application/json" ? 200 : (statuses[error.code] ?? 400);
  if (status === 503 && headers["retry-after"] === undefined) reply.header("retry-after", RETRY_AFTER_SECONDS);
  return answer(request, reply.headers(headers).code(status), { message: error.message, extensions: { ...details, code: error.code } });
}

/** What Fastify finds wrong with a request, in the words of this service. */
const framing: Readonly<Record<string, { readonly code: string; readonly message: string }>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: "UNSUPPORTED_MEDIA_TYPE", message: "The body must be JSON: send `content-type: application/json`." },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: "BAD_REQUEST", message: "The body is empty. Send a JSON object with `query`." },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: "BAD_REQUEST", message: "The body is not as long as its `content-length` says." },
};

/** Error handler of /graphql: refusals, what is wrong with the framing of a request, and bugs, which are logged and masked. */
export function answerFault(error: FastifyError | DomainError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof DomainError) return refuse(request, reply, error);
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return refuse(request, reply, tooLarge(request.routeOptions.bodyLimit));
  const status = error.statusCode ?? 500;
  if (status < 500) {
    const { code, message } = framing[error.code] ?? { code: "BAD_REQUEST", message: "The request can't be read: its body is no JSON. Send a JSON object with `query`." };
    return answer(request, reply.code(status), { message, extensions: { code } });
  }
  request.log.error(describeBug(error), "request failed");
  return answer(request, reply.code(500), bug);
}

function tooLarge(allowed: number): DomainError {
  return new DomainError("TOO_LARGE", `The body is larger than ${allowed.toLocaleString("en-US")} bytes, which is the limit. Ask less in one request, or send large values in several requests.`, { details: { limit: "bodyBytes", allowed } });
}

function answer(request: FastifyRequest, reply: FastifyReply, error: { readonly message: string; readonly extensions: { readonly code: string } }): FastifyReply {
  request.followed?.codes.push(error.extensions.code);
  return reply.type(`${typeFor(request)}; charset=utf-8`).header("cache-control", "no-store").send(JSON.stringify({ errors: [error] }));
}

function typeFor({ headers }: FastifyRequest): string {
  return mediaTypeFor(headers.accept) ?? "application/json";
}
