import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { openHttp, type Http, type HttpAnswer, type HttpCall, type HttpOptions } from "../../../src/registry/http.ts";
import { SourceFault } from "../../../src/registry/source-fault.ts";
import { createCertificates, type Certificates } from "./certificates.ts";

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

export type Service = {
  readonly url: string;
  /** Requests so far. */
  readonly requests: IncomingMessage[];
  /** TCP connections that are open. */
  readonly open: Set<Socket>;
  /** TCP connections ever made. */
  readonly connections: () => number;
};

export const certificates: Certificates = await createCertificates("own");

/** A service over HTTPS on this machine until the test ends. */
export async function startService(answer: Answer, options: ServerOptions = {}): Promise<Service> {
  const requests: IncomingMessage[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer({ ...certificates.server, ...options }, (request, response) => {
    requests.push(request);
    response.on("error", () => {});
    void answer(request, response);
  });
  server.on("connection", (socket: Socket) => {
    connections++;
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
  });
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests, open, connections: () => connections };
}

/** The transport until the test ends, trusting the authority of the services unless told otherwise. */
export function openClient(options: HttpOptions = {}): Http {
  const http = openHttp({ tls: { ca: certificates.ca }, ...options });
  onTestFinished(() => http.close());
  return http;
}

/** A call with what most tests want. */
export function callOf(url: string, more: Partial<HttpCall> = {}): HttpCall {
  return { method: "GET", url, headers: {}, signal: new AbortController().signal, timeoutMs: 5000, accept: ["text/xml", "application/json"], ...more };
}

/** The fault that comes instead of an answer. */
export async function faultOf(answering: Promise<HttpAnswer>): Promise<SourceFault> {
  const outcome = await answering.catch((error: unknown) => error);
  if (outcome instanceof SourceFault) return outcome;
  throw outcome instanceof Error ? outcome : new Error(`An answer came: ${(outcome as HttpAnswer).status}`);
}

/** What callers decide by. */
export function gist({ code, isRetryable, isOutage, retryAfterSeconds }: SourceFault) {
  return { code, isRetryable, isOutage, retryAfterSeconds };
}

export async function until(what: () => boolean): Promise<void> {
  const end = Date.now() + 3000;
  while (!what()) {
    if (Date.now() > end) throw new Error("It did not happen within 3 s");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
