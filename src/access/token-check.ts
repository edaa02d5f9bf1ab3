import { errors, jwtVerify, type JWTPayload } from "jose";
import type { Caller } from "../domain/caller.ts";
import { DomainError } from "../domain/errors.ts";
import { openIssuerKeys, type IssuerKeys } from "./issuer-keys.ts";
import { roleOf } from "./token-role.ts";

/** Which access tokens are taken. */
export type TokenSettings = {
  /** What `iss` must be, to the letter. */
  readonly issuer: string;
  /** What `aud` must hold. */
  readonly audience: string;
  /** Where the issuer's keys are; undefined: where its `/.well-known/openid-configuration` says. */
  readonly jwksUrl: string | undefined;
  /** Signatures that are taken; never one made with a shared secret, and never none. */
  readonly algorithms: readonly string[];
  /** The claim that holds the audience of the caller; dots lead into objects. */
  readonly roleClaim: string;
};

export type TokenCheck = {
  /** Rejects with UNAUTHENTICATED, FORBIDDEN when the token grants nothing here, or IDENTITY_UNAVAILABLE when the issuer's keys can't be had. */
  readonly check: (token: string) => Promise<Caller>;
  readonly close: () => Promise<void>;
};

const CLOCK_SKEW_SECONDS = 30;
const CLIENT = /^[^\p{C}]{1,200}$/u;
/** A token without a type is taken, since some issuers leave it out; one of another type (a logout token, a proof) is not. */
const types: ReadonlySet<unknown> = new Set([undefined, "at+jwt", "application/at+jwt", "jwt"]);

/** Checks signed access tokens of one OpenID Connect issuer. Nothing is asked of it before the first token comes. */
export function openTokenCheck(settings: TokenSettings, now: () => Date): TokenCheck {
  const keys = openIssuerKeys(settings, now);
  return { check: async (token) => callerOf(await verify(token, { settings, keys, now }), settings), close: keys.close };
}

type Verifying = { readonly settings: TokenSettings; readonly keys: IssuerKeys; readonly now: () => Date };

async function verify(token: string, { settings, keys, now }: Verifying): Promise<JWTPayload> {
  const { issuer, audience, algorithms } = settings;
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
      issuer,
      audience,
      algorithms: [...algorithms],
      clockTolerance: CLOCK_SKEW_SECONDS,
      requiredClaims: ["exp"],
      currentDate: now(),
    });
    const { typ } = protectedHeader;
    if (!types.has(typ?.toLowerCase())) throw refusal("It is of another type than an access token.");
    return payload;
  } catch (error) {
    throw error instanceof DomainError ? error : refusal(whyNot(error, algorithms), error);
  }
}

function callerOf(payload: JWTPayload, { roleClaim }: TokenSettings): Caller {
  const client = [payload["client_id"], payload["azp"], payload.sub].find((name) => typeof name === "string" && CLIENT.test(name));
  if (client === undefined) throw refusal("It names no client in `client_id`, `azp` or `sub`.");
  const audience = roleOf(payload, roleClaim);
  if (audience === null) throw new DomainError("FORBIDDEN", `The token grants nothing here: its claim ${roleClaim} holds none of INTERNAL, HANDLER and ADMIN. Ask who runs the issuer for one of these roles.`);
  return { audience, client: `token:${client as string}`, kind: "TOKEN" };
}

function whyNot(error: unknown, algorithms: readonly string[]): string {
  if (error instanceof errors.JWTExpired) return "It has expired.";
  if (error instanceof errors.JWTClaimValidationFailed) return claimFault(error);
  if (error instanceof errors.JOSEAlgNotAllowed) return `It is signed in a way that is not taken; taken are ${algorithms.join(", ")}.`;
  if (error instanceof errors.JWSSignatureVerificationFailed) return "Its signature is wrong.";
  if (error instanceof errors.JWKSNoMatchingKey) return "The issuer has no such key as it says it is signed with.";
  if (error instanceof errors.JWKSMultipleMatchingKeys) return "It does not say with which of the issuer's keys it is signed (`kid`).";
  return "It can't be read.";
}

function claimFault({ claim, reason }: errors.JWTClaimValidationFailed): string {
  if (reason === "missing") return `It has no \`${claim}\`.`;
  if (claim === "nbf") return "It is not valid yet.";
  if (claim === "iss") return "It is of another issuer.";
  if (claim === "aud") return "It is meant for another service (`aud`).";
  return `Its \`${claim}\` can't be used.`;
}

function refusal(fault: string, cause?: unknown): DomainError {
  return new DomainError("UNAUTHENTICATED", `The access token is not taken. ${fault} Get a new one from the issuer that this service trusts.`, { cause });
}
