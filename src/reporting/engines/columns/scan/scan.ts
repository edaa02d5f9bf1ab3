import type { Sides } from "../../../engine.ts";
import { codesIn } from "./column.ts";
import { emptyTable, grownTable, type GroupTable } from "./group-table.ts";
import { kernelOf } from "./kernel.ts";
import type { Piece } from "./pieces.ts";
import { batchesOf } from "./runs.ts";
import type { ScanSpec } from "./scan-spec.ts";
import { scratchNumbers, scratchSums } from "./scratch.ts";
import type { Job } from "./shape.ts";
import type { Applicants } from "../store.ts";

/** What a scan found on one side. The count of cell or group `i` stands at `i * width` of `sums`, its sums after it. */
export type ScannedSide = Pick<Job, "sums" | "totals" | "groups" | "entities" | "picks"> & { /** Rows written down. */ readonly written: number };

/** What a scan found: cells, or groups by hash, numbered from 1. */
export type Scanned = { readonly sides: Sides<ScannedSide>; readonly keys: readonly Int32Array[]; readonly groups: number };

/** Numbers that each cell has. */
export function widthOf({ shape }: Pick<ScanSpec, "shape">): number {
  return 1 + shape.sums;
}

/** Scans both sides into one key space. `check` is called every few thousand rows, and may throw. */
export function scan(spec: ScanSpec, pieces: Sides<readonly Piece[]>, applicants: Applicants, check: () => void): Scanned {
  const scanner = { spec, applicants, check, table: emptyTable(spec.space.words), found: Uint32Array.of(0, 0) };
  const now = scanSide(scanner, pieces.now, "now");
  const previous = pieces.previous === null ? null : scanSide(scanner, pieces.previous, "previous");
  return { sides: { now, previous }, keys: scanner.table.keys, groups: scanner.found[1] ?? 0 };
}

/** The groups by hash are those of both sides. */
type Scanner = { readonly spec: ScanSpec; readonly applicants: Applicants; readonly check: () => void; readonly found: Uint32Array; table: GroupTable };

function scanSide(scanner: Scanner, pieces: readonly Piece[], side: keyof Sides<unknown>): ScannedSide {
  const { spec, found, check } = scanner;
  const width = widthOf(spec);
  const written = arraysFor(spec, pieces, side);
  const totals = new Float64Array(width + spec.space.factors.length);
  let sums: Float64Array = scratchSums(`${side} sums`, spec.space.cells * width);
  found[0] = 0;
  for (const piece of pieces) {
    const kernel = kernelOf({ ...spec.shape, isIndirect: piece.rows !== null });
    const fixed = { ...readingOf(scanner, piece), ...written, totals, found };
    for (const { start, end, rows } of batchesOf(piece.runs)) {
      check();
      if (spec.shape.isHashed) {
        scanner.table = grownTable(scanner.table, found[1] ?? 0, (found[1] ?? 0) + rows);
        sums = grown(sums, (scanner.table.slots.length / 2) * width);
      }
      kernel({ ...fixed, ...scanner.table, sums }, piece.runs.triples, start, end);
    }
  }
  return { ...written, totals, sums, written: found[0] };
}

/** Where rows are written down, with room for all that are scanned. */
function arraysFor({ shape: { entities, picks } }: ScanSpec, pieces: readonly Piece[], side: keyof Sides<unknown>): Pick<Job, "groups" | "entities" | "picks"> {
  const rows = entities.length + picks.length === 0 ? 0 : pieces.reduce((sum, { runs }) => sum + runs.rows, 0);
  return {
    groups: scratchNumbers(`${side} groups`, rows),
    entities: entities.map((entity) => scratchNumbers(`${side} ${entity}`, rows)),
    picks: picks.map((pick) => scratchNumbers(`${side} amount ${pick}`, rows)),
  };
}

type Reading = Omit<Job, "sums" | "totals" | "slots" | "keys" | "groups" | "entities" | "picks" | "found">;

const nothing = new Uint32Array(0);
const noMap = new Uint16Array(0);

/** What the kernel reads of one segment. */
function readingOf({ spec, applicants }: Scanner, { codes, rows, company, establishment, active, numbers }: Piece): Reading {
  const { columns, filters, amounts, space, oneCompany, listing } = spec;
  const factors = space.factors.filter(({ column }) => column !== null);
  return {
    rows: rows ?? nothing,
    columns: columns.map(({ name, ofCompany }) => codesIn(ofCompany ? applicants : codes, name)),
    company,
    establishment,
    active,
    filters: filters.map(({ lets }) => lets),
    oneCompany: oneCompany ?? 0,
    listing: listing ?? 0,
    maps: factors.map(({ map }) => map ?? noMap),
    strides: factors.map(({ stride }) => stride),
    timeStride: space.factors.find(({ column }) => column === null)?.stride ?? 0,
    amounts: amounts.map((name) => numbers[name] ?? missing(name)),
  };
}

function missing(name: string): never {
  throw new Error(`there is no column ${name}`);
}

function grown(sums: Float64Array, length: number): Float64Array {
  if (sums.length >= length) return sums;
  const larger = new Float64Array(length);
  larger.set(sums);
  return larger;
}
