import { describe, expect, it } from "vitest";
import { canaries, syntheticRegister } from "../../support/stub-vkbo/companies.ts";
import { companyOf, numbersOf, openAsking, type Asking } from "./asking.ts";

const NOW = new Date("2025-07-01T12:00:00Z");
const NUMBER = "0100000169";

describe("the source VKBO", () => {
  it("finds a company with its units in one call each", async () => {
    const { ask, stub, source } = await openAsking();
    expect([source.name, source.batchSize]).toEqual(["VKBO", 100]);
    expect([...(await ask([NUMBER]))]).toEqual([
      [
        NUMBER,
        {
          outcome: "FOUND",
          retrievedAt: NOW,
          extract: null,
          referte: null,
          company: {
            number: NUMBER,
            status: "AC",
            endedOn: null,
            legalType: "2",
            legalForm: "610",
            legalSituation: "000",
            startedOn: "2001-03-16",
            names: [{ kind: "001", language: "0", name: "Testbedrijf 0100000169" }],
            municipality: "44021",
            activities: null,
            establishments: [{ number: "2300000355", startedOn: "2010-02-01", endedOn: null, municipality: "44021", activities: { scope: "MAIN", rows: [{ group: "006", version: "2025", code: "46643", classification: "MAIN" }] } }],
            employment: [{ year: null, quarter: null, class: "2", registry: "VKBO" }],
          },
        },
      ],
    ]);
    expect(stub.calls.map(({ service, filter }) => [service, filter?.form, filter?.values])).toEqual([
      ["ENTERPRISES", "EQUALS", [NUMBER]],
      ["ESTABLISHMENTS", "EQUALS", [NUMBER]],
    ]);
    const { searchParams } = new URL(stub.calls[0]?.url ?? "");
    expect(Object.fromEntries(searchParams)).toEqual({ f: "application/json", limit: "1000", "filter-lang": "cql2-text", filter: "Ondernemingsnr='0100000169'" });
  });

  it("asks 500 enterprises in five calls, and each of them once", async () => {
    const { ask, stub } = await openAsking();
    const numbers = numbersOf(500);
    const outcomes = await ask(numbers);
    expect(numbers.filter((number) => companyOf(outcomes.get(number)).number !== number)).toEqual([]);
    const calls = enterpriseCalls(stub);
    expect(calls.map(({ filter }) => [filter?.form, filter?.values.length])).toEqual([...Array(5)].map(() => ["IN", 100]));
    expect(new Set(calls.flatMap(({ filter }) => filter?.values ?? [])).size).toBe(500);
    expect(Math.max(...stub.calls.map(({ url }) => url.length))).toBeLessThan(4000);
  });

  it("says not found only of numbers that a complete answer does not have", async () => {
    const [first = "", second = "", third = ""] = numbersOf(3);
    const register = { ...syntheticRegister, enterprise: (number: string) => (number === second ? [] : syntheticRegister.enterprise(number)) };
    const { ask, stub } = await openAsking({ register });
    const outcomes = await ask([first, second, third]);
    expect([...outcomes].map(([number, { outcome }]) => [number, outcome])).toEqual([
      [first, "FOUND"],
      [second, "NOT_FOUND"],
      [third, "FOUND"],
    ]);
    expect(outcomes.get(second)).toEqual({ outcome: "NOT_FOUND", retrievedAt: NOW, referte: null });
    expect(stub.calls.at(-1)?.filter?.values).toEqual([first, third]);
  });

  it("asks for no units where no enterprise is found, and nothing at all for no numbers", async () => {
    const { ask, stub } = await openAsking({ register: { ...syntheticRegister, enterprise: () => [] } });
    expect((await ask(numbersOf(2))).size).toBe(2);
    expect(stub.calls).toHaveLength(1);
    expect((await ask([])).size).toBe(0);
    expect(stub.calls).toHaveLength(1);
  });

  it("gives each company its own units, in the order of their numbers", async () => {
    const register = { ...syntheticRegister, establishments: (number: string) => syntheticRegister.establishments(number).toReversed() };
    const { ask } = await openAsking({ register });
    const numbers = numbersOf(20);
    const outcomes = await ask(numbers);
    const found = numbers.map((number) => companyOf(outcomes.get(number)).establishments?.map((unit) => unit.number));
    expect(found).toEqual(numbers.map((number) => syntheticRegister.establishments(number).map((unit) => unit["Ondernemingsnr"])));
    expect(found.map((units) => units?.length)).toEqual(expect.arrayContaining([0, 1, 2, 3]));
  });

  it("counts calls, batches, numbers by outcome and what it could not read", async () => {
    const [first = "", second = ""] = numbersOf(2);
    const register = { ...syntheticRegister, enterprise: (number: string) => (number === first ? [] : syntheticRegister.enterprise(number).map((row) => ({ ...row, Rechtsvorm: "Maanvennootschap" }))) };
    const { ask, stub, figures, unread } = await openAsking({ register });
    await ask([first, second]);
    stub.fail("status 503");
    await ask([second]);
    const text = await figures();
    for (const line of [
      'kmo_registry_numbers_total{source="VKBO",outcome="FOUND"} 1',
      'kmo_registry_numbers_total{source="VKBO",outcome="NOT_FOUND"} 1',
      'kmo_registry_numbers_total{source="VKBO",outcome="HTTP_503"} 1',
      'kmo_registry_call_seconds_count{source="VKBO",service="ENTERPRISES",outcome="ANSWERED"} 1',
      'kmo_registry_call_seconds_count{source="VKBO",service="ENTERPRISES",outcome="HTTP_503"} 1',
      'kmo_registry_call_seconds_count{source="VKBO",service="ESTABLISHMENTS",outcome="ANSWERED"} 1',
      'kmo_registry_batch_size_sum{source="VKBO",service="ENTERPRISES"} 3',
    ]) expect(text).toContain(line);
    expect(unread).toContain("LEGAL_FORM");
  });

  it("keeps nothing of the person that stands in every answer", async () => {
    const { ask, stub, figures } = await openAsking();
    const outcomes = await ask(numbersOf(100));
    const kept = JSON.stringify([...outcomes]) + (await figures()) + JSON.stringify(stub.calls);
    expect(canaries.filter((canary) => kept.includes(canary))).toEqual([]);
    expect([...outcomes.values()].filter((outcome) => companyOf(outcome).legalType === "1")).toHaveLength(10);
  });
});

