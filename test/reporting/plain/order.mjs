/** The order of rows, and the conditions on them. */
import { differenceOf, millionths } from "./figures.mjs";
import { listOrder } from "./lists.mjs";

/** Classes and states in the order of their list, all others byte by byte; unknown last in either direction. */
function compareCodes(dimension, a, b, direction = "ASC") {
  if (a === b) return 0;
  if (a === "UNKNOWN" || b === "UNKNOWN") return a === "UNKNOWN" ? 1 : -1;
  const [one, other] = [a, b].map((code) => listOrder[dimension]?.indexOf(code) ?? -1);
  const order = one < 0 ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : one - other;
  return direction === "ASC" ? order : -order;
}

/** What is not there comes last in either direction. */
function compareFigures(a, b, direction = "DESC") {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return direction === "ASC" ? a - b : b - a;
}

/** A figure of a group: counts, cents, or millionths for a relative change. */
export function figureOn(group, { measure, on = "VALUE" }, figure) {
  const { value, previous } = figure(group, measure);
  if (on === "VALUE") return value;
  if (on === "PREVIOUS") return previous;
  const change = differenceOf(value, previous);
  return on === "CHANGE" ? change : millionths(change, previous);
}

/** Compares groups by the terms asked for, then by their keys. */
export function comparing(by, orderBy, figure) {
  const byKey = by.map((dimension) => ({ key: { dimension } }));
  return (a, b) => {
    for (const { key, measure } of [...orderBy, ...byKey]) {
      const index = key && by.indexOf(key.dimension);
      const order = key
        ? compareCodes(key.dimension, a.key[index] ?? "", b.key[index] ?? "", key.direction)
        : compareFigures(figureOn(a, measure, figure), figureOn(b, measure, figure), measure.direction);
      if (order !== 0) return order;
    }
    return 0;
  };
}

const DECIMALS = 12;
/** A decimal number as a whole one of so many decimals. */
function exact(text) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const digits = BigInt(whole + fraction.padEnd(DECIMALS, "0"));
  return sign === "-" ? -digits : digits;
}

/** Whether a group meets all conditions; a figure that is not there meets none. */
export function meets(group, having, figure, unitOf) {
  return having.every((condition) => {
    const found = figureOn(group, condition, figure);
    if (found === null) return false;
    const decimals = condition.on === "RELATIVE_CHANGE" ? 6 : unitOf(condition.measure) === "EUR" ? 2 : 0;
    const amount = BigInt(found) * 10n ** BigInt(DECIMALS - decimals);
    return (!condition.gte || amount >= exact(condition.gte)) && (!condition.lte || amount <= exact(condition.lte));
  });
}
