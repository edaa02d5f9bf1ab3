import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

/** The class of a number of units, as `establishmentsClass` of the domain makes it; null for null. */
export function establishmentsClassOf(units: SQLWrapper): SQL {
  return sql`case when ${units} >= 10 then '10+' when ${units} >= 5 then '5-9' when ${units} >= 2 then '2-4' else ${units}::text end`;
}

/** The class of whole years from a start to a day, as `companyAgeClass` of the domain makes it; null for null and before the start. */
export function companyAgeClassOf(start: SQLWrapper, day: SQLWrapper): SQL {
  const reached = (years: number): SQL => sql`(${start} + ${sql.raw(`interval '${years} years'`)})::date <= ${day}`;
  return sql`case when ${reached(20)} then '20+' when ${reached(10)} then '10-19' when ${reached(5)} then '5-9' when ${reached(3)} then '3-4' when ${reached(1)} then '1-2' when ${reached(0)} then '0' end`;
}
