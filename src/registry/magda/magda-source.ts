import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";
import { brusselsDay } from "../../domain/moment.ts";
import type { CallRecord } from "../calls.ts";
import type { Http } from "../http.ts";
import type { SourceMetrics } from "../metrics.ts";
import type { Policy } from "../policy.ts";
import { SourceFault } from "../source-fault.ts";
import type { CompanyRecord, Outcome, RecordEmployment, RecordEstablishment, RegistrySource, Unavailable } from "../source.ts";
import { contentOf, type Content } from "./answer.ts";
import { readCompany, readUnitActivities } from "./company-answer.ts";
import { readEmployment } from "./employment-answer.ts";
import { envelope, services, type Service } from "./envelope.ts";
import { signer, type SigningPair } from "./sign.ts";
import { parseXml } from "./xml.ts";

export type MagdaOptions = {
  /** GeefOnderneming 02.00. */
  readonly url: string;
  /** GeefTewerkstelling 02.00. */
  readonly employmentUrl: string;
  /** Closed with the source. */
  readonly http: Http;
  readonly policy: { readonly companies: Policy; readonly employment: Policy };
  readonly metrics: SourceMetrics;
  /** Identificatie and Hoedanigheid of the Afzender. */
  readonly sender: string;
  readonly capacity: string | null;
  /** What the Body is signed with; null for unsigned requests. */
  readonly signing: SigningPair | null;
  /** Limits of the platform: calls that begin within a second, of both services together, and calls at once. */
  readonly perSecond: number;
  readonly concurrency: number;
  /** Whether each establishment unit is asked too, with a call of its own, for its own activities. */
  readonly establishmentActivities: boolean;
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly calls: CallRecord;
};

type Ask = (service: Service, number: string, signal: AbortSignal) => Promise<Content & { readonly referte: string; readonly retrievedAt: Date }>;

/** A second, and what a timer may be early. */
const SECOND_MS = 1002;
const MEDIA_TYPES = ["text/xml", "application/soap+xml", "application/xml"];
const RETRY_AFTER_SECONDS = 30;

/** MAGDA: GeefOnderneming and GeefTewerkstelling, one number a call, never more calls than the platform takes. Each call is accounted for before it is made. */
export function magdaSource(options: MagdaOptions): RegistrySource {
  const { http, metrics } = options;
  const ask = openAsk(options);
  const lookup = async (numbers: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Outcome<CompanyRecord>>> => {
    const outcomes = await Promise.all(numbers.map(async (number) => [number, await outcomeOf(ask, number, options, signal)] as const));
    for (const [, outcome] of outcomes) metrics.countNumbers(outcome.outcome === "UNAVAILABLE" ? outcome.reason : outcome.outcome, 1);
    return new Map(outcomes);
  };
  return { name: "MAGDA", batchSize: 1, lookup, close: http.close };
}

async function outcomeOf(ask: Ask, number: string, { establishmentActivities }: MagdaOptions, signal: AbortSignal): Promise<Outcome<CompanyRecord>> {
  const employment = employmentOf(ask, number, signal);
  try {
    const { found, referte, retrievedAt } = await ask("GeefOnderneming", number, signal);
    if (found === null) return { outcome: "NOT_FOUND", retrievedAt, referte };
    const company = readCompany(found, number, brusselsDay(retrievedAt));
    const establishments = establishmentActivities ? await withActivities(ask, company.establishments, signal) : company.establishments;
    return { outcome: "FOUND", company: { ...company, establishments, employment: await employment }, retrievedAt, extract: null, referte };
  } catch (error) {
    return unavailable(error);
  }
}

/** Null when the service can't say: what is held stays. Empty when it knows of none. */
async function employmentOf(ask: Ask, number: string, signal: AbortSignal): Promise<readonly RecordEmployment[] | null> {
  try {
    const { found } = await ask("GeefTewerkstelling", number, signal);
    return found === null ? [] : readEmployment(found, number);
  } catch (error) {
    if (error instanceof SourceFault) return null;
    throw error;
  }
}

async function withActivities(ask: Ask, units: readonly RecordEstablishment[] | null, signal: AbortSignal): Promise<readonly RecordEstablishment[] | null> {
  if (units === null) return null;
  return Promise.all(units.map(async (unit) => (unit.endedOn === null ? { ...unit, activities: await activitiesOf(ask, unit.number, signal) } : unit)));
}

async function activitiesOf(ask: Ask, number: string, signal: AbortSignal): Promise<RecordEstablishment["activities"]> {
  try {
    const { found, retrievedAt } = await ask("GeefOnderneming", number, signal);
    return found === null ? null : readUnitActivities(found, number, brusselsDay(retrievedAt));
  } catch (error) {
    if (error instanceof SourceFault) return null;
    throw error;
  }
}

/** Calls wait for their turn before the time of the policy runs; one that is made again takes a turn of its own, before those that wait for their first. */
function openAsk(options: MagdaOptions): Ask {
  const running = new PQueue({ concurrency: options.concurrency });
  const takeTurn = openTurns(options.perSecond);
  const sign = options.signing === null ? null : signer(options.signing);
  const policies: Readonly<Record<Service, Policy>> = { GeefOnderneming: options.policy.companies, GeefTewerkstelling: options.policy.employment };

  async function inTurn(service: Service, number: string, signal: AbortSignal): ReturnType<Ask> {
    const policy = policies[service];
    let first = policy.state() === "OPEN" ? null : await takeTurn(signal, 0);
    try {
      return await policy.execute(async (attempt) => {
        const end = first ?? (await takeTurn(attempt, 1));
        first = null;
        try {
          return await call(options, sign, { service, number, signal: attempt });
        } finally {
          end();
        }
      }, signal);
    } finally {
      first?.();
    }
  }

  return async (service, number, signal) => {
    try {
      return await running.add(() => inTurn(service, number, signal), { signal });
    } catch (error) {
      if (signal.aborted && !(error instanceof SourceFault)) throw new SourceFault("CANCELLED", "The look-up was ended", { isRetryable: false, cause: error });
      throw error;
    }
  };
}

/**
 * So many turns, each of which is free again a second after the call that took it has ended. The platform counts when requests arrive, which is
 * between begin and end: so no more than these arrive within any second, however long connecting or the way takes. A signal that ends gives up
 * the wait, not a turn that was taken: its call may have arrived.
 */
function openTurns(perSecond: number): (signal: AbortSignal, priority: number) => Promise<() => void> {
  const turns = new PQueue({ concurrency: perSecond });
  return async (signal, priority) => {
    const [taken, ended, waiting] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), new AbortController()];
    const stopWaiting = (): void => waiting.abort(signal.reason);
    const turn = async (): Promise<void> => {
      signal.removeEventListener("abort", stopWaiting);
      taken.resolve();
      await ended.promise;
      await sleep(SECOND_MS);
    };
    if (signal.aborted) stopWaiting();
    signal.addEventListener("abort", stopWaiting, { once: true });
    turns.add(turn, { signal: waiting.signal, priority }).catch(taken.reject);
    await taken.promise;
    return ended.resolve;
  };
}

