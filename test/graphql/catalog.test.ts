import { describe, expect, it } from "vitest";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";

const database = await freshDatabase();
const ask = apiOf(database);

type Info = { dimension: string; codes: readonly { code: string; label: string }[] };

async function codes(dimension: string, parameters = ""): Promise<readonly unknown[]> {
  const { data, errors } = await ask(`{ catalog { dimensions(only: [${dimension}]) { codes${parameters} { code } } } }`);
  return errors.length > 0 ? errors.map(({ code, message }) => [code, message]) : data.catalog.dimensions[0].codes.map(({ code }: { code: string }) => code);
}

describe("dimensions of the catalog", () => {
  it("have a name, a meaning, a source and the level above, without asking the database", async () => {
    const statements = await statementsOf(database, async () => {
      const { data, errors } = await ask("{ catalog(language: FR) { dimensions { dimension label description source parent } } }");
      expect(errors).toEqual([]);
      expect(data.catalog.dimensions).toHaveLength(24);
      expect(data.catalog.dimensions[0]).toEqual({ dimension: "PILLAR", label: "Pilier", description: expect.stringContaining("Pillar of the scheme of 2016"), source: "DOSSIER", parent: null });
      expect(data.catalog.dimensions.find((info: Info) => info.dimension === "NACE_GROUP")).toMatchObject({ label: "Groupe NACE", source: "KBO", parent: "NACE_DIVISION" });
      expect(data.catalog.dimensions.find((info: Info) => info.dimension === "EMPLOYMENT_CLASS")).toMatchObject({ source: "RSZ", parent: null });
    });
    expect(statements).toEqual([]);
  });

  it("tell which are of companies too: those that a breakdown of companies takes", async () => {
    const { data } = await ask(`{ catalog { dimensions { dimension ofCompanies } } type: __type(name: "CompanyDimension") { enumValues { name } } }`);
    const ofCompanies = data.catalog.dimensions.filter((info: { ofCompanies: boolean }) => info.ofCompanies).map((info: Info) => info.dimension);
    expect(ofCompanies).toHaveLength(14);
    expect(ofCompanies.toSorted()).toEqual(data.type.enumValues.map(({ name }: { name: string }) => name).toSorted());
  });

  it("have the NUTS code of 2024 for regions, provinces and arrondissements, and for nothing else", async () => {
    const { data } = await ask(`{ catalog { dimensions(only: [REGION, PROVINCE, ARRONDISSEMENT, MUNICIPALITY, NACE_SECTION]) { dimension codes { code nuts } } } }`);
    const nuts = (dimension: string, wanted: string) => data.catalog.dimensions.find((info: Info) => info.dimension === dimension).codes.find(({ code }: { code: string }) => code === wanted).nuts;
    expect([nuts("REGION", "02000"), nuts("PROVINCE", "70000"), nuts("PROVINCE", "04000"), nuts("ARRONDISSEMENT", "24000")]).toEqual(["BE2", "BE22", "BE1", "BE242"]);
    expect([nuts("MUNICIPALITY", "24062"), nuts("NACE_SECTION", "K")]).toEqual([null, null]);
  });

  it("do not show the service provider to the public", async () => {
    const { data } = await apiOf(database, "PUBLIC")("{ catalog { dimensions { dimension } } }");
    expect(data.catalog.dimensions).toHaveLength(23);
    expect(JSON.stringify(data)).not.toContain("SERVICE_PROVIDER");
  });

  it("list the codes in use on a day", async () => {
    expect(await codes("PILLAR")).toEqual(["OPLEIDING", "ADVIES", "COACHING"]);
    expect(await codes("PROVINCE")).toEqual(["04000", "10000", "20001", "20002", "30000", "40000", "50000", "60000", "70000", "80000", "90000"]);
    expect(await codes("MUNICIPALITY")).toHaveLength(565);
    expect(await codes("MUNICIPALITY", '(on: "2018-06-01")')).toHaveLength(589);
    expect(await codes("NACE_SECTION")).toHaveLength(22);
    expect(await codes("NACE_SECTION", '(on: "2024-12-31")')).toHaveLength(21);
    expect(await codes("NACE_SUBCLASS", "(version: NACEBEL_2008, first: 3)")).toEqual(["01110", "01120", "01130"]);
    expect(await codes("EMPLOYMENT_CLASS")).toEqual(["NONE", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(await codes("YEAR")).toEqual([]);
  });

  it("search codes by their beginning and labels in any language, whatever the accents", async () => {
    expect(await codes("MUNICIPALITY", '(search: "LIEGE")')).toEqual(["62063", "62093"]);
    expect(await codes("PROVINCE", '(search: "700")')).toEqual(["70000"]);
    expect(await codes("PROVINCE", '(search: "limbourg")')).toEqual(["70000"]);
    expect(await codes("PROVINCE", '(search: "%")')).toEqual([]);
  });

  it("list the codes below another one of any level above", async () => {
    expect(await codes("ARRONDISSEMENT", '(under: "20001")')).toEqual(["23000", "24000"]);
    expect(await codes("PROVINCE", '(under: "02000")')).toEqual(["10000", "20001", "30000", "40000", "70000"]);
    expect(await codes("NACE_GROUP", '(under: "62")')).toEqual(["621", "622", "629"]);
    expect(await codes("NACE_CLASS", '(under: "J", version: NACEBEL_2008, first: 2)')).toEqual(["5811", "5812"]);
    expect(await codes("TOPIC", '(under: "PERSONEELSMANAGEMENT")')).toContain("COMPETENTIEBELEID");
    expect(await codes("TOPIC", '(under: "DUURZAAMHEID")')).not.toContain("COMPETENTIEBELEID");
    expect(await codes("NACE_SECTION", '(under: "J")')).toEqual([]);
  });

  it("refuse a code that the list does not have, and arguments out of bounds", async () => {
    expect(await codes("MUNICIPALITY", '(under: "nonsense")')).toEqual([["UNKNOWN_CODE", 'The list of places has no code "nonsense". Leave `under` out to see all codes.']]);
    expect(await codes("NACE_GROUP", '(under: "V", version: NACEBEL_2008)')).toMatchObject([["UNKNOWN_CODE", expect.stringContaining("NACE-BEL 2008")]]);
    expect(await codes("PILLAR", '(under: "ADVIES")')).toMatchObject([["UNKNOWN_CODE", expect.stringContaining("no levels")]]);
    expect(await codes("YEAR", "(first: 1001)")).toEqual([["INVALID_ARGUMENT", "The argument `first` is 1001. Choose 0 to 1000."]]);
    expect(await codes("YEAR", '(search: "")')).toMatchObject([["INVALID_ARGUMENT", expect.stringContaining("is empty")]]);
  });
});

describe("measures of the catalog", () => {
  it("have a unit, decimals and a definition", async () => {
    const { data } = await ask("{ catalog { measures { measure label unit decimals additive definition } } }");
    expect(data.catalog.measures.map(({ measure, unit, additive }: { measure: string; unit: string; additive: boolean }) => [measure, unit, additive])).toEqual([
      ["DOSSIERS", "dossiers", true],
      ["COMPANIES", "companies", false],
      ["ESTABLISHMENTS", "establishments", false],
      ["SUBSIDY", "EUR", true],
      ["ELIGIBLE_COST", "EUR", true],
      ["AVERAGE_SUBSIDY", "EUR", false],
      ["MEDIAN_SUBSIDY", "EUR", false],
      ["PAID_AMOUNT", "EUR", true],
      ["RECOVERED_AMOUNT", "EUR", true],
      ["REACH", "ratio", false],
    ]);
    expect(data.catalog.measures[5]).toMatchObject({ label: "Gemiddelde steun", decimals: 2, definition: expect.stringContaining("rounded half up") });
    expect(data.catalog.measures[9]).toMatchObject({ label: "Bereik", decimals: 6 });
  });
});

describe("limits of the catalog", () => {
  it("are those that breakdowns are held to", async () => {
    const { data } = await ask("{ catalog { limits { maxDimensions maxCells maxRows others { name value } } } }");
    const { others, ...named } = data.catalog.limits;
    expect(named).toEqual({ maxDimensions: 6, maxCells: 100_000, maxRows: 1000 });
    expect(others).toEqual(expect.arrayContaining([{ name: "maxTableRows", value: 10_000 }, { name: "maxConditions", value: 10 }, { name: "maxOrders", value: 6 }]));
  });
});
