import { createLocalJWKSet, errors, type CompactJWSHeaderParameters, type CryptoKey, type FlattenedJWSInput, type JSONWebKeySet } from "jose";
import { DomainError } from "../domain/errors.ts";
import { openIssuer, type IssuerAddress } from "./issuer.ts";

/** The signing keys of an issuer, as long as they may be used. */
export type IssuerKeys = {
  /** The key of a token's header; nothing of the header is followed or used besides `kid` and `alg`. Rejects as jose does when there is none. */
  readonly find: (header: CompactJWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;
  readonly close: () => Promise<void>;
};

type Held = { readonly find: ReturnType<typeof createLocalJWKSet>; readonly atMs: number };

const MINUTE_MS = 60_000;
/** Keys are asked again after ten minutes, and used for a day while the issuer does not answer. */
const FRESH_MS = 10 * MINUTE_MS;
const USABLE_MS = 24 * 60 * MINUTE_MS;
/** After an answer, tokens with unknown keys make no other call for so long; after a failure, nobody does. */
const COOLDOWN_MS = 30_000;
const RETRY_MS = 5000;

/** Keeps the keys of an issuer: asked when first needed, when old, and when a token names an unknown one, but never in a flood. */
export function openIssuerKeys(address: IssuerAddress, now: () => Date): IssuerKeys {
  const issuer = openIssuer(address);
  const state = { held: null as Held | null, failed: null as { readonly error: DomainError; readonly atMs: number } | null, asking: null as Promise<Held> | null };
  const ask = async (): Promise<Held> => {
    const atMs = now().getTime();
    if (state.failed !== null && isWithin(state.failed.atMs, RETRY_MS, atMs)) throw state.failed.error;
    try {
      state.held = { find: keySet(await issuer.fetchKeys()), atMs };
      state.failed = null;
      return state.held;
    } catch (cause) {
      state.failed = { error: unavailable(cause), atMs };
      throw state.failed.error;
    }
  };
  const askOnce = (): Promise<Held> => (state.asking ??= ask().finally(() => (state.asking = null)));
  const usable = async (): Promise<Held> => {
    const nowMs = now().getTime();
    if (state.held === null || !isWithin(state.held.atMs, USABLE_MS, nowMs)) return askOnce();
    if (!isWithin(state.held.atMs, FRESH_MS, nowMs)) void askOnce().catch(() => {});
    return state.held;
  };
  return {
    find: async (header, token) => {
      const held = await usable();
      try {
        return await keyIn(held, header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || isWithin(held.atMs, COOLDOWN_MS, now().getTime())) throw error;
        return keyIn(await askOnce(), header, token);
      }
    },
    close: issuer.close,
  };
}

function keySet(jwks: object): Held["find"] {
  return createLocalJWKSet(jwks as JSONWebKeySet);
}

/** A key of the issuer that can't be used is no fault of the token. */
async function keyIn({ find }: Held, header: CompactJWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
  try {
    return await find(header, token);
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported) throw error;
    throw unavailable(error);
  }
}

function isWithin(sinceMs: number, lengthMs: number, nowMs: number): boolean {
  return nowMs >= sinceMs && nowMs - sinceMs < lengthMs;
}

function unavailable(cause: unknown): DomainError {
  return new DomainError("IDENTITY_UNAVAILABLE", "Access tokens can't be checked at the moment, because the keys of their issuer can't be had. Try again in a minute, or use a key of this service.", { cause });
}