type Call = { readonly service: Service; readonly number: string; readonly signal: AbortSignal };

async function call(options: MagdaOptions, sign: ((envelope: string) => string) | null, { service, number, signal }: Call): ReturnType<Ask> {
  const { now, calls, metrics } = options;
  const [referte, at, began] = [randomUUID(), now(), performance.now()];
  await account(calls.announce({ referte, service, enterpriseNumber: number, calledAt: at }));
  metrics.observeBatch(service, 1);
  const ended = async (outcome: string): Promise<void> => {
    const milliseconds = performance.now() - began;
    metrics.observeCall(service, outcome, milliseconds / 1000);
    await account(calls.conclude(referte, outcome, milliseconds));
  };
  try {
    const plain = envelope({ service, number, referte, sender: options.sender, capacity: options.capacity, at });
    const content = await answerTo(options, { service, body: sign === null ? plain : sign(plain), referte, signal });
    await ended(content.found === null ? "NOT_FOUND" : "FOUND");
    return { ...content, referte, retrievedAt: now() };
  } catch (error) {
    if (error instanceof SourceFault) await ended(error.code);
    throw error;
  }
}

async function answerTo({ url, employmentUrl, http, timeoutMs }: MagdaOptions, { service, body, referte, signal }: { readonly service: Service; readonly body: string; readonly referte: string; readonly signal: AbortSignal }): Promise<Content> {
  const answer = await http.request({
    method: "POST",
    url: service === "GeefOnderneming" ? url : employmentUrl,
    headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${services[service].soapAction}"` },
    body,
    signal,
    timeoutMs,
    accept: MEDIA_TYPES,
  });
  return contentOf(parseXml(answer.body), service, referte);
}

/** A call that can't be accounted for is not made, or not used. */
async function account(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (cause) {
    throw new SourceFault("STORE_FAILED", "The call could not be accounted for", { isRetryable: false, isOutage: false, cause });
  }
}

function unavailable(error: unknown): Unavailable {
  if (!(error instanceof SourceFault)) throw error;
  return { outcome: "UNAVAILABLE", reason: error.code, retryAfterSeconds: Math.max(1, Math.ceil(error.retryAfterSeconds ?? RETRY_AFTER_SECONDS)) };
}
