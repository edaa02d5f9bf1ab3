import { sql, type SQL } from "drizzle-orm";
import { dossierEvent, load } from "../../db/tables/index.ts";
import { countOf, type Plan } from "../plan.ts";
import { aggregateColumns, aggregateOf, allOf, keyColumn, keyColumns, listed, named, sideColumn, sideNumbers, sortColumn, valueColumns, whole, type Numbered } from "./columns.ts";
import { compileAfter, compileOrder } from "./figures.ts";
import { compileGroups, compileLeaves, compileSorts, compileValues, parentPositions, rolledUp } from "./groups.ts";

/** What a row of the statement is of. `position` numbers the rows of ROW and SET; of LEAVES it is the number of rows that pass. */
export const partNumbers = { VERSION: 0, ROW: 1, TOTAL: 2, SET: 3, OTHERS: 4, LEAVES: 5 } as const;

/** The columns of the statement: how many parts of keys and how many values a row has at most. */
export type Width = { readonly keys: number; readonly values: number };

/** The narrowest statement that holds the results of all plans. */
export function widthOf(plans: readonly Numbered[]): Width {
  const values = plans.map(({ plan }) => valueColumns(plan).length + (plan.parents ? aggregateColumns(plan).length : 0));
  return { keys: Math.max(0, ...plans.map(({ plan }) => plan.by.length)), values: Math.max(4, ...values) };
}

/** The named parts that the result of a plan is read from, over its facts. */
export function compileTables({ plan, number }: Numbered, facts: SQL): readonly SQL[] {
  const fact = tableOf("fact", number);
  const grouped = tableOf("grouped", number);
  const leaf = tableOf("leaf", number);
  const page = tableOf("page", number);
  return [
    sql`${fact} as materialized (${facts})`,
    sql`${grouped} as materialized (${compileGroups(plan, fact)})`,
    sql`${leaf} as materialized (${compileLeaves(plan, grouped)})`,
    sql`${page} as materialized (${compilePage(plan, leaf)})`,
    ...(needsRest(plan) ? [sql`${tableOf("rest", number)} as materialized (${compileRest(plan, fact, page)})`] : []),
  ];
}

/** The rows of the statement that are the result of a plan. */
export function compileParts(numbered: Numbered, width: Width): readonly SQL[] {
  return [rows(numbered, width), total(numbered, width), ...totals(numbered, width), ...others(numbered, width), leaves(numbered, width)];
}

/** The row that tells the state of the data that the statement ran on. It names the columns of all rows. */
export function compileFingerprint(width: Width): SQL {
  const values = [sql`(select coalesce(max(${dossierEvent.seq}), 0)::numeric from ${dossierEvent})`, sql`(select coalesce(max(${load.id}), 0)::numeric from ${load})`];
  const columns = columnsOf(-1, width, { part: "VERSION", values });
  const names = ["plan", "part", "place", "position", ...Array.from({ length: width.keys }, (_, index) => keyColumn(index)), ...Array.from({ length: width.values }, (_, index) => valueColumn(index))];
  return sql`select ${listed(columns.map((column, index) => sql`${column} as ${named(names[index] ?? "")}`))}`;
}

/** The n-th value of a row of the statement. */
export function valueColumn(index: number): string {
  return `value_${index}`;
}

/** One row more than asked for tells whether there are more. */
function compilePage(plan: Plan, leaf: SQL): SQL {
  const { limit, after } = plan.page;
  const order = compileOrder(plan);
  const condition = allOf([sql`passes`, ...(after === null ? [] : [compileAfter(plan, after)])]);
  return sql`select *, row_number() over (order by ${order}) as position from (select * from ${leaf} where ${condition} order by ${order} limit ${limit + 1}) page`;
}

/** The facts of everything that is not on the page: what is counted once each can't be told from totals. */
function compileRest(plan: Plan, fact: SQL, page: SQL): SQL {
  return sql`select fact.* from ${fact} fact left join ${onPage(plan, page)} on ${sameKey("fact", "page", plan.by.length)} where page.position is null`;
}

function onPage({ page: { limit } }: Plan, page: SQL): SQL {
  return sql`(select * from ${page} where position <= ${limit}) page`;
}

/** Equal parts of keys, null equal to null, in a form that can be hashed. */
function sameKey(left: string, right: string, length: number): SQL {
  const parts = Array.from({ length }, (_, index) => {
    const [a, b] = [sql`${named(left)}.${named(keyColumn(index))}`, sql`${named(right)}.${named(keyColumn(index))}`];
    return sql`coalesce(${a}, '') = coalesce(${b}, '') and (${a} is null) = (${b} is null)`;
  });
  return allOf(parts);
}

