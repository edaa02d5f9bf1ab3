import { getNamedType, getNullableType, isListType, isScalarType } from "graphql";
import { describe, expect, it } from "vitest";
import { schemaFor } from "../../../src/graphql/schema.ts";
import { bodyWith, placesOf, type Place } from "./questions.ts";
import { serviceUnderAttack, type Attempt } from "./service.ts";
import { hostileNumbers, hostileShapes, hostileTexts } from "./values.ts";

const service = serviceUnderAttack("values of queries");
const root = schemaFor("ADMIN").getQueryType();
const places = root ? placesOf(root) : [];
const values = [...hostileTexts.map((text) => JSON.stringify(text)), ...hostileNumbers.map((number) => (Object.is(number, -0) ? "-0" : String(number))), ...hostileShapes];

/** All values where text or a number is read; where the type alone refuses nearly all of them, every fifth. Alone, and in a list where one is meant. */
function attemptsAt(place: Place): readonly Attempt[] {
  const isRead = isScalarType(getNamedType(place.type)) && getNamedType(place.type).name !== "Boolean";
  const isList = isListType(getNullableType(place.type));
  return values.filter((_, index) => isRead || index % 5 === 0).flatMap((json) =>
    (isList ? [json, `[${json}]`] : [json]).map((form): Attempt => ({ title: `${place.field.name} ${place.path.join(".")} = ${form.slice(0, 60)}`, expected: "told", body: bodyWith("query", place, form) })),
  );
}

describe("every argument of a query and every input field, each with every hostile value", () => {
  it("are found in the schema", () => {
    expect(places.length).toBeGreaterThan(100);
    expect(places.map(({ field, path }) => `${field.name}.${path.join(".")}`)).toEqual(expect.arrayContaining(["company.number", "dossierBreakdown.period.months.from", "searchCompanies.text", "nodes.ids"]));
  });

  it.each(Object.entries(Object.groupBy(places, ({ field }) => field.name)))("%s stays well", async (_, here = []) => {
    expect(await service.attack(here.flatMap(attemptsAt))).toEqual([]);
  });

  it("and the first question is answered as before", async () => {
    const data = await service.ask('{ dossierBreakdown(by: [PILLAR], period: { months: { from: "2016-04", to: "2016-12" } }) { rows { dossiers { value } } } }');
    expect(data).toEqual({ dossierBreakdown: { rows: [{ dossiers: { value: 3054 } }, { dossiers: { value: 84_656 } }] } });
  });
});
