import { connect } from "node:net";
import type { Answer } from "./judge.ts";

const GIVE_UP_MS = 8000;

/** Bytes to send one after the other, with a pause before each but the first. */
export type Bytes = { readonly parts: readonly (string | Buffer)[]; readonly pauseMs?: number; /** Whether the client then ends its side. */ readonly isCut?: boolean; /** Default: 8,000. */ readonly giveUpMs?: number };

/** Sends bytes over a connection of their own and takes what comes back until the answer is whole or the connection is closed. */
export async function sendBytes(port: number, { parts, pauseMs = 0, isCut = false, giveUpMs = GIVE_UP_MS }: Bytes): Promise<Answer> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<Buffer>();
  const received: Buffer[] = [];
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  const end = (): void => {
    socket.destroy();
    resolve(Buffer.concat(received));
  };
  socket.setTimeout(giveUpMs, end);
  socket.on("error", end).on("close", end);
  socket.on("data", (data) => {
    received.push(data);
    if (isWhole(Buffer.concat(received))) end();
  });
  for (const [index, part] of parts.entries()) {
    if (index > 0 && pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs));
    if (socket.destroyed) break;
    socket.write(part);
  }
  if (isCut) socket.end();
  return { ...read(await promise), ms: performance.now() - started - pauseMs * (parts.length - 1) };
}

function isWhole(bytes: Buffer): boolean {
  const head = bytes.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const headers = bytes.subarray(0, head).toString("latin1").toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(headers)?.[1];
  if (length !== undefined) return bytes.length >= head + 4 + Number(length);
  return headers.includes("transfer-encoding: chunked") && bytes.subarray(-5).toString("latin1") === "0\r\n\r\n";
}

function read(bytes: Buffer): Pick<Answer, "status" | "body"> {
  const text = bytes.toString("utf8");
  return { status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), body: text };
}
