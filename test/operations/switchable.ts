import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { Target } from "../../src/db/connect.ts";

/** THROUGH to the server (late by `delayMs`), or a server that takes connections and says nothing, or one that ends them. */
export type Mode = "THROUGH" | "SILENT" | "CLOSED";

export type Switchable = { readonly target: Target; /** Applies to connections that are open, too. */ readonly turn: (mode: Mode, delayMs?: number) => void; readonly connections: () => number; readonly close: () => void };

/** A way to a database over TCP that can be shut. */
export async function switchable(behind: Exclude<Target, string>): Promise<Switchable> {
  let mode: Mode = "THROUGH";
  let connections = 0;
  let delayMs = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket.on("error", () => {}));
    if (mode === "CLOSED") return void socket.destroy();
    const upstream = connect(`${behind.host}/.s.PGSQL.${behind.port}`).on("error", () => {});
    socket.on("data", (data) => mode === "THROUGH" && upstream.write(data)).on("close", () => upstream.destroy());
    const answer = (data: Buffer): void => void (mode === "THROUGH" && socket.write(data));
    upstream.on("data", (data: Buffer) => (delayMs === 0 ? answer(data) : setTimeout(answer, delayMs, data))).on("close", () => socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    target: { ...behind, host: "127.0.0.1", port: (server.address() as AddressInfo).port },
    turn: (next, late = 0) => {
      mode = next;
      delayMs = late;
      if (mode === "CLOSED") for (const socket of open) socket.destroy();
    },
    connections: () => connections,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
