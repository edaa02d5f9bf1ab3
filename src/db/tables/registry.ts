import { integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

const moment = () => timestamp({ withTimezone: true });

/** The newest answer of each live source about each number. The tables of `register` are made of these and of the imported extract. */
export const registryAnswer = pgTable(
  "registry_answer",
  {
    enterpriseNumber: text().notNull(),
    /** MAGDA or VKBO. */
    source: text().notNull(),
    /** FOUND or NOT_FOUND. */
    outcome: text().notNull(),
    retrievedAt: moment().notNull(),
    /** State of the source's data; null where it names none. */
    extract: text(),
    /** The call that brought it; null for sources without one. */
    referte: text(),
    /** A CompanyRecord; null for NOT_FOUND. */
    record: jsonb().$type<unknown>(),
  },
  (t) => [primaryKey({ name: "registry_answer_pkey", columns: [t.enterpriseNumber, t.source] })],
);

/** Every call of a source that wants calls accounted for, written before it is made. */
export const registryCall = pgTable("registry_call", {
  referte: text().primaryKey(),
  source: text().notNull(),
  service: text().notNull(),
  enterpriseNumber: text().notNull(),
  calledAt: moment().notNull(),
  /** FOUND, NOT_FOUND or the code of the fault; null while the call runs, or when it was never heard of again. */
  outcome: text(),
  milliseconds: integer(),
});

export type RegistryAnswerRow = typeof registryAnswer.$inferSelect;
