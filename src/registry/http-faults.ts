import { errors } from "undici";
import { SourceFault } from "./source-fault.ts";

const MAX_RETRY_AFTER_SECONDS = 86_400;

const unreachable = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL", "ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT"]);
/** Codes of OpenSSL, of its check of certificates and of Node's own check of host names. */
const tls = /^(ERR_TLS_|ERR_SSL_|ERR_OSSL|CERT_|CRL_|UNABLE_TO_|ERROR_IN_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_|HOSTNAME_MISMATCH$|EPROTO$)/;
const retryableStatuses = new Set([429, 500, 502, 503, 504]);

/** The caller gave up, or the transport was closed. */
export function cancelled(): SourceFault {
  return new SourceFault("CANCELLED", "The call was cancelled", { isRetryable: false });
}

/** No whole answer within the time of the call. */
export function timedOut(timeoutMs: number): SourceFault {
  return new SourceFault("TIMEOUT", `No complete answer within ${timeoutMs} ms`, { isRetryable: true });
}

export function tooLarge(maxBytes: number): SourceFault {
  return new SourceFault("TOO_LARGE", `The answer is over ${maxBytes} bytes`, { isRetryable: false });
}

export function wrongType(what: string): SourceFault {
  return new SourceFault("WRONG_TYPE", what, { isRetryable: false });
}

export function emptyBody(): SourceFault {
  return new SourceFault("UNREADABLE", "The answer has no body", { isRetryable: false });
}

/** The fault of a status that is no answer. A 4xx other than 429 tells of the call, the others that the source is down. */
export function statusFault(status: number, retryAfter: string | undefined, now: Date): SourceFault {
  if (status >= 300 && status < 400) return new SourceFault("REDIRECT", `Status ${status}; redirects are not followed`, { isRetryable: false });
  const isRetryable = retryableStatuses.has(status);
  const retryAfterSeconds = isRetryable ? parseRetryAfter(retryAfter, now) : undefined;
  return new SourceFault(`HTTP_${status}`, `Status ${status}`, { isRetryable, isOutage: isRetryable || status >= 500, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) });
}

/** Seconds of a Retry-After header, 1 to 86,400; undefined when it is missing or neither a number of seconds nor a moment (RFC 9110, 10.2.3). */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? "";
  const seconds = /^\d+$/.test(text) ? Number(text) : text.endsWith("GMT") ? (Date.parse(text) - now.getTime()) / 1000 : Number.NaN;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 1), MAX_RETRY_AFTER_SECONDS);
}

/**
 * The fault of an error of the connection. The error itself is left out: undici's hold parts of the body, Node's the certificate. Errors that
 * are no failure of a connection but a wrong use of the library are given back as they are.
 */
export function connectionFault(error: unknown): unknown {
  const code = codeOf(error) ?? "";
  if (error instanceof errors.HTTPParserError && code !== "HPE_INVALID_EOF_STATE") return new SourceFault("WRONG_ANSWER", `The answer is no HTTP (${code || "no code"})`, { isRetryable: false });
  if (code === "" || code === "UND_ERR_INVALID_ARG" || code.startsWith("ERR_INVALID_")) return error;
  if (code === "UND_ERR_DESTROYED" || code === "UND_ERR_CLOSED") return cancelled();
  if (code === "UND_ERR_HEADERS_OVERFLOW") return new SourceFault("TOO_LARGE", "The headers of the answer are too large", { isRetryable: false });
  if (unreachable.has(code)) return new SourceFault("UNREACHABLE", `The source can't be reached (${code})`, { isRetryable: true });
  if (tls.test(code)) return new SourceFault("TLS", `No secure connection (${code})`, { isRetryable: false });
  return new SourceFault("CONNECTION_LOST", `The connection was lost (${code})`, { isRetryable: true });
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
