import DataLoader from "dataloader";
import type { Db } from "../../db/client.ts";
import { findActivities, findCompanies, findCompanyNames, findEmployment, type ActivityQuery } from "../../db/find/companies.ts";
import type { DataVersion } from "../../db/find/data-version.ts";
import { countDossiersOf, findDossierEvents, findDossiers, findDossiersOf, type DossierList } from "../../db/find/dossiers.ts";
import { countEstablishmentsOf, findEstablishments, findEstablishmentsOf } from "../../db/find/establishments.ts";
import type { PageRequest } from "../../db/find/keyset.ts";
import { findRegisterLabels, registerCodeKey, type RegisterCode } from "../../db/find/register-labels.ts";
import { byArguments, everyOne, manyEach, oneEach } from "./batch.ts";

/** A list of dossiers per company; `filterKey` stands for `where`, which can't be compared. */
export type DossierListKey = Omit<DossierList, "page"> & { readonly filterKey: string };

/** The batched reads of one request. */
export type Loaders = ReturnType<typeof makeLoaders>;

/** Loaders for one request: equal reads of one tick become one statement, and each value is read once. `dataVersion` gives the state of the data. */
export function makeLoaders(db: Db, dataVersion: () => Promise<DataVersion>) {
  return {
    company: oneEach((numbers) => findCompanies(db, numbers)),
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
    registerLabels: new DataLoader(async (codes: readonly RegisterCode[]) => {
      const found = await findRegisterLabels(db, codes);
      return codes.map((code) => found.get(registerCodeKey(code)) ?? {});
    }, { cacheKeyFn: registerCodeKey }),
    dataVersion,
  };
}
