import type { Db } from "./client.ts";

/** A statement that Drizzle writes once for each database: writing one takes longer than sending it. */
export function compiledOnce<Statement>(write: (db: Db) => Statement): (db: Db) => Statement {
  const written = new WeakMap<Db, Statement>();
  return (db) => {
    const known = written.get(db) ?? write(db);
    written.set(db, known);
    return known;
  };
}
