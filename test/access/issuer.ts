import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from "jose";
import { onTestFinished } from "vitest";
import { openTokenCheck, type TokenCheck, type TokenSettings } from "../../src/access/token-check.ts";

/** A moment at which tokens are made and checked. */
export const start = new Date("2026-03-01T12:00:00Z");
export const second = Math.floor(start.getTime() / 1000);

export type SigningKey = { readonly kid: string; readonly alg: string; readonly privateKey: CryptoKey; readonly publicKey: CryptoKey; readonly jwk: JWK };

export async function signingKey(kid: string, alg = "ES256"): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}

/** An issuer over HTTP until the test ends. `answer` puts another answer in the place of its keys. */
export type Issuer = {
  readonly url: string;
  readonly jwksUrl: string;
  readonly asked: { keys: number; configuration: number };
  keys: readonly JWK[];
  configuration: Readonly<Record<string, unknown>>;
  answer: ((response: ServerResponse, request: IncomingMessage) => void) | null;
};

export async function startIssuer(keys: readonly JWK[]): Promise<Issuer> {
  const asked = { keys: 0, configuration: 0 };
  const server = createServer((request, response) => {
    const isKeys = request.url === "/keys";
    asked[isKeys ? "keys" : "configuration"] += 1;
    if (isKeys && issuer.answer !== null) return issuer.answer(response, request);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(isKeys ? { keys: issuer.keys } : issuer.configuration));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: Issuer = { url, jwksUrl: `${url}/keys`, asked, keys, configuration: { issuer: url, jwks_uri: `${url}/keys` }, answer: null };
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return issuer;
}

/** A check of the tokens of an issuer, at a moment that can be moved. */
export type Clocked = TokenCheck & { now: Date };

export function checkOf(issuer: Issuer, settings: Partial<TokenSettings> = {}): Clocked {
  const { check, close } = openTokenCheck({ issuer: issuer.url, audience: "kmo", jwksUrl: issuer.jwksUrl, algorithms: ["RS256", "ES256", "PS256", "EdDSA"], roleClaim: "kmo_role", ...settings }, () => clocked.now);
  const clocked: Clocked = { check, close, now: start };
  onTestFinished(close);
  return clocked;
}

type Made = { readonly claims?: Readonly<Record<string, unknown>>; readonly header?: object };

/** A token that is taken unless something about it is changed; a claim that is undefined is left out. */
export async function tokenOf(issuer: Issuer, key: SigningKey, { claims = {}, header = {} }: Made = {}): Promise<string> {
  const all = { iss: issuer.url, aud: "kmo", exp: second + 300, iat: second, client_id: "dashboard", kmo_role: "INTERNAL", ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(all))).setProtectedHeader(JSON.parse(JSON.stringify({ alg: key.alg, kid: key.kid, typ: "at+jwt", ...header }))).sign(key.privateKey);
}

/** Header and claims as they stand in a token, signed by nobody. */
export function unsigned(header: object, claims: object, signature = ""): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part(header)}.${part(claims)}.${signature}`;
}
