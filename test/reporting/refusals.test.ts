import { describe, expect, test } from "vitest";
import { graphql } from "graphql";
import { createContext } from "../../src/graphql/context.ts";
import { formatError } from "../../src/graphql/errors.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import type { Engine } from "../../src/reporting/engine.ts";
import { postgresEngine } from "../../src/reporting/engines/postgres.ts";
import { readRequest, type DossierArguments } from "../../src/reporting/request.ts";
import { statementsOf } from "../support/api.ts";
import { askAbout } from "./asking.ts";
import { pairs, world } from "./world.ts";

const { database, ask } = await askAbout(world, pairs);
const refusal = async (given: string, fields = "rows { dossiers { value } }", root = "dossierBreakdown") => {
  const { errors } = await ask(`{ ${root}(${given}) { ${fields} } }`);
  return [errors[0]?.code, errors[0]?.message];
};
const ofCompanies = (given: string, fields = "totalRows") => refusal(given, fields, "companyBreakdown");

const year = "period: { year: 2016 }";
const clock = { today: "2025-07-01", through: "2025-06-15" };
const plain: DossierArguments = { cube: "DOSSIERS", by: [], counting: "APPROVED", period: { year: 2016 }, totals: "NONE", others: false };

describe("a breakdown that can't be answered says why, and the way out", () => {
  test.each([
    [`by: [PILLAR, THEME, TOPIC, COMPANY_SIZE, REGIME, STATUS, YEAR], ${year}`, "INVALID_ARGUMENT", "7 dimensions are asked; the limit is 6. Drop some, or ask two breakdowns."],
    [`by: [PILLAR, YEAR, PILLAR], ${year}`, "INVALID_ARGUMENT", '"PILLAR" is asked twice. Name each dimension once.'],
    [`period: { year: 1999 }`, "INVALID_PERIOD", "The year 1999 is out of range. Choose 2000 to 2099."],
    [`period: { year: 2026 }`, "INVALID_PERIOD", "The period begins on 2026-01-01, and today is 2025-07-01. Choose one that has begun."],
    [`period: { yearToDate: 2027 }`, "INVALID_PERIOD", "The data run to 2025-07-01, so nothing of 2027 has passed. Choose an earlier year."],
    [`period: { quarter: { year: 2016, quarter: 5 } }`, "INVALID_PERIOD", "There is no quarter 5. Choose 1, 2, 3 or 4."],
    [`period: { months: { from: "2016-05", to: "2016-04" } }`, "INVALID_PERIOD", "The period ends (2016-04) before it begins (2016-05). Swap the two."],
    [`period: { months: { from: "2016-13", to: "2016-04" } }`, "INVALID_PERIOD", '"2016-13" is no month. Write it as YYYY-MM, as in 2016-04.'],
    [`period: { rollingMonths: 0 }`, "INVALID_PERIOD", "0 is no number of months. Choose 1 to 1200."],
    [`period: { months: { from: "2025-07", to: "2025-12" } }, compare: {}`, "INVALID_PERIOD", "The dossiers run to 2025-06-15, so nothing of the period has elapsed. Choose an earlier period, or the alignment WHOLE_PERIOD."],
    [`${year}, compare: { years: 0 }`, "INVALID_PERIOD", "0 is no number of years to go back. Choose 1 to 99."],
    [`${year}, compare: { to: PREVIOUS_PERIOD, years: 2 }`, "INVALID_ARGUMENT", "`compare.years` is 2, but goes with SAME_PERIOD_PREVIOUS_YEAR only. Leave it out, or compare with that."],
    [`${year}, first: 1001`, "INVALID_ARGUMENT", "The argument `first` is 1001. Choose 0 to 1000, or select only `table`."],
    [`${year}, first: 10001`, "INVALID_ARGUMENT", "The argument `first` is 10001. Choose 0 to 1000."],
    [`${year}, first: -1`, "INVALID_ARGUMENT", "The argument `first` is -1. Choose 0 to 1000."],
    [`by: [PILLAR], ${year}, after: "nonsense"`, "INVALID_CURSOR", "`after` is no cursor of this breakdown. Use `pageInfo.endCursor` of an answer with the same `by` and `orderBy`, or leave it out to start anew."],
    [`${year}, where: { companySize: { in: ["KLEIN"] } }`, "UNKNOWN_CODE", 'The list of `companySize` has no code "KLEIN". Did you mean KO?'],
    [`${year}, where: { nace: { under: "V" } }`, "UNKNOWN_CODE", 'NACE-BEL 2008 has no code "V". The catalog lists its codes.'],
    [`${year}, where: { nace: { notIn: ["62100"] } }`, "UNKNOWN_CODE", 'NACE-BEL 2008 has no code "62100". Did you mean 62, 620, 6201?'],
    [`${year}, where: { place: { in: ["44083"] } }`, "UNKNOWN_CODE", 'The list of places of 2016 has no code "44083". Did you mean 44080, 44081, 44000?'],
    [`period: { year: 2019 }, where: { place: { in: ["44049"] } }`, "UNKNOWN_CODE", 'The place "44049" no longer existed in 2019. It became 44083.'],
    [`${year}, where: { theme: { in: ["${"x".repeat(101)}"] } }`, "UNKNOWN_CODE", `The list of \`theme\` has no code "${"x".repeat(40)}…". The catalog lists its codes.`],
  ])("%s", async (given, code, message) => {
    expect(await refusal(given)).toEqual([code, message]);
  });

  test.each([`by: [PILLAR, PILLAR], ${year}`, `${year}, first: -1`, `${year}, having: [{ measure: DOSSIERS }]`, `${year}, after: "x"`, `period: { year: 1999 }`, `${year}, where: { nace: { under: "V" } }`])("before anything is read: %s", async (given) => {
    expect(await statementsOf(database, () => refusal(given))).toEqual([]);
  });

  test("a cursor of other dimensions or another order, or one that was changed, is refused", async () => {
    const { data } = await ask(`{ dossierBreakdown(by: [PILLAR], ${year}, first: 1) { pageInfo { endCursor } } }`);
    const { endCursor } = data.dossierBreakdown.pageInfo as { endCursor: string };
    const [sum] = JSON.parse(Buffer.from(endCursor, "base64url").toString()) as [number];
    const changed = Buffer.from(JSON.stringify([sum, "x'; select 1; --"])).toString("base64url");
    const asked = [
      ["by: [COMPANY_SIZE]", endCursor],
      ["by: [PILLAR], orderBy: [{ key: { dimension: PILLAR } }]", endCursor],
      ["by: [PILLAR]", changed],
      ["by: [PILLAR]", Buffer.from("[[]]").toString("base64url")],
      ["by: [PILLAR]", "x".repeat(5000)],
    ];
    for (const [rows, after] of asked) expect((await refusal(`${rows}, ${year}, after: "${after}"`))[0]).toBe("INVALID_CURSOR");
    expect((await refusal(`by: [PILLAR], ${year}, after: "${endCursor}"`))[0]).toBeUndefined();
  });
});

