/** Prints what dossiers.csv holds, counted by its text alone: `node test/demo/count.ts FILE`. Uses none of the project's code. */
import { createReadStream } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse";

type Row = Readonly<Record<string, string>>;
export type Margins = {
  /** April to December. */
  readonly approved2016: Readonly<Record<string, number>>;
  readonly approved2015: Readonly<Record<string, number>>;
  readonly submitted2016: number;
  readonly submittedLimburg2016: number;
  readonly approvedLimburg2016: number;
  /** EUR, over the whole year, and the part of small companies. */
  readonly support2016: number;
  readonly smallShare2016: number;
  readonly approvedAfterBudget2015: number;
  readonly rows: number;
  readonly synthetic: boolean;
  /** Approved in the months of 2016 when days were counted in UTC. */
  readonly approvedUtc2016: number;
  readonly submittedByYear: Readonly<Record<string, number>>;
  readonly status: Readonly<Record<string, number>>;
  /** Most subsidy approved for one company in a calendar year of filing, by year, in EUR. */
  readonly mostPerCompany: Readonly<Record<string, number>>;
  readonly companies: number;
};

const merged: Readonly<Record<string, string>> = { ADVIES_INTERNATIONAAL: "ADVIES", TECHNOLOGIEVERKENNING: "ADVIES", STRATEGISCH_ADVIES: "ADVIES" };

/** Moments are written in the time of Brussels, so their first ten characters are the day there. */
const inMonths = (moment: string | undefined, year: string): boolean => moment !== undefined && moment >= `${year}-04-01` && moment < `${Number(year) + 1}-01-01`;
const add = (counts: Record<string, number>, key: string, value = 1): void => {
  counts[key] = (counts[key] ?? 0) + value;
};

function statusOf(row: Row): string {
  for (const name of ["recovered", "closed", "paid", "lapsed", "withdrawn", "refused", "approved"]) if (row[`${name}_at`] !== "") return name;
  return "submitted";
}

/** Counts the margins of a dossier file. */
export async function countMargins(file: string): Promise<Margins> {
  const approved2016: Record<string, number> = {};
  const approved2015: Record<string, number> = {};
  const submittedByYear: Record<string, number> = {};
  const status: Record<string, number> = {};
  const perCompany = new Map<string, number>();
  const companies = new Set<string>();
  let [submitted2016, submittedLimburg2016, approvedLimburg2016, support, small, rows, after, utc] = [0, 0, 0, 0, 0, 0, 0, 0];
  let synthetic = true;
  for await (const row of createReadStream(file).pipe(parse({ columns: true })) as AsyncIterable<Row>) {
    const { reference = "", enterprise_number = "", pillar = "", municipality = "", submitted_at = "", approved_at = "", subsidy = "0", declared_size } = row;
    rows += 1;
    synthetic &&= reference.startsWith("DEMO-");
    companies.add(enterprise_number);
    const inLimburg = municipality.startsWith("7");
    add(submittedByYear, submitted_at.slice(0, 4));
    add(status, statusOf(row));
    if (inMonths(submitted_at, "2016")) submitted2016 += 1;
    if (inMonths(submitted_at, "2016") && inLimburg) submittedLimburg2016 += 1;
    if (approved_at === "") continue;
    if (inMonths(approved_at, "2016")) add(approved2016, merged[pillar] ?? pillar);
    if (inMonths(approved_at, "2016") && inLimburg) approvedLimburg2016 += 1;
    if (inMonths(approved_at, "2015")) add(approved2015, merged[pillar] ?? pillar);
    if (inMonths(new Date(approved_at).toISOString(), "2016")) utc += 1;
    if (approved_at >= "2015-12-16" && approved_at < "2016") after += 1;
    if (approved_at.startsWith("2016")) support += Number(subsidy);
    if (approved_at.startsWith("2016") && declared_size === "KO") small += Number(subsidy);
    const key = `${submitted_at.slice(0, 4)} ${enterprise_number}`;
    perCompany.set(key, (perCompany.get(key) ?? 0) + Math.round(Number(subsidy) * 100));
  }
  const mostPerCompany: Record<string, number> = {};
  for (const [key, cents] of perCompany) mostPerCompany[key.slice(0, 4)] = Math.max(mostPerCompany[key.slice(0, 4)] ?? 0, cents / 100);
  return {
    approved2016, approved2015, submitted2016, submittedLimburg2016, approvedLimburg2016, support2016: Math.round(support), smallShare2016: small / support, approvedAfterBudget2015: after,
    rows, synthetic, approvedUtc2016: utc, submittedByYear, status, mostPerCompany, companies: companies.size,
  };
}

const [, script, file] = process.argv;
if (script !== undefined && import.meta.url === pathToFileURL(script).href) {
  if (file === undefined) throw new Error("Name a dossiers.csv");
  console.log(JSON.stringify(await countMargins(file), null, 2));
}
