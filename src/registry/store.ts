import type { Sql } from "../db/connect.ts";
import { searchText } from "../domain/search-text.ts";
import type { CompanyRecord, Found, LiveSource, NotFound } from "./source.ts";

/** What a live source said of one number. */
export type Answer = { readonly number: string; readonly outcome: Found<CompanyRecord> | NotFound };

/**
 * Keeps answers of a live source, each number once, and makes them the held state of their companies; one SQL function call. Of each company
 * and source the newest answer stays. Gives the number of companies of which something else is held than before.
 */
export async function storeAnswers(sql: Sql, source: LiveSource, answers: readonly Answer[]): Promise<number> {
  if (answers.length === 0) return 0;
  const rows = await sql<{ changed: string }[]>`select registry_store(${source}, ${JSON.stringify(answers.map(row))}::text::jsonb) as changed`;
  return Number(rows[0]?.changed);
}

function row({ number, outcome }: Answer) {
  const { retrievedAt, referte } = outcome;
  const common = { number, outcome: outcome.outcome, retrievedAt: retrievedAt.toISOString(), referte };
  return outcome.outcome === "FOUND" ? { ...common, extract: outcome.extract, record: withSearch(outcome.company) } : { ...common, extract: null, record: null };
}

/** The names with what they are searched by, as the importer keeps them. */
function withSearch(record: CompanyRecord) {
  return { ...record, names: record.names?.map((name) => ({ ...name, search: searchText(name.name) })) ?? null };
}
