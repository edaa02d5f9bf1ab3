import type { AccessMode } from "./access/access.ts";
import type { AccessSettings } from "./access-settings.ts";
import { DomainError } from "./domain/errors.ts";
import { isLoopback } from "./domain/loopback.ts";

export type ModeRequest = {
  readonly settings: AccessSettings;
  readonly host: string;
  /** Whether the data are generated; null while there are none. */
  readonly synthetic: boolean | null;
  /** Whether some key is neither revoked nor expired. */
  readonly hasKeys: boolean;
};

/** Whether keys are needed, and a line for whoever starts the service when they are not. */
export type ModeDecision = { readonly mode: AccessMode; readonly note: string | null };

const wayOut = "Make a key with `npm run kmo-graph -- keys create --name first --audience ADMIN`, or set OIDC_ISSUER and OIDC_AUDIENCE";

/** Throws INVALID_SETTING where everybody could do everything from elsewhere, and where nobody could do anything. */
export function decideMode({ settings, host, synthetic, hasKeys }: ModeRequest): ModeDecision {
  const isHere = isLoopback(host);
  if (settings.mode === "open" && !isHere) {
    throw new DomainError("INVALID_SETTING", `ACCESS=open makes everybody ADMIN who can reach the service, so it is for a loopback address; HOST is ${host}. Unset ACCESS. ${wayOut}.`);
  }
  if (settings.mode === "open" || (settings.mode === "auto" && isHere && synthetic === true)) return { mode: "open", note: noteOf(synthetic) };
  if (hasKeys || settings.tokens !== null) return { mode: "required", note: null };
  throw new DomainError("INVALID_SETTING", `${whyRequired(settings, isHere)}, so those who ask must show a key or an access token, but there are no keys and no issuer of tokens is set. ${wayOut}.`);
}

function noteOf(synthetic: boolean | null): string {
  const everybody = "Everybody who can reach this address on this machine is ADMIN";
  if (synthetic === true) return `${everybody}, since the data are generated. The header x-kmo-audience shows the API as another audience sees it.`;
  return `Warning: ${everybody[0]?.toLowerCase()}${everybody.slice(1)}, because ACCESS is open, and the data are not generated. Unset ACCESS to ask for keys.`;
}

function whyRequired({ mode }: AccessSettings, isHere: boolean): string {
  if (mode === "required") return "ACCESS is required";
  return isHere ? "The database holds no generated data" : "The service listens on an address that others can reach";
}
