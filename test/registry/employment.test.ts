import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importEmployment, type EmploymentReport } from "../../src/registry/open-data/import-employment.ts";
import { freshDatabase } from "../support/database.ts";
import { full, importContents, small } from "./fixture.ts";
import { temporaryDirectory } from "./zip-file.ts";

describe("workforce classes", async () => {
  const db = await freshDatabase();
  const directory = temporaryDirectory();
  const file = join(directory, "employment.csv");
  const importText = async (text: string): Promise<Omit<EmploymentReport, "seconds">> => {
    writeFileSync(file, text);
    const { seconds: _, ...counts } = await importEmployment({ target: db.target, file, onProgress: () => {} });
    return counts;
  };
  const rows = () => db.sql`select enterprise_number, year, quarter, class from employment order by enterprise_number, year, quarter`;

  it("need a register, whose nature they take", async () => {
    await expect(importText("enterprise_number,year,quarter,class\n")).rejects.toMatchObject({ code: "INVALID_FILE", message: "employment.csv: no register is loaded. Import a register first." });
    await importContents(db.target, directory, full(small, { Synthetic: "true" }));
  });

  it("are taken with their columns in any order; ? is undetermined; an enterprise that the register lacks is kept", async () => {
    expect(await importText("class,quarter,year,enterprise_number\n3,2,2016,0200000142\n?,1,2016,0200.000.142\n1,1,2015,0200000934\n")).toEqual({ rows: 3, inserted: 3, updated: 0, unchanged: 0 });
    expect(await rows()).toEqual([
      { enterprise_number: "0200000142", year: 2016, quarter: 1, class: "0" },
      { enterprise_number: "0200000142", year: 2016, quarter: 2, class: "3" },
      { enterprise_number: "0200000934", year: 2015, quarter: 1, class: "1" },
    ]);
    expect(await db.sql`select kind, file_name, synthetic, report->>'inserted' as inserted from load order by id desc limit 1`).toEqual([{ kind: "EMPLOYMENT", file_name: "employment.csv", synthetic: true, inserted: "3" }]);
  });

  it("change nothing when they are imported twice", async () => {
    const counts = () => db.sql`select (select count(*)::int from load) as loads, (select count(*)::int from dossier_event) as events`;
    const before = await counts();
    expect(await importText("enterprise_number,year,quarter,class\n0200000142,2016,2,3\n")).toEqual({ rows: 1, inserted: 0, updated: 0, unchanged: 1 });
    expect(await counts()).toEqual(before);
  });

  it("are updated in place", async () => {
    expect(await importText("enterprise_number,year,quarter,class\n0200000142,2016,2,4\n0200000142,2016,3,4\n")).toEqual({ rows: 2, inserted: 1, updated: 1, unchanged: 0 });
    expect((await rows()).map((row) => row["class"] as string)).toEqual(["0", "4", "4", "1"]);
  });

  it.each([
    ["enterprise_number,year,quarter\n", "employment.csv, line 1: the column class is missing."],
    ["enterprise_number,year,quarter,class\n0200000143,2016,1,1\n", 'employment.csv, line 2, column enterprise_number: "0200000143" has wrong check digits'],
    ["enterprise_number,year,quarter,class\n2000000141,2016,1,1\n", '"2000000141" is no enterprise number'],
    ["enterprise_number,year,quarter,class\n0200000142,1916,1,1\n", 'column year: "1916" is no year from 2000 to 2099.'],
    ["enterprise_number,year,quarter,class\n0200000142,2016,5,1\n", 'column quarter: "5" is no quarter (1 to 4).'],
    ["enterprise_number,year,quarter,class\n0200000142,2016,4,1\n0200000142,2016,1,10\n", 'line 3, column class: "10" is no RSZ workforce class (0 to 9, or ?).'],
    ["enterprise_number,year,quarter,class\n0200000142,2017,1,1\n0200000241,2017,1,1\n0200.000.142,2017,1,2\n", 'line 4, column enterprise_number: "0200000142" has a second class for quarter 1 of 2017. Keep one.'],
  ])("with a bad row are refused whole: %j", async (text, message) => {
    const failure = importText(text);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toMatchObject({ code: "INVALID_FILE" });
    expect(await rows()).toHaveLength(4);
  });

  it("of a file that is not there are refused by its name", async () => {
    await expect(importEmployment({ target: db.target, file: join(directory, "none.csv"), onProgress: () => {} })).rejects.toThrow("none.csv can't be read (ENOENT). Check the path.");
  });
});
