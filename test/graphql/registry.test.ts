import { beforeAll, describe, expect, it } from "vitest";
import { createRegister, type RegisterOptions } from "../../src/registry/register.ts";
import type { CompanyRecord, LiveSource, Outcome, RegistrySource } from "../../src/registry/source.ts";
import { storeAnswers } from "../../src/registry/store.ts";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures } from "../support/fixtures.ts";
import { bakery, gone, unit, unknownCompany, world } from "./world.ts";

// The extract is of 8 June 2025; the API is asked on 1 July at noon.
const NOW = new Date("2025-07-01T12:00:00Z");
const database = await freshDatabase();
beforeAll(() => insertFixtures(database, world));

const down: Outcome<CompanyRecord> = { outcome: "UNAVAILABLE", reason: "UNREACHABLE", retryAfterSeconds: 17 };

function found(number: string, given: Partial<CompanyRecord> = {}): Outcome<CompanyRecord> {
  const company: CompanyRecord = {
    number,
    status: "AC",
    endedOn: null,
    legalType: "2",
    legalForm: "014",
    legalSituation: "000",
    startedOn: null,
    names: [{ kind: "001", language: "2", name: "Levend" }],
    municipality: "11002",
    activities: null,
    establishments: null,
    employment: null,
    ...given,
  };
  return { outcome: "FOUND", company, retrievedAt: NOW, extract: null, referte: null };
}

/** The API with a live source that says something of every number, and the numbers that it was asked. */
function live(says: (number: string) => Outcome<CompanyRecord>, { name = "MAGDA", ...given }: Partial<RegisterOptions> & { readonly name?: LiveSource } = {}) {
  const asked: string[] = [];
  const lookup: RegistrySource["lookup"] = async (numbers) => {
    asked.push(...numbers);
    return new Map(numbers.map((number) => [number, says(number)]));
  };
  const store: RegisterOptions["store"] = (source, answers) => storeAnswers(database.sql, source, answers);
  const source = { name, batchSize: 100, lookup, close: async () => {} };
  return { asked, ask: apiOf(database, "INTERNAL", createRegister({ handle: database, source, store, freshHours: 24, waitMs: 1000, maxQueued: 100, now: () => NOW, log: { error: () => {} }, ...given })) };
}

const provenance = "provenance { source via retrievedAt extract stale }";

describe("company", () => {
  it("asks the live source for a number that is not held, and keeps what it says", async () => {
    const number = enterpriseNumber(1);
    const employment = [{ year: 2025, quarter: 1, class: "3", registry: "RSZ" }, { year: 2024, quarter: null, class: "2", registry: "RSZ" }] as const;
    const { ask, asked } = live(() => found(number, { employment }));
    const query = `{ company(number: "${number}") { number status { code label(language: DE) } names { text } municipality { label } employment { year quarter class { code } source } ${provenance} } }`;
    const { data, errors } = await ask(query);
    expect(errors).toEqual([]);
    expect(data.company).toEqual({
      number,
      status: { code: "AC", label: "Aktiv" },
      names: [{ text: "Levend" }],
      municipality: { label: "Antwerpen" },
      employment: [
        { year: 2025, quarter: 1, class: { code: "3" }, source: "RSZ" },
        { year: 2024, quarter: null, class: { code: "2" }, source: "RSZ" },
      ],
      provenance: { source: "KBO", via: "MAGDA", retrievedAt: "2025-07-01T12:00:00.000Z", extract: null, stale: false },
    });
    expect(await ask(query)).toEqual({ data, errors: [] });
    expect(asked).toEqual([number]);
  });

  it("is null only when the source says that there is none", async () => {
    const number = enterpriseNumber(2);
    const { ask } = live(() => ({ outcome: "NOT_FOUND", retrievedAt: NOW, referte: null }));
    expect(await ask(`{ company(number: "${number}") { number } }`)).toEqual({ data: { company: null }, errors: [] });
  });

  it("is an error of its own field when the source can't say, with the time to come back, and the rest of the answer is whole", async () => {
    const number = enterpriseNumber(3);
    const { ask } = live(() => down);
    const { data, errors } = await ask(`{ lost: company(number: "${number}") { number } held: company(number: "${bakery}") { number ${provenance} } dossier(reference: "A-1") { status } }`);
    expect(data).toEqual({
      lost: null,
      held: { number: bakery, provenance: { source: "KBO", via: "EXTRACT", retrievedAt: "2025-06-09T01:00:00.000Z", extract: "140", stale: true } },
      dossier: { status: "PAID" },
    });
    expect(errors).toEqual([
      { code: "REGISTRY_UNAVAILABLE", path: ["lost"], message: `The register can't say at the moment what company ${number} is. Ask again in 17 seconds.`, extensions: { code: "REGISTRY_UNAVAILABLE", number, retryAfterSeconds: 17 } },
    ]);
  });
});

