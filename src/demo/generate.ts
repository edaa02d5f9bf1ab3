import { once as eventOnce } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import type { OnProgress } from "../db/import-lock.ts";
import type { LoadBreak, LoadNote } from "../db/tables/load.ts";
import { DomainError } from "../domain/errors.ts";
import { createCompanies, type Companies } from "./companies.ts";
import { inChunks } from "./csv.ts";
import { dossierLines } from "./dossier-file.ts";
import { drawDossiers } from "./dossiers.ts";
import { employmentLines } from "./employment-file.ts";
import { cellsFor, defaultDossiers } from "./margins.ts";
import { demoBreaks, demoNotes } from "./notes.ts";
import { mostEnterprises } from "./numbers.ts";
import { planDossiers } from "./plan.ts";
import { createProviderUse, providerLines, type ProviderUse } from "./providers.ts";
import { registerFiles } from "./register-files.ts";

/** What to generate; unset numbers are the default ones. */
export type DemoOptions = {
  /** Folder to write to; made when it is not there. Files of an earlier run are overwritten. */
  readonly directory: string;
  /** Companies in the register, 100 to 900,000. */
  readonly companies?: number | undefined;
  /** Dossiers, 100 to 5,000,000, and at most ten per company. */
  readonly dossiers?: number | undefined;
  /** Any whole number of 32 bits; other seeds give other data with the same margins. */
  readonly seed?: number | undefined;
  readonly onProgress: OnProgress;
};

/** The files written, and what a load of them has to say. */
export type DemoFiles = {
  readonly register: string;
  readonly employment: string;
  readonly providers: string;
  readonly dossiers: string;
  readonly companyCount: number;
  readonly dossierCount: number;
  readonly notes: readonly LoadNote[];
  readonly breaks: readonly LoadBreak[];
  readonly seconds: number;
};

type Size = { readonly companies: number; readonly dossiers: number; readonly seed: number };

const defaultCompanies = 50_000;
const defaultSeed = 2016;
const leastCompanies = 100;
/** Ended companies come on top and need numbers too. */
const mostCompanies = mostEnterprises * 0.9;
const dossiersPerCompany = 10;

/**
 * Writes register.zip (a KBO Open Data extract), employment.csv, providers.csv and dossiers.csv. The same options give the same bytes on the same
 * release of Node. Without options the published margins of 2015 and 2016 hold exactly. Throws INVALID_ARGUMENT for sizes out of range.
 */
export async function generateDemo(options: DemoOptions): Promise<DemoFiles> {
  const started = performance.now();
  const { directory, onProgress } = options;
  const size = sizeOf(options);
  const companies = createCompanies(size.companies, size.seed);
  const [register = "", employment = "", providers = "", dossiers = ""] = ["register.zip", "employment.csv", "providers.csv", "dossiers.csv"].map((name) => join(directory, name));
  const files = { register, employment, providers, dossiers };
  await mkdir(directory, { recursive: true });
  await writeRegister(files.register, companies, size.seed, onProgress);
  await writeLines(files.employment, employmentLines(companies));
  const use = createProviderUse(size.dossiers);
  await writeDossiers(files.dossiers, companies, { ...size, use }, onProgress);
  await writeLines(files.providers, providerLines(use, companies, size.seed));
  const isDefault = size.dossiers === defaultDossiers && size.companies === defaultCompanies;
  const notes = demoNotes({ ...size, isDefault });
  return { ...files, companyCount: size.companies, dossierCount: size.dossiers, notes, breaks: demoBreaks, seconds: (performance.now() - started) / 1000 };
}

function sizeOf({ companies, dossiers = defaultDossiers, seed = defaultSeed }: DemoOptions): Size {
  const size = { dossiers, companies: companies ?? companiesFor(dossiers), seed };
  requireWhole("companies", size.companies, leastCompanies, mostCompanies);
  requireWhole("dossiers", size.dossiers, 100, 5_000_000);
  requireWhole("seed", size.seed, -2_147_483_648, 4_294_967_295);
  if (size.dossiers <= size.companies * dossiersPerCompany) return size;
  const rule = `${size.dossiers} dossiers are more than ${dossiersPerCompany} for each of ${size.companies} companies`;
  throw new DomainError("INVALID_ARGUMENT", `${rule}. Ask for more companies or fewer dossiers.`);
}

/** As many companies for each dossier as in the default. */
function companiesFor(dossiers: number): number {
  return Math.min(mostCompanies, Math.max(leastCompanies, Math.round((defaultCompanies * dossiers) / defaultDossiers)));
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new DomainError("INVALID_ARGUMENT", `${name} must be a whole number from ${least} to ${most}, but is ${value}.`, { details: { value } });
}

/** Fast compression: the zip is read once. The DOS time stamp is local time on every machine, so the bytes do not depend on the time zone. */
async function writeRegister(path: string, companies: Companies, seed: number, onProgress: OnProgress): Promise<void> {
  const zip = new yazl.ZipFile();
  const failed = eventOnce(zip, "error").then(([error]) => Promise.reject(error as Error));
  const options = { mtime: new Date(2026, 9, 31, 12), mode: 0o100644, compressionLevel: 1, forceDosTimestamp: true };
  let done = 0;
  const report = (rows: number): void => onProgress({ task: "Generating register.zip", done: (done += rows), total: null, unit: "rows" });
  for (const { name, lines } of registerFiles) {
    zip.addReadStreamLazy(name, options, (give) => give(null, Readable.from(counted(lines(companies, seed), report), { objectMode: false })));
  }
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path)), failed]);
}

function writeDossiers(path: string, companies: Companies, { dossiers, seed, use }: Size & { readonly use: ProviderUse }, onProgress: OnProgress): Promise<void> {
  const cells = cellsFor(dossiers);
  const drawn = drawDossiers(planDossiers(cells, seed), cells, companies, seed);
  return writeLines(path, dossierLines(use.noted(drawn), companies, seed), (done) => onProgress({ task: "Generating dossiers.csv", done, total: dossiers, unit: "rows" }));
}

function writeLines(path: string, lines: Iterable<string>, onLines: (lines: number) => void = () => {}): Promise<void> {
  return pipeline(Readable.from(inChunks(lines, onLines), { objectMode: false }), createWriteStream(path));
}

/** The chunks of the lines; reports how many lines came since the last report. */
function counted(lines: Iterable<string>, report: (rows: number) => void): Iterable<string> {
  let before = 0;
  return inChunks(lines, (count) => {
    report(count - before);
    before = count;
  });
}
