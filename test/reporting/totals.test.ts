import { describe, expect, test } from "vitest";
import { askAbout, lastNine } from "./asking.ts";
import { pairs, world } from "./world.ts";

const { breakdown } = await askAbout(world, pairs);

type Total = { rolledUp: string[]; key: { members: { code: string | null }[] }; dossiers: { value: number; shareOfTotal: number | null; shareOfParent: number | null }; companies: { value: number }; medianSubsidy: { value: string | null } };
const fields = "rolledUp key { members { code label(language: EN) isTotal isUnknown } } dossiers { value shareOfTotal shareOfParent } companies { value } medianSubsidy { value }";
const shown = (totals: readonly Total[]) => totals.map(({ key, dossiers, companies }) => [...key.members.map(({ code }) => code), dossiers.value, companies.value]);
const both = `by: [PILLAR, COMPANY_SIZE], ${lastNine}`;

describe("totals", () => {
  test("are none unless asked", async () => {
    expect((await breakdown(both, `totals { ${fields} }`)).totals).toEqual([]);
  });

  test("GRAND is one over everything", async () => {
    const { totals } = await breakdown(`${both}, totals: GRAND`, `totals { ${fields} }`);
    expect(totals).toEqual([
      {
        rolledUp: ["PILLAR", "COMPANY_SIZE"],
        key: { members: [{ code: null, label: "Total", isTotal: true, isUnknown: false }, { code: null, label: "Total", isTotal: true, isUnknown: false }] },
        dossiers: { value: 5, shareOfTotal: 1, shareOfParent: null },
        companies: { value: 3 },
        medianSubsidy: { value: "50.00" },
      },
    ]);
  });

  test("ROLLUP adds those of each beginning of the key", async () => {
    const { totals } = await breakdown(`${both}, totals: ROLLUP`, `totals { ${fields} }`);
    expect(shown(totals)).toEqual([[null, null, 5, 3], ["ADVIES", null, 1, 1], ["OPLEIDING", null, 4, 2]]);
    expect(totals.map(({ rolledUp }: Total) => rolledUp)).toEqual([["PILLAR", "COMPANY_SIZE"], ["COMPANY_SIZE"], ["COMPANY_SIZE"]]);
    expect(totals.map(({ medianSubsidy }: Total) => medianSubsidy.value)).toEqual(["50.00", "200.00", "0.02"]);
  });

  test("CUBE adds those of every part of the key, in the order of fewer dimensions, then of `by`; an unknown code is no total", async () => {
    const { totals } = await breakdown(`${both}, totals: CUBE`, `totals { ${fields} }`);
    expect(shown(totals)).toEqual([[null, null, 5, 3], ["ADVIES", null, 1, 1], ["OPLEIDING", null, 4, 2], [null, "KO", 3, 2], [null, "MO", 1, 1], [null, "UNKNOWN", 1, 1]]);
    expect(totals.at(-1).key.members).toEqual([{ code: null, label: "Total", isTotal: true, isUnknown: false }, { code: "UNKNOWN", label: "Unknown", isTotal: false, isUnknown: true }]);
    expect(totals.at(-1).rolledUp).toEqual(["PILLAR"]);
  });

  test("of three dimensions come in that order too", async () => {
    const { totals } = await breakdown(`by: [PILLAR, COMPANY_SIZE, QUARTER], ${lastNine}, totals: CUBE`, "totals { rolledUp }");
    const kinds = totals.map(({ rolledUp }: Total) => rolledUp.join()).filter((kind: string, index: number, all: string[]) => all[index - 1] !== kind);
    expect(kinds).toEqual(["PILLAR,COMPANY_SIZE,QUARTER", "COMPANY_SIZE,QUARTER", "PILLAR,QUARTER", "PILLAR,COMPANY_SIZE", "QUARTER", "COMPANY_SIZE", "PILLAR"]);
  });

  test("of no dimension are the row itself", async () => {
    for (const totals of ["GRAND", "ROLLUP", "CUBE"]) {
      const answer = await breakdown(`${lastNine}, totals: ${totals}`, "rows { rolledUp dossiers { value } companies { value } } totals { rolledUp dossiers { value } companies { value } }");
      expect(answer.totals).toEqual(answer.rows);
      expect(answer.totals).toEqual([{ rolledUp: [], dossiers: { value: 5 }, companies: { value: 3 } }]);
    }
  });

  test("are compared as rows are, with the keys of both sides", async () => {
    const { totals } = await breakdown(`by: [PILLAR, COMPANY_SIZE], ${lastNine}, compare: {}, totals: ROLLUP`, "totals { key { members { code } } dossiers { value previous } averageSubsidy { value previous } }");
    expect(totals.map(({ key, dossiers }: { key: { members: { code: string | null }[] }; dossiers: { value: number; previous: number } }) => [...key.members.map(({ code }) => code), dossiers.value, dossiers.previous])).toEqual([
      [null, null, 5, 2],
      ["ADVIES", null, 1, 0],
      ["COACHING", null, 0, 1],
      ["OPLEIDING", null, 4, 1],
    ]);
  });

  test("are not touched by pages and conditions", async () => {
    const whole = await breakdown(`${both}, totals: CUBE`, `totals { ${fields} }`);
    expect((await breakdown(`${both}, totals: CUBE, first: 1, having: [{ measure: DOSSIERS, gte: "2" }]`, `totals { ${fields} }`)).totals).toEqual(whole.totals);
    expect((await breakdown(`${both}, totals: CUBE, first: 0`, `totals { ${fields} }`)).totals).toEqual(whole.totals);
  });
});