describe("conditions and orders that can't be", () => {
  const measures = "DOSSIERS, COMPANIES, ESTABLISHMENTS, SUBSIDY, ELIGIBLE_COST, AVERAGE_SUBSIDY, MEDIAN_SUBSIDY, PAID_AMOUNT, RECOVERED_AMOUNT, REACH";

  test.each([
    ["having: [{ measure: DOSSIERS }]", "The condition on DOSSIERS has no bound. Give `gte`, `lte` or both."],
    ["having: [{ measure: DOSSIERS, gte: null }]", "The condition on DOSSIERS has no bound. Give `gte`, `lte` or both."],
    [`having: [{ measure: DOSSIERS, gte: "5", lte: "3" }]`, "No DOSSIERS can be at least 5 and at most 3. Swap the two, or widen them."],
    [`having: [{ measure: SUBSIDY, gte: "0.001", lte: "0.009" }]`, "No SUBSIDY can be at least 0.001 and at most 0.009. Swap the two, or widen them."],
    [`having: [{ measure: REACH, gte: "0.1" }]`, "`having` can't use REACH, which is made of two breakdowns. Use COMPANIES."],
    [`having: [{ measure: DOSSIERS, on: CHANGE, gte: "1" }]`, "`having` uses CHANGE of DOSSIERS, but nothing is compared. Give `compare`, or use VALUE."],
    [`having: [${`{ measure: DOSSIERS, gte: "1" } `.repeat(11)}]`, "`having` has 11 parts; the limit is 10. Drop some."],
    [`having: [{ measure: DOSSIERS, gte: "1,5" }]`, '"1,5" is no decimal number. Write digits with a point, as in -12.5, at most 15 on each side.'],
    [`having: [{ measure: DOSSIERS, lte: "1' or 1=1" }]`, `"1' or 1=1" is no decimal number. Write digits with a point, as in -12.5, at most 15 on each side.`],
    ["having: [{ measure: DOSSIERS, gte: 1 }]", "Decimal is written as text in quotes."],
    ["orderBy: [{ key: { dimension: THEME } }]", 'The order names "THEME", which is not broken down by. Add it to `by`, or order by another key.'],
    ["orderBy: [{ key: { dimension: PILLAR } }, { key: { dimension: PILLAR, direction: DESC } }]", "The order names PILLAR twice. Name each part once."],
    ["orderBy: [{ measure: { measure: SUBSIDY } }, { measure: { measure: SUBSIDY, direction: ASC } }]", "The order names SUBSIDY VALUE twice. Name each part once."],
    ["orderBy: [{ measure: { measure: REACH } }]", "`orderBy` can't use REACH, which is made of two breakdowns. Use COMPANIES."],
    ["orderBy: [{ measure: { measure: SUBSIDY, on: PREVIOUS } }]", "`orderBy` uses PREVIOUS of SUBSIDY, but nothing is compared. Give `compare`, or use VALUE."],
    [`orderBy: [${"{ key: { dimension: PILLAR } } ".repeat(7)}]`, "`orderBy` has 7 parts; the limit is 6. Drop some."],
  ])("%s", async (given, message) => {
    expect(await refusal(`by: [PILLAR], ${year}, ${given}`)).toEqual(["INVALID_ARGUMENT", message]);
  });

  test.each([
    [`having: [{ measure: SUBSIDY, gte: "1" }]`, '"SUBSIDY" is no measure of this breakdown. Choose COMPANIES, ESTABLISHMENTS.'],
    [`having: [{ measure: COMPANIES, on: PREVIOUS, gte: "1" }]`, "`having` uses PREVIOUS of COMPANIES, but nothing is compared. Give `compare`, or use VALUE."],
    ["orderBy: [{ measure: { measure: DOSSIERS } }]", '"DOSSIERS" is no measure of this breakdown. Choose COMPANIES, ESTABLISHMENTS.'],
    ["orderBy: [{ key: { dimension: YEAR } }]", 'The order names "YEAR", which is not broken down by. Add it to `by`, or order by another key.'],
    ["first: 1001", "The argument `first` is 1001. Choose 0 to 1000, or select only `table`."],
    ["by: [PROVINCE, REGION, PROVINCE]", '"PROVINCE" is asked twice. Name each dimension once.'],
    ["by: [REGION, PROVINCE, ARRONDISSEMENT, MUNICIPALITY, LEGAL_TYPE, LEGAL_FORM, NACE_SECTION]", "7 dimensions are asked; the limit is 6. Drop some, or ask two breakdowns."],
    ["classification: { nace: NACEBEL_2003 }", "Answers can't be given in NACE-BEL 2003, whose structure is not held. Choose NACEBEL_2008 or NACEBEL_2025."],
  ])("of companies: %s", async (given, message) => {
    expect(await ofCompanies(given)).toEqual(["INVALID_ARGUMENT", message]);
  });

  test("a part of an order has exactly one form", async () => {
    for (const part of ["{}", "{ key: { dimension: PILLAR }, measure: { measure: SUBSIDY } }", "{ key: null }"]) expect((await refusal(`by: [PILLAR], ${year}, orderBy: [${part}]`))[0]).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(() => readRequest({ ...plain, orderBy: [{}] }, clock)).toThrow("A part of the order is empty. Give `key` or `measure`.");
    expect(() => readRequest({ ...plain, having: [{ measure: "PROFIT", on: "VALUE", gte: "1" }] }, clock)).toThrow(`"PROFIT" is no measure of this breakdown. Choose ${measures}.`);
  });
});

