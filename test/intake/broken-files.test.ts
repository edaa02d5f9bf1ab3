import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { base, columns, csv, errorOf, files } from "./support.ts";

const db = await freshDatabase();
const { importFile, path, write } = files();
const headerNames = columns.join(",");
const text = csv([base, { ...base, reference: "D-2" }]);

async function refusal(content: string | Uint8Array): Promise<string> {
  const error = await errorOf(importFile(db.target, content));
  expect(error.code).toBe("INVALID_FILE");
  expect(await db.sql`select 1 from dossier union all select 1 from load union all select 1 from dossier_event`).toHaveLength(0);
  return error.message;
}

test("unknown, missing and repeated columns are all named, with the header that is wanted", async () => {
  const header = headerNames.replace("pillar", "pijler").replace("subsidy", "theme");
  expect(await refusal(`${header}\n`)).toBe(
    `dossiers.csv, line 1: unknown column "pijler"; missing columns "pillar", "subsidy"; repeated column "theme". The header must name these columns, in any order: ${headerNames}`,
  );
});

test("semicolons instead of commas are recognised", async () => {
  expect(await refusal(headerNames.replaceAll(",", ";"))).toBe(
    `dossiers.csv, line 1: the columns must be separated by commas, not by semicolons. The header must name these columns, in any order: ${headerNames}`,
  );
});

test.each([
  ["gender", "gender"],
  ["geslacht", "gender"],
  ["leeftijd_deelnemer", "age"],
  ["country_of_origin", "origin"],
  ["persons_with_handicap", "disability"],
])("the column %s is refused with the reason why it is not held", async (column, name) => {
  const error = await errorOf(importFile(db.target, `${headerNames},${column}\n`));
  expect(error.code).toBe("NOT_HELD");
  expect(error.message.startsWith(`dossiers.csv, line 1: the column "${column}" can't be imported. `)).toBe(true);
  expect(error.message.endsWith(" Remove the column.")).toBe(true);
  expect(error.details).toMatchObject({ column, notHeld: { name, reason: { NL: expect.any(String), EN: expect.any(String) } } });
});

test("a file that is not there, a folder and an empty file are told apart", async () => {
  const missing = await errorOf(importFile(db.target, text, { file: path("none.csv") }));
  expect(missing).toMatchObject({ code: "INVALID_FILE", message: "There is no file none.csv. Check the name and the folder." });
  const folder = await errorOf(importFile(db.target, text, { file: path(".") }));
  expect(folder.message).toMatch(/can't be read \(EISDIR\)\. Give a CSV file that this user may read\.$/);
  expect(await refusal("")).toBe("dossiers.csv is empty. The first line must name the columns.");
  expect(await refusal("\n\n")).toBe("dossiers.csv is empty. The first line must name the columns.");
});

test("a quote that is never closed is refused, however long the file goes on", async () => {
  const open = text.replace("\nD-2,", '\n"D-2,');
  expect(await refusal(open)).toBe("dossiers.csv, line 3: a quote is opened and never closed. Close it; write a quote within a field as two.");
  expect(await refusal(open + "x,y,z\n".repeat(50_000))).toBe("dossiers.csv, line 3: the row is over 64 kB: probably a quote that is opened and never closed. Close it.");
});

test("a quote in the middle of a field is refused with its line", async () => {
  expect(await refusal(text.replace("\nD-2,", '\nD"2,'))).toBe(
    "dossiers.csv, line 3: a quote stands within a field that does not begin with one. Put the field in quotes and write the quote as two.",
  );
  expect(await refusal(text.replace("\nD-2,", '\n"D"2,'))).toBe("dossiers.csv, line 3: after a closing quote a comma or the end of the line must follow. Write a quote within a field as two.");
});

test("bytes that are not UTF-8 are refused with their line", async () => {
  const latin = Buffer.from(csv([base, { ...base, reference: "D-2", theme: "Financiële" }]), "latin1");
  expect(await refusal(latin)).toBe("dossiers.csv, line 3: not UTF-8 text. Save the file as CSV in UTF-8.");
  expect(await refusal(Buffer.from(`\uFEFF${text}`, "utf16le"))).toBe("dossiers.csv, line 1: not UTF-8 text. Save the file as CSV in UTF-8.");
  expect(await refusal(Buffer.from(text, "utf16le"))).toBe("dossiers.csv, line 1: not UTF-8 text. Save the file as CSV in UTF-8.");
  expect(await refusal(Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]))).toBe("dossiers.csv, line 4: not UTF-8 text. Save the file as CSV in UTF-8.");
});

test("a file with a wrong byte far behind the first chunk is refused with the right line", async () => {
  const rows = Array.from({ length: 6000 }, (_, index) => ({ ...base, reference: `D-${index}`, theme: "Duurzaamheid én innovatie" }));
  const bytes = Buffer.from(csv(rows));
  bytes[bytes.length - 3] = 0xff;
  expect(bytes.length).toBeGreaterThan(600_000);
  expect(await refusal(bytes)).toBe("dossiers.csv, line 6001: not UTF-8 text. Save the file as CSV in UTF-8.");
});

test("a byte order mark, Windows line ends, quotes and blank lines are no fault", async () => {
  const file = write(`\uFEFF${text.replaceAll("\n", "\r\n").replace("OPLEIDING", '"OPLEIDING"')}\r\n`, "windows.csv");
  expect(await importFile(db.target, text, { file })).toMatchObject({ rows: 2, inserted: 2, rejected: 0 });
  rmSync(file);
});
