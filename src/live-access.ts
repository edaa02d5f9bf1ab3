import { createAccess, type Access, type AccessMode } from "./access/access.ts";
import { hasUsableKey } from "./access/key-store.ts";
import { decideMode } from "./access-mode.ts";
import type { Config } from "./config.ts";
import type { Handle } from "./db/client.ts";
import { findIsSynthetic } from "./db/find/nature.ts";

export type LiveAccess = { readonly mode: AccessMode; /** A line for whoever starts the service; null when there is nothing to say. */ readonly note: string | null; readonly access: Access };

/** Who may do what with the data that are there. Throws INVALID_SETTING where everybody or nobody could. */
export async function openLiveAccess({ access: settings, host }: Pick<Config, "access" | "host">, handle: Handle, now: () => Date): Promise<LiveAccess> {
  const [synthetic, hasKeys] = await Promise.all([findIsSynthetic(handle.reads), hasUsableKey(handle.reads, now())]);
  const decision = decideMode({ settings, host, synthetic, hasKeys });
  return { ...decision, access: createAccess({ mode: decision.mode, sql: handle.reads, tokens: settings.tokens, now }) };
}
