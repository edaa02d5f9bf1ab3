import { parseArgs } from "node:util";
import { codeLines } from "./lists.ts";
import { maxEnterprises } from "./numbers.ts";
import * as rows from "./rows.ts";
import { establishmentCount, exists, ownerOf, type Shape } from "./shape.ts";
import { writeZip, type Entry } from "./zip.ts";

const CHUNK_LENGTH = 1 << 19;

/** Header lines of the files of a register zip, without the line end. */
export const headers = {
  "code.csv": '"Category","Code","Language","Description"',
  "enterprise.csv": '"EnterpriseNumber","Status","JuridicalSituation","TypeOfEnterprise","JuridicalForm","JuridicalFormCAC","StartDate"',
  "establishment.csv": '"EstablishmentNumber","StartDate","EnterpriseNumber"',
  "denomination.csv": '"EntityNumber","Language","TypeOfDenomination","Denomination"',
  "address.csv": '"EntityNumber","TypeOfAddress","CountryNL","CountryFR","Zipcode","MunicipalityNL","MunicipalityFR","StreetNL","StreetFR","HouseNumber","Box","ExtraAddressInfo","DateStrikingOff"',
  "contact.csv": '"EntityNumber","EntityContact","ContactType","Value"',
  "activity.csv": '"EntityNumber","ActivityGroup","NaceVersion","NaceCode","Classification"',
  "branch.csv": '"Id","StartDate","EnterpriseNumber"',
} as const;
export type RegisterFile = keyof typeof headers;

export type RegisterOptions = Partial<Shape> & {
  /** Where the zip goes. */
  readonly file: string;
  readonly extractNumber?: number;
  /** dd-mm-yyyy */
  readonly snapshotDay?: string;
  /** Lines to add at the end of a file, each with its line end. */
  readonly extra?: Partial<Record<RegisterFile, string>>;
};

/**
 * Writes a full extract of the register in the format of KBO Open Data with made-up enterprises: 40 % natural persons, 0.85 establishment
 * units, 1.5 denominations and 2.5 activities each; without orphans. The same options give the same bytes.
 */
export async function generateRegister(options: RegisterOptions): Promise<void> {
  const shape = shapeOf(options);
  const units = establishmentCount(shape);
  const enterprises = (row: RowOf): (() => Generator<string>) => () => each(shape.enterprises, (i) => (exists(shape, i) ? row(shape, i) : ""));
  const establishments = (row: RowOf): (() => Generator<string>) => () => each(units, (j) => (exists(shape, ownerOf(shape, j)) ? row(shape, j) : ""));
  const parts: Record<RegisterFile, readonly (() => Iterable<string>)[]> = {
    "code.csv": [() => [codeLines()]],
    "enterprise.csv": [enterprises(rows.enterpriseRow)],
    "establishment.csv": [establishments(rows.establishmentRow)],
    "denomination.csv": [enterprises(rows.enterpriseNames), establishments(rows.establishmentNames)],
    "address.csv": [enterprises(rows.seatRow), establishments(rows.unitAddressRow)],
    "contact.csv": [enterprises(rows.contactRow)],
    "activity.csv": [enterprises(rows.enterpriseActivities), establishments(rows.establishmentActivities)],
    "branch.csv": [() => each(Math.ceil(shape.enterprises / 273), (k) => rows.branchRow(shape, k))],
  };
  const entries = Object.entries(parts).map(([name, made]): Entry => ({ name, chunks: () => file(name as RegisterFile, made, options.extra?.[name as RegisterFile]) }));
  await writeZip(options.file, [metaEntry({ ...options, extractType: "full" }), ...entries]);
}

type RowOf = (shape: Shape, index: number) => string;

/** The shape of a register with what the options leave open filled in. */
export function shapeOf({ enterprises = 2_000_000, seed = 1, omitEvery = 0 }: Partial<Shape>): Shape {
  if (!(enterprises >= 1 && enterprises <= maxEnterprises)) throw new RangeError(`The number of enterprises must be 1 to ${maxEnterprises}, but is ${enterprises}.`);
  return { enterprises, seed, omitEvery };
}

/** meta.csv of a generated extract. */
export function metaEntry(meta: { readonly extractNumber?: number; readonly snapshotDay?: string; readonly extractType: "full" | "update" }): Entry {
  const { extractNumber = 140, snapshotDay = "03-10-2025", extractType } = meta;
  const values = { SnapshotDate: snapshotDay, ExtractTimestamp: `${snapshotDay} 07:00:00`, ExtractType: extractType, ExtractNumber: extractNumber, Version: "1.0.0", Synthetic: "true" };
  const lines = Object.entries(values).map(([name, value]) => `"${name}","${value}"\n`);
  return { name: "meta.csv", chunks: () => [Buffer.from(`"Variable","Value"\n${lines.join("")}`)] };
}

function* file(name: RegisterFile, parts: readonly (() => Iterable<string>)[], extra = ""): Generator<Buffer> {
  yield Buffer.from(`${headers[name]}\n`);
  for (const part of parts) for (const text of part()) yield Buffer.from(text);
  if (extra !== "") yield Buffer.from(extra);
}

function* each(size: number, row: (index: number) => string): Generator<string> {
  let text = "";
  for (let index = 0; index < size; index += 1) {
    text += row(index);
    if (text.length > CHUNK_LENGTH) {
      yield text;
      text = "";
    }
  }
  yield text;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { enterprises: { type: "string" }, seed: { type: "string" } } });
  await generateRegister({ file: positionals[0] ?? "register.zip", enterprises: Number(values.enterprises ?? 2_000_000), seed: Number(values.seed ?? 1) });
}
