import { Agent } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { enterpriseNumber, establishmentNumber } from "../../support/fixtures.ts";
import type { MagdaStub } from "../../support/stub-magda/stub.ts";
import { ask, everything, history, post, requestOf, send, sign, startedStub, stubOf } from "./asking.ts";
import { isPublishedHere, published } from "./published.ts";

const number = enterpriseNumber(8);
const right = requestOf(number, { referte: "r" });
const replaced = (from: string, to: string): string => {
  if (!right.includes(from)) throw new Error(`There is no ${from}`);
  return right.replace(from, to);
};
const question = /<Vraag>.*<\/Vraag>/.exec(right)?.[0] ?? "";

const invalid: readonly (readonly [string, string])[] = [
  ["two questions", replaced(question, question + question)],
  ["no question", replaced(question, "")],
  ["a number of nine digits", replaced(`<Ondernemingsnummer>${number}`, "<Ondernemingsnummer>206731645")],
  ["a number with dots", replaced(`<Ondernemingsnummer>${number}`, "<Ondernemingsnummer>0206.731.645")],
  ["no basic data", replaced("<Basisgegevens>1</Basisgegevens>", "")],
  ["a flag that is none", replaced("<Basisgegevens>1", "<Basisgegevens>true")],
  ["criteria out of order", replaced("<Activiteiten>1</Activiteiten>", "").replace("<Rechtstoestanden>", "<Activiteiten>1</Activiteiten><Rechtstoestanden>")],
  ["a criterion that does not exist", replaced("<Activiteiten>1</Activiteiten>", "<Activiteiten>1</Activiteiten><Alles>1</Alles>")],
  ["a Referte of 37 characters", replaced("<Vraag><Referte>r", `<Vraag><Referte>${"r".repeat(37)}`)],
  ["an empty Referte", replaced("<Vraag><Referte>r", "<Vraag><Referte>")],
  ["no Referte of the sender", replaced("</Identificatie><Referte>r</Referte>", "</Identificatie>")],
  ["an Identificatie of 121 characters", replaced("tests.example", "t".repeat(121))],
  ["a Hoedanigheid of 25 characters", replaced("<Hoedanigheid>7", `<Hoedanigheid>${"7".repeat(25)}`)],
  ["another version", replaced("02.00.0000", "2.0")],
  ["a time in another form", replaced("10:11:12.131", "10:11:12.131Z")],
  ["a day in another form", replaced("<Datum>2025-05-06", "<Datum>06/05/2025")],
  ["a qualified inner element", replaced("<Verzoek>", "<web:Verzoek>").replace("</Verzoek>", "</web:Verzoek>")],
  ["a language of three letters", replaced("<Taal>nl", "<Taal>nld")],
  ["a Vestigingen without Aanduiding", replaced("<Aanduiding>1</Aanduiding><Details>", "<Details>")],
  ["both a period and dates", replaced("<Datums>", "<Datums><Aanduiding>1</Aanduiding>")],
];

const valid: readonly (readonly [string, string])[] = [
  ["everything and history", right],
  ["basic data alone", requestOf(number, { criteria: "<Basisgegevens>0</Basisgegevens>", taal: "" })],
  ["every criterion", requestOf(number, { criteria: `${everything.replace("<Activiteiten>", "<Bankrekeningen>0</Bankrekeningen><Functies><Aanduiding>0</Aanduiding></Functies><Activiteiten>")}<GerelateerdeOndernemingen><Aanduiding>0</Aanduiding></GerelateerdeOndernemingen><Hoedanigheden><Aanduiding>0</Aanduiding></Hoedanigheden><ExterneIdentificaties>0</ExterneIdentificaties><Bijhuis>0</Bijhuis><AmbtshalveDoorhalingen>0</AmbtshalveDoorhalingen><Omschrijvingen><Aanduiding>1</Aanduiding></Omschrijvingen><Datums><Aanduiding>1</Aanduiding></Datums>` })],
];

