import { readDecimal } from "../domain/decimal.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import type { DimensionName } from "./cubes/dossiers.ts";
import { measures, type MeasureName } from "./cubes/measures.ts";
import type { Condition, Direction, Figure, FigureOn, OrderTerm } from "./figures.ts";
import { breakdownLimits } from "./limits.ts";

/** A condition on rows as it is asked; bounds are decimal numbers, amounts in EUR. */
export type ConditionInput = { readonly measure: string; readonly on: FigureOn; readonly gte?: string | null | undefined; readonly lte?: string | null | undefined };

/** One part of an order as it is asked: exactly one of the two. */
export type OrderInput = {
  readonly key?: { readonly dimension: string; readonly direction: Direction } | null | undefined;
  readonly measure?: { readonly measure: string; readonly direction: Direction; readonly on: FigureOn } | null | undefined;
};

/** What conditions and orders may speak of. */
export type Terms = { readonly by: readonly DimensionName[]; readonly measures: readonly MeasureName[]; readonly isCompared: boolean };

/** The conditions on rows, in whole numbers. Throws INVALID_ARGUMENT. */
export function readHaving(having: readonly ConditionInput[], terms: Terms): readonly Condition[] {
  checkLength(having, "having", breakdownLimits.maxConditions);
  return having.map((input) => readCondition(input, terms));
}

/** The order of rows. Throws INVALID_ARGUMENT. */
export function readOrder(orderBy: readonly OrderInput[], terms: Terms): readonly OrderTerm[] {
  checkLength(orderBy, "orderBy", breakdownLimits.maxOrders);
  const order = orderBy.map((input) => readTerm(input, terms));
  const names = order.map((term) => (term.kind === "KEY" ? terms.by[term.position] : `${term.measure} ${term.on}`));
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw invalid("orderBy", `The order names ${repeated} twice. Name each part once.`);
  return order;
}

function readCondition({ measure, on, gte, lte }: ConditionInput, terms: Terms): Condition {
  const figure = readFigure(measure, on, "having", terms);
  if (!gte && !lte) throw invalid("having", `The condition on ${measure} has no bound. Give \`gte\`, \`lte\` or both.`);
  const decimals = on === "RELATIVE_CHANGE" ? 6 : measures[figure.measure].decimals;
  const atLeast = gte ? readDecimal(gte, decimals).up : null;
  const atMost = lte ? readDecimal(lte, decimals).down : null;
  if (gte && lte && atLeast !== null && atMost !== null && atLeast > atMost) throw invalid("having", `No ${measure} can be at least ${gte} and at most ${lte}. Swap the two, or widen them.`);
  return { ...figure, atLeast, atMost };
}

function readTerm({ key, measure }: OrderInput, terms: Terms): OrderTerm {
  if (measure) return { kind: "FIGURE", direction: measure.direction, ...readFigure(measure.measure, measure.on, "orderBy", terms) };
  if (!key) throw invalid("orderBy", "A part of the order is empty. Give `key` or `measure`.");
  const position = terms.by.findIndex((name) => name === key.dimension);
  if (position < 0) throw invalid("orderBy", `The order names ${quoted(key.dimension)}, which is not broken down by. Add it to \`by\`, or order by another key.`);
  return { kind: "KEY", position, direction: key.direction };
}

function readFigure(name: string, on: FigureOn, argument: "having" | "orderBy", { measures: allowed, isCompared }: Terms): Figure {
  const measure = allowed.find((each) => each === name);
  if (measure === undefined) throw invalid(argument, `${quoted(name)} is no measure of this breakdown. Choose ${allowed.join(", ")}.`);
  if (measure === "REACH") throw invalid(argument, `\`${argument}\` can't use REACH, which is made of two breakdowns. Use COMPANIES.`);
  if (on !== "VALUE" && !isCompared) throw invalid(argument, `\`${argument}\` uses ${on} of ${measure}, but nothing is compared. Give \`compare\`, or use VALUE.`);
  return { measure, on };
}

function checkLength(list: readonly unknown[], argument: string, most: number): void {
  if (list.length > most) throw invalid(argument, `\`${argument}\` has ${list.length} parts; the limit is ${most}. Drop some.`);
}

function invalid(argument: string, message: string): DomainError {
  return new DomainError("INVALID_ARGUMENT", message, { details: { argument } });
}