describe("companies", () => {
  it("gives each number its own outcome, in the order asked", async () => {
    const [one, none, lost] = [enterpriseNumber(11), enterpriseNumber(12), enterpriseNumber(13)];
    const { ask, asked } = live((number) => {
      if (number === none) return { outcome: "NOT_FOUND", retrievedAt: NOW, referte: null };
      return number === one ? found(number) : down;
    });
    const { data, errors } = await ask(`{ companies(numbers: ["${lost}", "${one}", "x", "${none}", "${gone}", "${lost}"]) {
      __typename ... on Company { number ${provenance} } ... on CompanyNotFound { number } ... on InvalidCompanyNumber { input } ... on RegistryUnavailable { number retryAfterSeconds } } }`);
    expect(errors).toEqual([]);
    expect(data.companies).toEqual([
      { __typename: "RegistryUnavailable", number: lost, retryAfterSeconds: 17 },
      { __typename: "Company", number: one, provenance: { source: "KBO", via: "MAGDA", retrievedAt: "2025-07-01T12:00:00.000Z", extract: null, stale: false } },
      { __typename: "InvalidCompanyNumber", input: "x" },
      { __typename: "CompanyNotFound", number: none },
      { __typename: "Company", number: gone, provenance: { source: "KBO", via: "EXTRACT", retrievedAt: "2025-06-09T01:00:00.000Z", extract: "140", stale: true } },
      { __typename: "RegistryUnavailable", number: lost, retryAfterSeconds: 17 },
    ]);
    expect(asked.toSorted()).toEqual([one, none, lost, gone].toSorted());
  });

  it("says that it is still asked when the source is too slow", async () => {
    const number = enterpriseNumber(21);
    const { ask } = live(() => found(number), { waitMs: 100, store: () => new Promise(() => {}) });
    expect((await ask(`{ companies(numbers: ["${number}"]) { ... on RegistryUnavailable { number retryAfterSeconds } } }`)).data.companies).toEqual([{ number, retryAfterSeconds: 1 }]);
  });

  it("reads what is held by one statement, and its own dossiers' company by none", async () => {
    const { ask, asked } = live(() => down, { freshHours: 24 * 365 });
    const statements = await statementsOf(database, async () => {
      const { data, errors } = await ask(`{ companies(numbers: ["${bakery}", "${gone}"]) { ... on Company { number dossiers { nodes { company { number } } } } } }`);
      expect(errors).toEqual([]);
      expect(data.companies[0].dossiers.nodes).toEqual([{ company: { number: bakery } }, { company: { number: bakery } }]);
    });
    expect(statements).toHaveLength(2);
    expect(asked).toEqual([]);
  });
});

