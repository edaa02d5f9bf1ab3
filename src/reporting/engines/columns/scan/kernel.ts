import type { Entity } from "../../../cubes/aggregate.ts";
import { LOST } from "./levels.ts";
import type { Job, Shape } from "./shape.ts";

/** Scans the runs between two places of `triples`. */
export type Kernel = (job: Job, triples: Uint32Array, start: number, end: number) => void;

const LOST_SHIFT = Math.log2(LOST);
const MOST_KERNELS = 500;
const kernels = new Map<string, Kernel>();

/** The kernel of a shape, compiled once. */
export function kernelOf(shape: Shape): Kernel {
  const key = JSON.stringify(shape);
  const known = kernels.get(key);
  if (known !== undefined) return known;
  if (kernels.size >= MOST_KERNELS) kernels.clear();
  // oxlint-disable-next-line typescript/no-implied-eval -- one loop with branches for every shape is several times slower
  const made = new Function("job", "triples", "start", "end", kernelText(shape)) as Kernel;
  kernels.set(key, made);
  return made;
}

/**
 * The text of a kernel: made of names of this file and numbers of the shape, never of values. The key of a row is the number of its cell, or by
 * hash stands for the number of a group. Where no column tells rows apart, a run is one cell.
 */
export function kernelText(shape: Shape): string {
  const { sums } = shape;
  const losses = shape.factors.filter(({ isMapped }) => isMapped).length;
  const isOneCell = shape.factors.length === 0 && !shape.isHashed;
  const row = [...readCodes(shape), ...readValues(shape), ...(isOneCell ? ["const group = base;"] : [...findGroup(shape), ...addToGroup(shape, "1", "value")]), ...writeDown(shape), ...addToRun(shape)];
  return `"use strict";
${unpackJob(shape).join("\n")}
for (let at = start; at < end; at += 3) {
  const until = triples[at + 1], base = Math.imul(triples[at + 2], timeStride);
  let count = 0${each(sums, (n) => `, sum${n} = 0`)}${each(losses, (n) => `, loss${n} = 0`)};
  for (let place = triples[at]; place < until; place++) {
    ${row.join("\n    ")}
  }
  totals[0] += count;${each(sums, (n) => ` totals[${1 + n}] += sum${n};`)}${each(losses, (n) => ` totals[${1 + sums + n}] += loss${n};`)}
  ${isOneCell ? ["const group = base;", ...addToGroup(shape, "count", "sum")].join(" ") : ""}
}
found[0] = written; found[1] = lastGroup;`;
}

function unpackJob({ ofCompany, filters, factors, words, isHashed, amounts, entities, picks }: Shape): readonly string[] {
  return [
    "const { rows, company, establishment, active, oneCompany, listing, timeStride, sums, totals, slots, groups, found } = job;",
    "const mask = slots.length - 1;",
    "let written = found[0], lastGroup = found[1];",
    unpack("columns", "column", ofCompany.length),
    unpack("filters", "filter", filters.length),
    unpack("maps", "map", factors.length),
    unpack("strides", "stride", factors.length),
    unpack("amounts", "amount", amounts),
    unpack("keys", "key", isHashed ? words : 0),
    unpack("entities", "entity", entities.length),
    unpack("picks", "pick", picks.length),
  ];
}

function unpack(field: keyof Job, name: string, count: number): string {
  return count === 0 ? "" : `const [${each(count, (n) => `${name}${n}, `)}] = job.${field};`;
}

/** The row and its codes, those of filters first. */
function readCodes({ isIndirect, ofCompany, filters, isOfOneCompany, isByListing }: Shape): readonly string[] {
  const read = (column: number): string => `const code${column} = column${column}[${ofCompany[column] === true ? "company[row]" : "row"}];`;
  const tested = filters.flatMap((column, n) => [...(filters.indexOf(column) === n ? [read(column)] : []), `if (filter${n}[code${column}] === 0) continue;`]);
  const others = ofCompany.flatMap((_, column) => (filters.includes(column) ? [] : [read(column)]));
  return [
    `const row = ${isIndirect ? "rows[place]" : "place"};`,
    ...(isOfOneCompany ? ["if (company[row] !== oneCompany) continue;"] : []),
    ...(isByListing ? ["if (active[row] !== listing) continue;"] : []),
    ...tested,
    ...others,
  ];
}

function readValues({ amounts }: Shape): readonly string[] {
  return Array.from({ length: amounts }, (_, n) => `const value${n} = amount${n}[row];`);
}

function findGroup({ factors, words, isHashed }: Shape): readonly string[] {
  const term = (word: number) => (factor: Shape["factors"][number], n: number): string => {
    const place = factor.isMapped ? `(mapped${n} & ${LOST - 1})` : `code${factor.column}`;
    return factor.word === word ? ` + Math.imul(${place}, stride${n})` : "";
  };
  const mapped = factors.flatMap(({ isMapped, column }, n) => (isMapped ? [`const mapped${n} = map${n}[code${column}];`] : []));
  const parts = Array.from({ length: words }, (_, word) => `const part${word} = ${word === 0 ? "base" : "0"}${factors.map(term(word)).join("")} | 0;`);
  if (!isHashed) return [...mapped, ...parts, "const group = part0;"];
  const differs = parts.map((_, word) => `key${word}[group] !== part${word}`).join(" || ");
  return [
    ...mapped,
    ...parts,
    "let hash = 0;",
    ...parts.map((_, word) => `hash = Math.imul(hash ^ part${word}, 0x9e3779b1); hash ^= hash >>> 15;`),
    "let slot = hash & mask, group = slots[slot];",
    `while (group !== 0 && (${differs})) { slot = slot + 1 & mask; group = slots[slot]; }`,
    `if (group === 0) { group = ++lastGroup; slots[slot] = group;${each(words, (word) => ` key${word}[group] = part${word};`)} }`,
  ];
}

function addToGroup({ sums }: Shape, count: string, value: string): readonly string[] {
  return [`const cell = Math.imul(group, ${1 + sums});`, `sums[cell] += ${count};${each(sums, (n) => ` sums[cell + ${1 + n}] += ${value}${n};`)}`];
}

function writeDown({ entities, picks }: Shape): readonly string[] {
  if (entities.length + picks.length === 0) return [];
  return ["groups[written] = group;", ...entities.map((entity, n) => `entity${n}[written] = ${entityText(entity)};`), ...picks.map((amount, n) => `pick${n}[written] = value${amount};`), "written++;"];
}

function entityText(entity: Entity): string {
  switch (entity) {
    case "COMPANY":
      return "company[row] + 1";
    case "ACTIVE_COMPANY":
      return "active[company[row]] === 0 ? 0 : company[row] + 1";
    case "ESTABLISHMENT":
      return "establishment[row]";
  }
}

/** Those with a map come first among the factors. */
function addToRun({ sums, factors }: Shape): readonly string[] {
  const losses = factors.filter(({ isMapped }) => isMapped).length;
  return [`count++;${each(sums, (n) => ` sum${n} += value${n};`)}${each(losses, (n) => ` loss${n} += mapped${n} >>> ${LOST_SHIFT};`)}`];
}

function each(count: number, text: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => text(n)).join("");
}
