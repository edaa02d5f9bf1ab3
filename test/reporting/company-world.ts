import { companyRow, dossierRow, enterpriseNumber, type Fixtures } from "../support/fixtures.ts";

const [leuven, antwerp, gent] = ["24062", "11002", "44021"];
/** By what they are: a company of Leuven, a natural person of Antwerp, one that ended, one of which little is known, a tie, one that was never listed. */
export const numbers = { leuven: enterpriseNumber(1), person: enterpriseNumber(2), ended: enterpriseNumber(3), bare: enterpriseNumber(4), tie: enterpriseNumber(5), unlisted: enterpriseNumber(6) } as const;

const approved = (reference: string, number: string, given: Partial<Parameters<typeof dossierRow>[0]> = {}) => dossierRow({ reference, enterpriseNumber: number, approvedAt: new Date("2016-06-01T10:00:00Z"), status: "APPROVED", ...given });

/** Companies of today (1 July 2025) that differ from what they were in 2016, when each but two had a dossier approved. */
export const companyWorld: Fixtures = {
  loads: [
    { kind: "REGISTER", fileName: "register.zip", extractNumber: 1, extractType: "full", through: "2025-06-30", synthetic: true },
    { kind: "DOSSIERS", fileName: "dossiers.csv", through: "2025-06-15", synthetic: true },
  ],
  companies: [
    companyRow({ number: numbers.leuven, municipality: leuven, establishments: 2 }),
    companyRow({ number: numbers.person, municipality: antwerp, legalType: "1", legalForm: null, name: null, startedOn: "2024-06-01", naceCode: "62020", naceVersion: "2008", nace2008: "62020", nace2025: null, establishments: 0 }),
    companyRow({ number: numbers.ended, municipality: gent, endedOn: "2025-05-01", status: "ENDED" }),
    companyRow({ number: numbers.bare, municipality: null, legalType: "0", startedOn: null, naceCode: "62200", nace2008: null, nace2025: "62200", establishments: 12 }),
    companyRow({ number: numbers.tie, municipality: antwerp, naceCode: "70220", naceVersion: "2008", nace2008: "70220", nace2025: null }),
  ],
  employment: [
    { enterpriseNumber: numbers.leuven, year: 2024, quarter: 4, class: "3" },
    { enterpriseNumber: numbers.leuven, year: 2025, quarter: 1, class: "2" },
    { enterpriseNumber: numbers.ended, year: 2025, quarter: 1, class: "5" },
    { enterpriseNumber: numbers.bare, year: 2025, quarter: 1, class: "0" },
  ],
  dossiers: [
    approved("leuven-1", numbers.leuven, { municipality: antwerp, naceCode: "70220", employmentClass: "1", companyStartedOn: "2015-12-01", establishments: 1 }),
    approved("leuven-2", numbers.leuven, { municipality: antwerp, naceCode: "70220", employmentClass: "1", pillar: "ADVIES", pillarFiled: "ADVIES" }),
    approved("person-1", numbers.person, { legalType: "1", legalForm: null, employmentClass: "NONE" }),
    approved("ended-1", numbers.ended),
    approved("unlisted-1", numbers.unlisted),
    dossierRow({ reference: "not-approved", enterpriseNumber: numbers.tie }),
  ],
};
