import { SourceFault, wrongAnswer } from "../source-fault.ts";
import type { Service } from "./envelope.ts";
import { children, textAt, type Xml } from "./xml.ts";

/** What a service answered: the content, or that there is none for the number. */
export type Content = { readonly found: Xml } | { readonly found: null };

const RETRYABLE: ReadonlySet<string> = new Set(["99995", "99996", "60009"]);
const NOTHING: ReadonlySet<string> = new Set(["40046", "30001"]);

/**
 * The Inhoud of the one Antwoord to our question. Throws WRONG_ANSWER for what answers another question or none, or more than once, and MAGDA_
 * with the code of the exception that came instead, be it of the answer, the reply or the transport (SOAP Fault). A number is not found only
 * where nothing failed besides, and nothing was found.
 */
export function contentOf(document: Xml, service: Service, referte: string): Content {
  const body = onlyOf(document, "Envelope", "Body");
  const fault = onlyOf(body, "Fault");
  if (fault !== undefined) throw faultOf(/\b\d{5}\b/.exec(textAt(fault, "faultstring") ?? "")?.[0] ?? "FAULT");
  const reply = onlyOf(body, `${service}Response`, "Repliek");
  if (reply === undefined) throw wrongAnswer("The answer is of another service");
  const answer = onlyOf(reply, "Antwoorden", "Antwoord");
  if (answer !== undefined && textAt(answer, "Referte") !== referte) throw wrongAnswer("The answer is to another question");
  const content = onlyOf(answer, "Inhoud") ?? "";
  const exceptions = [...exceptionsOf(reply), ...exceptionsOf(answer)];
  const failure = exceptions.find(({ code, type }) => type === "FOUT" && !NOTHING.has(code));
  if (failure !== undefined) throw faultOf(failure.code);
  const nothing = exceptions.find(({ code, type }) => NOTHING.has(code) && (type === "FOUT" || content === ""));
  if (nothing !== undefined && content !== "") throw wrongAnswer("The answer says both that something was found and that nothing was");
  if (nothing !== undefined) return { found: null };
  if (content !== "") return { found: content };
  throw exceptions[0] === undefined ? wrongAnswer("The answer is empty") : faultOf(exceptions[0].code);
}

/** The one element of a name path; undefined when there is none. */
function onlyOf(from: Xml | undefined, ...path: readonly string[]): Xml | undefined {
  const [found, ...others] = path.reduce<readonly Xml[]>((all, name) => all.flatMap((each) => children(each, name)), from === undefined ? [] : [from]);
  if (others.length > 0) throw wrongAnswer(`The answer has more than one ${path.at(-1) ?? "root"}`);
  return found;
}

function exceptionsOf(parent: Xml | undefined): readonly { readonly code: string; readonly type: string }[] {
  return children(parent, "Uitzonderingen").flatMap((list) => children(list, "Uitzondering")).map((each) => ({ code: textAt(each, "Identificatie") ?? "UNKNOWN", type: textAt(each, "Type") ?? "FOUT" }));
}

/** Codes of a question that is wrong in itself say nothing about the source: bad numbers and periods, nothing found, invalid data. */
function faultOf(given: string): SourceFault {
  const code = /^\d{1,10}$/.test(given) ? given : "UNKNOWN";
  return new SourceFault(`MAGDA_${code}`, `MAGDA answered with the exception ${code}`, { isRetryable: RETRYABLE.has(code), isOutage: !/^(2|3)\d{4}$|^50000$/.test(code) });
}
