import { describe, expect, it } from "vitest";
import { enterpriseNumber } from "../../support/fixtures.ts";
import { until } from "../transport/service.ts";
import { mostWithin, openAsking, plainAnswer } from "./asking.ts";
import { soapFault } from "./messages.ts";

const numbersOf = (count: number) => Array.from({ length: count }, (_, index) => enterpriseNumber(index + 1));

describe("the limits of the platform", () => {
  it("25 numbers at once are never more than ten calls within a second, as they arrive, nor more at once than may be", async () => {
    const { ask, asked, mostAtOnce } = await openAsking({ perSecond: 10, concurrency: 4 });
    const began = performance.now();
    const outcomes = await ask(numbersOf(25));
    console.log(`50 calls took ${Math.round(performance.now() - began)} ms, at most ${mostWithin(asked.map(({ at }) => at), 1000)} within 1,000 ms and ${mostAtOnce()} at once`);
    expect([...outcomes.values()].filter(({ outcome }) => outcome === "FOUND")).toHaveLength(25);
    expect(asked).toHaveLength(50);
    expect(mostWithin(asked.map(({ at }) => at), 1000)).toBe(10);
    expect(mostAtOnce()).toBeLessThanOrEqual(4);
    expect(performance.now() - began).toBeLessThan(8000);
  });

  it("slow answers are waited for by as many calls as may be under way", async () => {
    const { ask, asked, mostAtOnce } = await openAsking({ concurrency: 3, answers: () => ({ xml: soapFault("99981 - x"), afterMs: 60 }) });
    await ask(numbersOf(10));
    expect([asked.length, mostAtOnce()]).toEqual([20, 3]);
  });

  it("calls that are made again count too", async () => {
    const refused = new Set<string>();
    const { ask, asked } = await openAsking({
      perSecond: 10,
      policy: { retries: 2 },
      answers: ({ number, service }) => {
        if (refused.has(service + number)) return undefined;
        refused.add(service + number);
        return { xml: soapFault("99995 - x"), status: 500 };
      },
    });
    const outcomes = await ask(numbersOf(12));
    expect([...outcomes.values()].map(({ outcome }) => outcome)).toEqual(Array.from({ length: 12 }, () => "FOUND"));
    expect(asked).toHaveLength(48);
    expect(mostWithin(asked.map(({ at }) => at), 1000)).toBeLessThanOrEqual(10);
  });

  it("calls that were given up count too", async () => {
    const { ask, asked } = await openAsking({ perSecond: 4, answers: (each) => ({ ...plainAnswer(each), afterMs: each.number === enterpriseNumber(99) ? 0 : 2000 }) });
    const ending = new AbortController();
    const given = ask(numbersOf(10), ending.signal);
    await until(() => asked.length === 4);
    ending.abort();
    await given;
    expect((await ask([enterpriseNumber(99)])).get(enterpriseNumber(99))?.outcome).toBe("FOUND");
    expect(asked).toHaveLength(6);
    expect(mostWithin(asked.map(({ at }) => at), 1000)).toBe(4);
  });
});
