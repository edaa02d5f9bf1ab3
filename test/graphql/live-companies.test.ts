import { describe, expect, it } from "vitest";
import { storeAnswers } from "../../src/registry/store.ts";
import { down, finding, found, hoursAfterNoon, NOON, numbersFrom, programmedSource, recordOf, registerOver, saying, type Registered } from "../registry/look-up/programmed-source.ts";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, dossierRow, insertFixtures } from "../support/fixtures.ts";

const database = await freshDatabase();
const askOver = ({ register }: Registered) => apiOf(database, "INTERNAL", register);

describe("500 companies", () => {
  const query = "query ($numbers: [String!]!, $one: EnterpriseNumber!) { company(number: $one) { number } companies(numbers: $numbers) { ... on Company { number names { text } } } }";

  it("that are not held are asked together, in as few calls as the source takes, each once", async () => {
    const source = programmedSource();
    const numbers = numbersFrom(1001, 500);
    const { data } = await askOver(registerOver(database, source))(query, { numbers, one: numbers[499] });
    expect(data).toEqual({ company: { number: numbers[499] }, companies: numbers.map((number) => ({ number, names: [{ text: `Live ${number}` }] })) });
    expect(source.calls.map(({ length }) => length)).toEqual([100, 100, 100, 100, 100]);
    expect(source.calls.flat().toSorted()).toEqual(numbers.toSorted());
  });

  it("that are held and fresh are one statement, and one for their names", async () => {
    const source = programmedSource();
    const numbers = numbersFrom(2001, 500);
    await insertFixtures(database, { companies: numbers.map((number) => companyRow({ number, source: "MAGDA", retrievedAt: NOON })) });
    const ask = askOver(registerOver(database, source));
    expect(await statementsOf(database, () => ask(query, { numbers, one: numbers[0] }))).toHaveLength(2);
    expect(source.calls).toEqual([]);
  });

  it("of which the source has nothing, asked in two spellings, are as many outcomes as were asked for", async () => {
    const source = programmedSource();
    source.does(saying(() => down(9)));
    const [number = ""] = numbersFrom(3001, 1);
    const dotted = `BE ${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}`;
    const { data, errors } = await askOver(registerOver(database, source))(`{ companies(numbers: ["${dotted}", "${number}", "${number}"]) { __typename ... on RegistryUnavailable { number retryAfterSeconds } } }`);
    expect(errors).toEqual([]);
    expect(data.companies).toEqual([1, 2, 3].map(() => ({ __typename: "RegistryUnavailable", number, retryAfterSeconds: 9 })));
    expect(source.calls).toEqual([[number]]);
  });
});

describe("a company that a slow source is asked for", () => {
  it("is found when it is asked again after the source has said it", async () => {
    const source = programmedSource();
    source.does(finding(NOON, 300));
    const ask = askOver(registerOver(database, source, { waitMs: 50 }));
    const [number = ""] = numbersFrom(3101, 1);
    const query = `{ company(number: "${number}") { number provenance { via stale } } }`;
    expect((await ask(query)).errors).toMatchObject([{ code: "REGISTRY_UNAVAILABLE", path: ["company"], extensions: { retryAfterSeconds: 1 } }]);
    await expect.poll(async () => (await ask(query)).data, { interval: 100, timeout: 5000 }).toEqual({ company: { number, provenance: { via: "MAGDA", stale: false } } });
    expect(source.calls).toEqual([[number]]);
  });
});

describe("companies of a page of dossiers", () => {
  it("are asked of the source together when they are not held", async () => {
    const source = programmedSource();
    const numbers = numbersFrom(4001, 60);
    await insertFixtures(database, { dossiers: numbers.map((number, index) => dossierRow({ reference: `R-${index}`, enterpriseNumber: number })) });
    const { data, errors } = await askOver(registerOver(database, source))("{ dossiers(first: 60) { nodes { companyNumber company { number } } } }");
    expect(errors).toEqual([]);
    expect(data.dossiers.nodes.map(({ company }: { company: { number: string } }) => company.number).toSorted()).toEqual(numbers.toSorted());
    expect(source.calls.map((call) => call.toSorted())).toEqual([numbers.toSorted()]);
  });
});

