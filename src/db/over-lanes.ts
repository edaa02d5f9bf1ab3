import { drizzle } from "drizzle-orm/postgres-js";
import { callerSignal } from "./caller-signal.ts";
import type { Send } from "./cancellable.ts";
import type { Sql } from "./connect.ts";

type Pending = { readonly then: Promise<unknown>["then"]; readonly values: () => Promise<unknown> };

/**
 * The same handle, whose statements go out by `send`, for the caller that the work is for: templates and `unsafe`. No fragments in templates, no
 * transactions. Named, so that the server plans a text once for each connection.
 */
export function overLanes(sql: Sql, send: Send): Sql {
  const unsafe = (text: string, parameters: readonly unknown[] = []): Pending => {
    const query = (lane: Sql) => lane.unsafe(text, [...parameters] as never[], { prepare: true });
    return {
      // oxlint-disable-next-line unicorn/no-thenable -- as the driver: nothing is sent before somebody waits
      then: (...handlers) => send(query, callerSignal()).then(...handlers),
      values: () => send((lane) => query(lane).values(), callerSignal()),
    };
  };
  return new Proxy(sql, {
    apply: (target, _this, parameters: [unknown, ...unknown[]]) => {
      const [strings, ...values] = parameters;
      if (!isTemplate(strings)) return Reflect.apply(target, undefined, parameters) as unknown;
      return send((lane) => lane(strings, ...(values as never[])), callerSignal());
    },
    get: (target, property, receiver) => (property === "unsafe" ? unsafe : (Reflect.get(target, property, receiver) as unknown)),
  });
}

function isTemplate(value: unknown): value is TemplateStringsArray {
  return Array.isArray(value) && "raw" in value;
}

/** Dates and JSON of a handle as Drizzle wants them: it puts its own reading and writing in when it is opened. */
export function inDrizzlesWords(sql: Sql): Sql {
  drizzle({ client: sql });
  return sql;
}