describe("the filter", () => {
  it("falls back to OR where IN is refused, and remembers it", async () => {
    const { ask, stub } = await openAsking({ refusesIn: true });
    const numbers = numbersOf(100);
    const outcomes = await ask(numbers);
    expect(numbers.filter((number) => outcomes.get(number)?.outcome !== "FOUND")).toEqual([]);
    expect(companyOf(outcomes.get(NUMBER)).establishments).toHaveLength(1);
    expect(stub.calls.map(({ service, filter }) => `${service} ${filter?.form}`)).toEqual(["ENTERPRISES IN", "ENTERPRISES OR", "ESTABLISHMENTS OR"]);
    expect(Math.max(...stub.calls.map(({ url }) => url.length))).toBeLessThan(8000);
    await ask(numbers);
    expect(stub.calls.slice(3).map(({ filter }) => filter?.form)).toEqual(["OR", "OR"]);
  });

  it("is not given up where OR is refused too", async () => {
    const { ask, stub } = await openAsking({ search: "?f=nothing" });
    expect([...(await ask(numbersOf(2))).values()]).toEqual([unavailable("HTTP_400"), unavailable("HTTP_400")]);
    expect(await ask([NUMBER])).toEqual(new Map([[NUMBER, unavailable("HTTP_400")]]));
    expect(stub.calls.map(({ filter }) => filter?.form)).toEqual(["IN", "OR", "EQUALS"]);
  });

  it("is cut where the address is too long, and the size that is taken remembered", async () => {
    const { ask, stub } = await openAsking({ maxUrlLength: 900 });
    const numbers = numbersOf(100);
    expect([...(await ask(numbers)).values()].filter(({ outcome }) => outcome !== "FOUND")).toEqual([]);
    const sizes = () => enterpriseCalls(stub).map(({ filter }) => filter?.values.length);
    expect(sizes()).toEqual([100, 50, 25, 25, 25, 25]);
    await ask(numbers);
    expect(sizes().slice(6)).toEqual([25, 25, 25, 25]);
  });

  it("is a fault where even one number is too long", async () => {
    const { ask } = await openAsking({ maxUrlLength: 20 });
    expect([...(await ask(numbersOf(2))).values()]).toEqual([unavailable("HTTP_414"), unavailable("HTTP_414")]);
  });

  it("stands after what the address has of its own", async () => {
    const { ask, stub } = await openAsking({ search: "?key=a%26b" });
    expect((await ask([NUMBER])).get(NUMBER)?.outcome).toBe("FOUND");
    expect(stub.calls.map(({ url }) => new URL(url).searchParams.get("key"))).toEqual(["a&b", "a&b"]);
  });
});

