import { countedMilestones, type CountedMilestone } from "../../../../domain/dossier-status.ts";
import { gather16, gather32, into, lowerBound, shared16, shared32 } from "./arrays.ts";
import { flatNames, type FlatDimensionName } from "../layout.ts";
import { NO_DAY, type AmountName, type DossierSegment, type EventOrder } from "../store.ts";

/** The amounts, in the order that they are read. */
export const amountNames = ["subsidyCents", "eligibleCostCents", "paidCents", "recoveredCents"] as const satisfies readonly AmountName[];

const wideNames = ["slot", "company", "establishment", ...amountNames] as const;
type WideName = (typeof wideNames)[number];
type NarrowName = `day ${CountedMilestone}` | `code ${FlatDimensionName}` | "nace2008" | "nace2025" | "municipality";

const narrowNames: readonly NarrowName[] = [...countedMilestones.map((name) => `day ${name}` as const), ...flatNames.map((name) => `code ${name}` as const), "nace2008", "nace2025", "municipality"];
/** The event that is asked for most: rows stand in its order, so that counting it reads them one after the other. */
const LEADING = "APPROVED" satisfies CountedMilestone;
const otherMilestones = countedMilestones.filter((name) => name !== LEADING);
const noRows = shared32(0);

/** Rows of dossiers in columns, in any order; the arrays may be longer than `rows`. */
export type DossierTable = { rows: number; readonly wide: Record<WideName, Uint32Array>; readonly narrow: Record<NarrowName, Uint16Array> };

/** A table with room for so many rows. */
export function newTable(room: number): DossierTable {
  return { rows: 0, wide: record(wideNames, () => new Uint32Array(room)), narrow: record(narrowNames, () => new Uint16Array(room)) };
}

/** Makes room for at least so many rows. */
export function makeRoom(table: DossierTable, rows: number): void {
  const room = table.wide.slot.length;
  if (rows <= room) return;
  const longer = Math.max(rows, room * 2, 1024);
  for (const name of wideNames) table.wide[name] = into(new Uint32Array(longer), table.wide[name]);
  for (const name of narrowNames) table.narrow[name] = into(new Uint16Array(longer), table.narrow[name]);
}

/** The rows of one table at `places`, then all those of another. */
export function joined(one: DossierTable, places: Uint32Array, other: DossierTable): DossierTable {
  const table = newTable(places.length + other.rows);
  table.rows = places.length + other.rows;
  for (const name of wideNames) gather32(one.wide[name], places, table.wide[name]).set(other.wide[name].subarray(0, other.rows), places.length);
  for (const name of narrowNames) gather16(one.narrow[name], places, table.narrow[name]).set(other.narrow[name].subarray(0, other.rows), places.length);
  return table;
}

/** The rows in the order of the leading event, those without it last, on shared memory. What is read of the given table is let go of when `isLast`. */
export function sorted(table: DossierTable, isLast: boolean): DossierTable {
  const days = table.narrow[`day ${LEADING}`].subarray(0, table.rows);
  const places = new Uint32Array(table.rows);
  const led = orderOf(days);
  places.set(led);
  let next = led.length;
  for (let place = 0; place < days.length; place += 1) if (days[place] === NO_DAY) places[next++] = place;
  const nothing = newTable(0);
  const wide = record(wideNames, (name) => {
    const values = gather32(table.wide[name], places, shared32(table.rows));
    if (isLast) table.wide[name] = nothing.wide[name];
    return values;
  });
  const narrow = record(narrowNames, (name) => {
    const values = gather16(table.narrow[name], places, shared16(table.rows));
    if (isLast) table.narrow[name] = nothing.narrow[name];
    return values;
  });
  return { rows: table.rows, wide, narrow };
}

/** The segment that has the columns of a sorted table. */
export function segmentOf({ rows, wide, narrow }: DossierTable): DossierSegment {
  const leading = narrow[`day ${LEADING}`];
  const events = record(otherMilestones, (name) => eventOrder(narrow[`day ${name}`]));
  return {
    rows,
    codes: record(flatNames, (name) => narrow[`code ${name}`]),
    nace2008: narrow.nace2008,
    nace2025: narrow.nace2025,
    municipality: narrow.municipality,
    company: wide.company,
    establishment: wide.establishment,
    amounts: record(amountNames, (name) => wide[name]),
    events: { ...events, [LEADING]: { rows: null, days: leading.subarray(0, lowerBound(leading, NO_DAY)), dead: noRows } },
  };
}

/** An object with a value for each name. */
export function record<Name extends string, Value>(names: readonly Name[], value: (name: Name) => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>;
}

function eventOrder(days: Uint16Array): EventOrder {
  const places = orderOf(days);
  const rows = shared32(places.length);
  rows.set(places);
  return { rows, days: gather16(days, places, shared16(places.length)), dead: noRows };
}

/** The places of all that have a day, by day, then by place. */
function orderOf(days: Uint16Array): Uint32Array {
  const next = new Uint32Array(NO_DAY + 2);
  for (let place = 0; place < days.length; place += 1) {
    const day = days[place] as number;
    next[day + 1] = (next[day + 1] as number) + 1;
  }
  for (let day = 0; day < NO_DAY; day += 1) next[day + 1] = (next[day + 1] as number) + (next[day] as number);
  const places = new Uint32Array(next[NO_DAY] as number);
  for (let place = 0; place < days.length; place += 1) {
    const day = days[place] as number;
    if (day === NO_DAY) continue;
    const at = next[day] as number;
    places[at] = place;
    next[day] = at + 1;
  }
  return places;
}
