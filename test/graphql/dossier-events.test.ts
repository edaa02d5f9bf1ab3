import { beforeEach, describe, expect, it, test } from "vitest";
import { writeToken } from "../../src/domain/token.ts";
import type { FeedPage } from "../../src/graphql/feed.ts";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures, type Fixtures } from "../support/fixtures.ts";

const database = await freshDatabase();
const ask = apiOf(database);
const owner = enterpriseNumber(1);

type Node = { readonly cursor: string; readonly dossier: { readonly reference: string }; readonly event: { readonly kind: string } };
type Page = Omit<FeedPage, "nodes"> & { readonly nodes: readonly Node[] };

const query = `query ($after: String, $first: Int! = 100) { dossierEvents(after: $after, first: $first) {
  nodes { cursor dossier { reference } event { kind } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

async function read(variables: Readonly<Record<string, unknown>> = {}): Promise<Page> {
  const { data, errors } = await ask(query, variables);
  expect(errors).toEqual([]);
  return data.dossierEvents;
}

const shown = ({ nodes }: Page): readonly string[] => nodes.map(({ dossier, event }) => `${dossier.reference} ${event.kind}`);
const event = (reference: string, kind: string): NonNullable<Fixtures["events"]>[number] => ({ reference, enterpriseNumber: owner, kind, status: kind === "CORRECTED" ? "SUBMITTED" : kind, by: "office", at: new Date("2025-03-01T10:00:00Z") });

/** Seven events of which four are for the feed, at the places 1, 3, 4 and 6; places go on from one test to the next. */
const written: Fixtures["events"] = [
  event("A-1", "SUBMITTED"),
  { kind: "IMPORTED", by: "import:1", loadId: 1 },
  event("A-2", "SUBMITTED"),
  event("A-1", "APPROVED"),
  { kind: "COMPANY", enterpriseNumber: owner, by: "registry:VKBO" },
  event("A-2", "CORRECTED"),
  { kind: "COMPANY", enterpriseNumber: owner, by: "registry:VKBO" },
];
const all = ["A-1 SUBMITTED", "A-2 SUBMITTED", "A-1 APPROVED", "A-2 CORRECTED"];

beforeEach(async () => {
  await database.sql`truncate dossier, dossier_event restart identity`;
  await insertFixtures(database, { dossiers: [dossierRow({ reference: "A-1", enterpriseNumber: owner, status: "APPROVED" }), dossierRow({ reference: "A-2", enterpriseNumber: owner })], events: written });
});

describe("the feed of events", () => {
  it("gives events of single dossiers in the order of their writing, not those of imports and companies", async () => {
    const page = await read();
    expect(shown(page)).toEqual(all);
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false, startCursor: page.nodes[0]?.cursor });
    expect(new Set(page.nodes.map(({ cursor }) => cursor)).size).toBe(4);
  });

  it("shows what happened and the dossier as it now is", async () => {
    const { data } = await ask("{ dossierEvents(first: 1) { nodes { dossier { reference status companyNumber } event { kind status at by reason { code } } } } }");
    expect(data.dossierEvents.nodes).toEqual([{ dossier: { reference: "A-1", status: "APPROVED", companyNumber: owner }, event: { kind: "SUBMITTED", status: "SUBMITTED", at: "2025-03-01T10:00:00.000Z", by: "office", reason: null } }]);
  });

  test.each([1, 2, 3, 4, 1000])("is the same in pages of %i", async (first) => {
    const pages: Page[] = [];
    for (let after: string | null = null; pages.at(-1)?.pageInfo.hasNextPage !== false; after = pages.at(-1)!.pageInfo.endCursor) pages.push(await read({ after, first }));
    expect(pages.flatMap(shown)).toEqual(all);
    expect(pages).toHaveLength(Math.max(1, Math.ceil(4 / first)));
  });

  it("resumes after any event", async () => {
    const { nodes } = await read();
    for (const [index, { cursor }] of nodes.entries()) expect(shown(await read({ after: cursor }))).toEqual(all.slice(index + 1));
  });

  it("ends a page that is not full where the next events come in, even when it is empty", async () => {
    const { pageInfo } = await read();
    const empty = await read({ after: pageInfo.endCursor });
    expect(empty).toEqual({ nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: pageInfo.endCursor } });
    await insertFixtures(database, { events: [event("A-2", "APPROVED")] });
    expect(shown(await read({ after: empty.pageInfo.endCursor }))).toEqual(["A-2 APPROVED"]);
  });

  it("does not read again what is not for it", async () => {
    const { nodes, pageInfo } = await read();
    expect(pageInfo.endCursor).not.toBe(nodes.at(-1)?.cursor);
    expect(shown(await read({ after: nodes.at(-1)?.cursor }))).toEqual([]);
  });

  it("begins before the first event", async () => {
    await database.sql`truncate dossier_event restart identity`;
    const { pageInfo } = await read();
    expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: expect.any(String) });
    await insertFixtures(database, { events: [event("A-1", "SUBMITTED")] });
    expect(shown(await read({ after: pageInfo.endCursor }))).toEqual(["A-1 SUBMITTED"]);
  });

  it("shows an event that is written between two pages once, at the end", async () => {
    const one = await read({ first: 2 });
    await insertFixtures(database, { events: [event("A-1", "PAID")] });
    const two = await read({ after: one.pageInfo.endCursor });
    expect([...shown(one), ...shown(two)]).toEqual([...all, "A-1 PAID"]);
  });

  it("takes one statement for the events and one for their dossiers", async () => {
    await insertFixtures(database, { events: Array.from({ length: 200 }, (_, index) => event(index % 2 === 0 ? "A-1" : "A-2", "CORRECTED")) });
    expect(await statementsOf(database, () => ask("{ dossierEvents(first: 150) { nodes { dossier { status } event { kind } } } }"))).toHaveLength(2);
    expect(await statementsOf(database, () => ask("{ dossierEvents(first: 150) { nodes { event { kind reason { label } } } } }"))).toHaveLength(1);
  });

  it("is not for the public", async () => {
    const { errors } = await apiOf(database, "PUBLIC")("{ dossierEvents { pageInfo { endCursor } } }");
    expect(errors).toMatchObject([{ message: expect.stringContaining("dossierEvents") }]);
  });
});

describe("an event that was written but not committed", () => {
  const write = (reference: string) => async (sql: typeof database.sql) => {
    await sql`select take_change_lock()`;
    await sql`insert into dossier_event (reference, enterprise_number, kind, status, by) values (${reference}, ${owner}, 'LAPSED', 'LAPSED', 'sweep')`;
  };

  const aLockIsWaitedFor = async (sql: typeof database.sql): Promise<boolean> =>
    (await sql`select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`).length > 0;

  /** Writes A-1 without an end, then A-2 with one, asks the feed, ends the first and gives what the feed said. */
  async function race(end: "commit" | "rollback"): Promise<{ readonly page: Page; readonly early: boolean }> {
    const [slow, quick] = await Promise.all([database.sql.reserve(), database.sql.reserve()]);
    try {
      for (const [sql, reference] of [[slow, "A-1"], [quick, "A-2"]] as const) {
        await sql`begin`;
        await write(reference)(sql);
      }
      await quick`commit`;
      const feed = { answered: false };
      const asked = read().finally(() => (feed.answered = true));
      while (!feed.answered && !(await aLockIsWaitedFor(quick)));
      const early = feed.answered;
      await slow.unsafe(end);
      return { page: await asked, early };
    } finally {
      slow.release();
      quick.release();
    }
  }

  it("is waited for, so that a later one is not read before it", async () => {
    const { page, early } = await race("commit");
    expect(early).toBe(false);
    expect(shown(page)).toEqual([...all, "A-1 LAPSED", "A-2 LAPSED"]);
  });

  it("and never comes leaves a gap that holds up nothing", async () => {
    const { page, early } = await race("rollback");
    expect(early).toBe(false);
    expect(shown(page)).toEqual([...all, "A-2 LAPSED"]);
  });
});

describe("a cursor of the feed", () => {
  const codes = async (after: string): Promise<unknown> => (await ask(query, { after })).errors.map(({ code }) => code);

  it("is refused when any character of it was changed, or when it was cut", async () => {
    const cursor = (await read()).nodes[1]!.cursor;
    expect(await codes(cursor)).toEqual([]);
    for (let index = 0; index < cursor.length; index++) expect(await codes(cursor.slice(0, index) + (cursor[index] === "A" ? "B" : "A") + cursor.slice(index + 1))).toEqual(["INVALID_CURSOR"]);
    expect(await codes(cursor.slice(0, -1))).toEqual(["INVALID_CURSOR"]);
    expect(await codes(`${cursor}A`)).toEqual(["INVALID_CURSOR"]);
  });

  it("is refused when it is nonsense or of another list", async () => {
    const { data } = await ask("{ dossiers(first: 1) { pageInfo { endCursor } } }");
    const hostile = ["", "nonsense", "'; drop table dossier_event; --", "\0", "x".repeat(100_000), data.dossiers.pageInfo.endCursor, writeToken([]), writeToken(["DOSSIER_EVENTS", -1, 0]), writeToken(["DOSSIER_EVENTS", 1.5, 0]), writeToken(["DOSSIER_EVENTS", "1", 0]), writeToken(["DOSSIER_EVENTS", 1, 0])];
    for (const after of hostile) expect(await codes(after)).toEqual(["INVALID_CURSOR"]);
    expect((await ask(query, { after: "nonsense" })).errors).toMatchObject([{ message: "`after` is no cursor of `dossierEvents`. Use `cursor` or `pageInfo.endCursor` of an answer of `dossierEvents`, or leave it out to start at the beginning." }]);
  });

  it("is refused when it lies beyond the last event, with what to do about it", async () => {
    const { pageInfo } = await read();
    await database.sql`delete from dossier_event where seq > 3`;
    const { errors } = await ask(query, { after: pageInfo.endCursor });
    expect(errors).toMatchObject([{ code: "INVALID_CURSOR", message: "`after` lies beyond the last event: it is a cursor of another database, or this one was put back to an older state. Start from a cursor of before that, or leave it out to read all events again.", extensions: { argument: "after" } }]);
    expect(shown(await read())).toEqual(["A-1 SUBMITTED", "A-2 SUBMITTED"]);
  });

  it("stands on a page of 1 to 1,000 events", async () => {
    for (const first of [0, -1, 1001]) expect((await ask(query, { first })).errors).toMatchObject([{ code: "INVALID_ARGUMENT", message: `The argument \`first\` is ${first}. Choose 1 to 1000.` }]);
  });
});
