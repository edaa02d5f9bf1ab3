import { codeLines } from "../../bench/register/lists.ts";
import { headers, metaEntry, type RegisterFile } from "../../bench/register/generate.ts";
import { enterpriseNumberAt, establishmentNumberAt } from "../../bench/register/numbers.ts";
import * as rows from "../../bench/register/rows.ts";
import { establishmentCount, ownerOf, type Shape } from "../../bench/register/shape.ts";
import { writeZip, type Entry } from "../../bench/register/zip.ts";

type Row = (shape: Shape, index: number) => string;
type Changes = { readonly deleted: readonly string[]; readonly inserted: readonly string[] };

/**
 * Writes the update that follows a generated register of the same shape: every tenth enterprise gets new data in each file, every
 * fiftieth ends with its units, every twentieth unit moves. The seed decides the new data.
 */
export async function generateUpdate(options: { readonly file: string; readonly shape: Shape; readonly extractNumber: number; readonly snapshotDay: string }): Promise<void> {
  const { shape } = options;
  const units = numbersBelow(establishmentCount(shape));
  const enterprises = numbersBelow(shape.enterprises);
  const ended = enterprises.filter((i) => i % 50 === 5);
  const changed = enterprises.filter((i) => i % 10 === 3);
  const endedUnits = units.filter((j) => ownerOf(shape, j) % 50 === 5);
  const moved = units.filter((j) => j % 20 === 4 && ownerOf(shape, j) % 50 !== 5);
  const ofEnterprises = (row: Row): Changes => ({ deleted: [...ended, ...changed].map(enterpriseNumberAt), inserted: changed.map((i) => row(shape, i)) });
  const ofUnits = (row: Row | null): Changes => ({ deleted: [...endedUnits, ...(row === null ? [] : moved)].map(establishmentNumberAt), inserted: row === null ? [] : moved.map((j) => row(shape, j)) });
  const files: Partial<Record<RegisterFile, readonly Changes[]>> = {
    "enterprise.csv": [ofEnterprises(rows.enterpriseRow)],
    "establishment.csv": [ofUnits(null)],
    "denomination.csv": [ofEnterprises(rows.enterpriseNames), ofUnits(null)],
    "address.csv": [ofEnterprises(rows.seatRow), ofUnits(rows.unitAddressRow)],
    "activity.csv": [ofEnterprises(rows.enterpriseActivities), ofUnits(null)],
    "contact.csv": [ofEnterprises(rows.contactRow)],
    "branch.csv": [],
  };
  const entries = Object.entries(files).flatMap(([name, changes]) => changeEntries(name as RegisterFile, changes));
  const code = { name: "code.csv", chunks: () => [Buffer.from(`${headers["code.csv"]}\n${codeLines()}`)] };
  await writeZip(options.file, [metaEntry({ ...options, extractType: "update" }), code, ...entries]);
}

function changeEntries(name: RegisterFile, changes: readonly Changes[]): readonly Entry[] {
  const key = headers[name].split(",")[0] ?? "";
  const deleted = changes.flatMap((change) => change.deleted).map((number) => `"${number}"\n`);
  const inserted = changes.flatMap((change) => change.inserted);
  return [
    { name: name.replace(".csv", "_delete.csv"), chunks: () => [Buffer.from(`${key}\n${deleted.join("")}`)] },
    { name: name.replace(".csv", "_insert.csv"), chunks: () => [Buffer.from(`${headers[name]}\n${inserted.join("")}`)] },
  ];
}

function numbersBelow(size: number): readonly number[] {
  return Array.from({ length: size }, (_, index) => index);
}
