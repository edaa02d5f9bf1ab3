import { describe, expect, test } from "vitest";
import { askAbout, lastNine } from "./asking.ts";
import { pairs, world } from "./world.ts";

const { breakdown, rowsOf } = await askAbout(world, pairs);

const byClass = `by: [EMPLOYMENT_CLASS], ${lastNine}`;
const byPillar = `by: [PILLAR], ${lastNine}, compare: {}`;

describe("the order of rows", () => {
  test.each([
    { title: "by a figure, keys decide between equals and unknown comes after known", asked: `${byClass}, orderBy: [{ measure: { measure: DOSSIERS } }]`, rows: [["2", 2], ["UNKNOWN", 2], ["NONE", 1]] },
    { title: "ascending", asked: `${byClass}, orderBy: [{ measure: { measure: DOSSIERS, direction: ASC } }]`, rows: [["NONE", 1], ["2", 2], ["UNKNOWN", 2]] },
    { title: "by a key downwards, unknown last all the same", asked: `${byClass}, orderBy: [{ key: { dimension: EMPLOYMENT_CLASS, direction: DESC } }]`, rows: [["2", 2], ["NONE", 1], ["UNKNOWN", 2]] },
    { title: "by several parts", asked: `${byClass}, orderBy: [{ measure: { measure: DOSSIERS } }, { key: { dimension: EMPLOYMENT_CLASS, direction: DESC } }]`, rows: [["2", 2], ["UNKNOWN", 2], ["NONE", 1]] },
    { title: "by a figure that is not selected", asked: `by: [PILLAR], ${lastNine}, orderBy: [{ measure: { measure: SUBSIDY } }]`, rows: [["ADVIES", 1], ["OPLEIDING", 4]] },
    { title: "by the figure before", asked: `${byPillar}, orderBy: [{ measure: { measure: DOSSIERS, on: PREVIOUS } }]`, rows: [["COACHING", 0, 1], ["OPLEIDING", 4, 1], ["ADVIES", 1, 0]] },
    { title: "by the change", asked: `${byPillar}, orderBy: [{ measure: { measure: DOSSIERS, on: CHANGE } }]`, rows: [["OPLEIDING", 4, 1], ["ADVIES", 1, 0], ["COACHING", 0, 1]] },
    { title: "by the relative change, what has none last", asked: `${byPillar}, orderBy: [{ measure: { measure: DOSSIERS, on: RELATIVE_CHANGE } }]`, rows: [["OPLEIDING", 4, 1], ["COACHING", 0, 1], ["ADVIES", 1, 0]] },
    { title: "and last in the other direction too", asked: `${byPillar}, orderBy: [{ measure: { measure: DOSSIERS, on: RELATIVE_CHANGE, direction: ASC } }]`, rows: [["COACHING", 0, 1], ["OPLEIDING", 4, 1], ["ADVIES", 1, 0]] },
    { title: "by an average that some have not", asked: `${byPillar}, orderBy: [{ measure: { measure: AVERAGE_SUBSIDY, direction: ASC } }]`, rows: [["OPLEIDING", 4, 1], ["ADVIES", 1, 0], ["COACHING", 0, 1]] },
    { title: "by a median", asked: `${byPillar}, orderBy: [{ measure: { measure: MEDIAN_SUBSIDY } }]`, rows: [["ADVIES", 1, 0], ["OPLEIDING", 4, 1], ["COACHING", 0, 1]] },
  ])("$title", async ({ asked, rows }) => {
    expect(await rowsOf(asked)).toEqual(rows);
  });
});

