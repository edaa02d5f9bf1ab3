import type { SQL } from "drizzle-orm";
import { dossierOrders } from "../../db/find/dossiers.ts";
import { establishmentOrder } from "../../db/find/establishments.ts";
import type { CompanyRow } from "../../db/tables/index.ts";
import type { NaceVersion } from "../../domain/nace.ts";
import { brusselsDay, brusselsMidnight, type Day } from "../../domain/period.ts";
import { compileScope } from "../../reporting/compile.ts";
import type { DossierFilter } from "../../reporting/filter.ts";
import { readScope } from "../../reporting/request.ts";
import { allowanceOf, allowanceSpan } from "../allowance.ts";
import { checkCodeFilters } from "../code-filters.ts";
import { companyStatusCode, listCode, naceCode, placeCode, registerCode } from "../code.ts";
import { connection, readPage } from "../connection.ts";
import { dossierColumns } from "../dossier-columns.ts";
import { limits } from "../limits.ts";
import { naceVersionOf, readNaceVersion } from "../nace-version.ts";
import { encodeNodeId } from "../node-id.ts";
import { orNull } from "../or-null.ts";
import { checkCount } from "../text-argument.ts";
import type { CompanyResolvers } from "../types.generated.ts";

const mainColumns = { "2003": "nace2003", "2008": "nace2008", "2025": "nace2025" } as const satisfies Record<NaceVersion, keyof CompanyRow>;

export const Company = {
  id: ({ number }) => encodeNodeId({ type: "Company", enterprise: number }),
  status: ({ status }) => companyStatusCode(status),
  legalType: ({ legalType }) => orNull(legalType, (code) => listCode("legal-type", code, "TypeOfEnterprise")),
  legalForm: ({ legalForm }) => orNull(legalForm, (code) => listCode("legal-form", code, "JuridicalForm")),
  legalSituation: ({ legalSituation }) => orNull(legalSituation, (code) => registerCode("JuridicalSituation", code)),
  names: ({ number }, _arguments, { load }) => load.companyNames.load(number),
  startDate: ({ startedOn }) => startedOn,
  municipality: ({ municipality }) => orNull(municipality, placeCode),
  mainActivity: (company, { version }) => {
    const wanted = version === null || version === undefined ? naceVersionOf(company.naceVersion) : readNaceVersion(version);
    const code = version === null || version === undefined ? company.naceCode : company[mainColumns[readNaceVersion(version)]];
    return wanted === null || code === null ? null : naceCode(wanted, code);
  },
  activities: ({ number }, { version, mainOnly, first }, { load }) =>
    load.activities({ version: orNull(version ?? null, readNaceVersion), mainOnly, limit: checkCount(first, "first", limits.activities) }).load(number),
  employment: ({ number }, _arguments, { load }) => load.employment.load(number),
  establishments: ({ number }, paging, { load }) => {
    const page = readPage(establishmentOrder, paging);
    return connection(establishmentOrder, page, () => load.establishmentsOf(page).load(number), () => load.establishmentCountOf.load(number));
  },
  dossiers: ({ number }, { orderBy, where, ...paging }, { load, now }, info) => {
    const order = dossierOrders[orderBy];
    const page = readPage(order, paging);
    const filter = { where: where ? dossiersToday(where, brusselsDay(now())) : undefined, filterKey: JSON.stringify(where ?? null) };
    return connection(order, page, () => load.dossiersOf({ ...filter, order, page, columns: dossierColumns(info) }).load(number), () => load.dossierCountOf(filter).load(number));
  },
  allowance: async ({ number }, { year }, { load, now }) => {
    const today = brusselsDay(now());
    const span = allowanceSpan(checkCount(year, "year", limits.allowanceYear, 1), today);
    return span === null ? null : allowanceOf(year, await load.ceilingUse(span).load(number), today);
  },
  provenance: async (company, _arguments, { load, register }) => {
    const { registerLoadedAt, registerThrough, kboExtract } = await load.dataVersion();
    const stale = register.isStale(company, registerThrough === null ? null : brusselsMidnight(registerThrough));
    if (company.retrievedAt !== null) return { source: company.source === "VKBO" ? "VKBO" : "KBO", via: company.source === "VKBO" ? "VKBO" : "MAGDA", retrievedAt: company.retrievedAt, extract: null, stale };
    return registerLoadedAt === null ? null : { source: "KBO", via: "EXTRACT", retrievedAt: registerLoadedAt, extract: kboExtract, stale };
  },
} satisfies CompanyResolvers;

function dossiersToday(where: DossierFilter, today: Day): SQL | undefined {
  return compileScope(readScope({ counting: "SUBMITTED", where: checkCodeFilters(where) }, { today, through: today }));
}
