import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { root } from "../../src/config.ts";
import { freshDatabase } from "../support/database.ts";
import { noHurry } from "../support/no-hurry.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { loadPlainWorld } from "./plain/load.ts";
import { differences } from "./random/difference.ts";
import { documentOf, type Part } from "./random/document.ts";
import { startPlainCounter } from "./random/plain-counter.ts";

type Page = { readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string | null }; readonly plan: { readonly engine: string } };
type Figure = { readonly measure: string; readonly on?: string };
type Variables = {
  readonly by?: readonly string[];
  readonly counting?: string;
  readonly period?: object;
  readonly where?: object | null;
  readonly compare?: Readonly<Record<string, string>> | null;
  readonly totals?: string;
  readonly having?: readonly Figure[] | null;
  readonly orderBy?: readonly { readonly key?: { readonly dimension: string }; readonly measure?: Figure }[] | null;
  readonly classification?: Readonly<Record<string, string>>;
};
type Engine = { readonly name: string; readonly server: TestServer };

const TODAY = "2026-11-01";
const GROUPS = 10;
const OTHER_ENGINE = "another engine answered";
const seed = process.env["KMO_SEED"] ?? String(randomInt(2 ** 32));
const wanted = Number(process.env["KMO_REQUESTS"] ?? 500);
const size = Math.ceil(wanted / GROUPS);
/** Some more, in the place of those that have too many cells. */
const drawn = size + Math.ceil(size / 10);
console.log(`random breakdowns of KMO_SEED=${seed}`);

const { target } = await freshDatabase();
const directory = await loadPlainWorld(target);
const countPlainly = startPlainCounter(directory, TODAY);
/** Any number of cells and totals may be asked for. */
const limits = { ...noHurry, cost: 1_000_000_000 };
const engines: readonly Engine[] = [
  { name: "postgres", server: await startServer(target, { engine: "postgres", limits }) },
  { name: "columns", server: await startServer(target, { engine: "columns", limits }) },
];
const requests = drawRequests();

function drawRequests(): readonly (readonly Part[])[] {
  const script = join(root, "test/reporting/random/requests.mjs");
  const lines = execFileSync(process.execPath, [script, directory, TODAY, seed, String(drawn * GROUPS)], { encoding: "utf8", maxBuffer: 2 ** 28 });
  return lines.trimEnd().split("\n").map((line) => JSON.parse(line) as Part[]);
}

const groups = Array.from({ length: GROUPS }, (_, group) => ({ from: group * drawn }));

test.each(groups)("every engine answers random breakdowns from number $from on as a plain count of the files does", { timeout: 300_000 }, async ({ from }) => {
  let answered = 0;
  for (let index = from; index < from + drawn && answered < size; index += 1) answered += (await isAnswered(requests[index]!, index)) ? 1 : 0;
  expect(answered).toBe(size);
});

/** False when every engine refuses the request for having too many cells. Throws when an answer is not that of the plain count. */
async function isAnswered(parts: readonly Part[], index: number): Promise<boolean> {
  const [expected, ...answers] = await Promise.all([plainly(parts), ...engines.map((engine) => patiently(parts, engine))]);
  const refusals = answers.filter((answer) => answer === "TOO_MANY_CELLS");
  if (refusals.length === engines.length) return false;
  for (const [engine, answer] of answers.entries()) {
    const found = differences(expected, answer);
    if (found.length > 0) throw new Error([`KMO_SEED=${seed}, request ${index}, engine ${engines[engine]?.name}: ${JSON.stringify(parts)}`, ...found].join("\n"));
  }
  return true;
}

/** For each part its pages. */
async function plainly(parts: readonly Part[]): Promise<readonly (readonly object[])[]> {
  const answers = [];
  for (const part of parts) answers.push(await countPlainly(part));
  return answers;
}

/** On a busy machine the copy in memory may be too far behind for a moment, so that the database answers in its place: then once more, but not for ever. */
async function patiently(parts: readonly Part[], engine: Engine): Promise<readonly (readonly object[])[] | string> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const pages = await pagesOf(parts, engine);
    if (pages !== OTHER_ENGINE) return pages;
    await setTimeout(500);
  }
  return `${OTHER_ENGINE}: ${engine.server.logged.filter((line) => line.includes("PostgreSQL")).at(-1)}`;
}

/** For each part its pages as the API gives them, or why it gives none. A part of which more than one page is wanted is asked alone. */
async function pagesOf(parts: readonly Part[], { name, server }: Engine): Promise<readonly (readonly object[])[] | string> {
  const pages: object[][] = parts.map(() => []);
  let after: string | null = null;
  do {
    const { query, variables } = documentOf(parts.map((part) => (after === null ? part : { ...part, variables: { ...part.variables, after } })));
    const { data, errors } = await server.ask<Record<string, Page>>(query, variables);
    if (errors !== undefined) return errors[0]?.extensions?.["code"] === "TOO_MANY_CELLS" ? "TOO_MANY_CELLS" : JSON.stringify(errors);
    const answers = parts.map((_, index) => data![`b${index}`]!);
    for (const [index, { pageInfo: { hasNextPage, hasPreviousPage }, plan: { engine }, ...answer }] of answers.entries()) {
      if (engine !== name) return OTHER_ENGINE;
      pages[index]!.push({ ...answer, pageInfo: { hasNextPage, hasPreviousPage } });
    }
    after = answers[0]!.pageInfo.hasNextPage ? answers[0]!.pageInfo.endCursor : null;
  } while (after !== null && pages[0]!.length < parts[0]!.pages);
  return pages;
}

test.runIf(wanted >= 500)("the random breakdowns are by everything, of every event, in all forms", () => {
  const parts = requests.flat();
  const seen = (of: (variables: Variables, part: Part) => readonly (string | undefined)[]): number => new Set(parts.flatMap((part) => of(part.variables as Variables, part))).size;
  expect({
    dimensions: seen(({ by = [] }) => by),
    milestones: seen(({ counting }) => [counting ?? "APPROVED"]),
    periods: seen(({ period = {} }) => Object.keys(period)),
    filters: seen(({ where }) => Object.keys(where ?? {})),
    comparisons: seen(({ compare }) => (compare ? [[compare["to"], compare["alignment"]].join(" ")] : [])),
    totals: seen(({ totals }) => [totals ?? "NONE"]),
    conditions: seen(({ having }) => (having ?? []).flatMap(({ measure, on }) => [measure, on ?? "VALUE"])),
    orders: seen(({ orderBy }) => (orderBy ?? []).flatMap(({ key, measure }) => [key && "KEY", measure?.measure, measure?.on ?? "VALUE"])),
    versions: seen(({ classification }) => [classification?.["nace"] ?? "IN_FORCE", classification?.["attributes"] ?? "AT_SUBMISSION"]),
    measures: seen((_, { measures }) => measures),
    pages: seen((_, { pages }) => [String(pages)]),
  }).toEqual({ dimensions: 24, milestones: 7, periods: 6, filters: 16, comparisons: 9, totals: 4, conditions: 13, orders: 15, versions: 5, measures: 10, pages: 4 });
});