describe("a table of measures that can't be", () => {
  test.each([
    ["dossierBreakdown", "[SUBSIDY, DOSSIERS, SUBSIDY]", "`table` names SUBSIDY twice. Name each measure once."],
    ["companyBreakdown", "[COMPANIES, SUBSIDY]", "`table` asks for SUBSIDY, which is no measure of this breakdown. Choose COMPANIES, ESTABLISHMENTS."],
  ])("%s %s", async (root, asked, message) => {
    const statements = await statementsOf(database, async () => expect(await refusal(root === "dossierBreakdown" ? year : "by: []", `table(measures: ${asked}) { rows }`, root)).toEqual(["INVALID_ARGUMENT", message]));
    expect(statements).toEqual([]);
  });
});

describe("versions that can't be", () => {
  test.each([
    ["nace: NACEBEL_2003", "INVALID_ARGUMENT", "Answers can't be given in NACE-BEL 2003, whose structure is not held. Choose NACEBEL_2008 or NACEBEL_2025."],
    ["municipalitiesOf: 1999", "INVALID_ARGUMENT", "There is no list of municipalities of 1999. Choose a year from 2000 to 2025."],
    ["municipalitiesOf: 2026", "INVALID_ARGUMENT", "There is no list of municipalities of 2026. Choose a year from 2000 to 2025."],
    ["municipalitiesOf: -1", "INVALID_ARGUMENT", "There is no list of municipalities of -1. Choose a year from 2000 to 2025."],
  ])("%s", async (given, code, message) => {
    expect(await refusal(`${year}, classification: { ${given} }`)).toEqual([code, message]);
    const { errors } = await ask(`{ dossiers(classification: { ${given} }) { totalCount } }`);
    expect([errors[0]?.code, errors[0]?.message]).toEqual([code, message]);
  });

  test("filters read codes in the versions asked", async () => {
    expect(await refusal(`${year}, where: { nace: { in: ["62010"] } }, classification: { nace: NACEBEL_2025 }`)).toEqual(["UNKNOWN_CODE", 'NACE-BEL 2025 has no code "62010". Did you mean 62, 621, 622?']);
    expect(await refusal(`${year}, where: { place: { in: ["44034"] } }, classification: { municipalitiesOf: 2025 }`)).toEqual(["UNKNOWN_CODE", 'The place "44034" no longer existed in 2025. It became 44087.']);
    expect((await refusal(`period: { year: 2025 }, where: { place: { in: ["44034"] } }, classification: { municipalitiesOf: 2024 }`))[0]).toBeUndefined();
  });

  test("the year of a period that ends later may be asked", async () => {
    expect(await refusal(`period: { months: { from: "2025-01", to: "2026-12" } }, classification: { municipalitiesOf: 2026 }`)).toEqual([undefined, undefined]);
  });
});

