import { brusselsDay } from "../../../src/domain/moment.ts";
import { hasCheckDigits } from "../../../src/domain/check-digits.ts";
import { companyXml } from "./companies.ts";
import { employmentXml } from "./employment.ts";
import type { StubAnswer, StubException } from "./reply.ts";
import type { StubQuestion, StubService } from "./request.ts";

const badNumber: StubException = { code: "20007", type: "FOUT", diagnosis: "Het ondernemingsnummer is geen geldig nummer" };
const refused: StubException = { code: "40005", type: "FOUT", diagnosis: "De toegang tot deze gegevens is geweigerd" };
const nothing: StubException = { code: "30001", type: "FOUT", diagnosis: "Er zijn geen gegevens bij deze vraag" };
const unknown = { code: "40046", diagnosis: "Het ondernemingsnummer staat niet in de KBO" } as const;

/**
 * What a valid request is answered. Numbers without right check digits, or of an establishment unit where employment is asked: 20007.
 * Function holders or bank accounts asked for, whatever the flag: 40005. Numbers that do not exist: 40046, for information only in
 * GeefOnderneming.
 */
export function answerTo(service: StubService, question: StubQuestion, exists: (number: string) => boolean): StubAnswer {
  const [number, referte] = [question.number ?? "", question.referte ?? ""];
  const only = (exception: StubException): StubAnswer => ({ referte, exceptions: [exception] });
  const isOfUnit = number >= "2" && number < "9";
  if (!hasCheckDigits(number) || number >= "9" || (isOfUnit && service !== "GeefOnderneming")) return only(badNumber);
  if (question.asks.forbidden) return only(refused);
  if (!exists(number)) return only({ ...unknown, type: service === "GeefOnderneming" ? "INFORMATIE" : "FOUT" });
  if (service === "GeefOnderneming") return { referte, content: companyXml(number, question, brusselsDay(new Date())) };
  const content = employmentXml(number);
  return content === null ? only(nothing) : { referte, content };
}
