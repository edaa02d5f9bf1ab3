import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Serves on a free port of this machine, tells the starting process which, and ends with it. */
export function serve(listener: RequestListener): void {
  const server = createServer(listener).listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
  process.once("disconnect", () => process.exit(0));
}

/** The whole body of a request as text. */
export async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

/** Serves answers to POST requests: the body in, JSON text out; a fault is 500 with its message. */
export function serveAnswers(answer: (body: string) => Promise<string>): void {
  serve((request, response) => {
    bodyOf(request as AsyncIterable<Buffer>)
      .then(answer)
      .then(
        (text) => response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(text) }).end(text),
        (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : "failed"),
      );
  });
}
