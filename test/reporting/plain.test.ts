import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../src/config.ts";
import { generateDemo } from "../../src/demo/generate.ts";
import { importDossiers } from "../../src/intake/import-dossiers.ts";
import { importEmployment } from "../../src/registry/open-data/import-employment.ts";
import { importRegister } from "../../src/registry/open-data/import-register.ts";
import { unzip } from "../demo/files.ts";
import { writeZip } from "../registry/zip-file.ts";
import { freshDatabase } from "../support/database.ts";
import { startServer } from "../support/server.ts";
import cases from "./plain/cases.json" with { type: "json" };

/** What plain/count.mjs prints: amounts in cents, key codes in the order of `by`, null for a total. */
type Figures = Readonly<Record<"dossiers" | "companies" | "establishments" | "subsidy" | "eligibleCost" | "averageSubsidy", number | null>>;
type PlainRow = { readonly key: readonly (string | null)[]; readonly value: Figures; readonly previous: Figures | null };
type PlainUnmapped = { readonly classification: string; readonly value: number; readonly previous: number | null };
type PlainAnswer = { readonly rows: readonly PlainRow[]; readonly totals: readonly PlainRow[]; readonly unmapped: readonly PlainUnmapped[] };

type Keyed = { readonly key: { readonly members: readonly { readonly code: string | null }[] }; readonly rolledUp?: readonly unknown[] };
type Answer = { dossierBreakdown: { rows: Keyed[]; totals: Keyed[]; totalRows: number; unmapped: { classification: string }[]; reconciliation: object } };

const cell = "{ value status previous previousStatus change }";
const query = `
  query ($by: [DossierDimension!]!, $counting: Milestone!, $period: PeriodInput!, $where: DossierFilter, $compare: CompareInput, $totals: Totals! = NONE, $first: Int! = 1000) {
    dossierBreakdown(by: $by, counting: $counting, period: $period, where: $where, compare: $compare, totals: $totals, first: $first) {
      rows { ...row } totals { ...row } totalRows
      unmapped { classification dossiers ${cell} }
      reconciliation { balanced total ${cell} published withheldRows notOnThisPage unknown ${cell} }
    }
  }
  fragment row on DossierBreakdownRow {
    key { members { dimension code isTotal isUnknown } }
    rolledUp dossiers ${cell} companies ${cell} establishments ${cell} subsidy ${cell} eligibleCost ${cell} averageSubsidy ${cell}
  }`;

const plainFolder = join(root, "test/reporting/plain");
const registerNames = new Set(["enterprise.csv", "establishment.csv", "address.csv", "activity.csv"]);
const { target } = await freshDatabase();
const plain = await load();
const server = await startServer(target);

