import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgSchema, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

/**
 * The company register as last imported. A full import builds the same tables in `register_next` and renames the schema,
 * so nothing outside this schema may hold a foreign key into it.
 */
export const register = pgSchema("register");

/** One row per enterprise ever seen. `status` is the KBO code (AC), or ENDED when the register no longer lists it. */
export const company = register.table(
  "company",
  {
    number: text().primaryKey(),
    status: text().notNull(),
    endedOn: date(),
    legalType: text(),
    legalForm: text(),
    legalFormCac: text(),
    legalSituation: text(),
    /** Official name; null for a natural person's enterprise, always. */
    name: text(),
    startedOn: date(),
    /** NIS code of the seat, else of the oldest active establishment; valid on the extract's day. */
    municipality: text(),
    /** SEAT or OLDEST_ESTABLISHMENT: where `municipality` comes from. */
    placeFrom: text(),
    /** Main activity: group 006, else 001, else 003; newest version; lowest code. */
    naceCode: text(),
    naceVersion: text(),
    naceGroup: text(),
    /** Main activity within one version, by the same order of groups. */
    nace2003: text(),
    nace2008: text(),
    nace2025: text(),
    /** Active establishment units. */
    establishments: integer().notNull(),
    /** EXTRACT, or the live source whose answer the row was last made of. */
    source: text().notNull().default("EXTRACT"),
    /** When that live source gave it; null for the extract. */
    retrievedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index("company_name_idx").on(t.name, t.number),
    index("company_municipality_idx").on(t.municipality, t.number),
    index("company_nace_idx").on(t.naceCode, t.number),
  ],
);

/** Names of legal persons. `language` and `kind` are KBO codes; `search` is `name` in lower case without accents. */
export const companyName = register.table(
  "company_name",
  { number: text().notNull(), language: text().notNull(), kind: text().notNull(), name: text().notNull(), search: text().notNull() },
  (t) => [index("company_name_number_idx").on(t.number), index("company_name_search_idx").using("gin", sql`to_tsvector('simple', ${t.search})`)],
);

/** Establishment units. `endedOn` is set when the register no longer lists the unit. */
export const establishment = register.table(
  "establishment",
  { number: text().primaryKey(), enterpriseNumber: text().notNull(), startedOn: date(), endedOn: date(), municipality: text() },
  (t) => [index("establishment_enterprise_idx").on(t.enterpriseNumber, t.number)],
);

/** Declared activities of enterprises and establishment units, in every NACE version the register holds. */
export const activity = register.table(
  "activity",
  { entityNumber: text().notNull(), activityGroup: text().notNull(), naceVersion: text().notNull(), naceCode: text().notNull(), classification: text().notNull() },
  (t) => [index("activity_entity_idx").on(t.entityNumber)],
);

/** Code labels as delivered in code.csv. */
export const code = register.table(
  "code",
  { category: text().notNull(), code: text().notNull(), language: text().notNull(), description: text().notNull() },
  (t) => [primaryKey({ name: "code_pkey", columns: [t.category, t.code, t.language] })],
);

/** Most frequent translation of a main activity between two NACE versions, from companies that hold both; of a tie one code stands here, marked ambiguous, and is not used. */
export const nacePair = register.table(
  "nace_pair",
  { fromVersion: text().notNull(), fromCode: text().notNull(), toVersion: text().notNull(), toCode: text().notNull(), companies: integer().notNull(), ambiguous: boolean().notNull() },
  (t) => [primaryKey({ name: "nace_pair_pkey", columns: [t.fromVersion, t.fromCode, t.toVersion] })],
);

export type CompanyRow = typeof company.$inferSelect;
export type CompanyNameRow = typeof companyName.$inferSelect;
export type EstablishmentRow = typeof establishment.$inferSelect;
export type ActivityRow = typeof activity.$inferSelect;
