import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";

/** What a load tells every answer that rests on it; four languages. */
export type LoadNote = { readonly NL: string; readonly FR: string; readonly DE: string; readonly EN: string };
export type LoadBreak = { readonly on: string; readonly note: LoadNote };

/** One row per finished import, written by the same statement that made its data visible. */
export const load = pgTable(
  "load",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** REGISTER, EMPLOYMENT or DOSSIERS. */
    kind: text().notNull(),
    /** File name without its folder. */
    fileName: text().notNull(),
    /** KBO extract number and type (full, update); null for other kinds. */
    extractNumber: integer(),
    extractType: text(),
    /** The day the source speaks of: SnapshotDate of a register, the last moment of a dossier file. */
    through: date(),
    loadedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** True for generated data: no real company, no real dossier. */
    synthetic: boolean().notNull(),
    /** Mandatory notes and breaks in the series that this load brings. */
    notes: jsonb().$type<readonly LoadNote[]>().notNull().default([]),
    breaks: jsonb().$type<readonly LoadBreak[]>().notNull().default([]),
    /** Rows read, kept, dropped per file and reason. */
    report: jsonb().$type<unknown>().notNull().default({}),
  },
  (t) => [index("load_kind_idx").on(t.kind, t.id)],
);

/**
 * RSZ workforce class of one quarter; class 0 is undetermined. Quarter 0 is the year as a whole. Year 0 is a class that its source does not
 * date: it counts only where no dated one is held. `source` is RSZ or VKBO.
 */
export const employment = pgTable(
  "employment",
  { enterpriseNumber: text().notNull(), year: smallint().notNull(), quarter: smallint().notNull(), class: text().notNull(), source: text().notNull().default("RSZ") },
  (t) => [primaryKey({ name: "employment_pkey", columns: [t.enterpriseNumber, t.year, t.quarter] })],
);

export type LoadRow = typeof load.$inferSelect;
export type EmploymentRow = typeof employment.$inferSelect;