describe("shares of the parent", () => {
  test("are of the same key without its last dimension", async () => {
    const { rows, totals } = await breakdown(`${both}, totals: CUBE`, `rows { ${fields} } totals { ${fields} }`);
    expect(rows.map(({ dossiers }: Total) => [dossiers.shareOfTotal, dossiers.shareOfParent])).toEqual([[0.2, 1], [0.6, 0.75], [0.2, 0.25]]);
    expect(totals.map(({ dossiers }: Total) => dossiers.shareOfParent)).toEqual([null, 0.2, 0.8, 0.6, 0.2, 0.2]);
  });

  test("do not need totals, and are the same on every page", async () => {
    const share = async (given: string) => (await breakdown(`${both}${given}`, "rows { subsidy { shareOfParent } companies { shareOfParent } averageSubsidy { shareOfTotal shareOfParent } medianSubsidy { shareOfParent } }")).rows.at(-1);
    const last = { subsidy: { shareOfParent: 0.000133 }, companies: { shareOfParent: 0.5 }, averageSubsidy: { shareOfTotal: null, shareOfParent: null }, medianSubsidy: { shareOfParent: null } };
    expect(await share("")).toEqual(last);
    expect(await share(`, orderBy: [{ key: { dimension: COMPANY_SIZE, direction: DESC } }], first: 3`)).toEqual(last);
  });

  test("of one dimension are of the total, of none there is none", async () => {
    const of = async (given: string) => (await breakdown(given, "rows { dossiers { shareOfTotal shareOfParent } }")).rows;
    expect(await of(`by: [PILLAR], ${lastNine}`)).toEqual([{ dossiers: { shareOfTotal: 0.2, shareOfParent: 0.2 } }, { dossiers: { shareOfTotal: 0.8, shareOfParent: 0.8 } }]);
    expect(await of(lastNine)).toEqual([{ dossiers: { shareOfTotal: 1, shareOfParent: null } }]);
  });
});

describe("amounts", () => {
  test("of median, paid and recovered", async () => {
    const { rows } = await breakdown(`by: [PILLAR], ${lastNine}, compare: {}`, "rows { key { pillar { code } } medianSubsidy { value previous change status previousStatus } paidAmount { value shareOfTotal } recoveredAmount { value previous } }");
    expect(rows).toEqual([
      { key: { pillar: { code: "ADVIES" } }, medianSubsidy: { value: "200.00", previous: null, change: null, status: "PUBLISHED", previousStatus: "NOT_APPLICABLE" }, paidAmount: { value: "0.00", shareOfTotal: 0 }, recoveredAmount: { value: "0.00", previous: "0.00" } },
      { key: { pillar: { code: "COACHING" } }, medianSubsidy: { value: null, previous: "0.00", change: null, status: "NOT_APPLICABLE", previousStatus: "PUBLISHED" }, paidAmount: { value: "0.00", shareOfTotal: 0 }, recoveredAmount: { value: "0.00", previous: "0.00" } },
      { key: { pillar: { code: "OPLEIDING" } }, medianSubsidy: { value: "0.02", previous: "80.00", change: "-79.98", status: "PUBLISHED", previousStatus: "PUBLISHED" }, paidAmount: { value: "50.00", shareOfTotal: 1 }, recoveredAmount: { value: "50.00", previous: "0.00" } },
    ]);
  });
});
