import type { Fixtures } from "../support/fixtures.ts";
import { companyRow, dossierRow, establishmentRow } from "../support/fixtures.ts";

/** Numbers with right check digits. */
export const bakery = "0200065765";
export const painter = "0206731645";
export const gone = "0316380841";
export const unit = "2289784473";
export const unknownCompany = "0123456749";

/** A few entities with everything that the API shows of them, and rows beside them that must not show up. */
export const world: Fixtures = {
  loads: [
    { kind: "REGISTER", fileName: "old.zip", extractNumber: 139, extractType: "full", through: "2025-06-01", loadedAt: new Date("2025-06-02T01:00:00Z"), synthetic: false, notes: [{ NL: "oud", FR: "vieux", DE: "alt", EN: "old" }] },
    { kind: "REGISTER", fileName: "new.zip", extractNumber: 140, extractType: "full", through: "2025-06-08", loadedAt: new Date("2025-06-09T01:00:00Z"), synthetic: true },
    {
      kind: "DOSSIERS",
      fileName: "dossiers.csv",
      through: "2025-05-31",
      loadedAt: new Date("2025-06-10T01:00:00Z"),
      synthetic: true,
      notes: [{ NL: "noot", FR: "note", DE: "Notiz", EN: "note" }],
      breaks: [{ on: "2017-01-01", note: { NL: "breuk", FR: "rupture", DE: "Bruch", EN: "break" } }],
    },
    { kind: "DOSSIERS", fileName: "more.csv", through: "2024-05-31", loadedAt: new Date("2025-06-11T01:00:00Z"), synthetic: true, notes: [{ NL: "noot", FR: "note", DE: "Notiz", EN: "note" }] },
  ],
  companies: [
    companyRow({ number: bakery, name: "Bakkerij Café de l'Étoile", naceVersion: "2025", nace2003: "15811", establishments: 2, startedOn: "2015-07-02" }),
    companyRow({ number: painter, legalType: "1", legalForm: null, name: null, municipality: "71022", naceCode: null, naceVersion: null, nace2008: null, nace2025: null, establishments: 0 }),
    companyRow({ number: gone, status: "ENDED", endedOn: "2025-06-08", name: "Weg NV", legalForm: "99X", legalSituation: null, municipality: null }),
  ],
  names: [
    { number: bakery, language: "2", kind: "003", name: "De Ster", search: "de ster" },
    { number: bakery, language: "1", kind: "001", name: "Bakkerij Café de l'Étoile", search: "bakkerij cafe de l'etoile" },
    { number: gone, language: "0", kind: "001", name: "Weg NV", search: "weg nv" },
  ],
  establishments: [
    establishmentRow({ number: unit, enterpriseNumber: bakery, municipality: "11056" }),
    establishmentRow({ number: "2000000339", enterpriseNumber: bakery, endedOn: "2025-06-08", startedOn: null, municipality: null }),
  ],
  activities: [
    { entityNumber: bakery, activityGroup: "006", naceVersion: "2025", naceCode: "62100", classification: "MAIN" },
    { entityNumber: bakery, activityGroup: "001", naceVersion: "2025", naceCode: "10711", classification: "SECO" },
    { entityNumber: bakery, activityGroup: "001", naceVersion: "2003", naceCode: "15811", classification: "MAIN" },
    { entityNumber: unit, activityGroup: "006", naceVersion: "2008", naceCode: "62010", classification: "MAIN" },
  ],
  employment: [
    { enterpriseNumber: bakery, year: 2024, quarter: 4, class: "3" },
    { enterpriseNumber: bakery, year: 2025, quarter: 1, class: "2" },
    { enterpriseNumber: gone, year: 2025, quarter: 1, class: "0" },
  ],
  codes: [
    { category: "Status", code: "AC", language: "NL", description: "Actief" },
    { category: "Status", code: "AC", language: "FR", description: "Actif" },
    { category: "Nace2003", code: "15811", language: "NL", description: "Industriële bakkerijen" },
    { category: "ActivityGroup", code: "006", language: "FR", description: "ONSS" },
    { category: "TypeOfDenomination", code: "001", language: "NL", description: "Naam" },
  ],
  dossiers: [
    dossierRow({
      reference: "A-1",
      enterpriseNumber: bakery,
      establishmentNumber: unit,
      pillarFiled: "ADVIES",
      pillar: "ADVIES",
      serviceProviderNumber: "DV.A104813",
      status: "PAID",
      submittedAt: new Date("2016-04-30T22:15:00.123Z"),
      approvedAt: new Date("2016-05-02T10:00:00Z"),
      ownShareAt: new Date("2016-05-10T10:00:00Z"),
      paidAt: new Date("2016-06-01T10:00:00Z"),
      paidCents: 40_000n,
      snapshotFromRegister: ["nace_code", "nace_version"],
      loadId: 3,
    }),
    dossierRow({ reference: "A-2", enterpriseNumber: bakery, status: "REFUSED", refusedAt: new Date("2016-05-03T10:00:00Z"), declaredSize: null, employmentClass: null, naceCode: null, naceVersion: null, municipality: null, establishments: null, loadId: 4 }),
    dossierRow({ reference: "B-1", enterpriseNumber: unknownCompany, submittedAt: new Date("2016-03-01T10:00:00Z"), employmentClass: "NONE", loadId: 3 }),
  ],
  events: [
    { kind: "IMPORTED", by: "import:3", loadId: 3 },
    { reference: "A-1", enterpriseNumber: bakery, kind: "CORRECTED", status: "PAID", at: new Date("2025-06-11T01:00:00Z"), by: "import:4", loadId: 4 },
    { reference: "A-2", enterpriseNumber: bakery, kind: "REFUSED", status: "REFUSED", at: new Date("2016-05-03T10:00:00Z"), by: "office" },
  ],
};
