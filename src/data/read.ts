import { readFileSync } from "node:fs";

/** A text in the four languages of the project. */
export type DataLabels = Readonly<Record<"NL" | "FR" | "DE" | "EN", string>>;

/**
 * The rows below the header line of one of our own tables, in file order. The separator is `|`, which no field holds, so there is no
 * quoting; an absent value is ''. Throws when the header differs or a row has another number of fields: the file is then broken.
 */
export function readRows(file: string, header: string): readonly (readonly string[])[] {
  const [first, ...lines] = read(file).trimEnd().split("\n");
  if (first !== header) throw new Error(`${file}: the header must be ${header}`);
  const width = header.split("|").length;
  return lines.map((line, index) => {
    const fields = line.split("|");
    if (fields.length !== width) throw new Error(`${file}, line ${index + 2}: ${fields.length} fields instead of ${width}`);
    return Object.freeze(fields);
  });
}

/** One of our own JSON files, frozen in depth. Its shape is what the caller says: tests check it. */
export function readJson(file: string): ReturnType<typeof JSON.parse> {
  return freeze(JSON.parse(read(file)));
}

/** Runs `make` at the first call and hands out the same result ever after. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The labels that a table row holds, without those that are empty; frozen. */
export function labelsOf(nl: string, fr: string, de: string, en: string): Partial<DataLabels> {
  return Object.freeze({ ...(nl && { NL: nl }), ...(fr && { FR: fr }), ...(de && { DE: de }), ...(en && { EN: en }) });
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8");
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
