import { sql } from "drizzle-orm";
import { check, pgTable, text, timestamp } from "drizzle-orm/pg-core";

const moment = () => timestamp({ withTimezone: true });

/** Keys that clients show. When a key was last used is not held: it would make a write of every read, and of an API that answers while the database is read-only one that does not. */
export const apiKey = pgTable(
  "api_key",
  {
    /** Public: it stands in the key, in lists and in logs. */
    id: text().primaryKey(),
    /** SHA-256 of the secret in hexadecimal. The secret is 256 random bits, which nobody guesses from a fast hash; a slow one is for passwords. */
    hash: text().notNull(),
    name: text().notNull(),
    audience: text().notNull(),
    createdAt: moment().notNull(),
    /** Null: never. */
    expiresAt: moment(),
    revokedAt: moment(),
    /** The key that this one takes the place of. */
    replaces: text().unique("api_key_replaces_key"),
  },
  (t) => [check("api_key_audience_check", sql`${t.audience} in ('INTERNAL', 'HANDLER', 'ADMIN')`)],
);
