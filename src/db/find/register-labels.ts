import { and, eq, sql } from "drizzle-orm";
import { languages, type Labels, type Language } from "../../domain/labels.ts";
import type { Db } from "../client.ts";
import { code } from "../tables/index.ts";
import { textArray } from "./page.ts";

/** A code of the register's own code list; `category` as in code.csv. */
export type RegisterCode = { readonly category: string; readonly code: string };

/** Codes of one category that lack a label in one language. */
export type MissingLabels = { readonly category: string; readonly language: Language; readonly codes: number };

/** One text for a category and code, for use as the key of a Map. */
export function registerCodeKey({ category, code: text }: RegisterCode): string {
  return `${category} ${text}`;
}

/** Labels of codes as the register delivered them, by `registerCodeKey`; a code or language that it does not have is absent. */
export async function findRegisterLabels(db: Db, codes: readonly RegisterCode[]): Promise<ReadonlyMap<string, Partial<Labels>>> {
  const wanted = sql`(select distinct category, code from unnest(${textArray(codes.map((each) => each.category))}, ${textArray(codes.map((each) => each.code))}) as pair(category, code)) wanted`;
  const rows = await db
    .select({ category: code.category, code: code.code, language: code.language, description: code.description })
    .from(code)
    .innerJoin(wanted, and(eq(code.category, sql`wanted.category`), eq(code.code, sql`wanted.code`)));
  const byKey = Map.groupBy(rows, registerCodeKey);
  return new Map([...byKey].map(([key, labels]) => [key, Object.fromEntries(labels.map((label) => [label.language, label.description]))]));
}

/** Per category and language, how many codes of the imported code list have no label; only where there are any, in order of category. */
export async function findMissingLabels(db: Db): Promise<readonly MissingLabels[]> {
  const all = db.selectDistinct({ category: code.category, code: code.code }).from(code).as("every");
  const rows = await db
    .select({ category: all.category, language: sql<Language>`wanted.language`, codes: sql<string>`count(*)` })
    .from(all)
    .crossJoin(sql`unnest(${textArray(languages)}) with ordinality as wanted(language, position)`)
    .where(sql`not exists (select from ${code} where ${code.category} = ${all.category} and ${code.code} = ${all.code} and ${code.language} = wanted.language)`)
    .groupBy(all.category, sql`wanted.language`, sql`wanted.position`)
    .orderBy(all.category, sql`wanted.position`);
  return rows.map((row) => ({ ...row, codes: Number(row.codes) }));
}
