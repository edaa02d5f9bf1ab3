import { isObjectType, isListType, getNullableType } from "graphql";
import { describe, expect, it } from "vitest";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../src/config.ts";
import { audiences } from "../../../src/domain/audience.ts";
import { schemaFor } from "../../../src/graphql/schema.ts";
import { createLimits } from "../../../src/http/limits/limits.ts";
import { breakdownFields, listSizes, pageFields, totalsFields, weights } from "../../../src/http/limits/weights.ts";
import { noHurry } from "../../support/no-hurry.ts";
import { pricing } from "./questions.ts";

const price = pricing();
const points = (query: string, variables?: object): number => price({ query, variables }).points;

describe("the price of documents", () => {
  it("of the documentation is what the documentation says", () => {
    const text = readFileSync(join(root, "docs", "limits.md"), "utf8");
    const examples = [...text.matchAll(/```graphql\n# (?<points>[\d,]+) points(?:, with (?<variables>\{.*\}))?\n(?<query>[^`]+)```/g)].map(({ groups }) => groups as { points: string; variables?: string; query: string });
    expect(examples.length).toBeGreaterThanOrEqual(8);
    for (const example of examples) expect(points(example.query, example.variables === undefined ? {} : (JSON.parse(example.variables) as object)), example.query).toBe(Number(example.points.replaceAll(",", "")));
  });

  it("of each example of the playground is under a tenth of the limit", () => {
    const directory = join(root, "src", "web", "examples");
    for (const file of readdirSync(directory).filter((name) => name.endsWith(".graphql"))) {
      const variables = readdirSync(directory).includes(file.replace(".graphql", ".json")) ? (JSON.parse(readFileSync(join(directory, file.replace(".graphql", ".json")), "utf8")) as object) : {};
      const cost = points(readFileSync(join(directory, file), "utf8"), variables);
      expect(cost, file).toBeGreaterThan(1);
      expect(cost, file).toBeLessThan(500);
    }
  });

  it("multiplies what lies below lists", () => {
    expect(points("{ searchCompanies(first: 100) { nodes { dossiers(first: 40) { nodes { reference } } } } }")).toBe(4193);
    expect(() => points("{ searchCompanies(first: 100) { nodes { dossiers(first: 40) { nodes { company { number } } } } } }")).toThrow("costs too many points");
  });

  it("is the same for nodes and edges, in fragments, under aliases and under @skip", () => {
    const direct = points("{ searchCompanies(first: 10) { nodes { dossiers(first: 10) { totalCount } } } }");
    expect(direct).toBe(171);
    expect(points("{ x: searchCompanies(first: 10) { edges { node { dossiers(first: 10) { totalCount } } } } }")).toBe(direct);
    expect(points("{ ...A } fragment A on Query { searchCompanies(first: 10) { ...B } } fragment B on CompanyConnection { ... { nodes { ...C } } } fragment C on Company { dossiers(first: 10) { totalCount } }")).toBe(direct);
    expect(points("{ searchCompanies(first: 10) @skip(if: true) { nodes { dossiers(first: 10) { totalCount } } } }")).toBe(direct);
  });

  it("goes by `last` or `first`, and by a page of 20 for neither", () => {
    expect(points("{ dossiers { nodes { reference } } }")).toBe(21);
    expect(points("{ dossiers(first: null) { nodes { reference } } }")).toBe(21);
    expect(points("{ dossiers(last: 50) { nodes { reference } } }")).toBe(52);
    expect(points("query($n: Int) { dossiers(first: $n) { nodes { reference } } }", { n: 70 })).toBe(72);
    expect(points("query($n: Int) { dossiers(first: $n) { nodes { reference } } }")).toBe(21);
    expect(points("{ dossiers(first: -5) { nodes { reference } } }")).toBe(1);
  });

  it("counts the cells of breakdowns: codes, periods and totals, under the filter", () => {
    const breakdown = (rest: string, selection = "totalRows"): number => points(`{ dossierBreakdown(period: { year: 2024 }, ${rest}) { ${selection} } }`);
    expect(breakdown("by: [PILLAR]")).toBe(11);
    expect(breakdown("by: [MUNICIPALITY, MONTH]")).toBe(18);
    expect(breakdown("by: [MUNICIPALITY, NACE_DIVISION]")).toBe(62);
    expect(breakdown('by: [MUNICIPALITY, NACE_DIVISION], where: { place: { under: "70000" } }')).toBe(14);
    expect(breakdown("by: [MUNICIPALITY, NACE_CLASS]")).toBe(111);
    expect(breakdown("by: [PROVINCE, NACE_DIVISION, MONTH]")).toBe(23);
    expect(breakdown("by: [PROVINCE, NACE_DIVISION, MONTH], totals: CUBE")).toBe(26);
  });

  it("counts the rows that a page can have, and no more than there can be", () => {
    const rows = (first: number, by: string): number => points(`{ companyBreakdown(by: [${by}], first: ${first}) { rows { companies { value } establishments { value } } } }`);
    expect(rows(1000, "MUNICIPALITY")).toBe(39);
    expect(rows(100, "MUNICIPALITY")).toBe(16);
    expect(rows(1000, "LEGAL_TYPE")).toBe(11);
    expect(points("{ companyBreakdown(by: [NACE_SUBCLASS, MUNICIPALITY], first: 10000) { table { rows columns { name } } } }")).toBe(211);
  });

  it("is a point where there is nothing to price", () => {
    for (const query of [undefined, null, 5, "", "{", "{ nothing }", "query A { __typename } query B { __typename }", "subscription { a }", 'query($a: Int!) { dossiers(first: $a) { nodes { reference } } }']) expect(price({ query }).points, String(query)).toBe(1);
    expect(price({ query: "query A { dossiers { totalCount } }", operationName: "B" }).points).toBe(1);
  });

  it("changes with the audience: what one may not ask costs nothing, as it is refused", () => {
    const limits = createLimits({ limits: noHurry, now: () => new Date("2026-11-01T12:00:00Z") });
    const question = { query: "{ dossiers { nodes { reference } } }" };
    expect(limits.price(schemaFor("PUBLIC"), question).points).toBe(1);
    expect(limits.price(schemaFor("INTERNAL"), question).points).toBe(21);
  });

  it("is reckoned anew on another day", () => {
    let now = new Date("2026-02-01T12:00:00Z");
    const limits = createLimits({ limits: noHurry, now: () => now });
    const question = { query: "{ dossierBreakdown(by: [MUNICIPALITY, COMPANY_SIZE, MONTH], period: { yearToDate: 2026 }) { totalRows } }" };
    const early = limits.price(schemaFor("ADMIN"), question).points;
    now = new Date("2026-11-30T12:00:00Z");
    expect(limits.price(schemaFor("ADMIN"), question).points).toBeGreaterThan(early + 5);
  });
});

describe("the table of weights", () => {
  const types = schemaFor("ADMIN").getTypeMap();
  const hasField = (coordinate: string): boolean => {
    const [typeName = "", name = ""] = coordinate.split(".");
    const type = types[typeName];
    return name.startsWith("__") || (isObjectType(type) && type.getFields()[name] !== undefined);
  };

  it("names fields of the schema only", () => {
    expect([...Object.keys(weights), ...Object.keys(listSizes), ...Object.keys(breakdownFields), ...pageFields, ...totalsFields].filter((coordinate) => !hasField(coordinate))).toEqual([]);
  });

  it("has a price for every root field of every audience", () => {
    for (const audience of audiences) {
      const schema = schemaFor(audience);
      const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name}.${name}`));
      expect(fields.filter((coordinate) => weights[coordinate] === undefined)).toEqual([]);
    }
  });

  it("knows the fields that hold the pages of every list with `first`", () => {
    const paged = Object.values(types).flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : [])).filter((field) => field.args.some(({ name }) => name === "first") && !isListType(getNullableType(field.type)));
    expect(paged.length).toBeGreaterThanOrEqual(7);
    for (const field of paged) {
      const type = types[String(getNullableType(field.type))];
      const names = isObjectType(type) ? Object.keys(type.getFields()) : [];
      expect(names.filter((name) => pageFields.has(`${String(getNullableType(field.type))}.${name}`)), field.name).not.toEqual([]);
    }
  });
});
