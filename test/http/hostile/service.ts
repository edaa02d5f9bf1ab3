import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect } from "vitest";
import type { Target } from "../../../src/db/connect.ts";
import { startServer, type ServerOptions } from "../../support/server.ts";
import { faultsOf, type Answer, type Expected } from "./judge.ts";
import { sendBytes, type Bytes } from "./raw.ts";

/** A request to send and what may come back. */
export type Attempt = { readonly title: string; readonly expected: Expected } & (
  | { readonly body: string | Buffer; readonly headers?: Readonly<Record<string, string>> }
  | { readonly bytes: Bytes }
  | { readonly path: string; readonly method?: string; readonly body?: string | Buffer; readonly headers?: Readonly<Record<string, string>> }
);

export type HostileService = {
  /** Sends all, some at a time, and gives what is wrong with the answers. */
  readonly attack: (attempts: readonly Attempt[]) => Promise<readonly string[]>;
  readonly ask: (query: string) => Promise<unknown>;
  readonly port: () => number;
};

const AT_ONCE = 4;
const EVERY_MS = 100;

/** The service under attack in the calling test file; at its end a bystander must have been served all the while, and the count is printed. */
export function serviceUnderAttack(name: string, target: () => Promise<Target | undefined> = async () => undefined, options: ServerOptions = {}): HostileService {
  let port = 0;
  let sent = 0;
  const statuses = new Map<number, number>();
  const latencies: number[] = [];
  const bystanderFaults: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const bystander = new Agent({ keepAlive: true });

  const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, by = agent): Promise<Answer> => send({ port, agent: by, method: "POST", path: "/graphql", headers: { "content-type": "application/json", ...headers }, body });
  const attempt = async (one: Attempt): Promise<readonly string[]> => {
    const answer = await perform(one);
    sent++;
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    return faultsOf(answer, one.expected).length === 0 ? [] : [`${one.title}: ${faultsOf(answer, one.expected).join("; ")}`];
  };
  const perform = (one: Attempt): Promise<Answer> => {
    if ("bytes" in one) return sendBytes(port, one.bytes);
    if ("path" in one) return send({ port, agent, method: one.method ?? "GET", path: one.path, headers: one.headers ?? {}, body: one.body ?? "" });
    return post(one.body, one.headers);
  };
  const attack = async (attempts: readonly Attempt[]): Promise<readonly string[]> => {
    const faults: string[] = [];
    const waiting = [...attempts];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) faults.push(...(await attempt(next)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return faults;
  };
  const stand = async (): Promise<void> => {
    const { status, body, ms } = await post(JSON.stringify({ query: '{ company(number: "0100000169") { number } catalog { licence } }' }), {}, bystander);
    latencies.push(ms);
    if (status !== 200 || !body.includes("licence")) bystanderFaults.push(`${status} ${body.slice(0, 200)}`);
  };

  beforeAll(async () => {
    const { origin } = await startServer(await target(), options);
    port = Number(new URL(origin).port);
    await stand();
    latencies.length = 0;
    timer = setInterval(() => void stand(), EVERY_MS);
  });
  afterAll(() => {
    clearInterval(timer);
    agent.destroy();
    bystander.destroy();
    const sorted = latencies.toSorted((a, b) => a - b);
    const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
    const came = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} x ${status}`);
    console.log(`${name}: ${sent} hostile requests (${came.join(", ")}); bystander ${latencies.length} times, median ${at(0.5).toFixed(0)}, p99 ${at(0.99).toFixed(0)}, at most ${at(1).toFixed(0)} ms`);
    expect(bystanderFaults).toEqual([]);
    expect(at(0.99)).toBeLessThan(500);
    expect(at(1)).toBeLessThan(2000);
  });
  return { attack, port: () => port, ask: async (query) => (JSON.parse((await post(JSON.stringify({ query }))).body) as { data: unknown }).data };
}

type Sent = { readonly port: number; readonly agent: Agent; readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string | Buffer };

async function send({ port, agent, method, path, headers, body }: Sent): Promise<Answer> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const answered = (status: number, received: string): void => resolve({ status, body: received, ms: performance.now() - started });
  const sent = request({ host: "127.0.0.1", port, agent, method, path, headers: { ...(method === "POST" && { "content-length": String(Buffer.byteLength(body)) }), ...headers } }, (response) => {
    void text(response).then((received) => answered(response.statusCode ?? 0, received), () => answered(0, ""));
  });
  sent.on("error", ({ message }) => answered(0, message));
  sent.end(body);
  return promise;
}
