import type { Sql } from "../db/connect.ts";
import { audiences, hasRightsOf, isAudience } from "../domain/audience.ts";
import type { Caller } from "../domain/caller.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import { readCredential, wwwAuthenticate } from "./credential.ts";
import { openKeyCheck } from "./key-check.ts";
import { openTokenCheck, type TokenSettings } from "./token-check.ts";

/** `open`: who shows nothing may do everything; `required`: who shows nothing is the public. */
export type AccessMode = "open" | "required";

export type AccessOptions = {
  readonly mode: AccessMode;
  /** Where keys are looked up, one statement at a time. */
  readonly sql: Sql;
  /** Null: access tokens are not taken. */
  readonly tokens: TokenSettings | null;
  readonly now: () => Date;
  /** How long a look-up of keys may take, in milliseconds. Default 3,000. */
  readonly keyWaitMs?: number;
};

/** Headers that say who asks: Authorization (several of them with commas between), and x-kmo-audience. */
export type IdentityHeaders = { readonly authorization?: string | undefined; readonly audience?: string | undefined };

/** Tells who sends a request. */
export type Access = {
  /**
   * Rejects with UNAUTHENTICATED for credentials that are not taken (never as if there were none), FORBIDDEN for those that grant nothing or less than was asked for,
   * INVALID_ARGUMENT for an unknown audience, and DATABASE_UNAVAILABLE or IDENTITY_UNAVAILABLE when they can't be checked.
   */
  readonly identify: (headers: IdentityHeaders) => Promise<Caller>;
  readonly wwwAuthenticate: string;
  readonly close: () => Promise<void>;
};

/** Checks keys and access tokens. */
export function createAccess({ mode, sql, tokens, now, keyWaitMs }: AccessOptions): Access {
  const checkKey = openKeyCheck({ sql, now, ...(keyWaitMs === undefined ? {} : { waitMs: keyWaitMs }) });
  const tokenCheck = tokens === null ? null : openTokenCheck(tokens, now);
  const callerOf = async (header: string | undefined): Promise<Caller> => {
    if (header === undefined) return mode === "open" ? { audience: "ADMIN", client: "open", kind: "OPEN" } : { audience: "PUBLIC", client: "public", kind: "PUBLIC" };
    const { kind, text } = readCredential(header);
    if (kind === "TOKEN") return (tokenCheck?.check ?? refuseTokens)(text);
    const { id, audience } = await checkKey(text);
    return { audience, client: `key:${id}`, kind: "KEY" };
  };
  return {
    identify: async ({ authorization, audience }) => lowered(await callerOf(authorization), audience),
    wwwAuthenticate,
    close: async () => tokenCheck?.close(),
  };
}

/** The caller as a member of another audience, which may only be one with no more rights. */
function lowered(caller: Caller, wanted: string | undefined): Caller {
  if (wanted === undefined) return caller;
  if (!isAudience(wanted)) throw new DomainError("INVALID_ARGUMENT", `x-kmo-audience is ${quoted(wanted)}, which is no audience. Send one of ${audiences.join(", ")}, or leave it out.`);
  if (!hasRightsOf(caller.audience, wanted)) throw new DomainError("FORBIDDEN", `x-kmo-audience is ${wanted}, above your own audience, ${caller.audience}. The header only lowers what you may do; leave it out, or use other credentials.`);
  return { ...caller, audience: wanted };
}

async function refuseTokens(): Promise<never> {
  throw new DomainError("UNAUTHENTICATED", "Access tokens are not taken here, because no issuer is set up. Use a key: `Authorization: Bearer <key>`.");
}
