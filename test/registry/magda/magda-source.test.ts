import { generate } from "selfsigned";
import { describe, expect, it } from "vitest";
import { SourceFault } from "../../../src/registry/source-fault.ts";
import type { CompanyRecord, Outcome } from "../../../src/registry/source.ts";
import { enterpriseNumber, establishmentNumber } from "../../support/fixtures.ts";
import { until } from "../transport/service.ts";
import { openAsking, plainAnswer, type Asked } from "./asking.ts";
import { activity, answer, el, employment, establishment, exception, exceptions, plainEnterprise, reply, soapFault, unit } from "./messages.ts";

const [ONE, TWO, THREE] = [enterpriseNumber(1), enterpriseNumber(2), enterpriseNumber(3)] as const;
const numbersOf = (count: number) => Array.from({ length: count }, (_, index) => enterpriseNumber(index + 1));
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A company whose answer or fault is what a test gives, and the plain employment. */
const companies = (xmlOf: (asked: Asked) => string) => (asked: Asked) => (asked.service === "GeefOnderneming" ? { xml: xmlOf(asked) } : undefined);
const employments = (xmlOf: (asked: Asked) => string) => (asked: Asked) => (asked.service === "GeefTewerkstelling" ? { xml: xmlOf(asked) } : undefined);
const nothing = (asked: Asked, code: string) => reply(asked.service, [answer(asked.referte, exceptions(exception(code, "INFORMATIE")))]);

function companyOf(outcome: Outcome<CompanyRecord> | undefined): CompanyRecord {
  if (outcome?.outcome !== "FOUND") throw new Error(`not found: ${JSON.stringify(outcome)}`);
  return outcome.company;
}

