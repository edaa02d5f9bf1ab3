import { randomUUID } from "node:crypto";
import { brusselsDay, brusselsOffset } from "../../../src/domain/moment.ts";
import { namespaces, SOAP, type StubQuestion, type StubService } from "./request.ts";
import { element, list, textElement } from "./xml.ts";

export type StubException = { readonly code: string; readonly type: "FOUT" | "WAARSCHUWING" | "INFORMATIE"; readonly diagnosis: string; readonly circumstance?: string };

/** An Antwoord: content, or exceptions, or both. */
export type StubAnswer = { readonly referte: string; readonly content?: string; readonly exceptions?: readonly StubException[] };

/** What stands in a Repliek, in a SOAP envelope. */
export type StubReply = { readonly service: StubService; readonly question: StubQuestion | null; readonly answers: readonly StubAnswer[]; readonly exceptions?: readonly StubException[] };

export function replyXml({ service, question, answers, exceptions = [] }: StubReply): string {
  const reply = contextXml(service, question) + list("Antwoorden", answers.map(answerXml)) + exceptionsXml(exceptions);
  return envelopeXml(element(`web:${service}Response`, element("Repliek", reply), { "xmlns:web": namespaces[service] }));
}

/** A SOAP Fault as the platform in front of the services gives it. */
export function soapFaultXml(text: string, message: string): string {
  const content = textElement("faultcode", "Server") + textElement("faultstring", text) + element("detail", textElement("message", message));
  return envelopeXml(element("flt:Fault", content, { "xmlns:flt": SOAP }));
}

function envelopeXml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("SOAP-ENV:Envelope", element("SOAP-ENV:Header", "") + element("SOAP-ENV:Body", content), { "xmlns:SOAP-ENV": SOAP })}`;
}

function contextXml(service: StubService, question: StubQuestion | null): string {
  const sender = textElement("Identificatie", "vip.vlaanderen.be") + textElement("Naam", "MagdaGateway") + textElement("Referte", randomUUID());
  const message = textElement("Type", "ANTWOORD") + momentXml() + element("Afzender", sender) + receiverXml(question);
  return element("Context", textElement("Naam", service) + textElement("Versie", "02.00.0000") + element("Bericht", message));
}

function receiverXml(question: StubQuestion | null): string {
  if (question?.sender === null || question === null) return "";
  const { identification, referte, capacity } = question.sender;
  return element("Ontvanger", textElement("Identificatie", identification) + textElement("Referte", referte) + (capacity === null ? "" : textElement("Hoedanigheid", capacity)));
}

function answerXml({ referte, content, exceptions = [] }: StubAnswer): string {
  return element("Antwoord", textElement("Referte", referte) + (content === undefined ? "" : element("Inhoud", content)) + exceptionsXml(exceptions));
}

function exceptionsXml(exceptions: readonly StubException[]): string {
  return list("Uitzonderingen", exceptions.map(exceptionXml));
}

function exceptionXml({ code, type, diagnosis, circumstance }: StubException): string {
  const what = textElement("Identificatie", code) + textElement("Oorsprong", "MAGDA") + textElement("Type", type) + momentXml();
  return element("Uitzondering", what + textElement("Diagnose", diagnosis) + (circumstance === undefined ? "" : textElement("Omstandigheid", circumstance)));
}

function momentXml(): string {
  const now = new Date();
  const clock = new Date(now.getTime() + brusselsOffset(now.getTime())).toISOString().slice(11, 23);
  return element("Tijdstip", textElement("Datum", brusselsDay(now)) + textElement("Tijd", clock));
}
