import { request as openRequest } from "node:https";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { enterpriseNumber } from "../../support/fixtures.ts";
import type { StubFault } from "../../support/stub-magda/faults.ts";
import type { MagdaStub } from "../../support/stub-magda/stub.ts";
import { ask, requestOf, sign, stubOf, type Reply } from "./asking.ts";

const number = enterpriseNumber(8);

async function failing(fault: StubFault): Promise<Reply> {
  const stub = await stubOf();
  stub.fail(fault);
  return ask(stub, number, { referte: "r1" });
}

/** Status, bytes and how it ended, at most `forMs` after the call has come. */
async function watch(stub: MagdaStub, forMs: number): Promise<{ readonly status: number | null; readonly bytes: number; readonly end: "ENDED" | "RESET" | "OPEN" }> {
  const { ca, client } = stub.certificates;
  let [status, bytes]: [number | null, number] = [null, 0];
  const end = await new Promise<"ENDED" | "RESET" | "OPEN">((resolve) => {
    const sending = openRequest(stub.url, { method: "POST", ca, ...client, agent: false, headers: { "content-type": "text/xml" } }, (response) => {
      status = response.statusCode ?? null;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length)).on("end", () => resolve("ENDED")).on("error", () => resolve("RESET"));
    });
    sending.on("error", () => resolve("RESET")).end(sign(requestOf(number), client));
    const before = stub.calls.length;
    const waiting = setInterval(() => {
      if (stub.calls.length === before) return;
      clearInterval(waiting);
      setTimeout(() => resolve("OPEN"), forMs).unref();
    }, 5).unref();
  });
  return { status, bytes, end };
}

async function watching(fault: StubFault, forMs = 8000): ReturnType<typeof watch> {
  const stub = await stubOf();
  stub.fail(fault);
  return watch(stub, forMs);
}

function isWellFormed(text: string): boolean {
  try {
    XmlDocument.fromString(text).dispose();
    return true;
  } catch {
    return false;
  }
}

