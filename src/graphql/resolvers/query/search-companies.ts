import { companyOrder, compileCompanySearch, countCompanies, findCompanyPage } from "../../../db/find/search-companies.ts";
import { DomainError, quoted } from "../../../domain/errors.ts";
import { brusselsDay } from "../../../domain/period.ts";
import { searchWords } from "../../../domain/search-text.ts";
import { checkCodeFilters } from "../../code-filters.ts";
import { connection, readPage } from "../../connection.ts";
import { limits } from "../../limits.ts";
import { checkText } from "../../text-argument.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const searchCompanies: NonNullable<QueryResolvers["searchCompanies"]> = (_root, { text, where, first, after }, { db, now }) => {
  const filter = checkCodeFilters(where ?? { active: true });
  const condition = compileCompanySearch({ words: readWords(text), filter, day: brusselsDay(now()) });
  const page = readPage(companyOrder, { first, after });
  return connection(companyOrder, page, () => findCompanyPage(db, condition, page), () => countCompanies(db, condition));
};

function readWords(text: string | null | undefined): readonly string[] {
  if (text === null || text === undefined) return [];
  const words = searchWords(checkText(text, "text", limits.searchText));
  if (words.length === 0) throw new DomainError("INVALID_ARGUMENT", `The argument \`text\` is ${quoted(text)}, which holds no letter or digit. Write the beginning of one or more words of a name, or leave it out.`, { details: { argument: "text" } });
  if (words.length > limits.searchWords) throw new DomainError("INVALID_ARGUMENT", `The argument \`text\` has ${words.length} words; the limit is ${limits.searchWords}.`, { details: { argument: "text" } });
  return words;
}
