import { Agent, request } from "node:http";

/** What came back; `sentAt` and `doneAt` are of `performance.now()`. */
export type Reply = { readonly status: number; readonly data: Record<string, any> | null; readonly codes: readonly string[]; readonly text: string; readonly sentAt: number; readonly doneAt: number }; // oxlint-disable-line typescript/no-explicit-any -- every query reads another shape

export type Client = { readonly ask: (query: string, variables?: object) => Promise<Reply>; readonly close: () => void };

/** A client with one connection of its own. Rejects when no HTTP answer comes. */
export function openClient(url: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    close: () => agent.destroy(),
    ask: async (query, variables = {}) => {
      const sentAt = performance.now();
      const { status, text } = await post(agent, url, JSON.stringify({ query, variables }));
      const { data = null, errors = [] } = parsed(text);
      return { status, data, codes: errors.map(({ extensions }) => extensions?.code ?? "NONE"), text, sentAt, doneAt: performance.now() };
    },
  };
}

type Body = { readonly data?: Reply["data"]; readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[] };

function parsed(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    throw new Error(`no JSON came back: ${text.slice(0, 200)}`);
  }
}

function post(agent: Agent, url: string, body: string): Promise<{ readonly status: number; readonly text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly status: number; readonly text: string }>();
  const sent = request(url, { agent, method: "POST", headers: { "content-type": "application/json" } }, (response) => {
    let text = "";
    response.setEncoding("utf8").on("data", (part: string) => (text += part)).once("end", () => resolve({ status: response.statusCode ?? 0, text })).once("error", reject);
  });
  sent.once("error", reject).end(body);
  return promise;
}
