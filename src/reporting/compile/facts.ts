import { sql, type SQL } from "drizzle-orm";
import { textArray } from "../../db/find/page.ts";
import { dossier } from "../../db/tables/index.ts";
import type { Period, TimeUnit } from "../../domain/period.ts";
import { naceIn } from "../classification.ts";
import type { Shift } from "../compare.ts";
import { aggregates, dimension, eventDays, type Aggregate, type DimensionName } from "../cubes/dossiers.ts";
import type { Family } from "../families.ts";
import { compileDossierFilter } from "../filter.ts";
import type { Plan } from "../plan.ts";
import { keyColumn, listed, named, sideNumbers, unmappedColumn, type SideNumber } from "./columns.ts";

type Side = { readonly number: SideNumber; readonly period: Period; readonly shift: Shift | null };

/** The dossiers of both sides, grouped by side, key and company, and by establishment where these are counted. */
export function compileFacts(plan: Plan): SQL {
  return sql.join(sidesOf(plan).map((side) => factsOf(plan, side)), sql` union all `);
}

function sidesOf(plan: Plan): readonly Side[] {
  const { period, compared } = plan.request;
  return sideNumbers(plan).map((number) => (number === 1 && compared !== null ? { number, period: compared.previous, shift: compared.shift } : { number, period, shift: null }));
}

function factsOf(plan: Plan, side: Side): SQL {
  const { by, counting, where, classification } = plan.request;
  const keys = by.map((name, index) => sql`${keyOf(name, plan, side)} as ${named(keyColumn(index))}`);
  const groups = [...keys, sql`${dossier.enterpriseNumber}`, ...(plan.aggregates.includes("establishments") ? [sql`${dossier.establishmentNumber}`] : [])];
  const positions = groups.map((_, index) => sql.raw(String(index + 2)));
  const condition = compileDossierFilter({ counting, period: side.period, where, classification });
  return sql`select ${sql.raw(String(side.number))} as side, ${listed([...groups, ...values(plan)])} from ${dossier}${joins(plan)} where ${condition} group by ${listed(positions)}`;
}

function keyOf(name: DimensionName, { request, families }: Plan, { shift }: Side): SQL {
  const entry = dimension(name);
  if (entry.kind === "FLAT") return entry.code;
  if (entry.kind === "TIME") return timeKey(entry.unit, moved(sql`${eventDays[request.counting]}`, shift));
  const family = families.find(({ by }) => by.includes(name));
  if (family === undefined) throw new Error(`${name} has no map`);
  return sql`nullif(${mapName(family)}.${named(levelColumn(family.by.indexOf(name)))}, '')`;
}

const timeFormats: Readonly<Record<TimeUnit, string>> = { YEAR: "YYYY", QUARTER: 'YYYY-"Q"Q', MONTH: "YYYY-MM" };

function timeKey(unit: TimeUnit, day: SQL): SQL {
  return sql`to_char((${day})::timestamp, ${sql.raw(`'${timeFormats[unit]}'`)})`;
}

/** The day that one of the earlier period is paired with. */
function moved(day: SQL, shift: Shift | null): SQL {
  if (shift === null) return day;
  return shift.unit === "MONTHS" ? sql`${day} + make_interval(months => ${shift.count}::int)` : sql`${day} + ${shift.count}::int`;
}

/** What is reckoned per company. */
function values({ aggregates: names, families }: Plan): readonly SQL[] {
  const sums = names.flatMap((name) => {
    const { perCompany }: Aggregate = aggregates[name];
    return perCompany === null ? [] : [sql`${perCompany} as ${named(name)}`];
  });
  return [...sums, ...families.map((family) => sql`count(*) filter (where ${storedColumn(family)} is not null and ${mapName(family)}.code is null) as ${named(unmappedColumn(family))}`)];
}

function joins({ families, request }: Plan): SQL {
  return sql.join(families.map((family) => joinOf(family, request)), sql``);
}

/** The code of each dossier in the version used, and the map from it to the levels asked. */
function joinOf(family: Family, { classification }: Plan["request"]): SQL {
  const code = family.name === "NACE" ? naceIn(classification.nace) : storedColumn(family);
  const stored = named(`${family.name.toLowerCase()}_stored`);
  return sql` cross join lateral (select ${code} as code) ${stored} left join unnest(${mapArrays(family)}) as ${mapColumns(family)} on ${mapName(family)}.code = ${stored}.code`;
}

function storedColumn({ name }: Family): SQL {
  return name === "NACE" ? sql`${dossier.naceCode}` : sql`${dossier.municipality}`;
}

/** The codes and, for each level, what they stand for; '' where they are not that deep. */
function mapArrays({ maps }: Family): SQL {
  const codes = [...(maps[0]?.keys() ?? [])];
  return listed([textArray(codes), ...maps.map((map) => textArray(codes.map((code) => map.get(code) ?? "")))]);
}

function mapColumns(family: Family): SQL {
  return sql`${mapName(family)}(code, ${listed(family.by.map((_, index) => named(levelColumn(index))))})`;
}

function mapName({ name }: Family): SQL {
  return named(`${name.toLowerCase()}_map`);
}

function levelColumn(index: number): string {
  return `level_${index}`;
}
