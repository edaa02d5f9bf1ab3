import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { freshDatabase } from "../support/database.ts";

const { sql, run } = await freshDatabase();
const never = new AbortController().signal;
const sleeping = (seconds: number) => ({ text: "select pg_sleep($1), pg_backend_pid() as pid", parameters: [seconds] });
const abortIn = (milliseconds: number): AbortSignal => {
  const control = new AbortController();
  setTimeout(() => control.abort(new Error(`after ${milliseconds} ms`)), milliseconds);
  return control.signal;
};

test("a statement gives its rows", async () => {
  expect(await run({ text: "select $1::int + 1 as more, $2::text[] as list", parameters: [41, ["a", "b,c"]] }, never)).toEqual([{ more: 42, list: ["a", "b,c"] }]);
});

test("an error is that of the server, and the connection is used again", async () => {
  await expect(run({ text: "select 1 / $1::int", parameters: [0] }, never)).rejects.toMatchObject({ code: "22012" });
  expect(await run({ text: "select 1 as one", parameters: [] }, never)).toEqual([{ one: 1 }]);
});

test("an aborted signal rejects at once and ends the statement at the server, though it is aborted while connecting", async () => {
  await Promise.all([0, 1, 5, 50].map((after) => expect(run(sleeping(20), abortIn(after))).rejects.toThrow(`after ${after} ms`)));
  await expect.poll(() => sql`select from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`).toHaveLength(0);
});

test("whoever waits for a connection can be aborted, too; the others get theirs in turn", async () => {
  const long = [1, 2].map(() => run(sleeping(0.4), never));
  const aborted = run(sleeping(20), abortIn(50));
  const next = run<{ pid: number }>(sleeping(0), never);
  await expect(aborted).rejects.toThrow("after 50 ms");
  expect(await Promise.all([...long, next])).toHaveLength(3);
});

test("a cancellation that comes late hits no other statement", async () => {
  const runs = Array.from({ length: 150 }, async (_, index) => {
    const outcome = run({ text: "select count(*) from generate_series(1, $1::int)", parameters: [20_000] }, index % 2 === 0 ? never : abortIn(index % 13));
    const reason = await outcome.then(() => "", (error: Error) => error.message);
    if (index % 2 === 0) expect(reason).toBe("");
    else expect(reason).toMatch(/^(after \d+ ms)?$/);
  });
  await Promise.all(runs);
  await sleep(20);
  expect(await run({ text: "select 1 as one", parameters: [] }, never)).toEqual([{ one: 1 }]);
});

test("a read whose connection the server ends is sent once more, on another one", async () => {
  const end = (): Promise<readonly { pid: number }[]> => sql<{ pid: number }[]>`select pid, pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`.execute();
  const ended = new Set<number>();
  const answer = expect(run(sleeping(20), never)).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  for (const times of [1, 2]) {
    await expect.poll(async () => {
      for (const { pid } of await end()) ended.add(pid);
      return ended.size;
    }).toBe(times);
  }
  await answer;
  for (const one of [1, 2, 3]) expect(await run({ text: "select $1::int as one", parameters: [one] }, never)).toEqual([{ one }]);
});
