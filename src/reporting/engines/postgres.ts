import type { Db } from "../../db/client.ts";
import { keyColumn, sideColumn, unmappedColumn, type SideNumber } from "../compile/columns.ts";
import { compilePlan } from "../compile.ts";
import type { Sums } from "../cubes/dossiers.ts";
import type { Engine, EngineResult, Sides } from "../engine.ts";
import type { Plan, RowKey } from "../plan.ts";

/** A row of the statement: whole numbers come as text. */
type Raw = Readonly<Record<string, string | null>>;

/** Reckons plans by SQL; the reference for every other engine. One statement per plan. */
export function postgresEngine(db: Db): Engine {
  return {
    run: async (plan) => toResult(plan, (await db.execute(compilePlan(plan))) as unknown as readonly Raw[]),
  };
}

function toResult(plan: Plan, raws: readonly Raw[]): EngineResult {
  const rows = raws.filter(({ part }) => part === "ROW");
  const total = partOf(raws, "TOTAL");
  const leaves = partOf(raws, "LEAVES");
  const both = <Value>(read: (side: SideNumber) => Value): Sides<Value> => ({ now: read(0), previous: plan.request.compared === null ? null : read(1) });
  return {
    rows: rows.slice(0, plan.page.limit).map((raw) => ({ key: keyOf(plan, raw), sums: both((side) => sumsOf(plan, raw, side)) })),
    hasMore: rows.length > plan.page.limit,
    totalRows: Number(leaves["position"]),
    total: both((side) => sumsOf(plan, total, side)),
    inRows: both((side) => number(leaves, sideColumn("dossiers", side))),
    unknown: both((side) => number(partOf(raws, "UNKNOWN"), sideColumn("dossiers", side))),
    unmapped: Object.fromEntries(plan.families.map((family) => [family.name, both((side) => number(total, sideColumn(unmappedColumn(family), side)))])),
  };
}

function partOf(raws: readonly Raw[], part: string): Raw {
  const found = raws.find((raw) => raw["part"] === part);
  if (found === undefined) throw new Error(`the statement gave no ${part}`);
  return found;
}

function keyOf({ request: { by } }: Plan, raw: Raw): RowKey {
  return by.map((_, index) => raw[keyColumn(index)] ?? null);
}

function sumsOf({ aggregates }: Plan, raw: Raw, side: SideNumber): Sums {
  return Object.fromEntries(aggregates.map((name) => [name, number(raw, sideColumn(name, side))]));
}

function number(raw: Raw, column: string): bigint {
  const text = raw[column];
  if (typeof text !== "string") throw new Error(`the column ${column} is no whole number`);
  return BigInt(text);
}
