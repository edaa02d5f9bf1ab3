import { brusselsDay } from "../../domain/moment.ts";
import type { Http } from "../http.ts";
import type { SourceMetrics } from "../metrics.ts";
import { unavailableBy, wordOf } from "../outcomes.ts";
import type { Policy } from "../policy.ts";
import { SourceFault } from "../source-fault.ts";
import type { CompanyRecord, Outcome, RecordEstablishment, RegistrySource } from "../source.ts";
import { newestByNumber, parentOf, toCompany, toEstablishment, type MapOptions, type UnreadKind } from "./company-mapper.ts";
import { openItems, type FetchFeatures } from "./items.ts";

export type VkboOptions = {
  /** The items of the collection: https://geo.api.vlaanderen.be/VKBO/ogc/features/v1/collections/Vkbo/items. */
  readonly url: string;
  /** Closed with the source. */
  readonly http: Http;
  readonly policy: Policy;
  readonly metrics: SourceMetrics;
  readonly now: () => Date;
};

type Units = ReadonlyMap<string, readonly RecordEstablishment[]>;

const BATCH_SIZE = 100;

/**
 * VKBO, the open data of Digitaal Vlaanderen on enterprises and establishment units, one to three days behind the register. A hundred numbers
 * are one call, their establishment units another. A number is NOT_FOUND when the answer is complete and does not have it. When only the
 * units can't be had the company is FOUND with `establishments` null, so that what is held of them stays.
 */
export function vkboSource(options: VkboOptions): RegistrySource {
  const { http, metrics } = options;
  const fetchFeatures = openItems(options);

  async function lookup(numbers: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Outcome<CompanyRecord>>> {
    const starts = Array.from({ length: Math.ceil(numbers.length / BATCH_SIZE) }, (_, index) => index * BATCH_SIZE);
    const batches = await Promise.all(starts.map((start) => outcomesOf(numbers.slice(start, start + BATCH_SIZE), signal)));
    const outcomes = batches.flat();
    for (const [word, counted] of Map.groupBy(outcomes, ([, outcome]) => wordOf(outcome))) metrics.countNumbers(word, counted.length);
    return new Map(outcomes);
  }

  async function outcomesOf(numbers: readonly string[], signal: AbortSignal): Promise<readonly (readonly [string, Outcome<CompanyRecord>])[]> {
    try {
      const enterprises = newestByNumber(await fetchFeatures("ENTERPRISES", numbers, signal));
      const retrievedAt = options.now();
      const mapping = { day: brusselsDay(retrievedAt), onUnread: (kind: UnreadKind) => metrics.countUnread(kind) };
      const companies = new Map([...enterprises].map(([number, feature]) => [number, toCompany(feature, mapping)]));
      const units = await fetchUnits(fetchFeatures, [...companies.keys()], mapping, signal);
      return numbers.map((number) => {
        const company = companies.get(number);
        if (company === undefined) return [number, { outcome: "NOT_FOUND", retrievedAt, referte: null }];
        const establishments = units === null ? null : (units.get(number) ?? []);
        return [number, { outcome: "FOUND", company: { ...company, establishments }, retrievedAt, extract: null, referte: null }];
      });
    } catch (error) {
      const outcome = unavailableBy(error);
      return numbers.map((number) => [number, outcome]);
    }
  }

  return { name: "VKBO", batchSize: BATCH_SIZE, lookup, close: http.close };
}

/** The units of enterprises in the order of their numbers; null when they can't be had. Throws CANCELLED: whoever gave up wants no half answer. */
async function fetchUnits(fetchFeatures: FetchFeatures, enterprises: readonly string[], mapping: MapOptions, signal: AbortSignal): Promise<Units | null> {
  try {
    const features = newestByNumber(await fetchFeatures("ESTABLISHMENTS", enterprises, signal));
    const units = Map.groupBy([...features].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, feature]) => feature), parentOf);
    return new Map([...units].map(([parent, rows]) => [parent, rows.map((row) => toEstablishment(row, mapping))]));
  } catch (error) {
    if (!(error instanceof SourceFault) || error.code === "CANCELLED") throw error;
    return null;
  }
}
