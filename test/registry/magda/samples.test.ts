import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contentOf, type Content } from "../../../src/registry/magda/answer.ts";
import { readCompany } from "../../../src/registry/magda/company-answer.ts";
import type { Service } from "../../../src/registry/magda/envelope.ts";
import { SourceFault } from "../../../src/registry/source-fault.ts";
import { parsed, soap } from "./messages.ts";

const folder = new URL("../../../../shared/samples/magda/", import.meta.url);
const isHere = existsSync(folder);
if (!isHere) console.log("Skipped: the published messages of MAGDA are not here (../shared/samples/magda).");

/** What a published message says; one without an envelope is put in one. */
function contentOfSample(file: string, referte: string, service: Service = "GeefOnderneming"): Content {
  const text = readFileSync(new URL(file, folder), "utf8");
  return contentOf(parsed(text.includes(":Envelope") ? text : soap(text.replace(/^<\?xml.*?\?>/, ""))), service, referte);
}

function faultOf(reading: () => unknown) {
  try {
    reading();
  } catch (error) {
    if (error instanceof SourceFault) return { code: error.code, isRetryable: error.isRetryable, isOutage: error.isOutage };
    throw error;
  }
  throw new Error("It was read");
}

describe.runIf(isHere)("the published messages", () => {
  it("of 0206731645 map field by field", () => {
    const { found } = contentOfSample("GeefOnderneming-0206731645.xml", "test1");
    if (found === null) throw new Error("nothing found");
    expect(readCompany(found, "0206731645", "2025-06-24")).toEqual({
      number: "0206731645",
      status: "AC",
      endedOn: null,
      legalType: "2",
      legalForm: "303",
      legalSituation: "000",
      startedOn: "1968-01-01",
      names: [
        { kind: "001", language: "2", name: "Rijksdienst voor Sociale Zekerheid" },
        { kind: "001", language: "1", name: "Office National de Sécurité Sociale" },
        { kind: "001", language: "3", name: "Landesamt für soziale Sicherheit" },
        { kind: "002", language: "2", name: "RSZ" },
        { kind: "002", language: "1", name: "ONSS" },
        { kind: "002", language: "3", name: "LSS" },
      ],
      municipality: "21013",
      activities: {
        scope: "ALL",
        rows: [
          { group: "001", version: "2008", code: "84301", classification: "MAIN" },
          { group: "001", version: "2003", code: "75301", classification: "MAIN" },
        ],
      },
      establishments: null,
      employment: null,
    });
  });

  it.each([
    ["GeefOnderneming-0874713140.xml", "8145", "GeefOnderneming"],
    ["GeefOnderneming-notfound.xml", "5800", "GeefOnderneming"],
    ["GeefTewerkstelling-notfound.xml", "4586", "GeefTewerkstelling"],
  ] as const)("%s says that there is nothing, to its own question only", (file, referte, service) => {
    expect(contentOfSample(file, referte, service)).toEqual({ found: null });
    expect(faultOf(() => contentOfSample(file, "test1", service)).code).toBe("WRONG_ANSWER");
  });

  it("of too many requests is a fault to try again", () => {
    expect(faultOf(() => contentOfSample("SoapFault-99995-toomanyrequests.xml", "x"))).toEqual({ code: "MAGDA_99995", isRetryable: true, isOutage: true });
  });

  it("of a technical problem is of another service; in ours it is one to try again", () => {
    const file = "RegistreerInschrijving-60009-technisch-probleem.xml";
    const referte = "312b42df-4774-4da9-80d8-885d7f26d28c";
    expect(faultOf(() => contentOfSample(file, referte)).code).toBe("WRONG_ANSWER");
    const text = readFileSync(new URL(file, folder), "utf8").replaceAll("RegistreerInschrijving", "GeefOnderneming");
    expect(faultOf(() => contentOf(parsed(text), "GeefOnderneming", referte))).toEqual({ code: "MAGDA_60009", isRetryable: true, isOutage: true });
  });
});
