import DataLoader from "dataloader";
import type { Db } from "../../db/client.ts";
import { findCeilingUse } from "../../db/find/ceiling-use.ts";
import { findActivities, findCompanyNames, findEmployment, type ActivityQuery } from "../../db/find/companies.ts";
import type { DataVersion } from "../../db/find/data-version.ts";
import { countDossiersOf, findDossierEvents, findDossiers, findDossiersOf, type DossierList } from "../../db/find/dossiers.ts";
import { countEstablishmentsOf, findEstablishments, findEstablishmentsOf } from "../../db/find/establishments.ts";
import type { PageRequest } from "../../db/find/keyset.ts";
import { findRegisterLabels, registerCodeKey, type RegisterCode } from "../../db/find/register-labels.ts";
import { findServiceProviders } from "../../db/find/service-providers.ts";
import type { CeilingSpan } from "../../domain/ceiling.ts";
import { DomainError } from "../../domain/errors.ts";
import type { CompanyRow } from "../../db/tables/index.ts";
import type { Freshness, Register, RegisterOutcome } from "../../registry/register.ts";
import { byArguments, everyOne, manyEach, oneEach } from "./batch.ts";

/** A list of dossiers per company; `filterKey` stands for `where`, which can't be compared. */
export type DossierListKey = Omit<DossierList, "page"> & { readonly filterKey: string };

/** The batched reads of one request. */
export type Loaders = ReturnType<typeof makeLoaders>;

/** The company of an outcome, null when the register never listed the number. Throws REGISTRY_UNAVAILABLE when the source could not say. */
export function companyOf(number: string, outcome: RegisterOutcome): CompanyRow | null {
  if (outcome.outcome === "FOUND") return outcome.company;
  if (outcome.outcome === "NOT_FOUND") return null;
  const { retryAfterSeconds } = outcome;
  throw new DomainError("REGISTRY_UNAVAILABLE", `The register can't say at the moment what company ${number} is. Ask again in ${retryAfterSeconds} seconds.`, { details: { number, retryAfterSeconds } });
}

/** Loaders for one request: equal reads of one tick become one statement, and each value is read once. `dataVersion` gives the state of the data. */
export function makeLoaders(db: Db, { register, signal }: { readonly register: Register; readonly signal: AbortSignal }, dataVersion: () => Promise<DataVersion>) {
  const lookup = (numbers: readonly string[], freshness: Freshness) => register.lookup(numbers, { freshness, signal });
  const held = everyOne<RegisterOutcome>((numbers) => lookup(numbers, "HELD"));
  const fresh = everyOne<RegisterOutcome>(async (numbers) => {
    const outcomes = await lookup(numbers, "FRESH");
    for (const [number, outcome] of outcomes) held.prime(number, outcome);
    return outcomes;
  });
  return {
    /** What is known of a number, asked of the live source again when it is too old. */
    companyOutcome: fresh,
    /** A company as it is held; one that is not held is asked of the live source. Null when the register never listed it. */
    company: { load: async (number: string): Promise<CompanyRow | null> => companyOf(number, await held.load(number)) },
    companyNames: manyEach((numbers) => findCompanyNames(db, numbers)),
    employment: manyEach((numbers) => findEmployment(db, numbers)),
    activities: byArguments((query: ActivityQuery) => manyEach((entities) => findActivities(db, entities, query)), JSON.stringify),
    establishment: oneEach((numbers) => findEstablishments(db, numbers)),
    establishmentsOf: byArguments((page: PageRequest) => everyOne((numbers) => findEstablishmentsOf(db, numbers, page)), JSON.stringify),
    establishmentCountOf: everyOne((numbers) => countEstablishmentsOf(db, numbers)),
    dossier: oneEach((references) => findDossiers(db, references)),
    dossierEvents: manyEach((references) => findDossierEvents(db, references)),
    dossiersOf: byArguments(
      ({ where, order, page, columns }: DossierListKey & DossierList) => everyOne((numbers) => findDossiersOf(db, numbers, { where, order, page, columns })),
      ({ filterKey, order, page, columns }) => JSON.stringify([filterKey, order.name, page, columns]),
    ),
    dossierCountOf: byArguments(({ where }: Pick<DossierListKey, "where" | "filterKey">) => everyOne((numbers) => countDossiersOf(db, numbers, where)), ({ filterKey }) => filterKey),
    ceilingUse: byArguments((span: CeilingSpan) => everyOne((numbers) => findCeilingUse(db, numbers, span)), JSON.stringify),
    serviceProvider: oneEach((numbers) => findServiceProviders(db, numbers)),
    registerLabels: new DataLoader(async (codes: readonly RegisterCode[]) => {
      const found = await findRegisterLabels(db, codes);
      return codes.map((code) => found.get(registerCodeKey(code)) ?? {});
    }, { cacheKeyFn: registerCodeKey }),
    dataVersion,
  };
}
