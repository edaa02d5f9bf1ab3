import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../src/config.ts";
import { importRegister } from "../../src/registry/open-data/import-register.ts";
import { freshDatabase } from "../support/database.ts";
import { temporaryDirectory, writeZip } from "./zip-file.ts";

const samples = join(root, "../shared/samples/kbo");

describe.skipIf(!existsSync(samples))("the public sample rows", () => {
  it("import with a count and a list of every row that has no enterprise", async () => {
    const db = await freshDatabase();
    const directory = temporaryDirectory();
    const names = readdirSync(samples).filter((name) => name.endsWith(".csv"));
    const file = await writeZip(join(directory, "sample.zip"), Object.fromEntries(names.map((name) => [name, readFileSync(join(samples, name))])));
    const report = await importRegister({ target: db.target, file, strict: false, reportDirectory: directory, onProgress: () => {} });
    expect(report.files.map(({ file: name, rows, kept, dropped }) => [name, rows, kept, ...dropped.map((reason) => `${reason.rows} ${reason.reason}`)])).toEqual([
      ["code.csv", 87, 87],
      ["enterprise.csv", 10, 10],
      ["establishment.csv", 4, 0, "4 its entity is not in the register"],
      ["branch.csv", 4, 0, "4 branches are not kept"],
      ["denomination.csv", 13, 13],
      ["address.csv", 13, 10, "3 its entity is not in the register"],
      ["contact.csv", 6, 0, "6 contact data is not kept"],
      ["activity.csv", 19, 19],
    ]);
    expect(readFileSync(join(directory, report.droppedList ?? ""), "utf8").split("\n")).toHaveLength(9);
    expect(await db.sql`select municipality, nace_code, nace_version, nace_group, nace2003 from register.company where number = '0200065765'`).toEqual([
      { municipality: "44013", nace_code: "84130", nace_version: "2025", nace_group: "006", nace2003: "70111" },
    ]);
  });
});
