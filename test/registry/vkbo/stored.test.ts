import { describe, expect, it } from "vitest";
import { storeAnswers, type Answer } from "../../../src/registry/store.ts";
import { freshDatabase } from "../../support/database.ts";
import { canaries } from "../../support/stub-vkbo/companies.ts";
import { numbersOf, openAsking } from "./asking.ts";

const handle = await freshDatabase();

describe("answers of VKBO", () => {
  it("are stored, with nothing of the person that stands in each of them", async () => {
    const { ask } = await openAsking();
    const answers = [...(await ask(numbersOf(200)))].flatMap(([number, outcome]): Answer[] => (outcome.outcome === "UNAVAILABLE" ? [] : [{ number, outcome }]));
    expect(await storeAnswers(handle.sql, "VKBO", answers)).toBe(200);
    const { sql } = handle;
    expect(await sql`select count(*)::int as companies, count(*) filter (where ended_on is not null)::int as ended, count(name)::int as named, sum(establishments)::int as units from register.company where source = 'VKBO'`).toEqual([
      { companies: 200, ended: 20, named: 180, units: expect.any(Number) },
    ]);
    expect(await sql`select legal_form, legal_situation, municipality, nace_code, establishments from register.company where number = '0100000268'`).toEqual([
      { legal_form: "017", legal_situation: "012", municipality: "11040", nace_code: "62200", establishments: 2 },
    ]);
    const tables = await sql<{ held: string }[]>`
      select coalesce(string_agg(t::text, ''), '') as held from registry_answer t
      union all select coalesce(string_agg(t::text, ''), '') from register.company t
      union all select coalesce(string_agg(t::text, ''), '') from register.company_name t
      union all select coalesce(string_agg(t::text, ''), '') from register.establishment t
      union all select coalesce(string_agg(t::text, ''), '') from register.activity t`;
    expect(tables.map(({ held }) => held.length > 1000)).toEqual(tables.map(() => true));
    expect(canaries.filter((canary) => tables.some(({ held }) => held.toLowerCase().includes(canary.toLowerCase())))).toEqual([]);
  });

  it("that say the same again change nothing", async () => {
    const { ask } = await openAsking();
    const answers = [...(await ask(numbersOf(20)))].flatMap(([number, outcome]): Answer[] => (outcome.outcome === "FOUND" ? [{ number, outcome: { ...outcome, retrievedAt: new Date("2025-07-02T12:00:00Z") } }] : []));
    expect(answers).toHaveLength(20);
    expect(await storeAnswers(handle.sql, "VKBO", answers)).toBe(0);
  });
});
