import { beforeAll, describe, expect, test } from "vitest";
import { readRequest } from "../../src/reporting/request.ts";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { world } from "./world.ts";

const database = await freshDatabase();
const ask = apiOf(database);
const refusal = async (given: string) => {
  const { errors } = await ask(`{ dossierBreakdown(${given}) { rows { dossiers { value } } } }`);
  return [errors[0]?.code, errors[0]?.message];
};

beforeAll(() => insertFixtures(database, world));

const year = "period: { year: 2016 }";

describe("a breakdown that can't be answered says why, and the way out", () => {
  test.each([
    [`by: [PILLAR, THEME, TOPIC, COMPANY_SIZE, REGIME, STATUS, YEAR], ${year}`, "INVALID_ARGUMENT", "7 dimensions are asked; the limit is 6. Drop some, or ask two breakdowns."],
    [`by: [PILLAR, YEAR, PILLAR], ${year}`, "INVALID_ARGUMENT", '"PILLAR" is asked twice. Name each dimension once.'],
    [`by: [MUNICIPALITY, NACE_CLASS], ${year}`, "TOO_MANY_CELLS", "Too many cells (363,440); the limit is 100,000. Drop NACE_CLASS, filter on it, or narrow the period."],
    [`by: [MUNICIPALITY, MONTH, PILLAR, COMPANY_SIZE], period: { months: { from: "2010-01", to: "2019-12" } }`, "TOO_MANY_CELLS", "Too many cells (838,080); the limit is 100,000. Drop MUNICIPALITY, filter on it, or narrow the period."],
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
    [`${year}, first: 1001`, "INVALID_ARGUMENT", "The argument `first` is 1001. Choose 0 to 1000."],
    [`${year}, first: -1`, "INVALID_ARGUMENT", "The argument `first` is -1. Choose 0 to 1000."],
    [`by: [PILLAR], ${year}, after: "nonsense"`, "INVALID_CURSOR", "`after` is no cursor of this breakdown. Use `pageInfo.endCursor` of an answer with the same `by`, or leave it out to start anew."],
    [`${year}, where: { companySize: { in: ["KLEIN"] } }`, "UNKNOWN_CODE", 'The list of `companySize` has no code "KLEIN". Did you mean KO?'],
    [`${year}, where: { nace: { under: "V" } }`, "UNKNOWN_CODE", 'NACE-BEL 2008 has no code "V". The catalog lists its codes.'],
    [`${year}, where: { nace: { notIn: ["62100"] } }`, "UNKNOWN_CODE", 'NACE-BEL 2008 has no code "62100". Did you mean 62, 620, 6201?'],
    [`${year}, where: { place: { in: ["44083"] } }`, "UNKNOWN_CODE", 'The list of places of 2016 has no code "44083". Did you mean 44080, 44081, 44000?'],
    [`period: { year: 2019 }, where: { place: { in: ["44049"] } }`, "UNKNOWN_CODE", 'The place "44049" no longer existed in 2019. It became 44083.'],
    [`${year}, where: { theme: { in: ["${"x".repeat(101)}"] } }`, "UNKNOWN_CODE", `The list of \`theme\` has no code "${"x".repeat(40)}…". The catalog lists its codes.`],
  ])("%s", async (given, code, message) => {
    expect(await refusal(given)).toEqual([code, message]);
  });

  test("before anything is read", async () => {
    expect(await statementsOf(database, () => refusal(`by: [MUNICIPALITY, NACE_CLASS], ${year}`))).toEqual([]);
    expect(await statementsOf(database, () => refusal(`by: [PILLAR, PILLAR], ${year}`))).toEqual([]);
  });

  test("a cursor of other dimensions, or one that was changed, is refused", async () => {
    const { data } = await ask(`{ dossierBreakdown(by: [PILLAR], ${year}, first: 1) { pageInfo { endCursor } } }`);
    const { endCursor } = data.dossierBreakdown.pageInfo as { endCursor: string };
    const [sum] = JSON.parse(Buffer.from(endCursor, "base64url").toString()) as [number];
    const changed = Buffer.from(JSON.stringify([sum, "x'; select 1; --"])).toString("base64url");
    for (const [by, after] of [["COMPANY_SIZE", endCursor], ["PILLAR", changed], ["PILLAR", Buffer.from("[[]]").toString("base64url")], ["PILLAR", "x".repeat(5000)]]) {
      expect((await refusal(`by: [${by}], ${year}, after: "${after}"`))[0]).toBe("INVALID_CURSOR");
    }
  });
});

describe("a dimension that is not held", () => {
  const clock = { today: "2025-07-01", through: "2025-06-15" };

  test("is refused by the schema with the reason", async () => {
    const { errors } = await ask(`{ dossierBreakdown(by: [GENDER], ${year}) { totalRows } }`);
    expect(errors[0]).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED", extensions: { notHeld: { name: "gender" } } });
  });

  test("and by the request itself", () => {
    expect(() => readRequest({ by: ["AGE_GROUP"], counting: "APPROVED", period: { year: 2016 } }, clock)).toThrow(expect.objectContaining({ code: "NOT_HELD", details: { notHeld: "age" } }));
    expect(() => readRequest({ by: ["constructor"], counting: "APPROVED", period: { year: 2016 } }, clock)).toThrow('"constructor" is no dimension of dossiers.');
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
