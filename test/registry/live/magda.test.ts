import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { canaries } from "../../support/stub-magda/canaries.ts";
import { startMagdaStub, type MagdaStub } from "../../support/stub-magda/stub.ts";
import { tablesWith } from "../../support/tables-with.ts";
import { lookUp, numbers, serveWith, type Serving } from "./serving.ts";

/** Most calls that arrived within any second. */
export function mostWithinASecond({ calls }: MagdaStub): number {
  const times = calls.map(({ at }) => at).toSorted((one, other) => one - other);
  return Math.max(0, ...times.map((from, index) => times.filter((at, place) => place >= index && at < from + 1000).length));
}

async function magda(settings: Readonly<Record<string, string>> = {}): Promise<Serving & { readonly stub: MagdaStub }> {
  const stub = await startMagdaStub();
  afterAll(() => stub.stop());
  const { ca, client } = stub.certificates;
  const serving = await serveWith(
    { REGISTRY_SOURCE: "magda", MAGDA_URL: stub.url, MAGDA_EMPLOYMENT_URL: stub.employmentUrl, MAGDA_SENDER: "example.org/kmo-graph", MAGDA_CAPACITY: "1234", ...settings },
    { REGISTRY_CA_FILE: ca, MAGDA_CERT_FILE: client.cert, MAGDA_KEY_FILE: client.key },
  );
  return { ...serving, stub };
}

describe("a service with MAGDA behind it", async () => {
  const { server, database, stub } = await magda({ REGISTRY_WAIT_MS: "1000" });
  const wanted = numbers(30);
  let asked: readonly Awaited<ReturnType<typeof lookUp>>[];

  beforeAll(async () => {
    asked = await Promise.all(Array.from({ length: 20 }, () => lookUp(server, wanted)));
    await vi.waitFor(async () => expect(await database.sql`select count(*)::int as kept from registry_answer`).toEqual([{ kept: 30 }]), { timeout: 15_000, interval: 100 });
  }, 25_000);

  it("answers each of 20 requests for 30 unknown companies, with what came and when to ask again for the rest", () => {
    for (const { outcomes } of asked) {
      expect(outcomes.map(({ number }) => number)).toEqual(wanted);
      expect(new Set(outcomes.map(({ __typename }) => __typename))).toContain("RegistryUnavailable");
      for (const { __typename, retryAfterSeconds } of outcomes) if (__typename === "RegistryUnavailable") expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
    }
  });

  it("asks each number once of each service, and never more than ten within a second", () => {
    for (const service of ["GeefOnderneming", "GeefTewerkstelling"]) {
      const asked = stub.calls.filter((call) => call.service === service).map(({ number }) => number ?? "");
      expect(asked.toSorted()).toEqual(wanted);
    }
    expect(mostWithinASecond(stub)).toBeLessThanOrEqual(10);
  });

  it("has them all afterwards, without another call", async () => {
    const before = stub.calls.length;
    const { outcomes } = await lookUp(server, wanted);
    expect(outcomes.every(({ __typename }) => __typename === "Company" || __typename === "CompanyNotFound")).toBe(true);
    expect(outcomes.filter(({ __typename }) => __typename === "Company").length).toBeGreaterThan(20);
    expect(stub.calls).toHaveLength(before);
  });

  it("has accounted for every call by its Referte", async () => {
    const rows = await database.sql<{ referte: string; outcome: string }[]>`select referte, outcome from registry_call`;
    expect(rows.map(({ referte }) => referte).toSorted()).toEqual(stub.calls.map(({ referte }) => referte ?? "").toSorted());
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(["FOUND", "NOT_FOUND"]));
  });

  it("keeps, answers and logs nothing of the persons in what it was told", async () => {
    expect(await tablesWith(database.sql, canaries)).toEqual([]);
    const { data } = await server.ask("query ($numbers: [String!]!) { companies(numbers: $numbers) { ... on Company { number status { code } legalForm { label } names { text } activities { nace { code } } employment { class { code } year quarter source } establishments { nodes { number municipality { label } } } } } }", { numbers: wanted });
    const told = (JSON.stringify(data) + server.logged.join("\n")).toLowerCase();
    expect(told).toContain("quarter");
    expect(canaries.filter((canary) => told.includes(canary.toLowerCase()))).toEqual([]);
  });
});

describe("a certificate or a signature that is not right", () => {
  it("is refused by the platform, and the company is unavailable, not unknown", async () => {
    const unsigned = await magda({ MAGDA_SIGN: "off", REGISTRY_RETRIES: "0" });
    expect((await lookUp(unsigned.server, numbers(1))).outcomes).toMatchObject([{ __typename: "RegistryUnavailable" }]);
    expect(unsigned.stub.calls.length).toBeGreaterThan(0);
    const stub = await startMagdaStub();
    afterAll(() => stub.stop());
    const { ca, foreign } = stub.certificates;
    const { server } = await serveWith({ REGISTRY_SOURCE: "magda", MAGDA_URL: stub.url, MAGDA_EMPLOYMENT_URL: stub.employmentUrl, MAGDA_SENDER: "example.org/kmo-graph", REGISTRY_RETRIES: "0" }, { REGISTRY_CA_FILE: ca, MAGDA_CERT_FILE: foreign.cert, MAGDA_KEY_FILE: foreign.key });
    expect((await lookUp(server, numbers(1))).outcomes).toMatchObject([{ __typename: "RegistryUnavailable" }]);
    expect(stub.calls).toEqual([]);
  });
});
