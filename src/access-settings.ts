import * as z from "zod";
import type { TokenSettings } from "./access/token-check.ts";
import { mayFetch } from "./access/issuer.ts";

/** Signatures with a private key; those with a shared secret are never taken. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"] as const;
const defaultAlgorithms = "RS256,ES256,PS256,EdDSA";

const issuerUrl = z.url({ protocol: /^https?$/ }).refine(mayFetch, "must begin with https:// (http:// is for a loopback address)");

/** The settings of who may do what, as they stand in the environment. */
export const accessEnv = {
  ACCESS: z.enum(["auto", "open", "required"]).default("auto"),
  OIDC_ISSUER: issuerUrl.optional(),
  OIDC_AUDIENCE: z.string().min(1).max(500).optional(),
  OIDC_JWKS_URL: issuerUrl.optional(),
  OIDC_ALGORITHMS: z
    .string()
    .default(defaultAlgorithms)
    .transform((text) => text.split(",").map((name) => name.trim()))
    .pipe(z.array(z.enum(algorithms)).min(1)),
  OIDC_ROLE_CLAIM: z.string().min(1).max(200).default("kmo_role"),
} as const;

const shape = z.object(accessEnv);
type Env = z.output<typeof shape>;

/** Who may do what. */
export type AccessSettings = {
  /** `auto`: open on this machine with demo data, else required. */
  readonly mode: "auto" | "open" | "required";
  /** Null: access tokens are not taken. */
  readonly tokens: TokenSettings | null;
};

/** Settings of access tokens that do not go together, with the reason; for the check of all settings at once. */
export function accessFaults({ OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL }: Pick<Env, "OIDC_ISSUER" | "OIDC_AUDIENCE" | "OIDC_JWKS_URL">): readonly { readonly name: string; readonly message: string }[] {
  if (OIDC_ISSUER !== undefined) return OIDC_AUDIENCE === undefined ? [{ name: "OIDC_AUDIENCE", message: "is needed with OIDC_ISSUER: what `aud` of a token must hold" }] : [];
  return Object.entries({ OIDC_AUDIENCE, OIDC_JWKS_URL }).flatMap(([name, value]) => (value === undefined ? [] : [{ name, message: "does nothing without OIDC_ISSUER" }]));
}

/** The settings in the words of the program. They have been checked. */
export function accessSettings(env: Env): AccessSettings {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = env;
  const tokens = issuer === undefined || audience === undefined ? null : { issuer, audience, jwksUrl: env.OIDC_JWKS_URL, algorithms: env.OIDC_ALGORITHMS, roleClaim: env.OIDC_ROLE_CLAIM };
  return { mode: env.ACCESS, tokens };
}
