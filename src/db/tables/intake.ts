import { date, index, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

/** Keys by which a client may send the same write again; kept for 30 days. */
export const intakeKey = pgTable(
  "intake_key",
  {
    /** Key or client id. */
    client: text().notNull(),
    key: text().notNull(),
    /** Hash of the operation and its input. */
    fingerprint: text().notNull(),
    /** The dossier that was written. */
    enterpriseNumber: text().notNull(),
    reference: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ name: "intake_key_pkey", columns: [t.client, t.key] }), index("intake_key_at_idx").on(t.at)],
);

/** Service providers as registered. Both days are in the registration, `registeredTo` null: no end. */
export const serviceProvider = pgTable("service_provider", {
  number: text().primaryKey(),
  enterpriseNumber: text().notNull(),
  /** OPLEIDING or ADVIES, as the number says. */
  pillar: text().notNull(),
  registeredFrom: date().notNull(),
  registeredTo: date(),
});

export type ServiceProviderRow = typeof serviceProvider.$inferSelect;
