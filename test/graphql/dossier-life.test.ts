import { beforeAll, describe, expect, it } from "vitest";
import { serviceProvider } from "../../src/db/tables/index.ts";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, insertFixtures } from "../support/fixtures.ts";

const database = await freshDatabase();
const ask = apiOf(database);
const [owner, trainer, unheld] = [1, 2, 3].map(enterpriseNumber) as [string, string, string];

beforeAll(async () => {
  await database.db.insert(serviceProvider).values([
    { number: "DV.O101579", enterpriseNumber: trainer, pillar: "OPLEIDING", registeredFrom: "2020-01-01", registeredTo: "2024-12-31" },
    { number: "DV.A104813", enterpriseNumber: unheld, pillar: "ADVIES", registeredFrom: "2021-06-01", registeredTo: null },
  ]);
  await insertFixtures(database, {
    companies: [companyRow({ number: owner }), companyRow({ number: trainer })],
    dossiers: [
      dossierRow({
        reference: "KP-1",
        enterpriseNumber: owner,
        status: "REFUSED",
        serviceProviderNumber: "DV.O101579",
        submittedAt: new Date("2025-03-01T10:00:00Z"),
        approvedAt: new Date("2025-03-01T10:00:00Z"),
        refusedAt: new Date("2025-03-01T10:00:00Z"),
        snapshotFromRegister: ["legal_form"],
        snapshotSource: "VKBO",
        startsOn: "2025-03-10",
        rate: 0.45,
        ownShareDueOn: "2025-03-31",
        rules: [
          { rule: "MINIMUM_COST_EUR", outcome: "PASS", from: "2016-04-01", given: "1000.00" },
          { rule: "LEGAL_FORM_OF_OLD", outcome: "REVIEW", from: null, given: null },
        ],
        handledBy: "API",
        loadId: null,
      }),
      dossierRow({ reference: "OLD-1", enterpriseNumber: owner, serviceProviderNumber: "DV.A104813", approvedAt: new Date("2016-05-02T10:00:00Z"), status: "WITHDRAWN", withdrawnAt: new Date("2016-05-03T10:00:00Z"), handledBy: "API", loadId: 3 }),
      dossierRow({ reference: "OLD-2", enterpriseNumber: owner, serviceProviderNumber: "DV.O999999", snapshotFromRegister: ["legal_form"] }),
      dossierRow({ reference: "OLD-3", enterpriseNumber: owner, snapshotFromRegister: ["legal_form"], snapshotSource: "KBO" }),
    ],
    events: [
      { reference: "KP-1", enterpriseNumber: owner, kind: "SUBMITTED", status: "SUBMITTED", at: new Date("2025-03-01T10:00:00Z"), by: "local" },
      { reference: "KP-1", enterpriseNumber: owner, kind: "APPROVED", status: "APPROVED", at: new Date("2025-03-01T10:00:00Z"), by: "local" },
      { reference: "KP-1", enterpriseNumber: owner, kind: "REFUSED", status: "REFUSED", at: new Date("2025-03-01T10:00:00Z"), by: "local", reason: "WRONG_PROVIDER" },
      { reference: "OLD-1", enterpriseNumber: owner, kind: "WITHDRAWN", status: "WITHDRAWN", at: new Date("2016-05-03T10:00:00Z"), by: "local", reason: "NO_LONGER_KNOWN" },
    ],
  });
});

