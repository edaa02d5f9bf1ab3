import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { cellsFor, defaultDossiers } from "../../src/demo/margins.ts";
import { generateDemo, type DemoFiles } from "../../src/demo/generate.ts";
import { countMargins } from "./count.ts";
import { sha256, temporaryFolder, unzip } from "./files.ts";

type Row = Readonly<Record<string, string>>;
const folder = temporaryFolder();
const generate = (name: string, options: { companies?: number; dossiers?: number; seed?: number } = {}): Promise<DemoFiles> =>
  generateDemo({ directory: join(folder, name), companies: 600, dossiers: 4_000, onProgress: () => {}, ...options });
const files = await generate("small");
const zip = await unzip(files.register);
const rowsOf = (name: string): Row[] => parse(zip.get(`${name}.csv`) ?? "", { columns: true });
const dossiers: Row[] = parse(readFileSync(files.dossiers, "utf8"), { columns: true });

const isValid = (number: string): boolean => {
  const digits = number.replaceAll(".", "");
  return digits.length === 10 && 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
};
const allOf = (rows: readonly Row[], column: string): ReadonlySet<string> => new Set(rows.map((row) => row[column] ?? ""));

describe("generated files", () => {
  it("are the same bytes for the same options, and others for another seed", async () => {
    const [again, other] = [await generate("again"), await generate("other", { seed: 3 })];
    for (const name of ["register", "employment", "providers", "dossiers"] as const) {
      expect(sha256(again[name])).toBe(sha256(files[name]));
      expect(sha256(other[name])).not.toBe(sha256(files[name]));
    }
  });

  it("hold a zip in the format of the register, marked as synthetic", () => {
    expect([...zip.keys()]).toEqual(["meta.csv", "code.csv", "contact.csv", "enterprise.csv", "establishment.csv", "activity.csv", "address.csv", "denomination.csv", "branch.csv"]);
    expect(zip.get("meta.csv")).toBe(
      '"Variable","Value"\n"SnapshotDate","31-10-2026"\n"ExtractTimestamp","01-11-2026 07:07:49"\n"ExtractType","full"\n"ExtractNumber","531"\n"Version","1.0.0"\n"Synthetic","true"\n',
    );
    expect(zip.get("contact.csv")).toBe('"EntityNumber","EntityContact","ContactType","Value"\n');
    expect(zip.get("branch.csv")).toBe('"Id","StartDate","EnterpriseNumber"\n');
    expect(zip.get("enterprise.csv")).toMatch(/^"EnterpriseNumber",.*\n("1900\.\d{3}\.\d{3}","AC","0(00|12)",("2","\d{3}",("\d{3}")?|"1",,),\d\d-\d\d-\d{4}\n)+$/);
    expect(zip.get("establishment.csv")).toMatch(/^"EstablishmentNumber",.*\n("8\.\d{3}\.\d{3}\.\d{3}",\d\d-\d\d-\d{4},"1900\.\d{3}\.\d{3}"\n)+$/);
    expect(zip.get("address.csv")).toMatch(/\n"1900\.\d{3}\.\d{3}","REGO",,,"\d{4}","[^"]+","[^"]+","Demostraat","Demostraat","[^"]+","","",\n/);
    expect(zip.get("denomination.csv")).toMatch(/"Demo [A-Z][a-z]+ \d+ ""Dé Zaak"""\n/);
  });

  it("hold every category of codes in the languages of the register", () => {
    const codes = rowsOf("code");
    expect([...allOf(codes, "Category")]).toEqual([
      "ActivityGroup", "Category", "Classification", "ContactType", "EntityContact", "JuridicalForm", "JuridicalSituation", "Language", "Nace2003", "Nace2008", "Nace2025", "Status",
      "TypeOfAddress", "TypeOfDenomination", "TypeOfEnterprise",
    ]);
    expect(codes.filter((row) => row["Category"] === "JuridicalForm" && row["Code"] === "014").map((row) => [row["Language"], row["Description"]])).toEqual([
      ["DE", "Aktiengesellschaft"],
      ["FR", "Société anonyme"],
      ["NL", "Naamloze vennootschap"],
    ]);
    const known = new Set(codes.map((row) => `${row["Category"]} ${row["Code"]}`));
    for (const row of rowsOf("activity")) expect(known.has(`Nace${row["NaceVersion"]} ${row["NaceCode"]}`), row["NaceCode"]).toBe(true);
    for (const row of rowsOf("enterprise")) if (row["JuridicalForm"] !== "") expect(known).toContain(`JuridicalForm ${row["JuridicalForm"]}`);
  });

  it("hold numbers with right check digits and no row without its entity", () => {
    const enterprises = allOf(rowsOf("enterprise"), "EnterpriseNumber");
    const units = allOf(rowsOf("establishment"), "EstablishmentNumber");
    expect(enterprises.size).toBe(600);
    for (const number of [...enterprises, ...units, ...allOf(dossiers, "enterprise_number")]) expect(isValid(number), number).toBe(true);
    for (const row of rowsOf("establishment")) expect(enterprises).toContain(row["EnterpriseNumber"]);
    for (const name of ["activity", "address", "denomination"]) for (const row of rowsOf(name)) expect(enterprises.has(row["EntityNumber"] ?? "") || units.has(row["EntityNumber"] ?? "")).toBe(true);
  });

  it("name no natural person and give it no address of its own", () => {
    const natural = allOf(rowsOf("enterprise").filter((row) => row["TypeOfEnterprise"] === "1"), "EnterpriseNumber");
    expect(natural.size).toBeGreaterThan(40);
    for (const name of ["denomination", "address"]) for (const row of rowsOf(name)) expect(natural).not.toContain(row["EntityNumber"]);
    expect(rowsOf("establishment").some((row) => natural.has(row["EnterpriseNumber"] ?? ""))).toBe(true);
  });

  it("hold three versions of NACE side by side, several main rows and codes of seven digits", async () => {
    const rows = [...(await unzip((await generate("larger", { companies: 6_000 })).register)).get("activity.csv")!.matchAll(/"(.{12})","(\d{3})","(\d{4})","(\d+)","(MAIN|SECO|ANCI)"/g)];
    const versions = Map.groupBy(rows, ([, entity = ""]) => entity);
    expect([...versions.values()].some((own) => new Set(own.map((row) => row[3])).size === 3)).toBe(true);
    const mains = Map.groupBy(rows.filter((row) => row[5] === "MAIN"), ([, ...row]) => row.slice(0, 3).join(" "));
    expect([...mains.values()].some((own) => own.length > 1)).toBe(true);
    expect(rows.some((row) => row[4] === "7311005")).toBe(true);
  });

  it("hold companies that ended: dossiers know them, the register does not", () => {
    const registered = new Set([...allOf(rowsOf("enterprise"), "EnterpriseNumber")].map((number) => number.replaceAll(".", "")));
    const ended = dossiers.filter((row) => !registered.has(row["enterprise_number"] ?? ""));
    expect(ended.length).toBeGreaterThan(20);
    expect(ended.length).toBeLessThan(dossiers.length / 10);
  });

  it("give each dossier the municipality code of its own day, and the snapshot of that time", () => {
    const merged = { "71047": "2019-01-01", "44011": "2019-01-01", "12030": "2019-01-01", "73083": "2025-01-01", "11056": "2025-01-01", "46014": "2025-01-01", "71022": "2025-01-01" };
    const begun = { "72042": "2019-01-01", "44083": "2019-01-01", "73111": "2025-01-01", "46030": "2025-01-01", "71072": "2025-01-01" };
    const places = (row: Row): readonly string[] => [row["municipality"] ?? "", row["submitted_at"]?.slice(0, 10) ?? ""];
    for (const [place = "", day = ""] of dossiers.map(places)) {
      expect(day < (merged[place as keyof typeof merged] ?? "9"), place).toBe(true);
      expect(day >= (begun[place as keyof typeof begun] ?? "0"), place).toBe(true);
      expect(place === "" ? day >= "2017" : true).toBe(true);
    }
    for (const row of dossiers.filter((each) => each["legal_form"] === "610")) expect(row["submitted_at"]! >= "2019-05-01").toBe(true);
    expect(allOf(dossiers.filter((row) => row["submitted_at"]! < "2025" && row["nace_code"] !== ""), "nace_version")).toEqual(new Set(["2008"]));
    expect(allOf(dossiers.filter((row) => row["submitted_at"]! >= "2025"), "nace_version")).toContain("2025");
  });

  it("write every moment in the time of Brussels, in order, and every amount by the rate of the day", () => {
    const clock = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "medium", timeZone: "Europe/Brussels" });
    for (const row of dossiers) {
      for (const name of ["submitted_at", "approved_at", "refused_at", "withdrawn_at", "lapsed_at", "own_share_at", "paid_at", "recovered_at"]) {
        if (row[name] === "") continue;
        expect(clock.format(new Date(row[name]!)).replace(" ", "T")).toBe(row[name]!.slice(0, 19));
      }
      const steps = ["submitted_at", "approved_at", "own_share_at", "paid_at"].map((name) => row[name]!).filter((at) => at !== "");
      const instants = steps.map((at) => Date.parse(at));
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      expect(Number(row["subsidy"])).toBeLessThanOrEqual(0.75 * Number(row["eligible_cost"]) + 0.01);
    }
    const after2020 = dossiers.filter((row) => row["submitted_at"]! > "2020-01-01" && row["topic"] === "" && row["declared_size"] === "KO");
    for (const row of after2020) expect(Number(row["subsidy"])).toBeLessThanOrEqual(0.3 * Number(row["eligible_cost"]) + 0.01);
  });

  it("hold a registration of every service provider that a dossier names, most of them without an end", () => {
    const rows: Row[] = parse(readFileSync(files.providers, "utf8"), { columns: true });
    expect(Object.keys(rows[0]!)).toEqual(["number", "enterprise_number", "registered_from", "registered_to"]);
    const byNumber = new Map(rows.map((row) => [row["number"]!, row]));
    expect(byNumber.size).toBe(rows.length);
    for (const dossier of dossiers) {
      const { enterprise_number: provider, registered_from: from = "", registered_to: to = "" } = byNumber.get(dossier["service_provider_number"]!)!;
      const day = dossier["submitted_at"]!.slice(0, 10);
      expect(from < day && (to === "" || to > day), dossier["reference"]).toBe(true);
      expect(provider).not.toBe(dossier["enterprise_number"]);
    }
    const named = allOf(dossiers, "service_provider_number");
    for (const { number = "" } of rows) expect(named.has(number) || /^DV\.[OA]90000[0-4]$/.test(number), number).toBe(true);
    const ended = rows.filter((row) => row["registered_to"] !== "");
    expect(ended.length).toBeGreaterThan(rows.length / 20);
    expect(ended.length).toBeLessThan(rows.length / 2);
    for (const row of ended) expect(row["registered_to"]! <= "2026-10-31", row["number"]).toBe(true);
    const registered = new Set([...allOf(rowsOf("enterprise").filter((row) => row["TypeOfEnterprise"] === "2"), "EnterpriseNumber")].map((number) => number.replaceAll(".", "")));
    for (const row of rows) expect(registered).toContain(row["enterprise_number"]);
  });

  it("hold five service providers of each pillar to try things out with in 2026, however few dossiers there are", async () => {
    for (const options of [{}, { companies: 100, dossiers: 100 }]) {
      const rows: Row[] = parse(readFileSync((await generate("few", options)).providers, "utf8"), { columns: true });
      for (const pillar of ["O", "A"]) {
        const first = [0, 1, 2, 3, 4].map((index) => rows.find((row) => row["number"] === `DV.${pillar}90000${index}`));
        for (const row of first) expect(row).toMatchObject({ registered_from: expect.stringMatching(/^20(09|1\d|2[0-5])-/), registered_to: "" });
      }
    }
  });

  it("list classes of employers only, a row when the class begins or changes", () => {
    const rows: Row[] = parse(readFileSync(files.employment, "utf8"), { columns: true });
    expect(Object.keys(rows[0]!)).toEqual(["enterprise_number", "year", "quarter", "class"]);
    for (const row of rows) expect(row["class"]).toMatch(/^[0-7?]$/);
    const changes = Map.groupBy(rows, (row) => row["enterprise_number"]!);
    expect(changes.size).toBeLessThan(600);
    for (const own of changes.values()) own.forEach((row, index) => expect(row["class"]).not.toBe(own[index - 1]?.["class"]));
  });
});

describe("another size", () => {
  it("scales every margin and says so in four languages", async () => {
    const cells = cellsFor(defaultDossiers * 2);
    expect(cells.reduce((sum, cell) => sum + cell.dossiers, 0)).toBe(defaultDossiers * 2);
    expect(files.notes).toHaveLength(2);
    expect(files.notes[1]?.EN).toBe("Figures are scaled: generated for 4000 dossiers and 600 companies, so without the published numbers.");
    for (const note of files.notes) expect(Object.keys(note)).toEqual(["NL", "FR", "DE", "EN"]);
    const margins = await countMargins(files.dossiers);
    expect(margins.rows).toBe(4_000);
    expect(Math.abs((margins.approved2016["OPLEIDING"] ?? 0) - (84_656 * 4_000) / defaultDossiers)).toBeLessThan(8);
  });

  it("is refused outside its bounds, with the way out", async () => {
    await expect(generate("bad", { companies: 99 })).rejects.toThrow("companies must be a whole number from 100 to 900000, but is 99.");
    await expect(generate("bad", { dossiers: 1.5 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(generate("bad", { companies: 100, dossiers: 1_001 })).rejects.toThrow("1001 dossiers are more than 10 for each of 100 companies. Ask for more companies or fewer dossiers.");
  });
});
