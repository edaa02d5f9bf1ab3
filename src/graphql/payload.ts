import type { DossierRow } from "../db/tables/index.ts";
import type { IntakeFaultCode } from "../domain/application.ts";
import type { IntakeOutcome } from "../intake/outcome.ts";
import type { Context } from "./context.ts";

/** What stands behind `UserError`. */
export type UserErrorSource = { readonly field: readonly string[] | null; readonly code: IntakeFaultCode; readonly message: string; readonly retryAfterSeconds: number | null };

/** What stands behind `DossierPayload`. */
export type PayloadSource = { readonly dossier: DossierRow | null; readonly userErrors: readonly UserErrorSource[] };

/** What to answer to a write: the dossier read anew, as an earlier write of the same request may have changed it. */
export async function payloadOf({ reference, faults }: IntakeOutcome, { load }: Context): Promise<PayloadSource> {
  const userErrors = faults.map(({ field, code, message, retryAfterSeconds = null }) => ({ field: field === null ? null : ["input", field], code, message, retryAfterSeconds }));
  if (reference === null) return { dossier: null, userErrors };
  load.dossier.clear(reference);
  load.dossierEvents.clear(reference);
  return { dossier: await load.dossier.load(reference), userErrors };
}
