import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../src/config.ts";
import { DomainError } from "../../../src/domain/errors.ts";
import { defaultRequestLimits } from "../../../src/domain/request-limits.ts";
import { schemaFor } from "../../../src/graphql/schema.ts";
import { jsonNesting } from "../../../src/http/limits/json-text.ts";
import { createLimits } from "../../../src/http/limits/limits.ts";
import type { Question } from "../../../src/http/limits/pricer.ts";

const schema = schemaFor("ADMIN");
const limitsNow = () => createLimits({ limits: defaultRequestLimits, now: () => new Date("2026-11-01T12:00:00Z") });

function outcome(question: Question, limits = limitsNow()): { readonly points: number | null; readonly fault: DomainError | null; readonly ms: number } {
  const started = performance.now();
  try {
    return { points: limits.price(schema, question).points, fault: null, ms: performance.now() - started };
  } catch (error) {
    if (error instanceof DomainError) return { points: null, fault: error, ms: performance.now() - started };
    throw error;
  }
}

/** The quickest of ten times, as others share the machine. */
function warm(question: Question): ReturnType<typeof outcome> {
  return Array.from({ length: 10 }, () => outcome(question)).toSorted((a, b) => a.ms - b.ms)[0] as ReturnType<typeof outcome>;
}

/** Fragments that each spread the next one twice. */
const doubling = (count: number, body: (next: string) => string): string => Array.from({ length: count }, (_, index) => `fragment F${index} on Code { ${index + 1 < count ? body(`...F${index + 1}`) : "code"} }`).join(" ");

describe("documents made to do harm", () => {
  it("count aliases of doubling fragments without expanding them", () => {
    const { fault, ms } = warm({ query: `{ catalog { dimensions { codes { ...F0 } } } } ${doubling(30, (next) => `a: code ${next} ${next}`)}` });
    expect(fault).toMatchObject({ code: "TOO_COMPLEX", details: { limit: "aliases", value: 536_870_911, allowed: 30 } });
    expect(ms).toBeLessThan(50);
  });

  it("count values of doubling fragments without expanding them", () => {
    const { fault, ms } = warm({ query: `{ catalog { dimensions { codes { ...F0 } } } } ${doubling(30, (next) => `${next} ${next}`)}` });
    expect(fault).toMatchObject({ code: "TOO_COMPLEX", details: { limit: "cost", allowed: 5000 } });
    expect(ms).toBeLessThan(50);
  });

  it("find the depth of fragments in fragments, and of fragments that contain themselves", () => {
    expect(outcome({ query: `{ catalog { dimensions { codes { ...F0 } } } } ${doubling(8, (next) => `parent { ${next} } successors { ${next} }`)}` }).fault).toMatchObject({ details: { limit: "depth", value: 11 } });
    expect(outcome({ query: "{ catalog { ...A } } fragment A on Catalog { ...B } fragment B on Catalog { ...A licence }" }).points).toBe(2);
    expect(outcome({ query: "{ catalog { dimensions { codes { ...A } } } } fragment A on Code { parent { ...A } successors { ...A ...A } }" }).fault).toBeNull();
  });

  it("may be as deep as their tokens allow without using up the stack", () => {
    const most = createLimits({ limits: { ...defaultRequestLimits, tokens: 20_000, nesting: 500, documentChars: 200_000, depth: 100 }, now: () => new Date() });
    for (const query of [`{ a${"{a".repeat(1990)}${"}".repeat(1990)} }`, `{ a(b: ${"[".repeat(1990)}${"]".repeat(1990)}) }`, `{ a(b: ${"{c:".repeat(1000)}1${"}".repeat(1000)}) }`, `query($a: ${"[".repeat(1900)}Int${"]".repeat(1900)}) { a }`, "{".repeat(3999), "[".repeat(3999), `{ a(b: ${"[".repeat(490)}${"]".repeat(490)}) }`, `{ ${"... { ".repeat(490)} a ${"}".repeat(490)} }`, `{ a(b: ${"[".repeat(1990)}\u0001`, `{ ${"... { ".repeat(1300)} a ${"}".repeat(1300)} }`]) {
      const { fault, points } = outcome({ query }, most);
      expect(fault === null ? points : fault.code, query.slice(0, 20)).toSatisfy((value) => value === 1 || value === "TOO_COMPLEX");
    }
  });

  it("take no time by long code lists and periods in breakdowns", () => {
    const codes = Array.from({ length: 1000 }, (_, index) => String(10_000 + index));
    const root20 = (rest: string): string => `query($w: DossierFilter) { ${Array.from({ length: 20 }, (_, index) => `b${index}: dossierBreakdown(by: [MUNICIPALITY, NACE_SUBCLASS, MONTH], totals: CUBE, period: { months: { from: "2000-01", to: "2026-10" } } ${rest}) { totalRows }`).join(" ")} }`;
    for (const variables of [{}, { w: { nace: { in: codes }, place: { notIn: codes }, legalForm: { in: codes } } }, { w: { place: { under: "02000" }, nace: { under: "C" } } }]) {
      const limits = limitsNow();
      expect(outcome({ query: root20("where: $w"), variables }, limits).ms).toBeLessThan(1500);
      expect(outcome({ query: root20("where: $w"), variables: { ...variables, x: 1 } }, limits).ms).toBeLessThan(500);
    }
  });

  it("are priced or refused in 50 ms, whatever is changed in 10,000 of them (seed 20261101)", () => {
    const random = randomOf(20_261_101);
    const limits = limitsNow();
    const outcomes = new Map<string, number>();
    const slow: Question[] = [];
    for (let round = 0; round < 10_000; round++) {
      const question = mutated(random);
      const { fault, points, ms } = outcome(question, limits);
      const kind = fault === null ? (points === 1 ? "a point" : "priced") : `${fault.code} ${JSON.stringify(fault.details["limit"])}`;
      outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
      if (ms > 50) slow.push(question);
    }
    for (const kind of ["a point", "priced", "INVALID_TEXT undefined", 'TOO_COMPLEX "aliases"', 'TOO_COMPLEX "cost"', 'TOO_COMPLEX "depth"', 'TOO_COMPLEX "introspectionLists"', 'TOO_COMPLEX "rootFields"', 'TOO_COMPLEX "nesting"']) expect(outcomes.get(kind) ?? 0, `${kind} of ${JSON.stringify([...outcomes])}`).toBeGreaterThan(10);
    // Another program may have taken the processor for a moment: what was slow is so again.
    expect(slow.filter((question) => Math.min(outcome(question).ms, outcome(question).ms) > 50)).toEqual([]);
  });
});

