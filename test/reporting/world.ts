import { companyRow, dossierRow, enterpriseNumber, establishmentNumber, type Fixtures } from "../support/fixtures.ts";

const [a, b, c] = [enterpriseNumber(1), enterpriseNumber(2), enterpriseNumber(3)];
const [a1, a2, b1] = [establishmentNumber(1), establishmentNumber(2), establishmentNumber(3)];
const note = (text: string) => ({ NL: `${text} (nl)`, FR: `${text} (fr)`, DE: `${text} (de)`, EN: text });
const at = (moment: string): Date => new Date(moment);

/**
 * Three companies and dossiers of 2015, 2016, 2019, 2024 and 2025, many of which must not count somewhere: on the wrong side of midnight in
 * Brussels, in another period, refused, with unknown codes. `a` has its own two NACE codes; 62020 has a pair in the register, 70220 a tie.
 */
export const world: Fixtures = {
  loads: [
    { kind: "REGISTER", fileName: "register.zip", extractNumber: 1, extractType: "full", through: "2025-06-30", synthetic: true },
    { kind: "DOSSIERS", fileName: "dossiers.csv", through: "2025-06-15", synthetic: true, notes: [note("Not real")], breaks: [{ on: "2024-06-01", note: note("Another source") }] },
  ],
  companies: [
    companyRow({ number: a, nace2008: "62010", nace2025: "62100" }),
    companyRow({ number: b, nace2008: null, nace2025: null, naceCode: null, naceVersion: null }),
  ],
  dossiers: [
    // April to December 2016, approved.
    dossierRow({ reference: "first-minute", enterpriseNumber: a, establishmentNumber: a1, approvedAt: at("2016-03-31T22:00:00Z"), subsidyCents: 10_001n, status: "APPROVED" }),
    dossierRow({ reference: "minute-before", enterpriseNumber: a, approvedAt: at("2016-03-31T21:59:59Z"), status: "APPROVED" }),
    dossierRow({ reference: "last-second", enterpriseNumber: b, establishmentNumber: b1, pillar: "ADVIES", pillarFiled: "STRATEGISCH_ADVIES", approvedAt: at("2016-12-31T22:59:59Z"), subsidyCents: 20_000n, status: "APPROVED", declaredSize: "MO" }),
    dossierRow({ reference: "second-after", enterpriseNumber: b, approvedAt: at("2016-12-31T23:00:00Z"), status: "APPROVED" }),
    dossierRow({ reference: "recovered-later", enterpriseNumber: a, establishmentNumber: a2, approvedAt: at("2016-06-01T10:00:00Z"), paidAt: at("2016-07-01T10:00:00Z"), recoveredAt: at("2017-02-01T10:00:00Z"), recoveredCents: 5_000n, paidCents: 5_000n, subsidyCents: 5_000n, status: "RECOVERED", theme: "IT", employmentClass: "NONE" }),
    dossierRow({ reference: "all-unknown", enterpriseNumber: c, approvedAt: at("2016-08-01T10:00:00Z"), subsidyCents: 2n, eligibleCostCents: 5n, status: "APPROVED", declaredSize: null, employmentClass: "0", legalType: "0", legalForm: null, naceCode: null, naceVersion: null, municipality: null, establishments: null, companyStartedOn: null }),
    dossierRow({ reference: "not-listed", enterpriseNumber: c, approvedAt: at("2016-08-02T10:00:00Z"), subsidyCents: 2n, status: "APPROVED", employmentClass: "?", naceCode: "62", municipality: "99999", establishments: 12, companyStartedOn: "2015-05-02" }),
    dossierRow({ reference: "refused", enterpriseNumber: a, refusedAt: at("2016-06-01T10:00:00Z"), status: "REFUSED" }),
    // The same months of 2015.
    dossierRow({ reference: "before-a", enterpriseNumber: a, submittedAt: at("2015-04-02T08:00:00Z"), approvedAt: at("2015-04-30T10:00:00Z"), subsidyCents: 8_000n, status: "APPROVED", regime: "R2009" }),
    dossierRow({ reference: "before-b", enterpriseNumber: b, submittedAt: at("2015-04-02T08:00:00Z"), approvedAt: at("2015-12-31T22:30:00Z"), pillar: "COACHING", pillarFiled: "COACHING", subsidyCents: 0n, status: "APPROVED", regime: "R2009" }),
    // Leap day and what it is compared with.
    dossierRow({ reference: "leap-day", enterpriseNumber: a, submittedAt: at("2024-02-29T10:00:00Z"), municipality: "44034", naceCode: "62020" }),
    dossierRow({ reference: "day-before-leap", enterpriseNumber: a, submittedAt: at("2023-02-28T10:00:00Z"), municipality: "44034" }),
    dossierRow({ reference: "after-leap", enterpriseNumber: a, submittedAt: at("2023-03-01T10:00:00Z"), municipality: "44034" }),
    // 2024 and 2025: recoded activities, merged municipalities.
    dossierRow({ reference: "own-codes", enterpriseNumber: a, submittedAt: at("2024-05-01T10:00:00Z"), municipality: "11056" }),
    dossierRow({ reference: "by-pair", enterpriseNumber: b, submittedAt: at("2024-05-02T10:00:00Z"), naceCode: "62020", municipality: "44073" }),
    dossierRow({ reference: "tie", enterpriseNumber: b, submittedAt: at("2024-05-03T10:00:00Z"), naceCode: "70220", municipality: "24062" }),
    dossierRow({ reference: "tie-later", enterpriseNumber: b, submittedAt: at("2024-09-01T10:00:00Z"), naceCode: "70220", municipality: "24062" }),
    dossierRow({ reference: "filed-2025", enterpriseNumber: a, submittedAt: at("2025-05-01T10:00:00Z"), naceCode: "62200", naceVersion: "2025", municipality: "44087" }),
    dossierRow({ reference: "after-the-data", enterpriseNumber: a, submittedAt: at("2024-06-16T10:00:00Z"), municipality: "44034" }),
    // A municipality that merged in 2019, and a later code in an earlier year.
    dossierRow({ reference: "merged", enterpriseNumber: a, submittedAt: at("2018-05-01T10:00:00Z"), municipality: "44049" }),
    dossierRow({ reference: "already-merged", enterpriseNumber: a, submittedAt: at("2018-05-02T10:00:00Z"), municipality: "44083" }),
  ],
};

/** Pairs of the register: 62020 goes to 62200; 70220 is a tie. */
export const pairs = [
  { fromVersion: "2008", fromCode: "62020", toVersion: "2025", toCode: "62200", companies: 3, ambiguous: false },
  { fromVersion: "2008", fromCode: "70220", toVersion: "2025", toCode: "70200", companies: 2, ambiguous: true },
];
