import { expect, test } from "vitest";
import { readArray, writeArray } from "../../src/db/array-types.ts";
import { freshDatabase } from "../support/database.ts";

const { reads } = await freshDatabase();
const hostile = ["", "NULL", "null", "a,b", 'say "x"', "back\\slash", "{}", "}", " space ", "line\nbreak", "é€😀", "'; drop table x; --"];

test("texts go to the server and come back as they were, whatever is in them", async () => {
  expect(await reads`select ${hostile as unknown as string}::text[] as texts, cardinality(${hostile as unknown as string}::text[]) as count`).toEqual([{ texts: hostile, count: hostile.length }]);
});

test("numbers, truths, days and nothing come back as what they are", async () => {
  expect(await reads`select '{1,-2,null}'::int[] as ints, '{9007199254740993}'::bigint[] as bigs, '{t,f,null}'::bool[] as truths, '{2026-01-02}'::date[] as days, '{}'::text[] as none, null::text[] as nothing`).toEqual([
    { ints: [1, -2, null], bigs: ["9007199254740993"], truths: [true, false, null], days: expect.anything(), none: [], nothing: null },
  ]);
});

test("text that is a list already is sent as it is", () => {
  expect(writeArray('{"a"}')).toBe('{"a"}');
  expect(writeArray([null, 1, true, 'x"y'])).toBe('{null,"1","true","x\\"y"}');
  expect(readArray('{a,"b,c",NULL,"NULL"}')).toEqual(["a", "b,c", null, "NULL"]);
});