describe("a company within something else", () => {
  it("is taken as it is held, however old, and says so", async () => {
    const { ask, asked } = live(() => down);
    const id = Buffer.from(JSON.stringify(["Company", bakery])).toString("base64url");
    const company = `number provenance { stale }`;
    const { data, errors } = await ask(`{ dossier(reference: "A-1") { company { ${company} } } establishment(number: "${unit}") { company { ${company} } }
      node(id: "${id}") { ... on Company { ${company} } } nodes(ids: ["${id}"]) { ... on Company { ${company} } } searchCompanies(text: "bakkerij") { nodes { ${company} } } }`);
    const held = { number: bakery, provenance: { stale: true } };
    expect(errors).toEqual([]);
    expect(data).toEqual({ dossier: { company: held }, establishment: { company: held }, node: held, nodes: [held], searchCompanies: { nodes: [held] } });
    expect(asked).toEqual([]);
  });

  it("is asked of the source when it is not held: the error is that of its own dossier", async () => {
    const [never, lost] = [enterpriseNumber(32), enterpriseNumber(33)];
    await insertFixtures(database, { dossiers: [never, lost].map((enterprise, index) => dossierRow({ reference: `R-${index}`, enterpriseNumber: enterprise })) });
    const { ask, asked } = live((number) => {
      if (number === unknownCompany) return found(number, { status: "ST", endedOn: "2020-02-29" });
      return number === never ? { outcome: "NOT_FOUND", retrievedAt: NOW, referte: null } : down;
    });
    const { data, errors } = await ask(`{ b: dossier(reference: "B-1") { company { number status { code label } endedOn } } none: dossier(reference: "R-0") { company { number } } lost: dossier(reference: "R-1") { status company { number } } }`);
    expect(data).toEqual({
      b: { company: { number: unknownCompany, status: { code: "ST", label: "Stopgezet" }, endedOn: "2020-02-29" } },
      none: { company: null },
      lost: { status: "SUBMITTED", company: null },
    });
    expect(errors).toMatchObject([{ code: "REGISTRY_UNAVAILABLE", path: ["lost", "company"], extensions: { number: lost, retryAfterSeconds: 17 } }]);
    expect(asked.toSorted()).toEqual([unknownCompany, never, lost].toSorted());
  });
});

describe("what came of VKBO", () => {
  it("names that register, for a workforce class without a date too", async () => {
    const number = enterpriseNumber(41);
    const { ask } = live(() => found(number, { employment: [{ year: null, quarter: null, class: "2", registry: "VKBO" }] }), { name: "VKBO" });
    const { data, errors } = await ask(`{ company(number: "${number}") { employment { year quarter class { code label } source } ${provenance} } }`);
    expect(errors).toEqual([]);
    expect(data.company).toEqual({
      employment: [{ year: null, quarter: null, class: { code: "2", label: "5 tot 9" }, source: "VKBO" }],
      provenance: { source: "VKBO", via: "VKBO", retrievedAt: "2025-07-01T12:00:00.000Z", extract: null, stale: false },
    });
  });
});

describe("the status of a company", () => {
  it("has a label in every language, for each code that MAGDA gives", async () => {
    const codes = ["AC", "AF", "AN", "BK", "JU", "ST"];
    const numbers = codes.map((_, index) => enterpriseNumber(51 + index));
    const { ask } = live((number) => found(number, { status: codes[numbers.indexOf(number)] ?? "" }));
    const { data } = await ask(`query ($numbers: [String!]!) { companies(numbers: $numbers) { ... on Company { status { code nl: label fr: label(language: FR) de: label(language: DE) en: label(language: EN) } } } }`, { numbers });
    const statuses = data.companies.map(({ status }: { status: Record<string, string> }) => status) as Record<string, string>[];
    expect(statuses.map(({ code }) => code)).toEqual(codes);
    expect(statuses.map(({ en }) => en)).toEqual(["Active", "Closed", "Cancelled", "Known, not active yet", "Founded, not active yet", "Stopped"]);
    for (const { code, ...labels } of statuses) expect(Object.values(labels).filter((label) => label === code)).toEqual([]);
  });
});
