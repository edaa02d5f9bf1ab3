import type { Sql } from "../db/connect.ts";
import type { LiveSource } from "./source.ts";

/** A call that is about to be made. `referte` is what the source knows it by. */
export type Call = { readonly referte: string; readonly service: string; readonly enterpriseNumber: string; readonly calledAt: Date };

/** Where calls are accounted for. */
export type CallRecord = {
  /** Before the call is made; when it can't be written the call must not be made. */
  readonly announce: (call: Call) => Promise<void>;
  /** What became of it: FOUND, NOT_FOUND or the code of a fault. */
  readonly conclude: (referte: string, outcome: string, milliseconds: number) => Promise<void>;
};

/** Calls of one source in the table `registry_call`; one statement each. */
export function callRecord(sql: Sql, source: LiveSource): CallRecord {
  return {
    announce: async ({ referte, service, enterpriseNumber, calledAt }) => {
      await sql`insert into registry_call (referte, source, service, enterprise_number, called_at) values (${referte}, ${source}, ${service}, ${enterpriseNumber}, ${calledAt.toISOString()})`;
    },
    conclude: async (referte, outcome, milliseconds) => {
      await sql`update registry_call set outcome = ${outcome}, milliseconds = ${Math.round(milliseconds)} where referte = ${referte}`;
    },
  };
}
