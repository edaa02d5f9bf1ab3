import type { Http } from "../http.ts";
import type { SourceMetrics } from "../metrics.ts";
import type { Policy } from "../policy.ts";
import { statusFault } from "../http-faults.ts";
import { SourceFault, wrongAnswer } from "../source-fault.ts";
import { askedBy } from "./company-mapper.ts";
import { parsePage, type Page, type Properties } from "./page.ts";

/** What is asked of the one collection: enterprises by their numbers, or the establishment units of enterprises. */
export type Service = keyof typeof askedBy;

/** All features of some enterprise numbers, from all pages; each is of a number that was asked. Throws SourceFault. */
export type FetchFeatures = (service: Service, numbers: readonly string[], signal: AbortSignal) => Promise<readonly Properties[]>;

export type ItemsOptions = { readonly url: string; readonly http: Http; readonly policy: Policy; readonly metrics: SourceMetrics };

type Asked = { readonly service: Service; readonly numbers: ReadonlySet<string>; readonly signal: AbortSignal };

const LIMIT = 1000;
const MAX_PAGES = 50;
/** The policy ends a call long before. */
const LONGEST_CALL_MS = 120_000;
const mediaTypes = ["application/json", "application/geo+json"];
const tooLong = new Set(["HTTP_414", "HTTP_431"]);

/**
 * The items of an OGC API Features collection, filtered by CQL2 text. Where the service refuses IN, numbers are asked with OR from then on;
 * where it refuses the length of the address, with fewer at a time.
 */
export function openItems(options: ItemsOptions): FetchFeatures {
  let refusesIn = false;
  let most = Infinity;

  async function ask(service: Service, numbers: readonly string[], signal: AbortSignal): Promise<readonly Properties[]> {
    const asked = { service, numbers: new Set(numbers), signal };
    options.metrics.observeBatch(service, numbers.length);
    const read = (filter: string) => readPages(options, filter, asked);
    if (numbers.length > 1 && !refusesIn) {
      try {
        return await read(inList(service, numbers));
      } catch (error) {
        if (codeOf(error) !== "HTTP_400") throw error;
      }
    }
    const features = await read(equalities(service, numbers));
    if (numbers.length > 1) refusesIn = true;
    return features;
  }

  return async (service, numbers, signal) => {
    const features: Properties[] = [];
    for (let at = 0; at < numbers.length;) {
      const part = numbers.slice(at, at + most);
      try {
        features.push(...(await ask(service, part, signal)));
        at += part.length;
      } catch (error) {
        if (!tooLong.has(codeOf(error) ?? "")) throw error;
        most = part.length === 1 ? Infinity : Math.min(most, Math.ceil(part.length / 2));
        if (part.length === 1) throw error;
      }
    }
    return features;
  };
}

async function readPages(options: ItemsOptions, filter: string, asked: Asked): Promise<readonly Properties[]> {
  const features: Properties[] = [];
  let url: URL | null = firstPage(options.url, filter);
  for (let pages = 1; url !== null; pages++) {
    if (pages > MAX_PAGES) throw wrongAnswer(`The answer goes on after ${MAX_PAGES} pages`);
    const at: URL = url;
    const page: Page = await options.policy.execute((signal) => readPage(options, at, asked, signal), asked.signal);
    features.push(...page.features);
    url = page.next === null ? null : nextPage(page.next, at);
    requireAll(page, features.length, url === null);
  }
  return features;
}

/** Without the count of all, a last page that is full may well have been cut off. */
function requireAll({ matched, features }: Page, read: number, isLast: boolean): void {
  if (matched === null && isLast && features.length >= LIMIT) throw wrongAnswer("A full page has no link to a next one");
  if (matched !== null && (read > matched || (isLast && read < matched))) throw wrongAnswer("The pages hold another number of features than numberMatched");
}

async function readPage({ http, metrics }: ItemsOptions, url: URL, { service, numbers, signal: caller }: Asked, signal: AbortSignal): Promise<Page> {
  const startedAt = performance.now();
  const ended = (outcome: string): void => metrics.observeCall(service, outcome, (performance.now() - startedAt) / 1000);
  try {
    const { status, body } = await http.request({ method: "GET", url, headers: {}, signal, timeoutMs: LONGEST_CALL_MS, accept: mediaTypes });
    if (status === 500) throw statusFault(500, undefined, new Date());
    const page = parsePage(body);
    const number = askedBy[service];
    if (!page.features.every((feature) => numbers.has(feature[number] as string))) throw wrongAnswer("The answer holds a feature that was not asked for");
    ended("ANSWERED");
    return page;
  } catch (error) {
    ended(signal.aborted && !caller.aborted ? "TIMEOUT" : (codeOf(error) ?? "FAILED"));
    throw error;
  }
}

function firstPage(url: string, filter: string): URL {
  const first = new URL(url);
  const query = [first.search.slice(1), "f=application/json", `limit=${LIMIT}`, "filter-lang=cql2-text", `filter=${encodeURIComponent(filter)}`];
  first.search = query.filter((part) => part !== "").join("&");
  return first;
}

/** A service that leads elsewhere, or round in circles, is not followed. */
function nextPage(href: string, at: URL): URL {
  const next = URL.parse(href, String(at));
  if (next === null || next.origin !== at.origin || next.pathname !== at.pathname || next.username !== "" || next.password !== "") throw wrongAnswer("The next page is at another address");
  if (next.search === at.search) throw wrongAnswer("The next page is the same page");
  return next;
}

function inList(service: Service, numbers: readonly string[]): string {
  return `${askedBy[service]} IN (${numbers.map(quoted).join(",")})`;
}

function equalities(service: Service, numbers: readonly string[]): string {
  return numbers.map((number) => `${askedBy[service]}=${quoted(number)}`).join(" OR ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof SourceFault ? error.code : undefined;
}
