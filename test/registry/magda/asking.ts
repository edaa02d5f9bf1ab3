import { text } from "node:stream/consumers";
import { Registry } from "prom-client";
import { onTestFinished } from "vitest";
import type { CallRecord, Call } from "../../../src/registry/calls.ts";
import type { Service } from "../../../src/registry/magda/envelope.ts";
import { magdaSource, type MagdaOptions } from "../../../src/registry/magda/magda-source.ts";
import { child, parseXml, textAt } from "../../../src/registry/magda/xml.ts";
import { createSourceMetrics } from "../../../src/registry/metrics.ts";
import { createPolicy, type PolicySettings } from "../../../src/registry/policy.ts";
import type { CompanyRecord, Outcome } from "../../../src/registry/source.ts";
import { openClient, startService } from "../transport/service.ts";
import { answer, el, employment, plainEnterprise, reply } from "./messages.ts";

/** A request that came. `at` is when all of it was there, in milliseconds of one clock. */
export type Asked = { readonly service: Service; readonly number: string; readonly referte: string; readonly body: string; readonly at: number; readonly headers: Readonly<Record<string, unknown>> };

/** What the platform does: the text of a body, with a status where it is not 200, after some milliseconds. */
export type Answered = { readonly xml: string; readonly status?: number; readonly afterMs?: number };

/** How a call was accounted for, with its state at the platform when that was done. */
export type Accounted = Call & { outcome: string | null; milliseconds: number | null; readonly askedAtBegin: number };

export type Asking = {
  readonly asked: readonly Asked[];
  /** Most requests that were under way at once. */
  readonly mostAtOnce: () => number;
  readonly calls: readonly Accounted[];
  readonly ask: (numbers: readonly string[], signal?: AbortSignal) => Promise<ReadonlyMap<string, Outcome<CompanyRecord>>>;
  readonly figures: () => Promise<string>;
};

export type AskingOptions = {
  readonly answers?: (asked: Asked) => Answered | undefined;
  readonly policy?: Partial<PolicySettings>;
  readonly calls?: Partial<CallRecord>;
} & Partial<Pick<MagdaOptions, "perSecond" | "concurrency" | "signing" | "establishmentActivities" | "now">>;

const settings: PolicySettings = { timeoutMs: 5000, retries: 0, breakerFailures: 1000, breakerSeconds: 30 };

/** A platform on this machine and a source that asks it; closed when the test ends. */
export async function openAsking(options: AskingOptions = {}): Promise<Asking> {
  const { answers = () => undefined, perSecond = 1000, concurrency = 8, signing = null, establishmentActivities = false, now = () => new Date("2025-07-01T12:00:00Z") } = options;
  const platform = await startPlatform(answers);
  const registry = new Registry();
  const metrics = createSourceMetrics(registry, "MAGDA");
  const policy = { ...settings, ...options.policy };
  const { calls, record } = accounts(platform.asked, options.calls);
  const source = magdaSource({
    url: platform.url,
    employmentUrl: platform.url,
    http: openClient({ connections: concurrency }),
    policy: { companies: createPolicy(policy, metrics, "GeefOnderneming"), employment: createPolicy(policy, metrics, "GeefTewerkstelling") },
    metrics,
    sender: "example.be/kmo",
    capacity: "1234",
    signing,
    perSecond,
    concurrency,
    establishmentActivities,
    timeoutMs: policy.timeoutMs,
    now,
    calls: record,
  });
  onTestFinished(() => source.close());
  return { asked: platform.asked, mostAtOnce: platform.mostAtOnce, calls, ask: (numbers, signal = new AbortController().signal) => source.lookup(numbers, signal), figures: () => registry.metrics() };
}

/** What is answered unless a test says otherwise: a plain company with one quarter of employment. */
export function plainAnswer({ service, number, referte }: Asked): Answered {
  const content = service === "GeefOnderneming" ? plainEnterprise(number) : employment(number);
  return { xml: reply(service, [answer(referte, el("Inhoud", content))]) };
}

async function startPlatform(answers: (asked: Asked) => Answered | undefined) {
  const asked: Asked[] = [];
  let [underWay, most] = [0, 0];
  const { url } = await startService(async (request, response) => {
    most = Math.max(most, ++underWay);
    response.on("close", () => underWay--);
    const body = await text(request);
    const question = { ...questionOf(body), body, at: performance.now(), headers: request.headers };
    asked.push(question);
    const { xml, status = 200, afterMs = 0 } = answers(question) ?? plainAnswer(question);
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
    response.writeHead(status, { "content-type": "text/xml; charset=utf-8" }).end(xml);
  });
  return { url, asked, mostAtOnce: () => most };
}

function questionOf(body: string): Pick<Asked, "service" | "number" | "referte"> {
  const soapBody = child(parseXml(Buffer.from(body)), "Envelope", "Body");
  const service: Service = child(soapBody, "GeefOnderneming") === undefined ? "GeefTewerkstelling" : "GeefOnderneming";
  const question = child(soapBody, service, "Verzoek", "Vragen", "Vraag");
  return { service, number: textAt(question, "Inhoud", "Criteria", "Ondernemingsnummer") ?? "", referte: textAt(question, "Referte") ?? "" };
}

function accounts(asked: readonly Asked[], { announce, conclude }: Partial<CallRecord> = {}) {
  const calls: Accounted[] = [];
  const record: CallRecord = {
    announce: async (call) => {
      await announce?.(call);
      calls.push({ ...call, outcome: null, milliseconds: null, askedAtBegin: asked.filter(({ referte }) => referte === call.referte).length });
    },
    conclude: async (referte, outcome, milliseconds) => {
      await conclude?.(referte, outcome, milliseconds);
      const call = calls.find((each) => each.referte === referte);
      if (call === undefined) throw new Error("A call ended that did not begin");
      Object.assign(call, { outcome, milliseconds });
    },
  };
  return { calls, record };
}

/** Most moments within any span of so many milliseconds. */
export function mostWithin(moments: readonly number[], milliseconds: number): number {
  const sorted = moments.toSorted((one, other) => one - other);
  return Math.max(0, ...sorted.map((start) => sorted.filter((each) => each >= start && each < start + milliseconds).length));
}
