import { Agent, request } from "node:http";

/** What became of one request: an answer, or why there is none. `wasSent`: the connection stood, so bytes of the request may have been sent. */
export type Ended = { readonly status: number; readonly connection: string | undefined; readonly body: string } | { readonly error: string; readonly wasSent: boolean };

/** Sends one request and takes the whole answer. */
export function sendOnce(origin: string, body: object, agent?: Agent): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  let isConnected = false;
  const sent = request(`${origin}/graphql`, { method: "POST", agent, headers: { "content-type": "application/json" } }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    answer.on("end", () => resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection, body: text }));
    answer.on("aborted", () => resolve({ error: "the answer was cut", wasSent: true }));
  });
  sent.on("socket", (socket) => {
    isConnected = !socket.connecting;
    if (socket.connecting) socket.once("connect", () => (isConnected = true));
  });
  sent.on("error", (error) => resolve({ error: (error as NodeJS.ErrnoException).code ?? error.message, wasSent: isConnected }));
  sent.end(JSON.stringify(body));
  return promise;
}

/** A client with one connection that it keeps, which sends one request after the other until it gets no answer. */
export async function keepAsking(origin: string, bodyOf: (turn: number) => object): Promise<readonly Ended[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const all: Ended[] = [];
  for (let turn = 0; ; turn++) {
    const ended = await sendOnce(origin, bodyOf(turn), agent);
    all.push(ended);
    if ("error" in ended) break;
  }
  agent.destroy();
  return all;
}
