import type { Sql } from "./connect.ts";

/** Told of each statement when it is sent, or put in line for a connection; what it gives back is called once the statement has ended. */
export type StatementMeter = () => () => void;

/**
 * The same pool, with a meter on its statements. Fragments, and streams of COPY, are not metered. The driver has a hook of its own (`debug`),
 * but with it every statement takes a stack trace, and it says nothing of the end.
 */
export function metered(sql: Sql, meter: StatementMeter): Sql {
  return new Proxy(sql, {
    apply: (target, self, values) => watched(Reflect.apply(target, self, values) as unknown, meter),
    get: (target, property) => {
      if (property !== "unsafe") return Reflect.get(target, property) as unknown;
      return (...values: Parameters<Sql["unsafe"]>) => watched(target.unsafe(...values), meter);
    },
  });
}

/** A statement of the driver is sent when somebody waits for it first. */
function watched(query: unknown, meter: StatementMeter): unknown {
  if (!(query instanceof Promise)) return query;
  const plain = query.then.bind(query);
  let isSent = false;
  // oxlint-disable-next-line unicorn/no-thenable -- it is a promise already
  query.then = (...handlers) => {
    if (!isSent) {
      isSent = true;
      const end = meter();
      void plain(end, end);
    }
    return plain(...handlers);
  };
  return query;
}