describe("a dossier filed through the API", () => {
  it("has the start, rate and term of the own share; an imported one has none", async () => {
    const { data } = await ask(`{ filed: dossier(reference: "KP-1") { startDate rate ownShareDueOn } imported: dossier(reference: "OLD-1") { startDate rate ownShareDueOn rules { rule } } }`);
    expect(data).toEqual({ filed: { startDate: "2025-03-10", rate: 0.45, ownShareDueOn: "2025-03-31" }, imported: { startDate: null, rate: null, ownShareDueOn: null, rules: [] } });
  });

  it("remembers the rules that decided it, in the words of today; one that is gone by its name", async () => {
    const { data, errors } = await ask(`{ dossier(reference: "KP-1") { rules { rule outcome source confidence message nl: message(language: NL) en: message(language: EN) } } }`);
    expect(errors).toEqual([]);
    const nl = "De kostprijs zonder btw is minstens 100 euro. Opgegeven: 1000.00.";
    expect(data.dossier.rules).toEqual([
      { rule: "MINIMUM_COST_EUR", outcome: "PASS", source: "BVR 26 februari 2016 (numac 2016035422)", confidence: "found", message: nl, nl, en: "The cost without VAT is at least EUR 100. Given: 1000.00." },
      { rule: "LEGAL_FORM_OF_OLD", outcome: "REVIEW", source: "This rule is no longer in the data.", confidence: "open", message: "LEGAL_FORM_OF_OLD", nl: "LEGAL_FORM_OF_OLD", en: "LEGAL_FORM_OF_OLD" },
    ]);
  });

  it("has its events once each, with their reasons, in the order of the life cycle where they are of one instant", async () => {
    const { data, errors } = await ask(`{ dossier(reference: "KP-1") { history { kind by reason { code label(language: EN) } } } }`);
    expect(errors).toEqual([]);
    expect(data.dossier.history).toEqual([
      { kind: "SUBMITTED", by: "local", reason: null },
      { kind: "APPROVED", by: "local", reason: null },
      { kind: "REFUSED", by: "local", reason: { code: "WRONG_PROVIDER", label: "The service is not of this service provider" } },
    ]);
  });

  it("shows a reason that the list no longer has as its code, after the moments of the import", async () => {
    const { data } = await ask(`{ dossier(reference: "OLD-1") { history { kind by reason { code label } } } }`);
    expect(data.dossier.history).toEqual([
      { kind: "SUBMITTED", by: "import:3", reason: null },
      { kind: "APPROVED", by: "import:3", reason: null },
      { kind: "WITHDRAWN", by: "local", reason: { code: "NO_LONGER_KNOWN", label: "NO_LONGER_KNOWN" } },
    ]);
  });

  it("says who gave the snapshot; of an imported one the file, or the extract where that filled it", async () => {
    const { data } = await ask("{ dossiers(orderBy: REFERENCE_ASC) { nodes { reference snapshot { source } } } }");
    expect(data.dossiers.nodes.map(({ reference, snapshot }: { reference: string; snapshot: { source: string } }) => [reference, snapshot.source])).toEqual([["KP-1", "VKBO"], ["OLD-1", "DOSSIER"], ["OLD-2", "KBO"], ["OLD-3", "KBO"]]);
  });
});

describe("a service provider", () => {
  it("has its registration and its enterprise, in any spelling of its number", async () => {
    const { data, errors } = await ask(`{ serviceProvider(number: " dv.o101579") { number pillar { code label } companyNumber company { number names { text } } registeredFrom registeredTo } }`);
    expect(errors).toEqual([]);
    expect(data.serviceProvider).toEqual({ number: "DV.O101579", pillar: { code: "OPLEIDING", label: "Opleiding" }, companyNumber: trainer, company: { number: trainer, names: [] }, registeredFrom: "2020-01-01", registeredTo: "2024-12-31" });
  });

  it("keeps the number of an enterprise that no source holds, and null where the registration has no end", async () => {
    const { data } = await ask(`{ serviceProvider(number: "DV.A104813") { companyNumber company { number } registeredTo } }`);
    expect(data.serviceProvider).toEqual({ companyNumber: unheld, company: null, registeredTo: null });
  });

  it("is null for a number that was never imported, and an error for one that is none", async () => {
    expect(await ask(`{ serviceProvider(number: "DV.O000000") { number } }`)).toEqual({ data: { serviceProvider: null }, errors: [] });
    expect((await ask(`{ serviceProvider(number: "${owner}") { number } }`)).errors).toMatchObject([{ code: "INVALID_NUMBER" }]);
  });

  it("of dossiers takes one statement for a list; one never imported, and one not filed, is null", async () => {
    const statements = await statementsOf(database, async () => {
      const { data } = await ask("{ dossiers(orderBy: REFERENCE_ASC) { nodes { serviceProvider { number company { number } } } } }");
      expect(data.dossiers.nodes).toEqual([{ serviceProvider: { number: "DV.O101579", company: { number: trainer } } }, { serviceProvider: { number: "DV.A104813", company: null } }, { serviceProvider: null }, { serviceProvider: null }]);
    });
    expect(statements).toHaveLength(3);
  });

  it("is not for the public", async () => {
    const { errors } = await apiOf(database, "PUBLIC")(`{ serviceProvider(number: "DV.O101579") { number } catalog { reasons { code { code } } } }`);
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining("serviceProvider"), expect.stringContaining("reasons")]);
  });
});

describe("reasons of the catalog", () => {
  it("are those that a step may be given, with the events that may have them", async () => {
    const statements = await statementsOf(database, async () => {
      const { data, errors } = await ask("{ catalog { reasons { code { code label fr: label(language: FR) parent { code } } events } } }");
      expect(errors).toEqual([]);
      const { reasons } = data.catalog as { reasons: { code: { code: string } }[] };
      expect(reasons.map(({ code }) => code.code)).toEqual(expect.arrayContaining(["SERVICE_NOT_ELIGIBLE", "NO_LONGER_WANTED", "CHECKED_BY_HANDLER", "IMPROPER_USE"]));
      expect(reasons.find(({ code }) => code.code === "RELATED_PROVIDER")).toEqual({
        code: { code: "RELATED_PROVIDER", label: "De dienstverlener is verbonden met de onderneming", fr: "Le prestataire est lié à l’entreprise", parent: null },
        events: ["REFUSED", "RECOVERED"],
      });
    });
    expect(statements).toEqual([]);
  });
});