describe("too many cells", () => {
  /** The same as if the data were large. */
  const large = (engine: Engine): Engine => ({ ...engine, pin: async (today) => ({ ...(await engine.pin(today)), facts: () => 1_000_000, companies: 1_000_000 }) });
  const answer = async (source: string) => {
    const contextValue = createContext({ handle: database, engine: large(postgresEngine(database)), audience: "INTERNAL", now: () => new Date("2025-07-01T12:00:00Z") });
    const { errors = [] } = await graphql({ schema: schemaFor("INTERNAL"), source, contextValue });
    return errors.map((error) => formatError(error.toJSON(), error)).map(({ message, extensions }) => [extensions?.["code"], message]);
  };

  test.each([
    [`dossierBreakdown(by: [MUNICIPALITY, NACE_CLASS], ${year})`, "Too many cells (363,440); the limit is 100,000. Drop NACE_CLASS, filter on it, or narrow the period."],
    [`dossierBreakdown(by: [MUNICIPALITY, MONTH, PILLAR, COMPANY_SIZE], period: { months: { from: "2010-01", to: "2019-12" } })`, "Too many cells (838,080); the limit is 100,000. Drop MUNICIPALITY, filter on it, or narrow the period."],
    [`dossierBreakdown(by: [NACE_SUBCLASS, COMPANY_SIZE, MONTH], period: { months: { from: "2015-01", to: "2017-06" } }, totals: CUBE)`, "Too many cells (117,180); the limit is 100,000. Drop NACE_SUBCLASS, filter on it, or narrow the period."],
    ["companyBreakdown(by: [MUNICIPALITY, NACE_SUBCLASS])", "Too many cells (553,548); the limit is 100,000. Drop NACE_SUBCLASS, filter on it."],
  ])("%s", async (asked, message) => {
    const statements = await statementsOf(database, async () => expect(await answer(`{ ${asked} { totalRows } }`)).toEqual([["TOO_MANY_CELLS", message]]));
    const version = await statementsOf(database, () => answer("{ catalog { dataVersion { id } } }"));
    expect(statements).toEqual(version);
  });

  test("are never more than the dossiers there are", async () => {
    expect(await refusal(`by: [MUNICIPALITY, NACE_CLASS, MONTH], ${year}`)).toEqual([undefined, undefined]);
  });
});

