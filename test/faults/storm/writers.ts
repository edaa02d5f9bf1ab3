import { setTimeout as sleep } from "node:timers/promises";
import { brusselsDay } from "../../../src/domain/moment.ts";
import { TRAINER } from "../../intake/life-cycle/world.ts";
import { openClient, type Client } from "../service/client.ts";
import type { Dice } from "../../reporting/columns/dice.ts";
import type { Ledger } from "./ledger.ts";

export type WriterOptions = { readonly url: string; readonly name: string; readonly companies: readonly string[]; readonly ledger: Ledger; readonly dice: Dice; readonly isOver: () => boolean; /** Longest pause between two calls. */ readonly pauseMs: number };

/** Cost, subsidy and own share of every application. */
const money = { cost: "200.00", subsidy: "60.00", ownShare: "140.00" };
const GIVE_UP_MS = 60_000;
const AGAIN_MS = 40;

const types: Readonly<Record<string, string>> = { submitDossier: "SubmitDossierInput", recordOwnShare: "RecordOwnShareInput", recordPayment: "RecordPaymentInput", closeDossier: "DossierActionInput", withdrawDossier: "DossierActionInput" };
const kinds: Readonly<Record<string, string>> = { recordOwnShare: "OWN_SHARE_RECEIVED", recordPayment: "PAID", closeDossier: "CLOSED", withdrawDossier: "WITHDRAWN" };

/** Files dossiers and takes them through their lives; every call is sent again with its key until it is acknowledged. */
export async function write(options: WriterOptions): Promise<void> {
  const client = openClient(options.url);
  try {
    for (let life = 0; !options.isOver(); life += 1) await live(options, client, `${options.name}-${life}`);
  } finally {
    client.close();
  }
}

async function live(options: WriterOptions, client: Client, name: string): Promise<void> {
  const { ledger, dice, companies } = options;
  const company = dice.pick(companies);
  const reference = await call(options, client, "submitDossier", { idempotencyKey: name, company, pillar: "OPLEIDING", theme: "DIGITALISERING", serviceProvider: TRAINER, declaredSize: "KO", eligibleCost: money.cost, startDate: brusselsDay(new Date()) });
  if (reference === null) return;
  for (const step of dice.pick(lives)) {
    if (options.isOver()) return;
    const day = brusselsDay(new Date());
    const given = step === "recordOwnShare" ? { amount: money.ownShare, receivedOn: day } : step === "recordPayment" ? { amount: money.subsidy, paidOn: day } : {};
    const same = await call(options, client, step, { idempotencyKey: `${name}-${step}`, reference, ...given });
    if (same !== null && same !== reference) ledger.wrong.push(`${step} of ${reference} was answered with ${same}`);
  }
}

const lives: readonly (readonly string[])[] = [[], ["withdrawDossier"], ["recordOwnShare"], ["recordOwnShare", "recordPayment"], ["recordOwnShare", "recordPayment", "closeDossier"]];

type Payload = { readonly dossier: { readonly reference: string } | null; readonly userErrors: readonly { readonly code: string; readonly message: string }[] };

type Input = { readonly idempotencyKey: string; readonly company?: string; readonly [field: string]: string | undefined };

/** Sends a call until it is acknowledged, now and then twice more at once. Gives the reference of its dossier. */
async function call(options: WriterOptions, client: Client, field: string, input: Input): Promise<string | null> {
  const { ledger, dice, pauseMs } = options;
  const text = `mutation Write($input: ${types[field]}!) { ${field}(input: $input) { dossier { reference } userErrors { code message } } }`;
  if (field === "submitDossier") ledger.begun += 1;
  for (const until = performance.now() + GIVE_UP_MS; performance.now() < until; await sleep(AGAIN_MS)) {
    const payload = await send(client, ledger, text, input, field);
    if (payload === null) continue;
    if (payload.dossier === null) {
      ledger.wrong.push(`${field} ${input.idempotencyKey} was refused: ${JSON.stringify(payload.userErrors)}`);
      return null;
    }
    const { reference } = payload.dossier;
    acknowledged(ledger, field, input, reference);
    if (dice.chance(0.1)) {
      const repeated = await send(client, ledger, text, input, field);
      if (repeated !== null && repeated.dossier?.reference !== reference) ledger.wrong.push(`${field} ${input.idempotencyKey} gave ${reference}, and sent again ${JSON.stringify(repeated)}`);
    }
    await sleep(dice.integer(0, pauseMs - 1));
    return reference;
  }
  ledger.wrong.push(`${field} ${input.idempotencyKey} was not acknowledged within ${GIVE_UP_MS / 1000} s`);
  return null;
}

async function send(client: Client, ledger: Ledger, text: string, input: object, field: string): Promise<Payload | null> {
  const reply = await client.ask(text, { input }).catch((error: unknown) => void ledger.wrong.push(`no answer to a write: ${String(error)}`));
  if (reply === undefined || !ledger.take(reply)) return null;
  ledger.count(field);
  return reply.data?.[field] as Payload;
}

function acknowledged(ledger: Ledger, field: string, input: Input, reference: string): void {
  ledger.keys.set(input.idempotencyKey, reference);
  if (field === "submitDossier") {
    ledger.acknowledgedAt.push(performance.now());
    if (ledger.lives.has(reference)) ledger.wrong.push(`two submissions have the reference ${reference}`);
    ledger.lives.set(reference, { company: input.company ?? "", steps: [] });
  } else ledger.lives.get(reference)?.steps.push(kinds[field] ?? "");
}
