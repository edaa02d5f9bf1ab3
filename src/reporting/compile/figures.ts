import { sql, type SQL } from "drizzle-orm";
import { measures, type MeasureName } from "../cubes/measures.ts";
import type { Condition, Direction, Figure, OrderTerm } from "../figures.ts";
import type { Plan, RowPlace } from "../plan.ts";
import { sortText } from "../row-order.ts";
import { allOf, listed, named, sideColumn, sortColumn, type SideNumber } from "./columns.ts";

/** The figures that rows are picked and ordered by, each once. */
export function figuresOf({ having, order }: Plan): readonly Figure[] {
  const all = [...having, ...order.flatMap((term) => (term.kind === "FIGURE" ? [term] : []))];
  return [...new Map(all.map(({ measure, on }) => [figureColumn({ measure, on }), { measure, on }])).values()];
}

/** The column of a figure. */
export function figureColumn({ measure, on }: Figure): string {
  return on === "VALUE" ? measure : `${measure}_${on}`;
}

/** Averages and medians of each side that the figures are made of, as columns: cents; null of nothing. */
export function compileDerived(figures: readonly Figure[], sides: readonly SideNumber[]): readonly SQL[] {
  const names = new Set(figures.map(({ measure }) => measure).filter((measure) => isDerived(measure)));
  return [...names].flatMap((measure) => sides.map((side) => sql`${derived(measure, side)} as ${named(sideColumn(measure, side))}`));
}

/** A figure of a group from its values, as `figureOf` has it: a whole number; null where there is none. */
export function compileFigure({ measure, on }: Figure, isCompared: boolean): SQL {
  const [value, before] = [valueOf(measure, 0), valueOf(measure, 1)];
  if (on === "VALUE") return value;
  if (!isCompared) return sql`null::numeric`;
  switch (on) {
    case "PREVIOUS":
      return before;
    case "CHANGE":
      return sql`${value} - ${before}`;
    case "RELATIVE_CHANGE":
      return halfUp(sql`(${value} - ${before}) * 1000000`, before);
  }
}

/** The rows that pass all conditions. */
export function compileHaving(having: readonly Condition[]): SQL {
  return allOf(
    having.flatMap((condition) => {
      const column = named(figureColumn(condition));
      const { atLeast, atMost } = condition;
      return [...(atLeast === null ? [] : [sql`${column} >= ${number(atLeast)}`]), ...(atMost === null ? [] : [sql`${column} <= ${number(atMost)}`]), ...(atLeast === null && atMost === null ? [sql`${column} is not null`] : [])];
    }),
  );
}

/** One part of the whole order: a column, and which way. */
type Sorted = { readonly column: SQL; readonly direction: Direction };

/** The order of rows: what is asked, then the key; nulls last in both directions. */
export function compileOrder(plan: Plan): SQL {
  const sorted = sortedBy(plan).map(({ column, direction }) => sql`${column} ${sql.raw(direction.toLowerCase())} nulls last`);
  return sorted.length === 0 ? sql`rolled_up` : listed(sorted);
}

/** The rows that come after a place in that order. */
export function compileAfter(plan: Plan, place: RowPlace): SQL {
  const given = [...plan.order.map((term, index) => (term.kind === "KEY" ? keyAt(plan, place, term.position) : figureAt(place, index))), ...plan.by.map((_, index) => keyAt(plan, place, index))];
  return sortedBy(plan).reduceRight<SQL>((rest, sorted, index) => afterOne(sorted, given[index] ?? null, rest), sql`false`);
}

function sortedBy({ order, by }: Plan): readonly Sorted[] {
  return [...order.map((term) => ({ column: sortedColumn(term), direction: term.direction })), ...by.map((_, index) => ({ column: named(sortColumn(index)), direction: "ASC" as const }))];
}

function sortedColumn(term: OrderTerm): SQL {
  return named(term.kind === "KEY" ? sortColumn(term.position) : figureColumn(term));
}

/** `rest` decides among the rows that are equal in this part. */
function afterOne({ column, direction }: Sorted, given: SQL | null, rest: SQL): SQL {
  if (given === null) return sql`(${column} is null and ${rest})`;
  const beyond = direction === "ASC" ? sql`${column} > ${given}` : sql`${column} < ${given}`;
  return sql`(${beyond} or ${column} is null or (${column} = ${given} and ${rest}))`;
}

function keyAt({ by }: Plan, { key }: RowPlace, position: number): SQL | null {
  const name = by[position];
  const code = key[position] ?? null;
  return name === undefined || code === null ? null : sql`${sortText(name, code)}::text`;
}

function figureAt({ figures }: RowPlace, index: number): SQL | null {
  const figure = figures[index] ?? null;
  return figure === null ? null : number(figure);
}

function number(value: bigint): SQL {
  return sql`${value.toString()}::numeric`;
}

/** A measure on a side: its column, or that of `compileDerived`. */
function valueOf(measure: MeasureName, side: SideNumber): SQL {
  return isDerived(measure) ? named(sideColumn(measure, side)) : needed(measure, side, 0);
}

function isDerived(measure: MeasureName): boolean {
  return measure === "AVERAGE_SUBSIDY" || measure === "MEDIAN_SUBSIDY";
}

/** Of what they need the second is the number of dossiers. */
function derived(measure: MeasureName, side: SideNumber): SQL {
  const [amount, dossiers] = [needed(measure, side, 0), needed(measure, side, 1)];
  return measure === "AVERAGE_SUBSIDY" ? halfUp(amount, dossiers) : sql`case when ${dossiers} > 0 then ${amount} end`;
}

function needed(measure: MeasureName, side: SideNumber, place: number): SQL {
  const name = measures[measure].needs[place];
  if (name === undefined) throw new Error(`${measure} needs less than it says`);
  return sql`${named(sideColumn(name, side))}::numeric`;
}

/** The quotient of whole numbers, rounded half away from zero; null of nothing. */
function halfUp(dividend: SQL, divisor: SQL): SQL {
  return sql`case when ${divisor} <> 0 then sign(${dividend}) * div(2 * abs(${dividend}) + ${divisor}, 2 * ${divisor}) end`;
}
