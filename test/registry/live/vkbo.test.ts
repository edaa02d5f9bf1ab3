import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canaries } from "../../support/stub-vkbo/companies.ts";
import { startVkboStub, type VkboStub } from "../../support/stub-vkbo/stub.ts";
import { tablesWith } from "../../support/tables-with.ts";
import { lookUp, numbers, serveWith, type Serving } from "./serving.ts";

describe("a service with VKBO behind it", async () => {
  const stub: VkboStub = await startVkboStub();
  const { server, database }: Serving = await serveWith({ REGISTRY_SOURCE: "vkbo", VKBO_URL: stub.url }, { REGISTRY_CA_FILE: stub.ca });
  afterAll(() => stub.close());
  const wanted = numbers(500);
  const enterpriseCalls = () => stub.calls.filter(({ service }) => service === "ENTERPRISES");
  let first: Awaited<ReturnType<typeof lookUp>>;

  beforeAll(async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => lookUp(server, wanted)));
    first = asked[0] as typeof first;
    for (const { outcomes } of asked) expect(outcomes).toEqual(first.outcomes);
  });

  it("has 500 unknown companies, wanted by 20 requests at once, with 5 calls for the enterprises", () => {
    expect(enterpriseCalls()).toHaveLength(5);
    expect(first.outcomes.map(({ number }) => number)).toEqual(wanted);
    expect(new Set(first.outcomes.map(({ __typename }) => __typename))).toEqual(new Set(["Company"]));
  });

  it("asks no more for what it has been told, not found or found", async () => {
    const before = stub.calls.length;
    expect((await lookUp(server, wanted)).outcomes).toEqual(first.outcomes);
    expect(stub.calls).toHaveLength(before);
  });

  it("reports on the companies it was told of, at once", async () => {
    const [row] = await database.sql<{ active: number }[]>`select count(*)::int as active from register.company where ended_on is null`;
    const question = `{ companyBreakdown(by: [PROVINCE]) { reconciliation { total { value } } rows { key { province { code } } companies { value } } } }`;
    type Answer = { companyBreakdown: { rows: readonly unknown[]; reconciliation: { total: { value: number } } } };
    await expect.poll(async () => (await server.ask<Answer>(question)).data?.companyBreakdown.reconciliation.total.value).toBe(row?.active);
    expect((await server.ask<Answer>(question)).data?.companyBreakdown.rows.length).toBeGreaterThan(1);
  });

  it("tells where a company comes from", async () => {
    const { number } = first.outcomes.find(({ __typename }) => __typename === "Company") ?? {};
    const { data } = await server.ask<{ company: { provenance: { retrievedAt: string } } }>("query ($number: EnterpriseNumber!) { company(number: $number) { provenance { source via extract stale retrievedAt } } }", { number });
    expect(data?.company.provenance).toMatchObject({ source: "VKBO", via: "VKBO", extract: null, stale: false });
    expect(Date.now() - Date.parse(data?.company.provenance.retrievedAt ?? "")).toBeLessThan(60_000);
  });

  it("keeps, answers and logs nothing of the persons in what it was told", async () => {
    expect(await tablesWith(database.sql, canaries)).toEqual([]);
    const { data } = await server.ask("query ($numbers: [String!]!) { companies(numbers: $numbers) { ... on Company { names { text } legalForm { code label } establishments { nodes { number } } municipality { label } } } }", { numbers: wanted });
    const told = (JSON.stringify(data) + server.logged.join("\n")).toLowerCase();
    expect(canaries.filter((canary) => told.includes(canary.toLowerCase()))).toEqual([]);
  });

  it("shows the figures of the source", async () => {
    const figures = await (await fetch(`${server.origin}/metrics`)).text();
    expect(figures).toMatch(/kmo_registry_numbers_total\{source="VKBO",outcome="FOUND"\} \d+/);
    expect(figures).toContain('kmo_registry_batch_size_sum{source="VKBO",service="ENTERPRISES"} 500');
  });
});

describe("a service whose source fails", async () => {
  const stub: VkboStub = await startVkboStub();
  const { server, database } = await serveWith({ REGISTRY_SOURCE: "vkbo", VKBO_URL: stub.url, REGISTRY_RETRIES: "0", REGISTRY_BREAKER_FAILURES: "2", REGISTRY_BREAKER_SECONDS: "1", REGISTRY_FRESH_HOURS: "1" }, { REGISTRY_CA_FILE: stub.ca });
  afterAll(() => stub.close());
  const [known, other] = numbers(2, 2) as [string, string];
  const ask = (number: string) =>
    server.ask<{ company: { number: string; provenance: { stale: boolean } } | null; catalog: object }>("query ($number: EnterpriseNumber!) { company(number: $number) { number provenance { stale } } catalog { dataVersion { id } } }", { number });

  it("serves what is held as stale, never says not found, and leaves the rest of the answer intact", async () => {
    expect((await ask(known)).data?.company).toEqual({ number: known, provenance: { stale: false } });
    await database.sql`update register.company set retrieved_at = now() - interval '2 hours'`;
    stub.fail("status 503", { times: 100 });
    const held = await ask(known);
    expect(held.errors).toBeUndefined();
    expect(held.data?.company).toEqual({ number: known, provenance: { stale: true } });
    const unknown = await ask(other);
    expect(unknown.data).toMatchObject({ company: null, catalog: { dataVersion: { id: expect.any(String) as string } } });
    expect(unknown.errors).toMatchObject([{ path: ["company"], extensions: { code: "REGISTRY_UNAVAILABLE" } }]);
    expect((await lookUp(server, [other])).outcomes).toEqual([{ __typename: "RegistryUnavailable", number: other, retryAfterSeconds: expect.any(Number) as number }]);
  });
});
