import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { full, importContents, small, update } from "./fixture.ts";
import { temporaryDirectory } from "./zip-file.ts";

const planted = ["kanarie@example.be", "0470 12 34 56", "85.07.30-033.28", "Kanarie", "Kanariestraat", "www.kanarie.be"];

const personal = {
  denomination: ['"0200.000.241","2","001","Kanarie, Piet"', '"2.000.000.339","2","003","Bij Kanarie"', '"9.000.006.626","2","004","Bijkantoor Kanarie"', '"0200.000.934","2","001","Kanarie zonder onderneming"'],
  address: ['"2.000.000.240","BAET",,,"3500","Hasselt","Hasselt","Kanariestraat","Kanariestraat","3","","85.07.30-033.28",', '"0200.000.934","REGO",,,"3500","Hasselt","Hasselt","Kanariestraat","Kanariestraat","3","","",'],
  contact: ['"0200.000.241","ENT","EMAIL","kanarie@example.be"', '"2.000.000.339","EST","TEL","0470 12 34 56"', '"0200.000.142","ENT","WEB","www.kanarie.be"'],
};

describe("personal data in an extract", async () => {
  const db = await freshDatabase();
  const directory = temporaryDirectory();

  const everything = async (): Promise<string> => {
    const tables = await db.sql<{ name: string }[]>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
    const texts: string[] = [];
    for (const { name } of tables) texts.push(JSON.stringify(await db.sql.unsafe(`select t::text from ${name} t`)));
    const statistics = await db.sql`select most_common_vals::text, histogram_bounds::text from pg_stats where schemaname not in ('pg_catalog', 'information_schema')`;
    return `${texts.join("\n")}\n${JSON.stringify(statistics)}`;
  };

  it("is nowhere in the database, the report or the list of dropped rows after a full extract", async () => {
    const report = await importContents(db.target, directory, full({
      ...small,
      denomination: [...small.denomination, ...personal.denomination],
      address: [...small.address.filter((row) => !row.startsWith('"2.000.000.240"')), ...personal.address],
      contact: personal.contact,
    }));
    const texts = (await everything()) + JSON.stringify(report) + readFileSync(join(directory, report.droppedList ?? ""), "utf8");
    expect(texts).toContain("De Boon");
    expect(planted.filter((value) => texts.includes(value))).toEqual([]);
  });

  it("is nowhere after an update", async () => {
    const report = await importContents(db.target, directory, update({ address: ['"2.000.000.240"'] }, personal, { ExtractNumber: "11" }));
    const texts = (await everything()) + JSON.stringify(report) + readFileSync(join(directory, report.droppedList ?? ""), "utf8");
    expect(planted.filter((value) => texts.includes(value))).toEqual([]);
  });

  it("is not in the message when a row beside it is bad", async () => {
    const bad = full({ ...small, denomination: ['"0200.000.241","Kanarie, Piet","001","x"'] }, { ExtractNumber: "12" });
    await expect(importContents(db.target, directory, bad)).rejects.toThrow("denomination.csv, line 2, column Language: the value (not shown here) is no code");
  });
});