/** Loads a small demo and the rows of plain/extra through the importers, and has the script count the same files. */
async function load(): Promise<readonly PlainAnswer[]> {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-plain-"));
  try {
    const { register, employment, dossiers } = await generateDemo({ directory, dossiers: 6000, companies: 1500, seed: 7, onProgress: () => {} });
    await addExtraRows({ register, employment, dossiers });
    await importRegister({ target, file: register, strict: true, reportDirectory: directory, onProgress: () => {} });
    await importEmployment({ target, file: employment, onProgress: () => {} });
    await importDossiers({ target, file: dossiers, rejectFile: null, onProgress: () => {} });
    return JSON.parse(execFileSync(process.execPath, [join(plainFolder, "count.mjs"), directory], { encoding: "utf8", maxBuffer: 2 ** 26 })) as readonly PlainAnswer[];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What the demo has no example of: ties and gaps in the register, short and old codes, seconds around midnight, places of all regions. */
async function addExtraRows({ register, employment, dossiers }: Record<"register" | "employment" | "dossiers", string>): Promise<void> {
  const texts = await unzip(register);
  const contents = [...texts].map(([name, text]) => [name, text + (registerNames.has(name) ? extraRows(name) : "")] as const);
  await writeZip(register, Object.fromEntries(contents));
  appendFileSync(employment, extraRows("employment.csv"));
  appendFileSync(dossiers, extraRows("dossiers.csv"));
}

function extraRows(name: string): string {
  const text = readFileSync(join(plainFolder, "extra", name), "utf8");
  return text.slice(text.indexOf("\n") + 1);
}

test.each(cases.map((each, index) => ({ ...each, answer: plain[index]! })))("a plain count of the files gives the same: $title", async ({ variables, has, answer }) => {
  const { data, errors } = await server.ask<Answer>(query, variables);
  expect(errors).toBeUndefined();
  const { rows, totals, totalRows, unmapped, reconciliation } = data!.dossierBreakdown;
  const { by, first = 1000 } = variables as { by: readonly string[]; first?: number };
  expect(answer.rows.flatMap((row) => row.key)).toEqual(expect.arrayContaining(has));
  expect(totalRows).toBe(answer.rows.length);
  const page = answer.rows.slice(0, first);
  expect(sorted(rows)).toEqual(sorted(page.map((row) => rowOf(by, row))));
  expect(totals).toEqual(answer.totals.map((row) => rowOf(by, row)));
  expect(unmapped).toEqual(answer.unmapped.map(({ classification, value, previous }) => ({ classification, dossiers: count(value, previous) })));
  expect(reconciliation).toEqual(reconciliationOf(answer.rows, page));
});

test("the cases are of at least twenty shapes and cover what is held", () => {
  const shapes = new Set(cases.map(({ variables: { by, counting, period, where = {} } }) => JSON.stringify([by, counting, Object.keys(period), Object.keys(where)])));
  expect(shapes.size).toBeGreaterThanOrEqual(20);
  expect(plain.every(({ rows }) => rows.length > 0)).toBe(true);
});

/** By their codes: the order of the API is not the matter here. */
function sorted(rows: readonly Keyed[]): readonly Keyed[] {
  const codes = (row: Keyed): string => JSON.stringify(row.key.members.map(({ code }) => code));
  return rows.toSorted((a, b) => (codes(a) < codes(b) ? -1 : 1));
}

function rowOf(by: readonly string[], { key, value, previous }: PlainRow): Keyed {
  const cells = Object.entries(value).map(([name, figure]) => {
    const before = previous === null ? null : previous[name as keyof Figures];
    return [name, ["subsidy", "eligibleCost", "averageSubsidy"].includes(name) ? money(figure, before) : count(figure, before)] as const;
  });
  const members = key.map((code, index) => ({ dimension: by[index], code, isTotal: code === null, isUnknown: code === "UNKNOWN" }));
  return { key: { members }, rolledUp: members.flatMap(({ dimension, isTotal }) => (isTotal ? [dimension] : [])), ...Object.fromEntries(cells) };
}

function count(value: number | null, previous: number | null): object {
  const status = (figure: number | null): string => (figure === null ? "NOT_APPLICABLE" : "PUBLISHED");
  return { value, status: status(value), previous, previousStatus: status(previous), change: value === null || previous === null ? null : value - previous };
}

function money(value: number | null, previous: number | null): object {
  const cells = Object.entries(count(value, previous)).map(([name, part]) => [name, typeof part === "number" ? euros(part) : part]);
  return Object.fromEntries(cells);
}

function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function reconciliationOf(rows: readonly PlainRow[], page: readonly PlainRow[]): object {
  const isCompared = rows[0]!.previous !== null;
  const dossiersOf = (some: readonly PlainRow[]): number => some.reduce((sum, row) => sum + row.value.dossiers!, 0);
  const cellOf = (some: readonly PlainRow[]): object => count(dossiersOf(some), isCompared ? some.reduce((sum, row) => sum + row.previous!.dossiers!, 0) : null);
  return {
    balanced: true,
    total: cellOf(rows),
    published: dossiersOf(page),
    withheldRows: 0,
    notOnThisPage: dossiersOf(rows) - dossiersOf(page),
    unknown: cellOf(rows.filter((row) => row.key.includes("UNKNOWN"))),
  };
}
