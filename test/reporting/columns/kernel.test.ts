import { expect, test } from "vitest";
import { kernelOf, kernelText } from "../../../src/reporting/engines/columns/scan/kernel.ts";
import type { Shape } from "../../../src/reporting/engines/columns/scan/shape.ts";

const shape: Shape = {
  isIndirect: true,
  ofCompany: [false, true],
  filters: [1],
  isOfOneCompany: true,
  isByListing: false,
  factors: [{ column: 1, isMapped: true, word: 0 }, { column: 0, isMapped: false, word: 0 }],
  words: 1,
  isHashed: false,
  amounts: 2,
  sums: 1,
  entities: ["ACTIVE_COMPANY"],
  picks: [1],
};

test("scans of one shape run the same code", () => {
  expect(kernelOf(shape)).toBe(kernelOf({ ...shape, filters: [1] }));
  expect(kernelOf(shape)).not.toBe(kernelOf({ ...shape, isIndirect: false }));
});

test("the text of a kernel reads each column once for a row", () => {
  const loop = kernelText(shape).split("place++) {")[1]?.split("totals[0]")[0] ?? "";
  expect(loop.split("\n").map((line) => line.trim()).filter((line) => line !== "")).toEqual([
    "const row = rows[place];",
    "if (company[row] !== oneCompany) continue;",
    "const code1 = column1[company[row]];",
    "if (filter0[code1] === 0) continue;",
    "const code0 = column0[row];",
    "const value0 = amount0[row];",
    "const value1 = amount1[row];",
    "const mapped0 = map0[code1];",
    "const part0 = base + Math.imul((mapped0 & 32767), stride0) + Math.imul(code0, stride1) | 0;",
    "const group = part0;",
    "const cell = Math.imul(group, 2);",
    "sums[cell] += 1; sums[cell + 1] += value0;",
    "groups[written] = group;",
    "entity0[written] = active[company[row]] === 0 ? 0 : company[row] + 1;",
    "pick0[written] = value1;",
    "written++;",
    "count++; sum0 += value0; loss0 += mapped0 >>> 15;",
    "}",
  ]);
});
