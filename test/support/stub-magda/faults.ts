import type { IncomingMessage, ServerResponse } from "node:http";
import { replyXml, soapFaultXml, type StubException, type StubReply } from "./reply.ts";

const xml = { "content-type": "text/xml;charset=UTF-8" };
const MEGABYTE = Buffer.alloc(1_000_000, " ");

type Refuse = (request: IncomingMessage, response: ServerResponse) => unknown;
type Spoil = (right: StubReply, origin: string) => string;

/** Faults instead of an answer. */
export const transportFaults = {
  "soap-fault-in-200": (_, response) => response.writeHead(200, xml).end(soapFaultXml("99996 - De bron is niet bereikbaar", "The source gave no answer")),
  "99995": (_, response) => throttled(response, 10),
  "503-html": (_, response) => response.writeHead(503, { "content-type": "text/html" }).end("<h1>Maintenance</h1>"),
  "429": (_, response) => response.writeHead(429, { ...xml, "retry-after": "7" }).end("<wait/>"),
  redirect: (_, response) => response.writeHead(302, { location: "https://127.0.0.1:9/elsewhere" }).end(),
  "never-answers": () => {},
  "slow-drip": (_, response) => {
    response.writeHead(200, xml);
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  },
  "reset-before": (request) => request.socket.destroy(),
  "reset-mid": (request, response) => response.writeHead(200, { ...xml, "content-length": "5000" }).write("<SOAP-ENV:Envelope", () => request.socket.destroy()),
  "empty-200": (_, response) => response.writeHead(200, xml).end(),
  "wrong-type": (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Welcome</p>"),
  "100-mb": (_, response) => {
    response.writeHead(200, xml);
    writeMegabytes(response, 100);
  },
} as const satisfies Record<string, Refuse>;

/** Faults of an answer that comes, made of the right one. `origin` is where the stub is. */
export const answerFaults = {
  "99996": (right) => withException(right, "99996", "De bron is tijdelijk niet beschikbaar"),
  "60009": (right) => withException(right, "60009", "Er was een technisch probleem"),
  "truncated-xml": (right) => replyXml(right).slice(0, -40),
  "mismatched-xml": (right) => replyXml(right).replace("</Repliek>", "</Repliekje>"),
  doctype: (right) => withDoctype(right, "<!DOCTYPE Envelope>"),
  "external-entity": (right, origin) => withReferte(withDoctype(right, `<!DOCTYPE Envelope [<!ENTITY outside SYSTEM "${origin}/outside">]>`), "&outside;"),
  "billion-laughs": (right) => withReferte(withDoctype(right, `<!DOCTYPE Envelope [${laughs()}]>`), "&l9;"),
  "wrong-root": () => '<?xml version="1.0" encoding="UTF-8"?>\n<html><body>Welcome</body></html>',
  "wrong-referte": (right) => replyXml({ ...right, answers: right.answers.map((answer) => ({ ...answer, referte: "00000000-0000-4000-8000-000000000000" })) }),
  "wrong-number": (right) => replyXml(right).replaceAll(`<Ondernemingsnummer>${right.question?.number ?? ""}<`, "<Ondernemingsnummer>0206731645<"),
  "two-antwoorden": (right) => replyXml({ ...right, answers: [...right.answers, ...right.answers] }),
} as const satisfies Record<string, Spoil>;

/** An exception of the service: at the Antwoord, or at the Repliek in place of answers. */
export type ExceptionFault = { readonly exception: string; readonly level: "antwoord" | "repliek"; readonly type?: StubException["type"] };

export type TransportFault = keyof typeof transportFaults;
export type AnswerFault = keyof typeof answerFaults | ExceptionFault;

/** What can go wrong with an answer of the stub. */
export type StubFault = TransportFault | AnswerFault;

export function isTransportFault(fault: StubFault): fault is TransportFault {
  return typeof fault === "string" && fault in transportFaults;
}

/** The answer gone wrong. */
export function spoil(fault: AnswerFault, right: StubReply, origin: string): string {
  if (typeof fault === "string") return answerFaults[fault](right, origin);
  return withException(right, fault.exception, `Uitzondering ${fault.exception}`, fault);
}

/** What the platform answers to one arrival too many within a second. */
export function throttled(response: ServerResponse, perSecond: number): void {
  response.writeHead(500, xml).end(soapFaultXml("99995 - Er zijn te veel bevragingen tegelijk", `Exceeded the max throttle rate of ${perSecond} within 1000ms`));
}

export function answerXml(response: ServerResponse, status: 200 | 500, text: string): void {
  response.writeHead(status, xml).end(text);
}

function withException(right: StubReply, code: string, diagnosis: string, { level = "antwoord", type = "FOUT" }: Partial<ExceptionFault> = {}): string {
  const exceptions: readonly StubException[] = [{ code, type, diagnosis }];
  return replyXml(level === "repliek" ? { ...right, answers: [], exceptions } : { ...right, answers: right.answers.map(({ referte }) => ({ referte, exceptions })) });
}

function withDoctype(right: StubReply, doctype: string): string {
  return replyXml(right).replace("?>\n", `?>\n${doctype}\n`);
}

function withReferte(text: string, referte: string): string {
  return text.replace(/(<Antwoord><Referte>)[^<]*/, `$1${referte}`);
}

function laughs(): string {
  const levels = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
  return `<!ENTITY l0 "lol">${levels.join("")}`;
}

function writeMegabytes(response: ServerResponse, count: number): void {
  if (response.destroyed) return;
  if (count === 0) response.end();
  else response.write(MEGABYTE, () => writeMegabytes(response, count - 1));
}