function needsRest({ scope, aggregates, others: isWanted }: Plan): boolean {
  return isWanted && aggregates.some((name) => ["DISTINCT", "MEDIAN"].includes(aggregateOf(scope, name).kind));
}

function rows({ plan, number }: Numbered, width: Width): SQL {
  const page = tableOf("page", number);
  const own = { part: "ROW", position: sql`position`, keys: plan.by.map((_, index) => sql`page.${named(keyColumn(index))}`) } as const;
  const values = valueColumns(plan).map((column) => sql`page.${named(column)}`);
  if (!plan.parents) return sql`select ${listed(columnsOf(number, width, { ...own, values }))} from ${page} page`;
  const parents = aggregateColumns(plan).map((column) => sql`parent.${named(column)}`);
  const kept = parentPositions(plan);
  const join = sql`left join ${tableOf("grouped", number)} parent on parent.rolled_up = ${whole(rolledUp(plan, kept))} and ${sameKey("page", "parent", kept.length)}`;
  return sql`select ${listed(columnsOf(number, width, { ...own, values: [...values, ...parents] }))} from ${page} page ${join}`;
}

function total({ plan, number }: Numbered, width: Width): SQL {
  const columns = columnsOf(number, width, { part: "TOTAL", values: valueColumns(plan).map(named) });
  return sql`select ${listed(columns)} from ${grandTotal(plan, number)}`;
}

function grandTotal(plan: Plan, number: number): SQL {
  return sql`${tableOf("grouped", number)} total where total.rolled_up = ${whole(rolledUp(plan, []))}`;
}

function totals({ plan, number }: Numbered, width: Width): readonly SQL[] {
  return plan.totals.map((kept, place) => {
    const order = listed(kept.map((position) => sql`${named(sortColumn(position))} asc nulls last`));
    const columns = columnsOf(number, width, { part: "SET", place, position: sql`row_number() over (order by ${order})`, keys: keyColumns(plan), values: valueColumns(plan).map(named) });
    return sql`select ${listed(columns)} from (select ${listed([sql`*`, ...compileSorts(plan)])} from ${tableOf("grouped", number)} where rolled_up = ${whole(rolledUp(plan, kept))}) total`;
  });
}

function others({ plan, number }: Numbered, width: Width): readonly SQL[] {
  if (!plan.others) return [];
  const part = "OTHERS";
  if (needsRest(plan)) return [sql`select ${listed(columnsOf(number, width, { part, values: compileValues(plan) }))} from ${tableOf("rest", number)}`];
  const names = valueColumns(plan).map(named);
  const left = names.map((name) => sql`total.${name} - (select coalesce(sum(${name}), 0) from ${onPage(plan, tableOf("page", number))})`);
  return [sql`select ${listed(columnsOf(number, width, { part, values: left }))} from ${grandTotal(plan, number)}`];
}

/** What is counted over all rows, and over those with an unknown part, of each side; other values may not be summed over rows. */
function leaves({ plan, number }: Numbered, width: Width): SQL {
  const counts = sideNumbers(plan.scope).map((side) => named(sideColumn(countOf(plan.scope.cube), side)));
  const isUnknown = plan.by.length === 0 ? sql`false` : sql.join(keyColumns(plan).map((key) => sql`${key} is null`), sql` or `);
  const values = [...counts.map((count) => sql`coalesce(sum(${count}), 0)`), ...counts.map((count) => sql`coalesce(sum(${count}) filter (where ${isUnknown}), 0)`)];
  return sql`select ${listed(columnsOf(number, width, { part: "LEAVES", position: sql`count(*) filter (where passes)`, values }))} from ${tableOf("leaf", number)}`;
}

type Part = { readonly part: keyof typeof partNumbers; readonly place?: number; readonly position?: SQL; readonly keys?: readonly SQL[]; readonly values: readonly SQL[] };

/** All columns of a row, those that it does not have as nulls. */
function columnsOf(plan: number, { keys: keyCount, values: valueCount }: Width, { part, place = 0, position = sql`null::bigint`, keys = [], values }: Part): readonly SQL[] {
  const noKeys = Array.from({ length: keyCount - keys.length }, () => sql`null::text`);
  const noValues = Array.from({ length: valueCount - values.length }, () => sql`null::numeric`);
  return [whole(plan), whole(partNumbers[part]), whole(place), position, ...keys, ...noKeys, ...values, ...noValues];
}

function tableOf(name: string, number: number): SQL {
  return named(`${name}_${number}`);
}
