import type { Step } from "../../intake/step.ts";
import type { Context } from "../context.ts";
import { payloadOf, type PayloadSource } from "../payload.ts";
import type { MutationResolvers } from "../types.generated.ts";

async function take(key: string, step: Step, context: Context): Promise<PayloadSource> {
  const { intake, client, now } = context;
  return payloadOf(await intake.take(key, step, { client, now: now() }), context);
}

export const Mutation = {
  submitDossier: async (_root, { input: { idempotencyKey, ...application } }, context) => {
    const { intake, client, now } = context;
    return payloadOf(await intake.submit(idempotencyKey, application, { client, now: now() }), context);
  },
  approveDossier: (_root, { input: { idempotencyKey, ...step } }, context) => take(idempotencyKey, { kind: "APPROVED", ...step }, context),
  refuseDossier: (_root, { input: { idempotencyKey, ...step } }, context) => take(idempotencyKey, { kind: "REFUSED", ...step }, context),
  withdrawDossier: (_root, { input: { idempotencyKey, ...step } }, context) => take(idempotencyKey, { kind: "WITHDRAWN", ...step }, context),
  closeDossier: (_root, { input: { idempotencyKey, ...step } }, context) => take(idempotencyKey, { kind: "CLOSED", ...step }, context),
  recordOwnShare: (_root, { input: { idempotencyKey, receivedOn, ...step } }, context) => take(idempotencyKey, { kind: "OWN_SHARE_RECEIVED", on: receivedOn, ...step }, context),
  recordPayment: (_root, { input: { idempotencyKey, paidOn, ...step } }, context) => take(idempotencyKey, { kind: "PAID", on: paidOn, ...step }, context),
  recoverSubsidy: (_root, { input: { idempotencyKey, recoveredOn, ...step } }, context) => take(idempotencyKey, { kind: "RECOVERED", on: recoveredOn, ...step }, context),
} satisfies MutationResolvers;
