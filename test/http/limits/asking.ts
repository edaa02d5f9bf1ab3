import { request } from "node:http";
import type { Caller } from "../../../src/domain/caller.ts";
import type { Identifier } from "../../../src/http/identify.ts";

/** What came back over HTTP. */
export type Heard = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string; readonly ms: number };

/** The first error of an answer. */
export type Refusal = { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> };

/** Posts a body as it is. */
export async function postText(origin: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
  const started = performance.now();
  const response = await fetch(`${origin}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers), text, ms: performance.now() - started };
}

/** Posts a question. */
export function post(origin: string, question: object, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
  return postText(origin, JSON.stringify(question), headers);
}

/** The first error of an answer, with its status and what tells when to come back. */
export function refusalIn({ status, text, headers }: Heard): { readonly status: number; readonly retryAfter: string | undefined } & Refusal {
  const { errors } = JSON.parse(text) as { readonly errors: readonly [Refusal] };
  return { status, retryAfter: headers["retry-after"], ...errors[0] };
}

/** Sends the head of a request and holds back its body, so that it stays inside until it is let go. */
export function hold(origin: string, client: string): { readonly letGo: () => Promise<number> } {
  const body = JSON.stringify({ query: "{ __typename }" });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const held = request(`${origin}/graphql`, { method: "POST", agent: false, headers: { "content-type": "application/json", "content-length": String(body.length), authorization: client } });
  held.on("response", (response) => response.resume().on("end", () => resolve(response.statusCode ?? 0))).on("error", reject);
  held.write(body.slice(0, 1));
  return {
    letGo: () => {
      held.end(body.slice(1));
      return promise;
    },
  };
}

/** Takes the text of `authorization` for the name of a key of an audience; without it, the public. */
export function keysOf(audience: Caller["audience"]): Identifier {
  return {
    identify: async ({ authorization }) => (authorization === undefined ? { audience: "PUBLIC", client: "public", kind: "PUBLIC" } : { audience, client: `key:${authorization}`, kind: "KEY" }),
    wwwAuthenticate: "Bearer",
  };
}
