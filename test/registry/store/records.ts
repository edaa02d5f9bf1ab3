import type { CompanyRecord, Found, NotFound } from "../../../src/registry/source.ts";
import type { Answer } from "../../../src/registry/store.ts";

/** The three enterprises of the small extract (../fixture.ts) as a live source would tell them. */
export const smallRecords: readonly CompanyRecord[] = [
  {
    number: "0200000142",
    status: "AC",
    endedOn: null,
    legalType: "2",
    legalForm: "610",
    legalSituation: "000",
    startedOn: "1990-02-01",
    names: [
      { kind: "001", language: "1", name: "Café Liège" },
      { kind: "001", language: "2", name: 'Koffie "De Boon"' },
      { kind: "002", language: "2", name: "KDB" },
    ],
    municipality: "44021",
    activities: {
      scope: "ALL",
      rows: [
        { group: "001", version: "2025", code: "62200", classification: "MAIN" },
        { group: "006", version: "2008", code: "63110", classification: "MAIN" },
        { group: "006", version: "2008", code: "62010", classification: "MAIN" },
        { group: "006", version: "2025", code: "62100", classification: "SECO" },
        { group: "001", version: "2003", code: "72100", classification: "MAIN" },
      ],
    },
    establishments: [{ number: "2000000141", startedOn: "2001-02-01", endedOn: null, municipality: "71072", activities: { scope: "ALL", rows: [] } }],
    employment: null,
  },
  {
    number: "0200000241",
    status: "AC",
    endedOn: null,
    legalType: "1",
    legalForm: null,
    legalSituation: "000",
    startedOn: "2000-04-03",
    names: [],
    municipality: null,
    activities: { scope: "ALL", rows: [{ group: "001", version: "2025", code: "7311005", classification: "MAIN" }] },
    establishments: [
      { number: "2000000240", startedOn: "2010-05-05", endedOn: null, municipality: "71072", activities: null },
      { number: "2000000339", startedOn: "2005-01-01", endedOn: null, municipality: null, activities: { scope: "ALL", rows: [{ group: "006", version: "2025", code: "01110", classification: "MAIN" }] } },
    ],
    employment: null,
  },
  {
    number: "0200000340",
    status: "AC",
    endedOn: null,
    legalType: "2",
    legalForm: "014",
    legalSituation: "012",
    startedOn: null,
    names: [{ kind: "001", language: "1", name: "Étrangère" }],
    municipality: null,
    activities: { scope: "ALL", rows: [] },
    establishments: [],
    employment: null,
  },
];

/** An answer that a company was found, as told by `company`. */
export function found(company: CompanyRecord, retrievedAt: string): Answer {
  const outcome: Found<CompanyRecord> = { outcome: "FOUND", company, retrievedAt: new Date(retrievedAt), extract: null, referte: null };
  return { number: company.number, outcome };
}

/** An answer that the source never listed the number. */
export function notFound(number: string, retrievedAt: string): Answer {
  const outcome: NotFound = { outcome: "NOT_FOUND", retrievedAt: new Date(retrievedAt), referte: null };
  return { number, outcome };
}
