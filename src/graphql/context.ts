import type { Db, Handle, Sql } from "../db/client.ts";
import { makeLoaders, type Loaders } from "./loaders/index.ts";
import type { Audience } from "./sdl.ts";

/** What the resolvers of one request work with. Loaders cache, so a context must not outlive its request. */
export type Context = {
  readonly db: Db;
  readonly sql: Sql;
  readonly audience: Audience;
  readonly now: () => Date;
  readonly load: Loaders;
};

/** What a context is made of. */
export type ContextOptions = { readonly handle: Handle; readonly audience: Audience; readonly now: () => Date };

/** A context for one request. */
export function createContext({ handle, audience, now }: ContextOptions): Context {
  return { db: handle.db, sql: handle.sql, audience, now, load: makeLoaders(handle.db) };
}