describe("a number", () => {
  it("is asked of both services, with what the platform wants", async () => {
    const { ask, asked, calls } = await openAsking();
    const outcomes = await ask([ONE]);
    const question = asked.find(({ service }) => service === "GeefOnderneming");
    expect(asked.map(({ service }) => service).toSorted()).toEqual(["GeefOnderneming", "GeefTewerkstelling"]);
    expect(question?.headers).toMatchObject({ "content-type": "text/xml; charset=utf-8", soapaction: '"http://magdaondernemingdienst-intern-aip.vonet.be/GeefOndernemingDienst-02.00/soap/WebService"' });
    expect(question?.body).not.toContain("Signature");
    expect(outcomes.get(ONE)).toMatchObject({ outcome: "FOUND", retrievedAt: new Date("2025-07-01T12:00:00Z"), extract: null, referte: question?.referte });
    expect(companyOf(outcomes.get(ONE))).toMatchObject({ number: ONE, municipality: "24062", employment: [{ year: 2024, quarter: 2, class: "3", registry: "RSZ" }] });
    expect(calls).toHaveLength(2);
  });

  it("is signed for where signing is on", async () => {
    const pair = await generate([{ name: "commonName", value: "Caller" }], { keyType: "rsa", keySize: 2048, algorithm: "sha256" });
    const { ask, asked } = await openAsking({ signing: { cert: pair.cert, key: pair.private } });
    expect((await ask([ONE])).get(ONE)?.outcome).toBe("FOUND");
    expect(asked.map(({ body }) => body.includes("<ds:SignatureValue>"))).toEqual([true, true]);
  });

  it.each(["40046", "30001"])("that is not in the register (%s) is not found, with the referte of the question", async (code) => {
    const { ask, asked } = await openAsking({ answers: companies((each) => nothing(each, code)) });
    const outcomes = await ask([ONE]);
    expect(outcomes.get(ONE)).toEqual({ outcome: "NOT_FOUND", retrievedAt: new Date("2025-07-01T12:00:00Z"), referte: asked.find(({ service }) => service === "GeefOnderneming")?.referte });
  });

  it("that can't be answered leaves the others as they are", async () => {
    const { ask, figures } = await openAsking({
      answers: companies((each) => (each.number === ONE ? soapFault("60009 - x") : each.number === TWO ? nothing(each, "40046") : plainAnswer(each).xml)),
    });
    const outcomes = await ask([ONE, TWO, THREE]);
    expect(outcomes.get(ONE)).toEqual({ outcome: "UNAVAILABLE", reason: "MAGDA_60009", retryAfterSeconds: 30 });
    expect([outcomes.get(TWO)?.outcome, outcomes.get(THREE)?.outcome]).toEqual(["NOT_FOUND", "FOUND"]);
    expect(await figures()).toMatch(/kmo_registry_numbers_total\{source="MAGDA",outcome="MAGDA_60009"\} 1/);
  });

  it.each([
    ["another company", companies((each) => reply(each.service, [answer(each.referte, el("Inhoud", plainEnterprise(TWO)))])), "WRONG_ANSWER"],
    ["the answer to another question", companies((each) => reply(each.service, [answer("x", el("Inhoud", plainEnterprise(each.number)))])), "WRONG_ANSWER"],
    ["half an answer", companies((each) => plainAnswer(each).xml.slice(0, 400)), "UNREADABLE"],
    ["a document type", companies((each) => plainAnswer(each).xml.replace("<s:Envelope", '<!DOCTYPE x SYSTEM "x"><s:Envelope')), "UNREADABLE"],
  ])("is unavailable when %s comes", async (_, answers, reason) => {
    const { ask } = await openAsking({ answers });
    expect((await ask([ONE])).get(ONE)).toMatchObject({ outcome: "UNAVAILABLE", reason });
  });

  it.each(["<error>down</error>", "<html><br></html>", soapFault("x").replace("<s:Fault>", "<s:Other>").replace("</s:Fault>", "</s:Other>")])("is unavailable and asked again when a 500 comes with %s", async (xml) => {
    const { ask, asked } = await openAsking({ policy: { retries: 1 }, answers: (each) => (each.service === "GeefOnderneming" ? { xml, status: 500 } : undefined) });
    expect((await ask([ONE])).get(ONE)).toMatchObject({ outcome: "UNAVAILABLE", reason: "HTTP_500" });
    expect(asked.filter(({ service }) => service === "GeefOnderneming")).toHaveLength(2);
  });

  it("is unavailable, and nothing is thrown, when something goes wrong on this side", async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on("unhandledRejection", note);
    let readings = 0;
    const now = (): Date => {
      if (++readings > 2) throw new Error("the clock broke");
      return new Date("2025-07-01T12:00:00Z");
    };
    const { ask } = await openAsking({ now, answers: (each) => ({ ...plainAnswer(each), afterMs: each.service === "GeefTewerkstelling" ? 100 : 0 }) });
    expect((await ask([ONE])).get(ONE)).toMatchObject({ outcome: "UNAVAILABLE", reason: "WRONG_ANSWER" });
    await new Promise((resolve) => setTimeout(resolve, 250));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  it("with no numbers asks nothing", async () => {
    const { ask, asked } = await openAsking();
    expect([(await ask([])).size, asked.length]).toEqual([0, 0]);
  });
});

describe("employment", () => {
  it.each([
    ["fails", employments(() => soapFault("99981 - x")), null],
    ["is of another company", employments((each) => reply(each.service, [answer(each.referte, el("Inhoud", employment(TWO)))])), null],
    ["can't be read", employments(() => "<x"), null],
    ["has nothing of the number (30001)", employments((each) => nothing(each, "30001")), []],
  ])("that %s leaves the company found", async (_, answers, expected) => {
    const { ask } = await openAsking({ answers });
    expect(companyOf((await ask([ONE])).get(ONE))).toMatchObject({ number: ONE, municipality: "24062", employment: expected });
  });
});

describe("accounting", () => {
  it("is begun before the call and ended after it, for each attempt", async () => {
    let failures = 0;
    const { ask, asked, calls } = await openAsking({ policy: { retries: 1 }, answers: companies((each) => (failures++ === 0 ? soapFault("99996 - x") : plainAnswer(each).xml)) });
    await ask([ONE]);
    expect(calls.map(({ service, outcome }) => `${service} ${outcome}`).toSorted()).toEqual(["GeefOnderneming FOUND", "GeefOnderneming MAGDA_99996", "GeefTewerkstelling FOUND"]);
    expect(calls.map(({ referte }) => referte).toSorted()).toEqual(asked.map(({ referte }) => referte).toSorted());
    expect(new Set(calls.map(({ referte }) => referte)).size).toBe(3);
    for (const call of calls) {
      expect(call).toMatchObject({ enterpriseNumber: ONE, calledAt: new Date("2025-07-01T12:00:00Z"), askedAtBegin: 0, referte: expect.stringMatching(UUID) });
      expect(call.milliseconds).toBeGreaterThan(0);
    }
  });

  it("that can't begin means that no call is made, and is not tried again", async () => {
    let begins = 0;
    const announce = async (): Promise<void> => {
      begins++;
      throw new Error("no database");
    };
    const { ask, asked } = await openAsking({ policy: { retries: 2 }, calls: { announce } });
    expect((await ask([ONE, TWO])).get(TWO)).toMatchObject({ outcome: "UNAVAILABLE", reason: "STORE_FAILED" });
    expect([asked.length, begins]).toEqual([0, 4]);
  });

  it("that can't end means that the answer is not used", async () => {
    const { ask, asked } = await openAsking({ calls: { conclude: () => Promise.reject(new Error("no database")) } });
    expect((await ask([ONE])).get(ONE)).toMatchObject({ outcome: "UNAVAILABLE", reason: "STORE_FAILED" });
    expect(asked).toHaveLength(2);
  });

  it("that can't end does not hide why the call failed", async () => {
    const { ask } = await openAsking({ answers: companies(() => soapFault("99981 - x")), calls: { conclude: () => Promise.reject(new Error("no database")) } });
    expect((await ask([ONE])).get(ONE)).toMatchObject({ outcome: "UNAVAILABLE", reason: "MAGDA_99981" });
  });

  it.each([
    ["WRONG_ANSWER", companies((each) => reply(each.service, [answer(each.referte, el("Inhoud", plainEnterprise(TWO)))]))],
    ["NOT_FOUND", companies((each) => nothing(each, "40046"))],
    ["MAGDA_20007", companies((each) => reply(each.service, [answer(each.referte, exceptions("20007"))]))],
    ["UNREADABLE", companies(() => "<x")],
  ])("says %s of a call that ended so", async (outcome, answers) => {
    const { ask, calls } = await openAsking({ answers });
    await ask([ONE]);
    expect(calls.find(({ service }) => service === "GeefOnderneming")?.outcome).toBe(outcome);
  });
});

describe("an abort", () => {
  it("ends those that wait and those that are under way at once", async () => {
    const { ask, asked, calls } = await openAsking({ perSecond: 2, concurrency: 4, answers: (each) => ({ ...plainAnswer(each), afterMs: 4000 }) });
    const ending = new AbortController();
    const asking = ask(numbersOf(20), ending.signal);
    await until(() => asked.length === 2);
    const began = performance.now();
    ending.abort();
    const outcomes = await asking;
    expect(performance.now() - began).toBeLessThan(2000);
    expect([...outcomes.values()].map((each) => (each.outcome === "UNAVAILABLE" ? each.reason : each.outcome))).toEqual(Array.from({ length: 20 }, () => "CANCELLED"));
    await until(() => calls.every(({ outcome }) => outcome === "CANCELLED"));
    expect([asked.length, calls.length]).toEqual([2, 2]);
  });

  it("that came before asks nothing", async () => {
    const { ask, asked } = await openAsking();
    expect((await ask([ONE], AbortSignal.abort())).get(ONE)).toMatchObject({ outcome: "UNAVAILABLE", reason: "CANCELLED" });
    expect(asked).toHaveLength(0);
  });

  it("of one look-up leaves another as it is, which begins in time", async () => {
    const { ask } = await openAsking({ perSecond: 4, concurrency: 2, answers: (each) => ({ ...plainAnswer(each), afterMs: 50 }) });
    const ending = new AbortController();
    const aborted = ask(numbersOf(20), ending.signal);
    const began = performance.now();
    const other = ask([enterpriseNumber(99)]);
    ending.abort();
    expect((await other).get(enterpriseNumber(99))?.outcome).toBe("FOUND");
    expect(performance.now() - began).toBeLessThan(4000);
    expect([...(await aborted).values()].every(({ outcome }) => outcome === "UNAVAILABLE")).toBe(true);
  });
});

describe("an open breaker", () => {
  it("drains those that wait at once", async () => {
    const { ask, asked } = await openAsking({ perSecond: 10, concurrency: 8, policy: { breakerFailures: 5, breakerSeconds: 30 }, answers: () => ({ xml: soapFault("99981 - x"), status: 500 }) });
    const began = performance.now();
    const outcomes = await ask(numbersOf(100));
    const milliseconds = performance.now() - began;
    const reasons = [...outcomes.values()].map((each) => (each.outcome === "UNAVAILABLE" ? each.reason : each.outcome));
    expect(reasons.filter((reason) => reason === "BREAKER_OPEN").length).toBeGreaterThanOrEqual(85);
    expect(reasons.every((reason) => reason === "BREAKER_OPEN" || reason === "MAGDA_99981")).toBe(true);
    expect([...outcomes.values()].every((each) => each.outcome === "UNAVAILABLE" && each.retryAfterSeconds >= 1 && each.retryAfterSeconds <= 30)).toBe(true);
    // 200 calls at ten a second would take 20 s.
    expect(milliseconds).toBeLessThan(5000);
    expect(asked.length).toBeLessThanOrEqual(30);
  });

  it("of employment leaves companies alone", async () => {
    const { ask } = await openAsking({ policy: { breakerFailures: 2 }, answers: employments(() => soapFault("99981 - x")) });
    const outcomes = await ask(numbersOf(10));
    expect([...outcomes.values()].map((each) => companyOf(each).employment)).toEqual(Array.from({ length: 10 }, () => null));
  });

  it("is not opened by numbers that the platform does not take", async () => {
    const { ask, asked } = await openAsking({ policy: { breakerFailures: 2 }, answers: companies((each) => reply(each.service, [answer(each.referte, exceptions("20007"))])) });
    expect([...(await ask(numbersOf(10))).values()].every((each) => each.outcome === "UNAVAILABLE" && each.reason === "MAGDA_20007")).toBe(true);
    expect(asked).toHaveLength(20);
  });
});

describe("the activities of establishment units", () => {
  const [active, ended, silent] = [establishmentNumber(1), establishmentNumber(2), establishmentNumber(3)] as const;
  const units = el("Vestigingen", unit(active), unit(ended, { days: ["2001-02-03", "2015-06-30"], status: "ST" }), unit(silent));
  const answers = companies((each) => {
    if (each.number === silent) return soapFault("60007 - x");
    const content = each.number === active ? establishment(active, el("Activiteiten", activity("2025", "56111", { group: "006" }))) : plainEnterprise(each.number, units);
    return reply(each.service, [answer(each.referte, el("Inhoud", content))]);
  });

  it("are asked of each active unit where that is on; one that fails leaves the rest", async () => {
    const { ask, asked, calls } = await openAsking({ establishmentActivities: true, answers });
    const company = companyOf((await ask([ONE])).get(ONE));
    expect(company.establishments?.map(({ number, activities }) => [number, activities?.rows.map(({ code }) => code) ?? null])).toEqual([
      [active, ["56111"]],
      [ended, null],
      [silent, null],
    ]);
    expect(asked.map(({ number }) => number).toSorted()).toEqual([ONE, ONE, active, silent].toSorted());
    expect(calls).toHaveLength(4);
  });

  it("are not asked where it is off", async () => {
    const { ask, asked } = await openAsking({ answers });
    expect(companyOf((await ask([ONE])).get(ONE)).establishments?.map(({ activities }) => activities)).toEqual([null, null, null]);
    expect(asked).toHaveLength(2);
  });
});

describe("faults", () => {
  it("say nothing of what came", async () => {
    const canary = "Kanarie Kwispel";
    const begun: unknown[] = [];
    const { ask, calls } = await openAsking({ answers: companies(() => soapFault(`${canary} 85073003328`)), calls: { conclude: async (...given) => void begun.push(given) } });
    const text = JSON.stringify([...(await ask([ONE])), calls, begun]);
    expect(text).toContain("MAGDA_UNKNOWN");
    expect(text).not.toMatch(/Kanarie|85073003328/);
    expect(new SourceFault("MAGDA_UNKNOWN", "x", { isRetryable: false }).isOutage).toBe(true);
  });
});