describe("where a company comes from", async () => {
  const numbers = numbersFrom(5001, 3);
  const [extract = "", magda = "", vkbo = ""] = numbers;
  const query = "query ($numbers: [String!]!) { companies(numbers: $numbers) { ... on Company { provenance { source via retrievedAt extract stale } } } }";
  await insertFixtures(database, {
    loads: [{ kind: "REGISTER", fileName: "extract.zip", extractNumber: 141, extractType: "full", through: "2026-11-23", loadedAt: new Date("2026-11-24T01:00:00Z"), synthetic: false }],
    companies: [companyRow({ number: extract })],
  });
  await storeAnswers(database.sql, "MAGDA", [{ number: magda, outcome: found(recordOf(magda), hoursAfterNoon(-3)) }]);
  await storeAnswers(database.sql, "VKBO", [{ number: vkbo, outcome: found(recordOf(vkbo), hoursAfterNoon(-30)) }]);
  const provenances = async (registered: Registered) => (await askOver(registered)(query, { numbers })).data.companies.map(({ provenance }: { provenance: unknown }) => provenance);
  const whileDown = (stale: readonly boolean[]) => [
    { source: "KBO", via: "EXTRACT", retrievedAt: "2026-11-24T01:00:00.000Z", extract: "141", stale: stale[0] },
    { source: "KBO", via: "MAGDA", retrievedAt: "2026-11-24T09:00:00.000Z", extract: null, stale: stale[1] },
    { source: "VKBO", via: "VKBO", retrievedAt: "2026-11-23T06:00:00.000Z", extract: null, stale: stale[2] },
  ];

  it("is told with its age while the source is down", async () => {
    const source = programmedSource();
    source.does(saying(() => down()));
    const registered = registerOver(database, source);
    expect(await provenances(registered)).toEqual(whileDown([true, false, true]));
    registered.setNow(hoursAfterNoon(24));
    expect(await provenances(registered)).toEqual(whileDown([true, true, true]));
    expect(await provenances(registerOver(database, source, { freshHours: 48 }))).toEqual(whileDown([false, false, false]));
  });

  it("is the source that said it last", async () => {
    const source = programmedSource();
    const [, kept] = whileDown([false, false, false]);
    const now = { source: "KBO", via: "MAGDA", retrievedAt: NOON.toISOString(), extract: null, stale: false };
    expect(await provenances(registerOver(database, source))).toEqual([now, kept, now]);
    expect(source.calls).toEqual([[extract, vkbo]]);
  });
});

describe("what a live source says of a company", () => {
  it("has workforce classes newest first, without a year or quarter where they are not dated", async () => {
    const source = programmedSource();
    const [number = ""] = numbersFrom(6001, 1);
    const employment = [
      { year: null, quarter: null, class: "4", registry: "VKBO" },
      { year: 2025, quarter: null, class: "2", registry: "RSZ" },
      { year: 2026, quarter: 2, class: "3", registry: "RSZ" },
    ] as const;
    source.does(saying(() => found(recordOf(number, { employment }), NOON)));
    const { data, errors } = await askOver(registerOver(database, source))(`{ company(number: "${number}") { employment { year quarter class { code } source } } }`);
    expect(errors).toEqual([]);
    expect(data.company.employment).toEqual([
      { year: 2026, quarter: 2, class: { code: "3" }, source: "RSZ" },
      { year: 2025, quarter: null, class: { code: "2" }, source: "RSZ" },
      { year: null, quarter: null, class: { code: "4" }, source: "VKBO" },
    ]);
  });

  it("has itself for the label of a status that nobody knows", async () => {
    const source = programmedSource();
    const [number = ""] = numbersFrom(6101, 1);
    source.does(saying(() => found(recordOf(number, { status: "X9" }), NOON)));
    const { data, errors } = await askOver(registerOver(database, source))(`{ company(number: "${number}") { status { code label(language: FR) } } }`);
    expect(errors).toEqual([]);
    expect(data.company.status).toEqual({ code: "X9", label: "X9" });
  });

  it("ends it on the day told, and it stays so when the source says later that it has none", async () => {
    const source = programmedSource();
    const [number = ""] = numbersFrom(6201, 1);
    source.does(saying(() => found(recordOf(number, { status: "AF", endedOn: "2026-10-31" }), NOON)));
    const registered = registerOver(database, source);
    const query = `{ company(number: "${number}") { status { code } endedOn startDate provenance { stale } } }`;
    const ended = { status: { code: "AF" }, endedOn: "2026-10-31", startDate: "2001-02-03" };
    expect((await askOver(registered)(query)).data.company).toEqual({ ...ended, provenance: { stale: false } });
    registered.setNow(hoursAfterNoon(25));
    source.does(saying(() => ({ outcome: "NOT_FOUND", retrievedAt: hoursAfterNoon(25), referte: null })));
    expect((await askOver(registered)(query)).data.company).toEqual({ ...ended, provenance: { stale: true } });
    expect(source.calls).toHaveLength(2);
  });
});