describe("pages", () => {
  it.each([{ hidesMatched: false }, { hidesMatched: true }])("are followed by their links, counted or not: %j", async ({ hidesMatched }) => {
    const { ask, stub } = await openAsking({ pageSize: 30, hidesMatched });
    const numbers = numbersOf(100);
    const outcomes = await ask(numbers);
    expect(numbers.filter((number) => companyOf(outcomes.get(number)).number !== number)).toEqual([]);
    expect(enterpriseCalls(stub).map(({ startIndex }) => startIndex)).toEqual([0, 30, 60, 90]);
    expect(numbers.flatMap((number) => companyOf(outcomes.get(number)).establishments ?? [])).toHaveLength(numbers.flatMap((number) => syntheticRegister.establishments(number)).length);
  });

  it("are fifty at most", async () => {
    const establishments = (number: string) => Array.from({ length: 51 }, () => syntheticRegister.establishments(number)[0] ?? {});
    const { ask, stub } = await openAsking({ pageSize: 1, hidesMatched: true, register: { ...syntheticRegister, establishments } });
    expect(companyOf((await ask([NUMBER])).get(NUMBER)).establishments).toBeNull();
    expect(stub.calls).toHaveLength(51);
  });

  it("that are full without a link to a next one or a count count as cut off", async () => {
    const establishments = (number: string) => Array.from({ length: 1000 }, () => syntheticRegister.establishments(number)[0] ?? {});
    const counted = await openAsking({ register: { ...syntheticRegister, establishments } });
    expect(companyOf((await counted.ask([NUMBER])).get(NUMBER)).establishments).toHaveLength(1);
    const { ask } = await openAsking({ hidesMatched: true, register: { ...syntheticRegister, establishments } });
    expect(companyOf((await ask([NUMBER])).get(NUMBER)).establishments).toBeNull();
  });

  it("of which one fails are no answer at all", async () => {
    const { ask, stub } = await openAsking({ pageSize: 30 });
    stub.fail("status 403", { skip: 1 });
    const numbers = numbersOf(40);
    expect([...(await ask(numbers)).values()]).toEqual(numbers.map(() => unavailable("HTTP_403")));
    expect(stub.calls.map(({ startIndex }) => startIndex)).toEqual([0, 30]);
  });
});

function enterpriseCalls(stub: Asking["stub"]) {
  return stub.calls.filter(({ service }) => service === "ENTERPRISES");
}

function unavailable(reason: string, retryAfterSeconds = 30) {
  return { outcome: "UNAVAILABLE", reason, retryAfterSeconds };
}
