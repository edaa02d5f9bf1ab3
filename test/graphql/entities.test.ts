import { beforeAll, describe, expect, it } from "vitest";
import { apiOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { bakery, gone, painter, unit, unknownCompany, world } from "./world.ts";

const database = await freshDatabase();
const ask = apiOf(database);
beforeAll(() => insertFixtures(database, world));

describe("company", () => {
  it("shows what the register has of a legal person", async () => {
    const { data, errors } = await ask(`{ company(number: "BE 0200.065.765") {
      number status { code label fr: label(language: FR) de: label(language: DE) } endedOn legalType { label(language: EN) } legalForm { code label } legalSituation { code label }
      names { text language kind { code label } } startDate municipality { code level label(language: FR) } mainActivity { code level parent { code } }
      in2003: mainActivity(version: NACEBEL_2003) { code label level parent { code } } in2008: mainActivity(version: NACEBEL_2008) { code }
      activities { nace { code } version group { code label(language: FR) } main } all: activities(mainOnly: false, version: NACEBEL_2025) { nace { code } main } one: activities(first: 1) { version }
      employment { year quarter class { code label } source } provenance { source via retrievedAt extract stale } } }`);
    expect(errors).toEqual([]);
    expect(data.company).toEqual({
      number: bakery,
      status: { code: "AC", label: "Actief", fr: "Actif", de: "Aktiv" },
      endedOn: null,
      legalType: { label: "Legal person" },
      legalForm: { code: "014", label: "Naamloze vennootschap" },
      legalSituation: { code: "000", label: "000" },
      names: [
        { text: "Bakkerij Café de l'Étoile", language: "FR", kind: { code: "001", label: "Naam" } },
        { text: "De Ster", language: "NL", kind: { code: "003", label: "003" } },
      ],
      startDate: "2015-07-02",
      municipality: { code: "24062", level: 4, label: "Louvain" },
      mainActivity: { code: "62100", level: 5, parent: { code: "6210" } },
      in2003: { code: "15811", label: "Industriële bakkerijen", level: null, parent: null },
      in2008: { code: "62010" },
      activities: [
        { nace: { code: "62100" }, version: "NACEBEL_2025", group: { code: "006", label: "ONSS" }, main: true },
        { nace: { code: "15811" }, version: "NACEBEL_2003", group: { code: "001", label: "001" }, main: true },
      ],
      all: [
        { nace: { code: "10711" }, main: false },
        { nace: { code: "62100" }, main: true },
      ],
      one: [{ version: "NACEBEL_2025" }],
      employment: [
        { year: 2025, quarter: 1, class: { code: "2", label: "5 tot 9" }, source: "RSZ" },
        { year: 2024, quarter: 4, class: { code: "3", label: "10 tot 19" }, source: "RSZ" },
      ],
      provenance: { source: "KBO", via: "EXTRACT", retrievedAt: "2025-06-09T01:00:00.000Z", extract: "140", stale: false },
    });
  });

  it("shows no name of a natural person, and null for what is not known", async () => {
    const { data, errors } = await ask(`{ company(number: "${painter}") { names { text } legalForm { code } mainActivity { code } activities { main } employment { year } establishments { nodes { id } totalCount } } }`);
    expect(errors).toEqual([]);
    expect(data.company).toEqual({ names: [], legalForm: null, mainActivity: null, activities: [], employment: [], establishments: { nodes: [], totalCount: 0 } });
  });

  it("keeps an ended one with the extract's day, and shows a code without any label as itself", async () => {
    const { data } = await ask(`{ company(number: "${gone}") { status { code label } endedOn legalForm { code label } municipality { code } employment { class { code label(language: EN) } } names { language } } }`);
    expect(data.company).toEqual({
      status: { code: "ENDED", label: "Niet meer in het register" },
      endedOn: "2025-06-08",
      legalForm: { code: "99X", label: "99X" },
      municipality: null,
      employment: [{ class: { code: "0", label: "Unknown" } }],
      names: [{ language: null }],
    });
  });

  it("is null for a number that the register never listed, and an error for one that is none", async () => {
    expect(await ask(`{ company(number: "${unknownCompany}") { number } }`)).toEqual({ data: { company: null }, errors: [] });
    const { errors } = await ask(`query ($number: EnterpriseNumber!) { company(number: $number) { number } }`, { number: "0200065766" });
    expect(errors).toMatchObject([{ code: "INVALID_NUMBER", extensions: { reason: "CHECK_DIGITS" } }]);
    expect((await ask(`{ company(number: "${unit}") { number } }`)).errors).toMatchObject([{ code: "INVALID_NUMBER", extensions: { reason: "ESTABLISHMENT" } }]);
  });
});

describe("companies", () => {
  it("gives one outcome for each number, in the order asked", async () => {
    const { data, errors } = await ask(`{ companies(numbers: ["${gone}", "nonsense", "0200.065.765", "${unknownCompany}", "${unit}", "${bakery}"]) {
      __typename ... on Company { number } ... on CompanyNotFound { number } ... on InvalidCompanyNumber { input reason } } }`);
    expect(errors).toEqual([]);
    expect(data.companies).toEqual([
      { __typename: "Company", number: gone },
      { __typename: "InvalidCompanyNumber", input: "nonsense", reason: expect.stringContaining("ten digits") },
      { __typename: "Company", number: bakery },
      { __typename: "CompanyNotFound", number: unknownCompany },
      { __typename: "InvalidCompanyNumber", input: unit, reason: expect.stringContaining("establishment number") },
      { __typename: "Company", number: bakery },
    ]);
  });

  it("takes 500 numbers and refuses 501", async () => {
    const query = "query ($numbers: [String!]!) { companies(numbers: $numbers) { __typename } }";
    expect((await ask(query, { numbers: Array(500).fill(bakery) })).data.companies).toHaveLength(500);
    expect((await ask(query, { numbers: Array(501).fill(bakery) })).errors).toMatchObject([{ code: "TOO_MANY_NUMBERS", message: "The argument `numbers` holds 501 values; the limit is 500. Ask for them in parts." }]);
    expect(await ask("{ companies(numbers: []) { __typename } }")).toEqual({ data: { companies: [] }, errors: [] });
  });
});

describe("establishment", () => {
  it("shows the unit, its enterprise and its activities", async () => {
    const { data, errors } = await ask(`{ establishment(number: "2.289.784.473") { number startDate endedOn company { number } municipality { code label validTo successors { code label successors { code } } } activities { nace { code label } version main } } }`);
    expect(errors).toEqual([]);
    expect(data.establishment).toEqual({
      number: unit,
      startDate: "2001-02-03",
      endedOn: null,
      company: { number: bakery },
      municipality: { code: "11056", label: "Zwijndrecht", validTo: "2024-12-31", successors: [{ code: "46030", label: "Beveren-Kruibeke-Zwijndrecht", successors: [] }] },
      activities: [{ nace: { code: "62010", label: "Ontwerpen en programmeren van computerprogramma's" }, version: "NACEBEL_2008", main: true }],
    });
    expect((await ask(`{ establishment(number: "2000000043") { number } }`)).errors).toMatchObject([{ code: "INVALID_NUMBER" }]);
  });

  it("is null when the register never listed it", async () => {
    expect(await ask(`{ establishment(number: "2000000141") { number } }`)).toEqual({ data: { establishment: null }, errors: [] });
  });
});

describe("dossier", () => {
  it("shows amounts, moments, the company now and as it was", async () => {
    const { data, errors } = await ask(`{ dossier(reference: "A-1") {
      reference status pillar { code label } pillarFiled { code } theme { code } topic { code } regime { code validFrom validTo } companyNumber company { number } establishmentNumber establishment { number } serviceProviderNumber
      submittedAt decidedAt eligibleCost subsidy paid recovered
      snapshot { size { label } employmentClass { code } nace { code } naceVersion legalType { code } legalForm { code } municipality { label } establishments takenAt source filledFromRegister } } }`);
    expect(errors).toEqual([]);
    expect(data.dossier).toEqual({
      reference: "A-1",
      status: "PAID",
      pillar: { code: "ADVIES", label: "Advies" },
      pillarFiled: { code: "ADVIES" },
      theme: null,
      topic: null,
      regime: { code: "R2016", validFrom: "2016-04-01", validTo: "2019-11-30" },
      companyNumber: bakery,
      company: { number: bakery },
      establishmentNumber: unit,
      establishment: { number: unit },
      serviceProviderNumber: "DV.A104813",
      submittedAt: "2016-04-30T22:15:00.123Z",
      decidedAt: "2016-05-02T10:00:00.000Z",
      eligibleCost: "1000.00",
      subsidy: "400.00",
      paid: "400.00",
      recovered: null,
      snapshot: {
        size: { label: "Kleine onderneming" },
        employmentClass: { code: "2" },
        nace: { code: "62010" },
        naceVersion: "NACEBEL_2008",
        legalType: { code: "2" },
        legalForm: { code: "014" },
        municipality: { label: "Leuven" },
        establishments: 1,
        takenAt: "2016-05-01T07:00:00.000Z",
        source: "KBO",
        filledFromRegister: ["nace_code", "nace_version"],
      },
    });
  });

  it("tells its history in time order: moments of the import, recorded events once, corrections", async () => {
    const { data } = await ask(`{ one: dossier(reference: "A-1") { history { kind status at by } } two: dossier(reference: "A-2") { history { kind by } } }`);
    expect(data.one.history).toEqual([
      { kind: "SUBMITTED", status: "SUBMITTED", at: "2016-04-30T22:15:00.123Z", by: "import:3" },
      { kind: "APPROVED", status: "APPROVED", at: "2016-05-02T10:00:00.000Z", by: "import:3" },
      { kind: "OWN_SHARE_RECEIVED", status: "APPROVED", at: "2016-05-10T10:00:00.000Z", by: "import:3" },
      { kind: "PAID", status: "PAID", at: "2016-06-01T10:00:00.000Z", by: "import:3" },
      { kind: "CORRECTED", status: "PAID", at: "2025-06-11T01:00:00.000Z", by: "import:4" },
    ]);
    expect(data.two.history).toEqual([{ kind: "SUBMITTED", by: "import:4" }, { kind: "REFUSED", by: "office" }]);
  });

  it("keeps the number of a company that no source holds, and null for what was not filed", async () => {
    const { data } = await ask(`{ b: dossier(reference: "B-1") { companyNumber company { number } establishment { number } decidedAt snapshot { employmentClass { label(language: EN) } source } }
      a: dossier(reference: "A-2") { decidedAt snapshot { size { code } employmentClass { code } nace { code } naceVersion municipality { code } establishments } } none: dossier(reference: "C-1") { status } }`);
    expect(data).toEqual({
      b: { companyNumber: unknownCompany, company: null, establishment: null, decidedAt: null, snapshot: { employmentClass: { label: "No NSSO registration" }, source: "DOSSIER" } },
      a: { decidedAt: "2016-05-03T10:00:00.000Z", snapshot: { size: null, employmentClass: null, nace: null, naceVersion: null, municipality: null, establishments: null } },
      none: null,
    });
  });
});

describe("node and nodes", () => {
  it("find each object again by its id, and null for one that is not there", async () => {
    const { data } = await ask(`{ company(number: "${bakery}") { id } establishment(number: "${unit}") { id } dossier(reference: "A-1") { id } }`);
    const missing = Buffer.from(JSON.stringify(["Dossier", bakery, "B-1"])).toString("base64url");
    const ids = [data.dossier.id, missing, data.company.id, data.establishment.id];
    const again = await ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Dossier { reference } } }`, { ids });
    expect(again.errors).toEqual([]);
    expect(again.data.nodes).toEqual([{ __typename: "Dossier", id: ids[0], reference: "A-1" }, null, { __typename: "Company", id: ids[2] }, { __typename: "Establishment", id: ids[3] }]);
    expect((await ask(`query ($id: ID!) { node(id: $id) { id } }`, { id: ids[2] })).data.node).toEqual({ id: ids[2] });
  });

  it("make a text that is no identifier an error of its own place", async () => {
    const { data, errors } = await ask(`{ nodes(ids: ["nonsense", "W10"]) { id } node(id: "") { id } }`);
    expect(data).toEqual({ nodes: [null, null], node: null });
    expect(errors.map(({ code, path }) => [code, String(path)]).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([["INVALID_ARGUMENT", "node"], ["INVALID_ARGUMENT", "nodes,0"], ["INVALID_ARGUMENT", "nodes,1"]]);
    const tooMany = await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: Array(501).fill("x") });
    expect(tooMany.errors).toMatchObject([{ code: "TOO_MANY_NUMBERS" }]);
  });
});

describe("catalog", () => {
  it("tells what is not held, the limits, the missing labels, the data version and the terms", async () => {
    const { data, errors } = await ask(`{ catalog(language: EN) { notHeld { name label reason legalBasis } limits { maxPageSize maxNumbers others { name value unit } } labelFallbacks { category language codes }
      dataVersion { id loadedAt dossiersThrough kboExtract synthetic } licence } }`);
    expect(errors).toEqual([]);
    expect(data.catalog.notHeld.map(({ name, label }: { name: string; label: string }) => [name, label])).toEqual([["gender", "Gender"], ["disability", "Disability"], ["age", "Age"], ["origin", "Origin"]]);
    expect(data.catalog.notHeld[0].reason).toContain("A dossier is filed by an enterprise.");
    expect(data.catalog.limits).toMatchObject({ maxPageSize: 100, maxNumbers: 500 });
    expect(data.catalog.labelFallbacks).toEqual([
      { category: "ActivityGroup", language: "NL", codes: 1 },
      { category: "ActivityGroup", language: "DE", codes: 1 },
      { category: "ActivityGroup", language: "EN", codes: 1 },
      { category: "Nace2003", language: "FR", codes: 1 },
      { category: "Nace2003", language: "DE", codes: 1 },
      { category: "Nace2003", language: "EN", codes: 1 },
      { category: "Status", language: "DE", codes: 1 },
      { category: "Status", language: "EN", codes: 1 },
      { category: "TypeOfDenomination", language: "FR", codes: 1 },
      { category: "TypeOfDenomination", language: "DE", codes: 1 },
      { category: "TypeOfDenomination", language: "EN", codes: 1 },
    ]);
    expect(data.catalog.dataVersion).toEqual({ id: "3-4", loadedAt: "2025-06-11T01:00:00.000Z", dossiersThrough: "2025-05-31", kboExtract: "140", synthetic: true });
    expect(data.catalog.licence).toContain("CBE Open Data");
  });
});
