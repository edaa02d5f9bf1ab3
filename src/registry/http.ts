import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import { Agent, buildConnector, request, type Dispatcher } from "undici";
import { DomainError } from "../domain/errors.ts";
import { orAborted } from "./http-aborted.ts";
import { cancelled, connectionFault, emptyBody, statusFault, timedOut, tooLarge, wrongType } from "./http-faults.ts";
import { SourceFault } from "./source-fault.ts";

type Pem = string | Buffer;

export type HttpOptions = {
  /** `cert`, `key` and `passphrase` are what the client shows; `ca` is trusted besides the public authorities. All PEM. */
  readonly tls?: { readonly cert?: Pem; readonly key?: Pem; readonly passphrase?: string; readonly ca?: Pem | readonly Pem[] };
  /** Most bytes of a body. Default 5 MB (5,000,000). */
  readonly maxBytes?: number;
  /** Most connections to one host. Default 8. */
  readonly connections?: number;
  /** Time to connect, the TLS handshake too. Default 3,000. */
  readonly connectTimeoutMs?: number;
};

export type HttpCall = {
  readonly method: "GET" | "POST";
  /** Over https only. */
  readonly url: string | URL;
  /** Names in lower case; `accept` and `accept-encoding` are set here. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly signal: AbortSignal;
  /** For the whole call, from the wait for a connection to the last byte. */
  readonly timeoutMs: number;
  /** Media types that are taken, without parameters. */
  readonly accept: readonly string[];
};

/** A complete answer: status 200 to 299, or a 500 of a type that is taken (SOAP faults are sent so). `contentType` is the header as it came. */
export type HttpAnswer = { readonly status: number; readonly contentType: string; readonly body: Buffer };

export type Http = {
  /** Throws SourceFault for everything that is no complete answer. Its message never holds the URL, a header, a body or a certificate. */
  readonly request: (call: HttpCall) => Promise<HttpAnswer>;
  /** Ends the calls under way as CANCELLED. */
  readonly close: () => Promise<void>;
};

type Answering = Dispatcher.ResponseData;

const MAX_BYTES = 5_000_000;
const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 3000;

/**
 * Calls of outside services over HTTPS, at least TLS 1.2, the certificate of the server always checked. Nothing is followed, decoded or
 * retried. Throws INVALID_SETTING for a certificate or key that can't be used.
 */
export function openHttp({ tls = {}, maxBytes = MAX_BYTES, connections = CONNECTIONS, connectTimeoutMs = CONNECT_TIMEOUT_MS }: HttpOptions = {}): Http {
  const agent = new Agent({
    connections,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: connectorOf(buildConnector({ secureContext: secureContext(tls), rejectUnauthorized: true, allowH2: false, timeout: connectTimeoutMs })),
  });
  return { request: (call) => callWithin(agent, call, maxBytes), close: () => agent.destroy() };
}

function secureContext({ cert, key, passphrase, ca }: NonNullable<HttpOptions["tls"]>): SecureContext {
  const more = ca === undefined ? [] : [ca].flat();
  try {
    return createSecureContext({ minVersion: "TLSv1.2", cert, key, passphrase, ca: [...getCACertificates("default"), ...more] });
  } catch (cause) {
    throw new DomainError("INVALID_SETTING", "The client certificate, its key or the certificate authority can't be used. Check that they are PEM, that the key is the certificate's and that the passphrase is right.", { cause });
  }
}

/**
 * In TLS 1.3 a server refuses the certificate of the client after the connection was made. Unless the socket ends with that alert, undici
 * tells of a connection that was closed.
 */
function connectorOf(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      socket.prependListener("error", (cause) => socket.destroy(cause));
      callback(null, socket);
    });
}

/** An abort of the caller and the end of the time are told apart by whose signal fired first. */
async function callWithin(agent: Agent, call: HttpCall, maxBytes: number): Promise<HttpAnswer> {
  const { signal, timeoutMs, url } = call;
  if (signal.aborted) throw cancelled();
  if (!String(url).startsWith("https://")) throw new SourceFault("TLS", "Only https is spoken", { isRetryable: false });
  const ended = new AbortController();
  const onAbort = (): void => ended.abort(cancelled());
  const timer = setTimeout(() => ended.abort(timedOut(timeoutMs)), timeoutMs);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await readAnswer(await send(agent, call, ended.signal), call.accept, maxBytes);
  } catch (error) {
    if (ended.signal.aborted) throw ended.signal.reason;
    throw error instanceof SourceFault ? error : connectionFault(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

/** The library heeds the signal only once it has a connection. */
function send(agent: Agent, { method, url, headers, body, accept }: HttpCall, signal: AbortSignal): Promise<Answering> {
  const answering = request(url, { dispatcher: agent, method, signal, body: body ?? null, headers: { ...headers, accept: accept.join(", "), "accept-encoding": "identity" } });
  return orAborted(answering, signal);
}

/** Leaving the body unread gives up its connection. */
async function readAnswer(answer: Answering, accept: readonly string[], maxBytes: number): Promise<HttpAnswer> {
  const { statusCode: status, body } = answer;
  try {
    return await read(answer, accept, maxBytes);
  } catch (error) {
    body.on("error", () => {}).destroy();
    if (status === 500 && error instanceof SourceFault) throw statusFaultOf(answer);
    throw error;
  }
}

async function read(answer: Answering, accept: readonly string[], maxBytes: number): Promise<HttpAnswer> {
  const { statusCode: status, headers } = answer;
  if ((status < 200 || status > 299) && status !== 500) throw statusFaultOf(answer);
  const contentType = headerOf(headers["content-type"]) ?? "";
  const encoding = headerOf(headers["content-encoding"])?.trim().toLowerCase() ?? "identity";
  const length = headerOf(headers["content-length"]);
  if (Number(length) > maxBytes) throw tooLarge(maxBytes);
  if (length === "0" || status === 204) throw emptyBody();
  if (encoding !== "identity") throw wrongType("The answer is encoded, which was not asked for");
  if (contentType !== "" && !accept.includes(mediaType(contentType))) throw wrongType(`The answer is none of ${accept.join(", ")}`);
  const bytes = await readBody(answer.body, maxBytes);
  if (contentType === "") throw wrongType("The answer does not say what it is");
  return { status, contentType, body: bytes };
}

async function readBody(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  if (bytes === 0) throw emptyBody();
  return Buffer.concat(chunks, bytes);
}

function statusFaultOf({ statusCode, headers }: Answering): SourceFault {
  return statusFault(statusCode, headerOf(headers["retry-after"]), new Date());
}

/** A header that came more than once counts as its first. */
function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function mediaType(contentType: string): string {
  return (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
