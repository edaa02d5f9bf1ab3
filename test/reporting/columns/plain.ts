import type { EngineResult, Groups } from "../../../src/reporting/engine.ts";
import { keyAt, places, sidesAt } from "../../../src/reporting/rows.ts";
import type { Naive } from "./naive.ts";

/** A result in plain objects, to compare and to read. */
export function plainly(result: EngineResult): Naive {
  const { rows, parents, totals, ...rest } = result;
  const groups = (of: Groups): Naive["rows"] => places(of).map((index) => ({ key: keyAt(of, index), sums: sidesAt(of.sums, index) }));
  return { ...rest, rows: groups(rows), parents: parents === null ? null : places(rows).map((index) => sidesAt(parents, index)), totals: totals.map(groups) };
}
