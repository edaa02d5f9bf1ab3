import type { RecordEmployment } from "../source.ts";
import { wrongAnswer } from "../source-fault.ts";
import { children, textAt, type Xml } from "./xml.ts";

/**
 * The workforce classes of an Inhoud of GeefTewerkstelling. Of the answer only the type of each entry is published; that they stand in
 * elements named Tewerkstelling is by analogy. Throws WRONG_ANSWER for another number, or an entry without period or class.
 */
export function readEmployment(content: Xml, number: string): readonly RecordEmployment[] {
  const entries = [content, ...children(content, "Tewerkstellingen")].flatMap((each) => children(each, "Tewerkstelling"));
  if (entries.length === 0) throw wrongAnswer("The answer holds no employment");
  return entries.map((entry) => employmentOf(entry, number));
}

function employmentOf(entry: Xml, number: string): RecordEmployment {
  if (textAt(entry, "Ondernemingsnummer")?.padStart(10, "0") !== number) throw wrongAnswer("The answer is about another number");
  const [year, quarter, code] = [textAt(entry, "Periode", "Jaar") ?? "", textAt(entry, "Periode", "Kwartaal") ?? "", textAt(entry, "Personeelsklasse", "Code") ?? ""];
  if (!/^(19|20)\d\d$/.test(year) || !/^[0-4]$/.test(quarter) || !/^[0-9?]$/.test(code)) throw wrongAnswer("The answer holds an employment without period or class");
  return { year: Number(year), quarter: quarter === "0" ? null : Number(quarter), class: code === "?" ? "0" : code, registry: "RSZ" };
}