describe("a fault of the stub", () => {
  it("is a status", async () => {
    expect(await failing("503-html")).toMatchObject({ status: 503, type: "text/html" });
    expect(await failing("429")).toMatchObject({ status: 429 });
    expect(await failing("redirect")).toMatchObject({ status: 302 });
    expect(await failing("empty-200")).toMatchObject({ status: 200, type: "text/xml;charset=UTF-8", text: "" });
    expect(await failing("wrong-type")).toMatchObject({ status: 200, type: "text/html" });
  });

  it("is a SOAP Fault", async () => {
    const inSuccess = await failing("soap-fault-in-200");
    expect([inSuccess.status, inSuccess.text.includes("<faultstring>99996 - ")]).toEqual([200, true]);
    const throttled = await failing("99995");
    expect([throttled.status, throttled.text.includes("<faultstring>99995 - ")]).toEqual([500, true]);
  });

  it("is a connection that says nothing, little, or ends", async () => {
    const [never, drip, before, mid] = await Promise.all([watching("never-answers", 400), watching("slow-drip", 700), watching("reset-before"), watching("reset-mid")]);
    expect(never).toEqual({ status: null, bytes: 0, end: "OPEN" });
    expect(drip).toMatchObject({ status: 200, end: "OPEN" });
    expect(drip.bytes).toBeGreaterThan(2);
    expect(drip.bytes).toBeLessThan(50);
    expect(before).toEqual({ status: null, bytes: 0, end: "RESET" });
    expect(mid).toEqual({ status: 200, bytes: 18, end: "RESET" });
  });

  it("is an answer of 100 MB", async () => {
    expect(await watching("100-mb")).toEqual({ status: 200, bytes: 100_000_000, end: "ENDED" });
  });

  it("is an exception, at the Antwoord or at the Repliek", async () => {
    const of = (text: string): readonly string[] | undefined => /<(Antwoord|Repliek)>(?:<Referte>r1<\/Referte>|<Context>.*?<\/Context>)<Uitzonderingen><Uitzondering><Identificatie>(\d+)<\/Identificatie><Oorsprong>MAGDA<\/Oorsprong><Type>(\w+)</.exec(text)?.slice(1);
    expect(of((await failing("99996")).text)).toEqual(["Antwoord", "99996", "FOUT"]);
    expect(of((await failing("60009")).text)).toEqual(["Antwoord", "60009", "FOUT"]);
    expect(of((await failing({ exception: "60003", level: "antwoord" })).text)).toEqual(["Antwoord", "60003", "FOUT"]);
    expect(of((await failing({ exception: "40006", level: "repliek" })).text)).toEqual(["Repliek", "40006", "FOUT"]);
    expect(of((await failing({ exception: "30001", level: "antwoord", type: "INFORMATIE" })).text)).toEqual(["Antwoord", "30001", "INFORMATIE"]);
  });

  it("is XML that is none", async () => {
    for (const fault of ["truncated-xml", "mismatched-xml"] as const) {
      const { status, text } = await failing(fault);
      expect([fault, status, isWellFormed(text)]).toEqual([fault, 200, false]);
    }
  });

  it("is a document type, with entities or without", async () => {
    expect((await failing("doctype")).text).toMatch(/^<\?xml [^>]+\?>\n<!DOCTYPE Envelope>\n<SOAP-ENV:Envelope /);
    const outside = (await failing("external-entity")).text;
    expect(outside).toMatch(/<!ENTITY outside SYSTEM "https:\/\/127\.0\.0\.1:\d+\/outside">/);
    expect(outside).toContain("<Antwoord><Referte>&outside;</Referte>");
    const laughs = (await failing("billion-laughs")).text;
    expect(laughs.match(/<!ENTITY l\d "/g)).toHaveLength(10);
    expect(laughs).toContain("<Antwoord><Referte>&l9;</Referte>");
    expect(laughs).toContain(`<!ENTITY l9 "${"&l8;".repeat(10)}">`);
  });

  it("is well-formed and of something else", async () => {
    const answers = { root: await failing("wrong-root"), referte: await failing("wrong-referte"), number: await failing("wrong-number"), two: await failing("two-antwoorden") };
    expect(Object.values(answers).map(({ status, text }) => [status, isWellFormed(text)])).toEqual([[200, true], [200, true], [200, true], [200, true]]);
    expect(answers.root.text).not.toContain("Envelope");
    expect(answers.referte.text).not.toContain("<Antwoord><Referte>r1<");
    expect(answers.number.text).toContain("<Onderneming><Ondernemingsnummer>0206731645<");
    expect(answers.two.text.match(/<Antwoord>/g)).toHaveLength(2);
  });

  it("goes by the call, and ends", async () => {
    const stub = await stubOf();
    stub.fail((call) => (call.service === "GeefTewerkstelling" && call.number === number && call.referte === "odd" ? "429" : null));
    const statuses = async () => [
      (await ask(stub, number, { referte: "odd" })).status,
      (await ask(stub, number, { referte: "odd", service: "GeefTewerkstelling", criteria: "" })).status,
      (await ask(stub, number, { referte: "even", service: "GeefTewerkstelling", criteria: "" })).status,
    ];
    expect(await statuses()).toEqual([200, 429, 200]);
    stub.fail(null);
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  it("is an answer that waits", async () => {
    const stub = await stubOf();
    await ask(stub, number);
    stub.delayMs = 300;
    const began = performance.now();
    await ask(stub, number);
    expect(performance.now() - began).toBeGreaterThan(295);
  });
});

it("a stub that is stopped ends what is under way and lets its port go", async () => {
  const stub = await stubOf();
  stub.fail("never-answers");
  const asking = watch(stub, 5000);
  await expect.poll(() => stub.calls.length).toBe(1);
  await stub.stop();
  expect((await asking).end).toBe("RESET");
  const again = await stubOf({ port: Number(new URL(stub.url).port) });
  expect(again.url).toBe(stub.url);
  await expect(stubOf({ port: Number(new URL(stub.url).port) })).rejects.toThrow("EADDRINUSE");
});
