import { describe, expect, it } from "vitest";
import { contentOf } from "../../../src/registry/magda/answer.ts";
import type { Service } from "../../../src/registry/magda/envelope.ts";
import { textAt } from "../../../src/registry/magda/xml.ts";
import { SourceFault } from "../../../src/registry/source-fault.ts";
import { answer, el, exception, exceptions, parsed, reply, soap, soapFault } from "./messages.ts";

const REFERTE = "6f0d3b8e-52a8-4c1e-9f50-3b0a0e1b2c3d";
const CONTENT = "<Inhoud><Onderneming>x</Onderneming></Inhoud>";

function read(xml: string, service: Service = "GeefOnderneming") {
  return contentOf(parsed(xml), service, REFERTE);
}

/** What callers decide by, of the fault that comes instead. */
function gistOf(xml: string, service: Service = "GeefOnderneming") {
  try {
    const content = read(xml, service);
    return { content };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    return [error.code, error.isRetryable ? "retry" : "no retry", error.isOutage ? "outage" : "no outage"].join(", ");
  }
}

const faults = [
  ["20002", "MAGDA_20002, no retry, no outage"],
  ["20003", "MAGDA_20003, no retry, no outage"],
  ["20004", "MAGDA_20004, no retry, no outage"],
  ["20005", "MAGDA_20005, no retry, no outage"],
  ["20007", "MAGDA_20007, no retry, no outage"],
  ["25001", "MAGDA_25001, no retry, no outage"],
  ["40003", "MAGDA_40003, no retry, outage"],
  ["40005", "MAGDA_40005, no retry, outage"],
  ["40006", "MAGDA_40006, no retry, outage"],
  ["40143", "MAGDA_40143, no retry, outage"],
  ["50000", "MAGDA_50000, no retry, no outage"],
  ["60003", "MAGDA_60003, no retry, outage"],
  ["60007", "MAGDA_60007, no retry, outage"],
  ["60009", "MAGDA_60009, retry, outage"],
  ["99981", "MAGDA_99981, no retry, outage"],
  ["99989", "MAGDA_99989, no retry, outage"],
  ["99995", "MAGDA_99995, retry, outage"],
  ["99996", "MAGDA_99996, retry, outage"],
  ["123", "MAGDA_123, no retry, outage"],
] as const;

describe.each(["GeefOnderneming", "GeefTewerkstelling"] as const)("an exception of %s", (service) => {
  it.each(faults)("%s is %s, of the answer, the reply and the transport", (code, gist) => {
    expect(gistOf(reply(service, [answer(REFERTE, exceptions(code))]), service)).toBe(gist);
    expect(gistOf(reply(service, [answer(REFERTE)], exceptions(code)), service)).toBe(gist);
    expect(gistOf(reply(service, [], exceptions(code)), service)).toBe(gist);
    if (code.length === 5) expect(gistOf(soapFault(`${code} - Diagnose van de test`), service)).toBe(gist);
  });

  it.each(["40046", "30001"])("%s says that there is nothing, whatever its type", (code) => {
    for (const type of ["FOUT", "WAARSCHUWING", "INFORMATIE"] as const) {
      expect(read(reply(service, [answer(REFERTE, exceptions(exception(code, type)))]), service)).toEqual({ found: null });
      expect(read(reply(service, [], exceptions(exception(code, type))), service)).toEqual({ found: null });
    }
  });
});

