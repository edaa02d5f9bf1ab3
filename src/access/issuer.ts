import { Agent, request } from "undici";
import { isLoopback } from "../domain/loopback.ts";

/** Where an issuer is. */
export type IssuerAddress = {
  readonly issuer: string;
  /** Where its keys are; undefined: where its `/.well-known/openid-configuration` says. */
  readonly jwksUrl: string | undefined;
};

/** The one that signs tokens, over HTTP. */
export type Issuer = {
  /** Its JSON Web Key Set, not yet looked into. Rejects with an Error for everything that is no such answer. */
  readonly fetchKeys: () => Promise<object>;
  readonly close: () => Promise<void>;
};

const TIMEOUT_MS = 5000;
const MAX_BYTES = 262_144;

/** Asks an issuer for its keys: in 5 seconds, at most 256 KiB, over https or from this machine. Redirects are not followed. */
export function openIssuer({ issuer, jwksUrl }: IssuerAddress): Issuer {
  const agent = new Agent({ connections: 2, maxResponseSize: MAX_BYTES, connect: { timeout: TIMEOUT_MS } });
  const get = async (url: string): Promise<Record<string, unknown>> => fetchObject(agent, url);
  return {
    fetchKeys: async () => get(jwksUrl ?? jwksUriOf(await get(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`), issuer)),
    close: () => agent.destroy(),
  };
}

function jwksUriOf({ issuer: named, jwks_uri: url }: Record<string, unknown>, issuer: string): string {
  if (named !== issuer) throw new Error("the configuration is of another issuer");
  if (typeof url !== "string") throw new Error("the configuration names no keys");
  return url;
}

async function fetchObject(dispatcher: Agent, url: string): Promise<Record<string, unknown>> {
  if (!mayFetch(url)) throw new Error("only https is spoken");
  const { statusCode, body } = await request(url, { dispatcher, signal: AbortSignal.timeout(TIMEOUT_MS), headers: { accept: "application/json" } });
  if (statusCode !== 200) {
    body.on("error", () => {}).destroy();
    throw new Error(`status ${statusCode}`);
  }
  const value: unknown = await body.json();
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("the answer is no object");
  return value as Record<string, unknown>;
}

/** Whether an issuer's address may be asked: over https, or on this machine. */
export function mayFetch(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? {};
  return protocol === "https:" || (protocol === "http:" && hostname !== undefined && isLoopback(hostname));
}
