import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPromise } from "yauzl";
import { root } from "../../src/config.ts";
import { loadDemo } from "../../src/demo/load.ts";
import { freshDatabase } from "../support/database.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { questions } from "./questions.ts";

type Figures = { readonly dossiers: number; readonly companies: number; readonly establishments: number; readonly subsidy: string; readonly eligibleCost: string; readonly averageSubsidy: string | null; readonly unmappedNace: number; readonly unmappedPlace: number };
type PlainAnswer = { readonly rows: readonly { readonly key: readonly string[]; readonly sides: readonly Figures[] }[]; readonly total: readonly Figures[] };
type Cell = { readonly value: number | string | null; readonly previous: number | string | null };
type Row = { readonly key: { readonly members: readonly { readonly code: string }[] } } & Readonly<Record<string, Cell>>;
type Answer = { readonly dossierBreakdown: { readonly rows: readonly Row[]; readonly totals: readonly Row[]; readonly totalRows: number; readonly unmapped: readonly { readonly classification: string; readonly dossiers: Cell }[]; readonly reconciliation: { readonly balanced: boolean; readonly unknown: Cell } } };

const measures = ["dossiers", "companies", "establishments", "subsidy", "eligibleCost", "averageSubsidy"] as const;
const selection = measures.map((measure) => `${measure} { value previous }`).join(" ");
const folder = mkdtempSync(join(tmpdir(), "kmo-graph-plain-"));
const database = await freshDatabase();
let server: TestServer;
let plain: readonly PlainAnswer[];

afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  await loadDemo({ target: database.target, directory: folder, reportDirectory: folder, companies: 700, dossiers: 6000, seed: 11, onProgress: () => {} });
  const zip = await openPromise(join(folder, "register.zip"), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(join(folder, entry.fileName)));
  const input = JSON.stringify(questions.map((question) => question.plain));
  plain = JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, "plain-count.mjs"), folder, join(root, "src/data")], { input, encoding: "utf8", maxBuffer: 1e8 })) as readonly PlainAnswer[];
  server = await startServer(database.target);
});

const ask = async (asked: string): Promise<Answer["dossierBreakdown"]> => {
  const { data, errors } = await server.ask<Answer>(`{ dossierBreakdown(${asked}, totals: GRAND) { rows { key { members { code } } ${selection} } totals { ${selection} } totalRows unmapped { classification dossiers { value previous } } reconciliation { balanced unknown { value previous } } } }`);
  expect(errors).toBeUndefined();
  return data!.dossierBreakdown;
};

const figuresOf = (row: Row, side: "value" | "previous"): object => Object.fromEntries(measures.map((measure) => [measure, row[measure]![side]]));
const sidesOf = (row: Row, count: number): readonly object[] => (["value", "previous"] as const).slice(0, count).map((side) => figuresOf(row, side));
const only = ({ unmappedNace: _nace, unmappedPlace: _place, ...figures }: Figures): object => figures;
const byKey = <Value>(rows: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> => Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));

describe("breakdowns equal a plain count of the files", () => {
  test.each(questions.map((question, index) => ({ ...question, index })))("$title", async ({ asked, plain: { periods, by }, index }) => {
    const expected = plain[index]!;
    const answer = await ask(asked);
    expect(answer.rows.length).toBeGreaterThan(0);
    expect(byKey(answer.rows.map((row) => [row.key.members.map(({ code }) => code).join("|"), sidesOf(row, periods.length)]))).toEqual(byKey(expected.rows.map(({ key, sides }) => [key.join("|"), sides.map(only)])));
    expect(sidesOf(answer.totals[0]!, periods.length)).toEqual(expected.total.map(only));
    expect(answer.totalRows).toBe(expected.rows.length);
    expect(answer.reconciliation.balanced).toBe(true);
    const unknown = (side: number): number => expected.rows.filter(({ key }) => key.includes("UNKNOWN")).reduce((sum, { sides }) => sum + sides[side]!.dossiers, 0);
    expect(answer.reconciliation.unknown).toEqual({ value: unknown(0), previous: periods.length === 2 ? unknown(1) : null });
    const families = [["NACE_", "NACE-BEL", "unmappedNace"], ["PROVINCE MUNICIPALITY REGION ARRONDISSEMENT", "NIS", "unmappedPlace"]] as const;
    const asking = families.filter(([names]) => by.some((name) => name.startsWith(names) || names.split(" ").includes(name)));
    expect(answer.unmapped.map(({ classification, dossiers }) => [classification.split(" ")[0], dossiers.value])).toEqual(asking.map(([, name, figure]) => [name, expected.total[0]![figure]]));
  });

  test("and the data hold what makes that hard", () => {
    const total = (title: string): Figures => plain[questions.findIndex((question) => question.title === title)]!.total[0]!;
    expect(total("NACE divisions of 2025, recoded from 2008").unmappedNace).toBeGreaterThan(0);
    expect(plain.flatMap(({ rows }) => rows).filter(({ key }) => key.includes("UNKNOWN")).length).toBeGreaterThan(20);
    expect(plain.flatMap(({ rows }) => rows).filter(({ sides }) => sides[1]?.dossiers === 0).length).toBeGreaterThan(0);
    expect(plain.flatMap(({ rows }) => rows).filter(({ sides }) => sides.length === 2 && sides[0]?.dossiers === 0).length).toBeGreaterThan(0);
  });
});