describe("conditions on rows", () => {
  test.each([
    { title: "include their bounds", having: `{ measure: DOSSIERS, gte: "2", lte: "2" }`, given: byClass, rows: [["2", 2], ["UNKNOWN", 2]] },
    { title: "must all hold", having: `{ measure: DOSSIERS, gte: "2" }, { measure: SUBSIDY, gte: "100" }`, given: byClass, rows: [["2", 2]] },
    { title: "speak of amounts in EUR, rounded as shown", having: `{ measure: AVERAGE_SUBSIDY, lte: "37.51" }`, given: byPillar, rows: [["OPLEIDING", 4, 1]] },
    { title: "with more decimals than are shown", having: `{ measure: AVERAGE_SUBSIDY, gte: "37.505", lte: "37.519" }`, given: byPillar, rows: [["OPLEIDING", 4, 1]] },
    { title: "on the change", having: `{ measure: DOSSIERS, on: CHANGE, gte: "-1", lte: "1" }`, given: byPillar, rows: [["ADVIES", 1, 0], ["COACHING", 0, 1]] },
    { title: "on the relative change leave out what has none", having: `{ measure: DOSSIERS, on: RELATIVE_CHANGE, gte: "-1" }`, given: byPillar, rows: [["COACHING", 0, 1], ["OPLEIDING", 4, 1]] },
    { title: "on the figure before", having: `{ measure: SUBSIDY, on: PREVIOUS, gte: "80.00" }`, given: byPillar, rows: [["OPLEIDING", 4, 1]] },
    { title: "may leave nothing", having: `{ measure: DOSSIERS, gte: "100" }`, given: byClass, rows: [] },
    { title: "may be none", having: "", given: byClass, rows: [["NONE", 1], ["2", 2], ["UNKNOWN", 2]] },
  ])("$title", async ({ having, given, rows }) => {
    expect(await rowsOf(`${given}, having: [${having}]`)).toEqual(rows);
  });

  test("hold for the single row of no dimension too", async () => {
    expect(await rowsOf(`${lastNine}, having: [{ measure: DOSSIERS, gte: "6" }]`)).toEqual([]);
    expect(await rowsOf(`${lastNine}, having: [{ measure: DOSSIERS, gte: "5" }]`)).toEqual([[5]]);
  });

  test("leave their mark on the rows and on nothing else", async () => {
    const fields = "totalRows reconciliation { balanced total { value } published notOnThisPage unknown { value } } rows { dossiers { shareOfTotal } } pageInfo { hasNextPage }";
    expect(await breakdown(`${byClass}, having: [{ measure: DOSSIERS, gte: "2" }], first: 1`, fields)).toEqual({
      totalRows: 2,
      reconciliation: { balanced: true, total: { value: 5 }, published: 2, notOnThisPage: 3, unknown: { value: 2 } },
      rows: [{ dossiers: { shareOfTotal: 0.4 } }],
      pageInfo: { hasNextPage: true },
    });
  });
});

