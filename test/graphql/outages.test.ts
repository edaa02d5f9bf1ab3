import { GraphQLError } from "graphql";
import { afterAll, describe, expect, it } from "vitest";
import { openDb, type Handle } from "../../src/db/client.ts";
import { formatError, outageOf } from "../../src/graphql/errors.ts";
import { freshDatabase } from "../support/database.ts";

const { sql, target } = await freshDatabase();
const handle = openDb(target, { max: 2, statementTimeoutMs: 400 });
afterAll(() => handle.close());

/** What a client is told of what failed, at a field. */
async function toldOf(work: PromiseLike<unknown>): Promise<{ readonly code: unknown; readonly message: string; readonly outage: string | null }> {
  const error = await Promise.resolve(work).then(() => new Error("it did not fail"), (failure: unknown) => failure as Error);
  const located = new GraphQLError(error.message, { originalError: error, path: ["dossier"] });
  const { message, extensions } = formatError(located.toJSON(), located);
  return { code: extensions?.["code"], message, outage: outageOf(located) };
}

/** A statement that PostgreSQL refuses with a code, as it does when it runs out of something. */
const refused = (code: string) => `do $$ begin raise exception 'could not extend file "base/5/16384"' using errcode = '${code}'; end $$`;

describe("what the database refuses for want of something", () => {
  it.each([
    ["53100", "DATABASE_UNAVAILABLE", "The database has no room left. Whoever operates this service has to make room; try again afterwards, a write with the same key: nothing is written twice."],
    ["53300", "DATABASE_UNAVAILABLE", "The database has no connection free at the moment. Try again in a few seconds, a write with the same key: nothing is written twice."],
    ["40P01", "OVERLOADED", "Other work held up this request for too long. Try again in a few seconds, a write with the same key: nothing is written twice."],
    ["57P03", "DATABASE_UNAVAILABLE", "The database does not answer at the moment. Try again in a few seconds."],
  ])("%s is told as %s, without what the database said", async (sqlState, code, message) => {
    expect(await toldOf(sql.unsafe(refused(sqlState)))).toEqual({ code, message, outage: code });
  });

  it("a statement that takes too long is told as TIMEOUT", async () => {
    expect(await toldOf(handle.db.execute("select pg_sleep(20)"))).toEqual({ code: "TIMEOUT", message: "The question took too long and was stopped. Ask for less: fewer rows, a shorter period or a narrower filter.", outage: "TIMEOUT" });
  });

  it("any other refusal is a bug, and masked", async () => {
    expect(await toldOf(sql`select 1 / ${0}::int`)).toMatchObject({ code: "INTERNAL_SERVER_ERROR", outage: null });
  });
});

describe("a server that takes no writes", () => {
  it("is told as READ_ONLY to who writes, and answers who reads", async () => {
    const readOnly = openDb(target, { max: 1, settings: { default_transaction_read_only: "on" } });
    expect(await toldOf(readOnly.writes`insert into intake_key (client, key, fingerprint, reference) values ('a', 'b', 'c', 'd')`)).toEqual({
      code: "READ_ONLY",
      message: "The database takes no writes at the moment; reads go on. Nothing was written. Send it again later, with the same key.",
      outage: "READ_ONLY",
    });
    expect(await readOnly.reads`select count(*)::int as n from intake_key`).toEqual([{ n: 0 }]);
    await readOnly.close();
  });
});

describe("a server without a connection to spare", () => {
  it("is told as DATABASE_UNAVAILABLE, and is used again when it has one", async () => {
    const role = `limited_${process.pid}_${Date.now()}`;
    await sql.unsafe(`create role ${role} login connection limit 1`);
    const limited = { ...(target as object), user: role } as typeof target;
    const [first, second]: readonly [Handle, Handle] = [openDb(limited, { max: 1 }), openDb(limited, { max: 1 })];
    expect(await first.reads`select 1 as one`).toEqual([{ one: 1 }]);
    expect(await toldOf(second.reads`select 1`)).toMatchObject({ code: "DATABASE_UNAVAILABLE", message: expect.stringContaining("no connection free") });
    await first.close();
    await expect.poll(() => second.reads`select 1 as one`.then((rows) => rows, () => null)).toEqual([{ one: 1 }]);
    await second.close();
    await sql.unsafe(`drop role ${role}`);
  });
});
