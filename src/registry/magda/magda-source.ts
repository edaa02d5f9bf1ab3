import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";
import type { Day } from "../../domain/day.ts";
import { brusselsDay } from "../../domain/moment.ts";
import type { CallRecord } from "../calls.ts";
import { statusFault } from "../http-faults.ts";
import type { Http, HttpAnswer } from "../http.ts";
import type { SourceMetrics } from "../metrics.ts";
import { unavailableBy, wordOf } from "../outcomes.ts";
import type { Policy } from "../policy.ts";
import { SourceFault } from "../source-fault.ts";
import type { CompanyRecord, Outcome, RecordEstablishment, RegistrySource } from "../source.ts";
import { contentOf } from "./answer.ts";
import { readCompany, readUnitActivities } from "./company-answer.ts";
import { readEmployment } from "./employment-answer.ts";
import { envelope, services, type Service } from "./envelope.ts";
import { signer, type SigningPair } from "./sign.ts";
import { parseXml, type Xml } from "./xml.ts";

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

/** A question; `read` makes of the content what is wanted of it, and its faults are those of the call. */
type Question<T> = { readonly service: Service; readonly number: string; readonly signal: AbortSignal; readonly read: (content: Xml, day: Day) => T };
/** What came of it; null for nothing. */
type Answered<T> = { readonly found: T | null; readonly referte: string; readonly retrievedAt: Date };
type Ask = <T>(question: Question<T>) => Promise<Answered<T>>;

/** A second, and what a timer may be early. */
const SECOND_MS = 1002;
const MEDIA_TYPES = ["text/xml", "application/soap+xml", "application/xml"];

/** MAGDA: GeefOnderneming and GeefTewerkstelling, one number a call, never more calls than the platform takes. Each call is accounted for before it is made. */
export function magdaSource(options: MagdaOptions): RegistrySource {
  const { http, metrics } = options;
  const ask = openAsk(options);
  const lookup = async (numbers: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Outcome<CompanyRecord>>> => {
    const outcomes = await Promise.all(numbers.map(async (number) => [number, await outcomeOf(ask, number, options, signal)] as const));
    for (const [, outcome] of outcomes) metrics.countNumbers(wordOf(outcome), 1);
    return new Map(outcomes);
  };
  return { name: "MAGDA", batchSize: 1, lookup, close: http.close };
}

async function outcomeOf(ask: Ask, number: string, { establishmentActivities }: MagdaOptions, signal: AbortSignal): Promise<Outcome<CompanyRecord>> {
  const employing = orNull(ask({ service: "GeefTewerkstelling", number, signal, read: (content) => readEmployment(content, number) }));
  try {
    const { found: company, referte, retrievedAt } = await ask({ service: "GeefOnderneming", number, signal, read: (content, day) => readCompany(content, number, day) });
    if (company === null) return { outcome: "NOT_FOUND", retrievedAt, referte };
    const establishments = establishmentActivities ? await withActivities(ask, company.establishments, signal) : company.establishments;
    const answered = await employing;
    const employment = answered === null ? null : (answered.found ?? []);
    return { outcome: "FOUND", company: { ...company, establishments, employment }, retrievedAt, extract: null, referte };
  } catch (error) {
    return unavailableBy(error);
  }
}

/** Null when the service can't say, whatever the reason: what is held stays. Never rejects. */
async function orNull<T>(asking: Promise<Answered<T>>): Promise<Answered<T> | null> {
  return asking.catch(() => null);
}

async function withActivities(ask: Ask, units: readonly RecordEstablishment[] | null, signal: AbortSignal): Promise<readonly RecordEstablishment[] | null> {
  if (units === null) return null;
  return Promise.all(units.map(async (unit) => (unit.endedOn === null ? { ...unit, activities: await activitiesOf(ask, unit.number, signal) } : unit)));
}

async function activitiesOf(ask: Ask, number: string, signal: AbortSignal): Promise<RecordEstablishment["activities"]> {
  const answered = await orNull(ask({ service: "GeefOnderneming", number, signal, read: (content, day) => readUnitActivities(content, number, day) }));
  return answered?.found ?? null;
}

/** Calls wait for their turn before the time of the policy runs; one that is made again takes a turn of its own, before those that wait for their first. */
function openAsk(options: MagdaOptions): Ask {
  const running = new PQueue({ concurrency: options.concurrency });
  const takeTurn = openTurns(options.perSecond);
  const sign = options.signing === null ? null : signer(options.signing);
  const policies: Readonly<Record<Service, Policy>> = { GeefOnderneming: options.policy.companies, GeefTewerkstelling: options.policy.employment };

  async function inTurn<T>(question: Question<T>): Promise<Answered<T>> {
    const { service, signal } = question;
    const policy = policies[service];
    let first = policy.state() === "OPEN" ? null : await takeTurn(signal, 0);
    try {
      return await policy.execute(async (attempt) => {
        const end = first ?? (await takeTurn(attempt, 1));
        first = null;
        try {
          return await call(options, sign, { ...question, signal: attempt });
        } finally {
          end();
        }
      }, signal);
    } finally {
      first?.();
    }
  }

  return async (question) => {
    const { signal } = question;
    try {
      return await running.add(() => inTurn(question), { signal });
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

async function call<T>(options: MagdaOptions, sign: ((envelope: string) => string) | null, { service, number, signal, read }: Question<T>): Promise<Answered<T>> {
  const { now, calls, metrics } = options;
  const [referte, at, began] = [randomUUID(), now(), performance.now()];
  await account(calls.announce({ referte, service, enterpriseNumber: number, calledAt: at }));
  metrics.observeBatch(service, 1);
  const ended = async (outcome: string): Promise<void> => {
    const milliseconds = performance.now() - began;
    metrics.observeCall(service, outcome, milliseconds / 1000);
    await account(calls.conclude(referte, outcome, milliseconds));
  };
  let answered: Answered<T>;
  try {
    const plain = envelope({ service, number, referte, sender: options.sender, capacity: options.capacity, at });
    const content = contentIn(await send(options, { service, body: sign === null ? plain : sign(plain), signal }), service, referte);
    const retrievedAt = now();
    answered = { found: content === null ? null : read(content, brusselsDay(retrievedAt)), referte, retrievedAt };
  } catch (error) {
    // What went wrong is what is told, also where that can't be written down.
    if (error instanceof SourceFault) await ended(error.code).catch(() => {});
    throw error;
  }
  await ended(answered.found === null ? "NOT_FOUND" : "FOUND");
  return answered;
}

function send({ url, employmentUrl, http, timeoutMs }: MagdaOptions, { service, body, signal }: { readonly service: Service; readonly body: string; readonly signal: AbortSignal }): Promise<HttpAnswer> {
  return http.request({
    method: "POST",
    url: service === "GeefOnderneming" ? url : employmentUrl,
    headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${services[service].soapAction}"` },
    body,
    signal,
    timeoutMs,
    accept: MEDIA_TYPES,
  });
}

/** A 500 that says in SOAP what failed is taken at its word; any other is a platform that is down. */
function contentIn({ status, body }: HttpAnswer, service: Service, referte: string): Xml | null {
  try {
    return contentOf(parseXml(body), service, referte).found;
  } catch (error) {
    if (status === 500 && !(error instanceof SourceFault && error.code.startsWith("MAGDA_"))) throw statusFault(500, undefined, new Date());
    throw error;
  }
}

/** A call that can't be accounted for is not made, or not used. */
async function account(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (cause) {
    throw new SourceFault("STORE_FAILED", "The call could not be accounted for", { isRetryable: false, isOutage: false, cause });
  }
}
