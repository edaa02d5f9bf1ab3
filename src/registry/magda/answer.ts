import { SourceFault } from "../source-fault.ts";
import type { Service } from "./envelope.ts";
import { child, children, textAt, type Xml } from "./xml.ts";

/** What a service answered: the content, or that there is none for the number. */
export type Content = { readonly found: Xml } | { readonly found: null };

const RETRYABLE: ReadonlySet<string> = new Set(["99995", "99996", "60009"]);
const NOTHING: ReadonlySet<string> = new Set(["40046", "30001"]);

/**
 * The Inhoud of the one Antwoord to our question. Throws WRONG_ANSWER for what answers another question or none, and MAGDA_ with the code of
 * the exception that came instead, be it of the answer, the reply or the transport (SOAP Fault).
 */
export function contentOf(document: Xml, service: Service, referte: string): Content {
  const body = child(document, "Envelope", "Body");
  const fault = child(body, "Fault");
  if (fault !== undefined) throw faultOf(/\b\d{5}\b/.exec(textAt(fault, "faultstring") ?? "")?.[0] ?? "FAULT");
  const reply = child(body, `${service}Response`, "Repliek");
  if (reply === undefined) throw wrongAnswer("is of another service");
  const answers = children(child(reply, "Antwoorden"), "Antwoord");
  const [answer] = answers;
  if (answers.length > 1 || (answer !== undefined && textAt(answer, "Referte") !== referte)) throw wrongAnswer("is to another question");
  const content = child(answer, "Inhoud") ?? "";
  const exceptions = [...exceptionsOf(reply), ...exceptionsOf(answer)];
  if (exceptions.some(({ code, type }) => NOTHING.has(code) && (type === "FOUT" || content === ""))) return { found: null };
  const failure = exceptions.find(({ type }) => type === "FOUT") ?? (content === "" ? exceptions[0] : undefined);
  if (failure !== undefined) throw faultOf(failure.code);
  if (content === "") throw wrongAnswer("is empty");
  return { found: content };
}

/** An answer that is not to what was asked. */
export function wrongAnswer(what: string): SourceFault {
  return new SourceFault("WRONG_ANSWER", `The answer ${what}`, { isRetryable: false });
}

function exceptionsOf(parent: Xml | undefined): readonly { readonly code: string; readonly type: string }[] {
  return children(child(parent, "Uitzonderingen"), "Uitzondering").map((each) => ({ code: textAt(each, "Identificatie") ?? "UNKNOWN", type: textAt(each, "Type") ?? "FOUT" }));
}

/** Codes of a question that is wrong in itself say nothing about the source: bad numbers and periods, nothing found, invalid data. */
function faultOf(given: string): SourceFault {
  const code = /^\d{1,10}$/.test(given) ? given : "UNKNOWN";
  return new SourceFault(`MAGDA_${code}`, `MAGDA answered with the exception ${code}`, { isRetryable: RETRYABLE.has(code), isOutage: !/^(2|3)\d{4}$|^50000$/.test(code) });
}