describe("the nesting of JSON", () => {
  it("is counted outside of texts", () => {
    for (const [text, depth] of [["1", 0], ["[]", 1], ['{"a":[{}]}', 3], ['{"[[[[":"{{{{"}', 1], ['{"a":"\\"[[["}', 1], ['{"a":"\\\\"}[[', 2], ['"[[', 0], ["[][][]", 1], ["]]][", 0], ["", 0]] as const) expect(jsonNesting(text), text).toBe(depth);
  });

  it("of 100,000 brackets is found in one pass", () => {
    const started = performance.now();
    expect(jsonNesting("[".repeat(100_000))).toBe(100_000);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Examples of the playground with things cut out, repeated, nested and put in, so that many of them stay documents. */
function mutated(random: () => number): Question {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  let words: readonly string[] = pick(examples()).match(/"[^"]*"|\.\.\.|[$@]?[\w]+|[^\s\w]/g) ?? [];
  for (let change = 0; change < 1 + random() * 3; change++) words = changed(words, pick, random);
  const variables = random() < 0.5 ? {} : { first: pick([1, 1e9, -1, null, "x", {}, []]), numbers: pick([[], ["\0"], "x", 5]), period: pick([{ year: 2024 }, { year: 1e9 }, null, [[]]]), by: pick([["YEAR"], ["YEAR", "YEAR"], "NACE_CLASS", null]) };
  return { query: words.join(" "), variables, operationName: pick([undefined, undefined, undefined, "A", 5, null]) };
}

function changed(words: readonly string[], pick: <Item>(items: readonly Item[]) => Item, random: () => number): string[] {
  const at = Math.floor(random() * words.length);
  const opening = words.indexOf("{", at);
  const closing = endOf(words, opening);
  const block = opening < 0 ? [] : words.slice(opening, closing + 1);
  const inside = block.slice(1, -1);
  switch (Math.floor(random() * 8)) {
    case 0:
      return words.toSpliced(at, 1);
    case 1:
      return words.toSpliced(at, 0, pick(hostile));
    case 2:
      return opening < 0 ? [...words] : words.toSpliced(opening + 1, 0, ...Array.from({ length: Math.floor(random() * 40) }, (_, index) => `x${index}: ${pick(["__typename", "catalog { licence }", "number", "nodes { reference }"])}`));
    case 3:
      return opening < 0 ? [...words] : words.toSpliced(opening, block.length, "{", ...inside, ...inside, "}");
    case 4:
      return words.map((word) => (/^\d+$/.test(word) ? pick(["1000000000", "-1", "100", "1e999", "$first"]) : word));
    case 5:
      return opening < 0 ? [...words] : words.toSpliced(opening + 1, 0, pick(["__schema { types { fields { type { fields { args { name } } } } } }", "__type(name: \"Query\") { fields { name } }", "...F"]));
    case 6: {
      const depth = Math.floor(random() * 40);
      return words.toSpliced(opening + 1, 0, ...Array.from({ length: depth }, () => pick(["a {", "company {", "... {"])), "number", ...Array.from({ length: depth }, () => "}"));
    }
    default:
      return [...words, "fragment F on Query {", ...inside, pick(["...F", ""]), "}"];
  }
}

const hostile = ["{", "}", "[", "]", "(", "@skip(if: true)", "a:", '"\\u0000"', '"""', "first: 1000000000", "last: 99", "$first", "query A { __typename }", "mutation { a }", "\ud800", "#", "[".repeat(70), "on Company", "true"];

function endOf(words: readonly string[], opening: number): number {
  let depth = 0;
  for (let index = opening; index >= 0 && index < words.length; index++) {
    if (words[index] === "{") depth++;
    if (words[index] === "}" && --depth === 0) return index;
  }
  return words.length - 1;
}

function examples(): readonly string[] {
  const directory = join(root, "src", "web", "examples");
  return (read ??= readdirSync(directory).filter((name) => name.endsWith(".graphql")).map((name) => readFileSync(join(directory, name), "utf8").replaceAll(/^#.*\n/gm, "")));
}
let read: readonly string[] | undefined;
