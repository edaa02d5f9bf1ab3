import { and, type SQL } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import type { Db } from "../client.ts";
import { company, type CompanyRow } from "../tables/index.ts";
import { compileCompanyFilter, nameHasWords, type CompanyFilter } from "./company-filter.ts";
import type { FoundPage, PageRequest, SortOrder } from "./keyset.ts";
import { countRows, findPage } from "./page.ts";

/** By official name, companies without one last, then by number. */
export const companyOrder: SortOrder = { name: "COMPANIES", columns: [{ column: company.name, cast: "text", nullable: true }, { column: company.number, cast: "text" }], descending: false };

/** What to search: words as made by searchWords (empty: any name), attributes, and the day that ages and classifications go by. */
export type CompanySearch = { readonly words: readonly string[]; readonly filter: CompanyFilter; readonly day: Day };

/** The condition of a search; undefined when it restricts nothing. Throws UNKNOWN_CODE. */
export function compileCompanySearch({ words, filter, day }: CompanySearch): SQL | undefined {
  return and(words.length === 0 ? undefined : nameHasWords(words), compileCompanyFilter(filter, day));
}

/** A page of the companies that `where` lets through. */
export function findCompanyPage(db: Db, where: SQL | undefined, page: PageRequest): Promise<FoundPage<CompanyRow>> {
  return findPage(db, { table: company, where, order: companyOrder, page });
}

/** Number of companies that `where` lets through. */
export function countCompanies(db: Db, where: SQL | undefined): Promise<number> {
  return countRows(db, company, where);
}
