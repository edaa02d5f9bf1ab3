import { figureColumns, type By, type Question } from "./questions.ts";

/** One row of any way: the codes of its key, then its figures; amounts are cents. */
export type Row = readonly (string | number | bigint | null)[];
/** For each list of codes, the code at each number; 0 is unknown. */
export type Dictionary = Readonly<Record<string, readonly string[]>>;

/** What stands in a key for a dimension that is rolled up: in numbers, and in codes. */
export const ROLLED_UP = -1;
export const TOTAL = "*";
const UNKNOWN = "UNKNOWN";
const FIRST_YEAR = 2015;

/** The list that holds the codes of a dimension; time has none. */
export const listOf: Readonly<Partial<Record<By, string>>> = {
  PILLAR: "pillar", THEME: "theme", COMPANY_SIZE: "size", EMPLOYMENT_CLASS: "employment", NACE_SECTION: "section", NACE_DIVISION: "division", NACE_GROUP: "nace_group",
  PROVINCE: "province", MUNICIPALITY: "municipality", REGIME: "regime", STATUS: "status", SERVICE_PROVIDER: "provider",
};

/** An answer as sorted lines of text, so that two are alike when their lines are. Empty rows of a fixed layout are left out. */
export function linesOf(question: Question, rows: readonly Row[]): readonly string[] {
  const keys = question.by.length;
  const lines = rows.map((row) => `${row.slice(0, keys).map((code) => String(code ?? UNKNOWN)).join("|")}: ${row.slice(keys, keys + figureColumns(question).length).map(figure).join(" ")}`);
  return lines.sort();
}

function figure(value: Row[number] | undefined): string {
  return value === null || value === undefined ? "0" : String(value);
}

/** Puts codes in the place of the numbers of keys; without a dictionary only times are numbers. */
export function decoded({ by }: Question, rows: readonly Row[], dictionary: Dictionary | null): readonly Row[] {
  const codeOf = (name: By, value: NonNullable<Row[number]>): string => (dictionary === null && listOf[name] !== undefined && value !== ROLLED_UP ? String(value) : codeAt(name, Number(value), dictionary ?? {}));
  return rows.map((row) => row.map((value, index) => (index < by.length && value !== null ? codeOf(by[index] ?? "YEAR", value) : value)));
}

function codeAt(by: By, number: number, dictionary: Dictionary): string {
  if (number === ROLLED_UP) return TOTAL;
  switch (by) {
    case "YEAR":
      return String(FIRST_YEAR + number);
    case "QUARTER":
      return `${FIRST_YEAR + Math.floor(number / 4)}-Q${(number % 4) + 1}`;
    case "MONTH":
      return `${FIRST_YEAR + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
    case "PILLAR": case "THEME": case "COMPANY_SIZE": case "EMPLOYMENT_CLASS": case "NACE_SECTION": case "NACE_DIVISION": case "NACE_GROUP":
    case "PROVINCE": case "MUNICIPALITY": case "REGIME": case "STATUS": case "SERVICE_PROVIDER":
      return number === 0 ? UNKNOWN : (dictionary[listOf[by] ?? ""]?.[number] ?? `no code ${number}`);
  }
}

/** Throws with the first lines that differ. */
export function requireAlike(question: Question, way: string, rows: readonly Row[], ours: readonly Row[]): void {
  const [theirs, own] = [linesOf(question, rows), linesOf(question, ours)];
  const at = own.findIndex((line, index) => theirs[index] !== line);
  if (own.length === theirs.length && at < 0) return;
  const place = Math.max(0, at);
  throw new Error(`${way} answers ${question.name} otherwise: ${theirs.length} rows against ${own.length} of ours; first difference "${theirs[place]}" against "${own[place]}"`);
}
