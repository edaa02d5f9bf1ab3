import { openIssuer } from "../../access/issuer.ts";
import { listKeys, stateOf } from "../../access/key-store.ts";
import { decideMode } from "../../access-mode.ts";
import type { Config } from "../../config.ts";
import type { Sql } from "../../db/connect.ts";
import { findIsSynthetic } from "../../db/find/nature.ts";
import { DomainError } from "../../domain/errors.ts";
import { bad, ok, warn, type Finding } from "./finding.ts";

const DAY_MS = 86_400_000;
const KEY_WARN_DAYS = 14;

/** Who gets in: the mode, the keys, and whoever signs tokens. */
export async function checkAccess(sql: Sql, { access: settings, host }: Pick<Config, "access" | "host">, now: Date): Promise<readonly Finding[]> {
  const keys = await listKeys(sql);
  const usable = keys.filter((key) => stateOf(key, now) === "ACTIVE");
  const ending = usable.filter(({ expiresAt }) => expiresAt !== null && expiresAt.getTime() - now.getTime() < KEY_WARN_DAYS * DAY_MS);
  const synthetic = await findIsSynthetic(sql);
  return [
    checkMode(() => decideMode({ settings, host, synthetic, hasKeys: usable.length > 0 }).mode),
    ...(keys.length === 0 ? [] : [ok(`keys      ${usable.length} that are taken, of ${keys.length}`)]),
    ...ending.map(({ id, name, expiresAt }) => warn(`keys      ${id} (${name}) ends on ${expiresAt?.toISOString().slice(0, 10)}`, `kmo-graph keys rotate ${id}, and give the new key to its user`)),
    ...(settings.tokens === null ? [] : [await checkIssuer(settings.tokens)]),
  ];
}

function checkMode(decide: () => string): Finding {
  try {
    const mode = decide();
    return mode === "open" ? ok("access    open: everybody on this machine may do everything, with generated data") : ok("access    required: who shows no key or token is PUBLIC");
  } catch (error) {
    if (error instanceof DomainError) return bad("access    the service would not start with these settings", error.message);
    throw error;
  }
}

async function checkIssuer(tokens: NonNullable<Config["access"]["tokens"]>): Promise<Finding> {
  const issuer = openIssuer(tokens);
  try {
    const { keys } = (await issuer.fetchKeys()) as { readonly keys?: unknown };
    if (Array.isArray(keys) && keys.length > 0) return ok(`issuer    has ${keys.length} keys`);
    return bad("issuer    its answer holds no keys", "check OIDC_ISSUER and OIDC_JWKS_URL");
  } catch (error) {
    return bad(`issuer    gives no keys (${error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : "unknown"})`, "check OIDC_ISSUER, OIDC_JWKS_URL and whether this machine may reach it; keys are taken meanwhile, tokens are not");
  } finally {
    await issuer.close();
  }
}
