import { beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

const months = '{ months: { from: "2016-04", to: "2016-12" } }';

describe("the first question, over HTTP, out of the demo data", () => {
  it("is answered as published, with the change on the same period of 2015 and what limits the comparison", async () => {
    const { data, errors } = await server.ask(`{ dossierBreakdown(by: [PILLAR], counting: APPROVED, period: ${months}, compare: { to: SAME_PERIOD_PREVIOUS_YEAR }, totals: GRAND) {
      rows { key { pillar { code } } dossiers { value change } } totals { dossiers { value } } comparison { comparability breaks { on } } reconciliation { balanced } notes { mandatory } } }`);
    expect(errors).toBeUndefined();
    expect(data?.["dossierBreakdown"]).toEqual({
      rows: [
        { key: { pillar: { code: "ADVIES" } }, dossiers: { value: 3054, change: 644 } },
        { key: { pillar: { code: "OPLEIDING" } }, dossiers: { value: 84_656, change: 18_974 } },
      ],
      totals: [{ dossiers: { value: 87_710 } }],
      comparison: { comparability: "LIMITED", breaks: [{ on: "2015-12-15" }, { on: "2016-04-01" }] },
      reconciliation: { balanced: true },
      notes: expect.arrayContaining([{ mandatory: true }]) as unknown,
    });
  });

  it("gives the dossiers submitted in these months, and those of Limburg submitted and approved", async () => {
    const count = (counting: string, where: string): string => `dossierBreakdown(counting: ${counting}, period: ${months}${where}) { rows { dossiers { value } } }`;
    const limburg = ', where: { place: { under: "70000" } }';
    const { data } = await server.ask(`{ all: ${count("SUBMITTED", "")} limburg: ${count("SUBMITTED", limburg)} approved: ${count("APPROVED", limburg)} }`);
    expect(data).toEqual({ all: { rows: [{ dossiers: { value: 96_665 } }] }, limburg: { rows: [{ dossiers: { value: 12_565 } }] }, approved: { rows: [{ dossiers: { value: 11_303 } }] } });
  });

  it("lists exactly the dossiers that a breakdown counts", async () => {
    const { data } = await server.ask(`{ dossiers(counting: APPROVED, period: ${months}, where: { pillar: { in: ["ADVIES"] } }, first: 1) { totalCount nodes { pillar { code } } } }`);
    expect(data?.["dossiers"]).toEqual({ totalCount: 3054, nodes: [{ pillar: { code: "ADVIES" } }] });
  });
});

describe("the service", () => {
  it("leads from / to the playground and lets no page load from another host", async () => {
    const home = await fetch(`${server.origin}/`, { redirect: "manual" });
    expect([home.status, home.headers.get("location")]).toEqual([302, "/playground/"]);
    expect(home.headers.get("content-security-policy")).toContain("default-src 'self'");
  });

  it("refuses a document that is too long with a client error, without a stack", async () => {
    const response = await fetch(`${server.origin}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: `{ ${"catalog { licence } ".repeat(1000)} }` }) });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).not.toMatch(/node_modules|\bat\s+\w+\s*\(/);
  });

  it("says why a split by target group can't be had", async () => {
    const { errors } = await server.ask(`{ dossierBreakdown(by: [GENDER], period: { year: 2016 }) { totalRows } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ notHeld: { name: "gender" } });
  });
});