describe("others", () => {
  const fields = "dossiers { value previous shareOfTotal shareOfParent } companies { value } subsidy { value } medianSubsidy { value }";
  const row = `rows { ${fields} } others { rolledUp key { employmentClass { code } members { code label isTotal isUnknown } } ${fields} reach { value status } drill { into } } totals { ${fields} }`;

  test("are null unless asked, and when nothing is left over", async () => {
    expect((await breakdown(`${byClass}, first: 1`, row)).others).toBeNull();
    expect((await breakdown(`${byClass}, others: true`, row)).others).toBeNull();
    expect((await breakdown(`${byClass}, first: 3, others: true`, row)).others).toBeNull();
    expect((await breakdown(`by: [PILLAR], period: { year: 2010 }, others: true`, row)).others).toBeNull();
  });

  test("are everything that `first` cuts off, counted anew", async () => {
    const { others } = await breakdown(`${byClass}, first: 1, others: true`, row);
    expect(others).toEqual({
      rolledUp: [],
      key: { employmentClass: null, members: [{ code: null, label: "Overige", isTotal: false, isUnknown: false }] },
      dossiers: { value: 4, previous: null, shareOfTotal: 0.8, shareOfParent: null },
      companies: { value: 3 },
      subsidy: { value: "300.05" },
      medianSubsidy: { value: "0.02" },
      reach: { value: null, status: "NOT_AVAILABLE" },
      drill: [],
    });
  });

  test("have a label in four languages", async () => {
    const { others } = await breakdown(`${byClass}, first: 1, others: true`, "others { key { members { nl: label fr: label(language: FR) de: label(language: DE) en: label(language: EN) } } }");
    expect(others.key.members).toEqual([{ nl: "Overige", fr: "Autres", de: "Übrige", en: "Others" }]);
  });

  test.each([
    { title: "a page", given: `${byClass}, first: 1` },
    { title: "another order", given: `${byClass}, first: 2, orderBy: [{ measure: { measure: SUBSIDY } }]` },
    { title: "conditions", given: `${byClass}, having: [{ measure: DOSSIERS, gte: "2" }]` },
    { title: "no row at all", given: `${byClass}, first: 0` },
    { title: "a comparison", given: `${byPillar}, first: 1` },
  ])("and the rows are the total, with $title", async ({ given }) => {
    const { rows, others, totals } = await breakdown(`${given}, others: true, totals: GRAND`, `rows { ${fields} } others { ${fields} } totals { ${fields} }`);
    const all: readonly { dossiers: { value: number; previous: number | null }; subsidy: { value: string } }[] = [...rows, others];
    expect(all.reduce((sum, { dossiers }) => sum + dossiers.value, 0)).toBe(totals[0].dossiers.value);
    expect(all.reduce((sum, { dossiers }) => sum + (dossiers.previous ?? 0), 0)).toBe(totals[0].dossiers.previous ?? 0);
    expect(all.reduce((sum, { subsidy }) => sum + Math.round(Number(subsidy.value) * 100), 0)).toBe(Math.round(Number(totals[0].subsidy.value) * 100));
  });

  test("hold the rows of pages before too", async () => {
    const { pageInfo } = await breakdown(`${byClass}, first: 1`, "pageInfo { endCursor }");
    const { rows, others } = await breakdown(`${byClass}, first: 1, after: "${pageInfo.endCursor}", others: true`, row);
    expect([rows[0].dossiers.value, others.dossiers.value, others.companies.value]).toEqual([2, 3, 2]);
  });

  test("that only occurred before are there too", async () => {
    const { others } = await breakdown(`${byPillar}, orderBy: [{ measure: { measure: DOSSIERS } }], first: 2, others: true`, "others { dossiers { value previous change } averageSubsidy { value status previous } }");
    expect(others).toEqual({ dossiers: { value: 0, previous: 1, change: -1 }, averageSubsidy: { value: null, status: "NOT_APPLICABLE", previous: "0.00" } });
  });
});

describe("pages in an order", () => {
  test.each([
    `by: [EMPLOYMENT_CLASS, THEME], ${lastNine}, orderBy: [{ measure: { measure: DOSSIERS } }]`,
    `${byPillar}, orderBy: [{ measure: { measure: DOSSIERS, on: RELATIVE_CHANGE } }]`,
    `${byPillar}, orderBy: [{ measure: { measure: AVERAGE_SUBSIDY, direction: ASC } }]`,
    `${byClass}, orderBy: [{ key: { dimension: EMPLOYMENT_CLASS, direction: DESC } }]`,
    `by: [MUNICIPALITY, QUARTER], counting: SUBMITTED, period: { months: { from: "2015-01", to: "2025-06" } }, orderBy: [{ measure: { measure: COMPANIES, direction: ASC } }, { key: { dimension: QUARTER, direction: DESC } }], having: [{ measure: DOSSIERS, lte: "3" }]`,
  ])("follow one another without a gap: %s", async (given) => {
    const whole = await rowsOf(given);
    const found: (readonly unknown[])[] = [];
    let after = "";
    for (let pages = 0; pages <= whole.length; pages++) {
      const { rows, pageInfo, totalRows } = await breakdown(`${given}, first: 1${after}`, "totalRows pageInfo { hasNextPage endCursor } rows { key { members { code } } dossiers { value previous } }");
      found.push(...rows.map(({ key, dossiers }: { key: { members: { code: string }[] }; dossiers: { value: number; previous: number | null } }) => [...key.members.map(({ code }) => code), dossiers.value, ...(dossiers.previous === null ? [] : [dossiers.previous])]));
      expect(totalRows).toBe(whole.length);
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(found).toEqual(whole);
  });
});