describe("exceptions that are told apart", () => {
  it("a fault without a code, or with one that is none, says nothing of what came", () => {
    expect(gistOf(soapFault("Jan Peeters 85.07.30-033.28"))).toBe("MAGDA_UNKNOWN, no retry, outage");
    expect(gistOf(soap(`<s:Fault xmlns:s="x">${el("faultcode", "Client")}</s:Fault>`))).toBe("MAGDA_UNKNOWN, no retry, outage");
    expect(gistOf(reply("GeefOnderneming", [answer(REFERTE, exceptions("Jan Peeters"))]))).toBe("MAGDA_UNKNOWN, no retry, outage");
    expect(gistOf(reply("GeefOnderneming", [answer(REFERTE, el("Uitzonderingen", el("Uitzondering", el("Diagnose", "x"))))]))).toBe("MAGDA_UNKNOWN, no retry, outage");
  });

  it.each(["WAARSCHUWING", "INFORMATIE"] as const)("a %s beside an Inhoud is no failure", (type) => {
    for (const code of ["60009", "30001", "12345"]) {
      const { found } = read(reply("GeefOnderneming", [answer(REFERTE, CONTENT, exceptions(exception(code, type)))]));
      expect(textAt(found ?? undefined, "Onderneming")).toBe("x");
    }
  });

  it("a FOUT beside an Inhoud, or after a warning, is one", () => {
    expect(gistOf(reply("GeefOnderneming", [answer(REFERTE, CONTENT, exceptions("60009"))]))).toBe("MAGDA_60009, retry, outage");
    expect(gistOf(reply("GeefOnderneming", [answer(REFERTE, exceptions(exception("12345", "WAARSCHUWING"), "99996"))]))).toBe("MAGDA_99996, retry, outage");
  });

  it.each(["30001", "40046"])("a failure beside %s is a failure, and no word that there is nothing", (code) => {
    for (const type of ["FOUT", "INFORMATIE"] as const) {
      expect(gistOf(reply("GeefOnderneming", [answer(REFERTE, exceptions(exception(code, type), "60009"))]))).toBe("MAGDA_60009, retry, outage");
      expect(gistOf(reply("GeefOnderneming", [answer(REFERTE, exceptions(exception(code, type)))], exceptions("99996")))).toBe("MAGDA_99996, retry, outage");
    }
  });

  it("a warning without an Inhoud is what came", () => {
    expect(gistOf(reply("GeefOnderneming", [answer(REFERTE, exceptions(exception("12345", "WAARSCHUWING")))]))).toBe("MAGDA_12345, no retry, outage");
  });
});

describe("what is no answer to the question", () => {
  const wrong = "WRONG_ANSWER, no retry, outage";

  it.each([
    ["another referte", reply("GeefOnderneming", [answer("6f0d3b8e-0000-4c1e-9f50-3b0a0e1b2c3d", CONTENT)])],
    ["no referte", reply("GeefOnderneming", [`<Antwoord>${CONTENT}</Antwoord>`])],
    ["not found, to another referte", reply("GeefOnderneming", [answer("6f0d3b8e-0000-4c1e-9f50-3b0a0e1b2c3d", exceptions("40046"))])],
    ["two answers", reply("GeefOnderneming", [answer(REFERTE, CONTENT), answer(REFERTE, CONTENT)])],
    ["two answers, one that nothing was found", reply("GeefOnderneming", [answer(REFERTE, CONTENT), answer("x", exceptions("40046"))])],
    ["two lists of answers", reply("GeefOnderneming", [answer(REFERTE, CONTENT)]).replace("</Repliek>", `${el("Antwoorden", answer("x", CONTENT))}</Repliek>`)],
    ["two replies", reply("GeefOnderneming", [answer(REFERTE, CONTENT)]).replace("</Repliek>", `</Repliek>${el("Repliek", el("Antwoorden", answer(REFERTE, exceptions("40046"))))}`)],
    ["two contents", reply("GeefOnderneming", [answer(REFERTE, CONTENT, CONTENT)])],
    ["two bodies", reply("GeefOnderneming", [answer(REFERTE, CONTENT)]).replace("</s:Body>", "</s:Body><s:Body/>")],
    ["an Inhoud and a FOUT that nothing was found", reply("GeefOnderneming", [answer(REFERTE, CONTENT, exceptions("30001"))])],
    ["no answers", reply("GeefOnderneming", [])],
    ["an answer with nothing in it", reply("GeefOnderneming", [answer(REFERTE)])],
    ["an empty Inhoud", reply("GeefOnderneming", [answer(REFERTE, "<Inhoud/>")])],
    ["a blank Inhoud", reply("GeefOnderneming", [answer(REFERTE, "<Inhoud>\n </Inhoud>")])],
    ["another service", reply("GeefTewerkstelling", [answer(REFERTE, CONTENT)])],
    ["the question itself", soap("<web:GeefOnderneming xmlns:web='x'><Verzoek/></web:GeefOnderneming>")],
    ["an empty Body", soap("")],
    ["no Envelope", "<Repliek><Antwoorden/></Repliek>"],
    ["a page", "<html><body>x</body></html>"],
    ["a response without a reply", soap("<GeefOndernemingResponse/>")],
  ])("%s", (_, xml) => {
    expect(gistOf(xml)).toBe(wrong);
  });
});
