import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Pool } from "undici";

// Sends submissions at a steady rate, whether earlier ones were answered or not, in a process of its own. What to send comes on standard
// input, one JSON array of inputs; what came of it goes out as one line. A time is from when a call was due, so that waiting counts.
const { values } = parseArgs({ options: { url: { type: "string", default: "" }, rate: { type: "string", default: "300" } } });
const rate = Number(values.rate);
const { origin, pathname } = new URL(values.url);
const pool = new Pool(origin, { connections: 64, pipelining: 1 });
const query = "mutation ($input: SubmitDossierInput!) { submitDossier(input: $input) { dossier { reference status subsidy } userErrors { code } } }";

let text = "";
for await (const chunk of process.stdin) text += String(chunk);
const inputs = JSON.parse(text) as readonly Readonly<Record<string, unknown>>[];

const times: number[] = [];
const outcomes: Record<string, number> = {};

async function send(input: Readonly<Record<string, unknown>>, dueAt: number): Promise<void> {
  const outcome = await call(input).catch((error: unknown) => (error instanceof Error ? error.name : "failed"));
  times.push(performance.now() - dueAt);
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}

async function call(input: Readonly<Record<string, unknown>>): Promise<string> {
  const { statusCode, body } = await pool.request({ method: "POST", path: pathname, headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables: { input } }) });
  const { data } = (await body.json()) as { data?: { submitDossier: { dossier: { status: string } | null; userErrors: { code: string }[] } } };
  return data?.submitDossier.dossier?.status ?? data?.submitDossier.userErrors[0]?.code ?? `HTTP ${statusCode}`;
}

const started = performance.now();
const running: Promise<void>[] = [];
for (const [index, input] of inputs.entries()) {
  const dueAt = started + (index * 1000) / rate;
  const early = dueAt - performance.now();
  if (early > 1) await sleep(early);
  running.push(send(input, dueAt));
}
const sentSeconds = (performance.now() - started) / 1000;
await Promise.all(running);
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
console.log(JSON.stringify({ sentSeconds, seconds: (performance.now() - started) / 1000, p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1), outcomes }));
await pool.close();