describe("a dimension that is not held", () => {
  test("is refused by the schema with the reason", async () => {
    const { errors } = await ask(`{ dossierBreakdown(by: [GENDER], ${year}) { totalRows } }`);
    expect(errors[0]).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED", extensions: { notHeld: { name: "gender" } } });
  });

  test("and by the request itself", () => {
    expect(() => readRequest({ ...plain, by: ["AGE_GROUP"] }, clock)).toThrow(expect.objectContaining({ code: "NOT_HELD", details: { notHeld: "age" } }));
    expect(() => readRequest({ ...plain, by: ["constructor"] }, clock)).toThrow('"constructor" is no dimension of dossiers.');
    expect(() => readRequest({ cube: "COMPANIES", by: ["PILLAR"], totals: "NONE", others: false }, clock)).toThrow('"PILLAR" is no dimension of companies. Take one of `catalog.dimensions`.');
  });
});

describe("hostile values", () => {
  test.each(["'", "''; drop table dossier; --", "\\", "$1", "%", "{a,b}", "\u0000", "NULL", "é".repeat(90)])("%j as a theme filters or is refused, and is never part of a statement", async (theme) => {
    const before = await database.sql`select count(*)::int as count from dossier`;
    const statements = await statementsOf(database, async () => {
      const { data, errors } = await ask(`query ($theme: String!) { dossierBreakdown(${year}, where: { theme: { in: [$theme], notIn: ["IT"] } }) { rows { dossiers { value } } } }`, { theme });
      expect(errors.length === 0 ? data.dossierBreakdown.rows : errors.map(({ code }) => code)).toEqual(errors.length === 0 ? [{ dossiers: { value: 0 } }] : ["UNKNOWN_CODE"]);
    });
    if (theme.length > 3) expect(statements.join(" ")).not.toContain(theme);
    expect(await database.sql`select count(*)::int as count from dossier`).toEqual(before);
  });
});
