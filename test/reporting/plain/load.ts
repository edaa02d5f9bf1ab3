import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { root } from "../../../src/config.ts";
import type { Target } from "../../../src/db/connect.ts";
import { generateDemo } from "../../../src/demo/generate.ts";
import { importDossiers } from "../../../src/intake/import-dossiers.ts";
import { importEmployment } from "../../../src/registry/open-data/import-employment.ts";
import { importRegister } from "../../../src/registry/open-data/import-register.ts";
import { unzip } from "../../demo/files.ts";
import { writeZip } from "../../registry/zip-file.ts";

/** The folder of the plain count. */
export const plainFolder = join(root, "test/reporting/plain");

const extendedNames = new Set(["enterprise.csv", "establishment.csv", "address.csv", "activity.csv"]);

/**
 * Loads a small demo and the rows of plain/extra through the importers; the folder with the same files is there until the calling test file ends.
 * Some companies and units were listed by an earlier extract only, and some more dossiers than usual are recovered.
 */
export async function loadPlainWorld(target: Target): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-plain-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const { register, employment, dossiers } = await generateDemo({ directory, dossiers: 6000, companies: 1500, seed: 7, onProgress: () => {} });
  const earlier = await writeExtracts(register);
  writeFileSync(dossiers, recoverSome(readFileSync(dossiers, "utf8")) + extraRows("dossiers.csv"));
  appendFileSync(employment, extraRows("employment.csv") + classesOfUnlisted(readFileSync(dossiers, "utf8"), (await unzip(earlier)).get("enterprise.csv") ?? ""));
  for (const file of [earlier, register]) await importRegister({ target, file, strict: true, reportDirectory: directory, onProgress: () => {} });
  await importEmployment({ target, file: employment, onProgress: () => {} });
  await importDossiers({ target, file: dossiers, rejectFile: null, onProgress: () => {} });
  return directory;
}

/** Two extracts, a month apart; gives the earlier one. What the demo has no example of stands in both: ties and gaps, old codes, places of all regions. */
async function writeExtracts(register: string): Promise<string> {
  const contents = Object.fromEntries(await unzip(register));
  const extended = (name: string, text: string): string => text + (extendedNames.has(name) ? extraRows(name) : "");
  const isEnded = endedIn(contents["enterprise.csv"] ?? "", contents["establishment.csv"] ?? "");
  const of = (change: (name: string, text: string) => string): Record<string, string> =>
    Object.fromEntries(Object.entries(contents).map(([name, text]) => [name, extended(name, change(name, text))]));
  const earlier = register.replace(".zip", "-earlier.zip");
  await writeZip(earlier, of((name, text) => (name === "meta.csv" ? monthEarlier(text) : text)));
  await writeZip(register, of((name, text) => (name === "code.csv" ? text : text.split(/(?<=\n)/).filter((line) => !isEnded(line)).join(""))));
  return earlier;
}

function monthEarlier(meta: string): string {
  return meta.replace("31-10-2026", "30-09-2026").replace("01-11-2026", "01-10-2026").replace(/(?<="ExtractNumber",")\d+/, (number) => String(Number(number) - 1));
}

/** Every twelfth company with its units, and every twentieth unit: whether a line speaks of one of these. */
function endedIn(enterprises: string, establishments: string): (line: string) => boolean {
  const numberIn = (line: string): string => /"(\d[\d.]+)"/.exec(line)?.[1] ?? "";
  const everyNth = (text: string, n: number): readonly string[] => text.split("\n").slice(1).filter((line, index) => line !== "" && index % n === n - 1).map(numberIn);
  const companies = new Set(everyNth(enterprises, 12));
  const ended = new Set([...companies, ...everyNth(establishments, 20)]);
  for (const line of establishments.split("\n")) if (companies.has(/"([\d.]+)"$/.exec(line)?.[1] ?? "")) ended.add(numberIn(line));
  return (line) => ended.has(numberIn(line));
}

/** Every thirtieth payment is claimed back, half of it or all. */
function recoverSome(text: string): string {
  const [header = "", ...lines] = text.split("\n");
  const columns = header.split(",");
  const at = (name: string): number => columns.indexOf(name);
  const changed = lines.map((line, index) => {
    const fields = line.split(",");
    const paid = fields[at("paid_amount")] ?? "";
    const year = Number(fields[at("paid_at")]?.slice(0, 4));
    if (index % 30 !== 0 || paid === "" || year > 2025 || fields[at("recovered_at")] !== "") return line;
    fields[at("recovered_amount")] = index % 60 === 0 ? paid : (Number(paid) / 2).toFixed(2);
    fields[at("recovered_at")] = `${Math.min(2026, year + 1 + (index % 4))}-0${(index % 9) + 1}-1${index % 8}`;
    return fields.join(",");
  });
  return [header, ...changed].join("\n");
}

/** Workforce classes of companies with dossiers that no extract lists. */
function classesOfUnlisted(dossiers: string, enterprises: string): string {
  const numbers = [...new Set(dossiers.trimEnd().split("\n").slice(1).map((line) => line.split(",")[1] ?? ""))];
  const unlisted = numbers.filter((number) => !enterprises.includes(`${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}`));
  return unlisted.map((number, index) => `${number},2014,4,${(index % 9) + 1}\n`).join("");
}

function extraRows(name: string): string {
  const text = readFileSync(join(plainFolder, "extra", name), "utf8");
  return text.slice(text.indexOf("\n") + 1);
}