describe("a request by the schema", () => {
  let stub: MagdaStub;
  beforeAll(async () => {
    stub = await startedStub({ perSecond: 1000 });
  });
  const reply = async (body: string): Promise<string> => (await send(stub, sign(body, stub.certificates.client))).text;

  it.each(valid)("is taken: %s", async (_, body) => {
    expect(await reply(body)).not.toContain("50000");
  });

  it.each(invalid)("is refused with 50000 at the Repliek: %s", async (_, body) => {
    expect(await reply(body)).toMatch(/<\/Context><Uitzonderingen><Uitzondering><Identificatie>50000<\/Identificatie><Oorsprong>MAGDA<\/Oorsprong><Type>FOUT</);
  });

  it("is refused at the other service", async () => {
    expect((await send(stub, sign(right, stub.certificates.client), stub.employmentUrl)).text).toContain("<Identificatie>50000<");
    expect((await ask(stub, number, { service: "GeefTewerkstelling", criteria: "<Basisgegevens>1</Basisgegevens>" })).text).toContain("<Identificatie>50000<");
    expect((await ask(stub, number, { service: "GeefTewerkstelling", criteria: "" })).text).toContain("<Tewerkstelling>");
  });

  it.runIf(isPublishedHere)("is taken and refused as by the published one", () => {
    const check = published("Onderneming.GeefOndernemingDienst-02.00/WebService/GeefOnderneming.xsd");
    const body = "/*/*[2]/*[1]";
    expect(valid.map(([name, text]) => [name, check(text, body)])).toEqual(valid.map(([name]) => [name, null]));
    expect(invalid.filter(([, text]) => check(text, body) === null)).toEqual([]);
  });

  it("is told apart by what it may not ask, and by its number", async () => {
    const exceptionOf = async (of: string, options?: Parameters<typeof ask>[2]) => /<Antwoord><Referte>[^<]+<\/Referte><Uitzonderingen><Uitzondering><Identificatie>(\d+)<\/Identificatie><Oorsprong>MAGDA<\/Oorsprong><Type>(\w+)</.exec((await ask(stub, of, options)).text)?.slice(1);
    const basics = "<Basisgegevens>1</Basisgegevens>";
    expect(await exceptionOf(number, { criteria: `${basics}<Functies><Aanduiding>0</Aanduiding></Functies>` })).toEqual(["40005", "FOUT"]);
    expect(await exceptionOf(number, { criteria: `${basics}<Bankrekeningen>0</Bankrekeningen>` })).toEqual(["40005", "FOUT"]);
    expect(await exceptionOf("0123456789")).toEqual(["20007", "FOUT"]);
    expect(await exceptionOf(enterpriseNumber(9))).toEqual(["40046", "INFORMATIE"]);
    expect(await exceptionOf(enterpriseNumber(9), { service: "GeefTewerkstelling", criteria: "" })).toEqual(["40046", "FOUT"]);
    expect(await exceptionOf(enterpriseNumber(11), { service: "GeefTewerkstelling", criteria: "" })).toEqual(["30001", "FOUT"]);
    expect(await exceptionOf(establishmentNumber(1))).toBeUndefined();
    const choosy = await stubOf({ exists: (given) => given !== number });
    expect((await ask(choosy, number)).text).toContain("<Identificatie>40046<");
    expect((await ask(choosy, enterpriseNumber(9), { criteria: `${basics}${history}` })).text).toContain("<Inhoud>");
  });
});

describe("the throttle", () => {
  // Twelve requests have to arrive within a second, which a busy machine may miss.
  it("refuses the eleventh request within a second with 99995, of both services together, and takes the next after it", { retry: 5 }, async () => {
    const stub = await stubOf();
    const asking = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? ask(stub, number) : ask(stub, number, { service: "GeefTewerkstelling", criteria: "" })));
    const replies = await Promise.all(asking);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(10);
    const refused = replies.filter(({ status }) => status === 500);
    expect(refused.map(({ text }) => /<faultcode>(.*)<\/faultcode><faultstring>(\d+)/.exec(text)?.slice(1))).toEqual([["Server", "99995"], ["Server", "99995"]]);
    expect(refused[0]?.text).toContain("<detail><message>Exceeded the max throttle rate of 10 within 1000ms</message></detail>");
    await sleep(1000 - (performance.now() - (stub.calls.at(-1)?.at ?? 0)) + 20);
    expect((await ask(stub, number)).status).toBe(200);
    expect(stub.calls).toHaveLength(13);
    expect(stub.calls.map(({ at }) => at)).toEqual(stub.calls.map(({ at }) => at).toSorted((one, next) => one - next));
  });
});

it("a connection that takes an earlier one up again is still told by its certificate", async () => {
  const stub = await stubOf();
  const agent = new Agent({ keepAlive: false, maxCachedSessions: 10 });
  const { ca, client } = stub.certificates;
  const statuses: number[] = [];
  const resumed: boolean[] = [];
  for (let time = 0; time < 3; time++) {
    const reply = await post(stub.url, sign(requestOf(number), client), { ca, pair: client, agent, onResumed: (was) => resumed.push(was) });
    statuses.push(reply.status);
  }
  expect(statuses).toEqual([200, 200, 200]);
  expect(resumed).toEqual([false, true, true]);
});
