import { join } from "node:path";
import type { Target } from "../../src/db/connect.ts";
import { importRegister, type RegisterReport } from "../../src/registry/open-data/import-register.ts";
import { writeZip, type Contents } from "./zip-file.ts";

const HEADERS = {
  enterprise: '"EnterpriseNumber","Status","JuridicalSituation","TypeOfEnterprise","JuridicalForm","JuridicalFormCAC","StartDate"',
  establishment: '"EstablishmentNumber","StartDate","EnterpriseNumber"',
  branch: '"Id","StartDate","EnterpriseNumber"',
  denomination: '"EntityNumber","Language","TypeOfDenomination","Denomination"',
  address:
    '"EntityNumber","TypeOfAddress","CountryNL","CountryFR","Zipcode","MunicipalityNL","MunicipalityFR","StreetNL","StreetFR","HouseNumber","Box","ExtraAddressInfo","DateStrikingOff"',
  contact: '"EntityNumber","EntityContact","ContactType","Value"',
  activity: '"EntityNumber","ActivityGroup","NaceVersion","NaceCode","Classification"',
} as const;

type Name = keyof typeof HEADERS;

/** Rows by file; a file that is not named has its header alone. */
export type Rows = Partial<Record<Name, readonly string[]>>;

const NAMES = Object.keys(HEADERS) as Name[];
const CODE = ['"Category","Code","Language","Description"', '"ActivityGroup","006","NL","RSZ-activiteiten"', '"ActivityGroup","006","FR","Activités ONSS"'].join("\n");

function text(name: Name, rows: readonly string[] = []): string {
  return [HEADERS[name], ...rows, ""].join("\n");
}

function meta(values: Readonly<Record<string, string>>): string {
  const all = { SnapshotDate: "30-05-2025", ExtractTimestamp: "01-06-2025 07:07:49", ExtractType: "full", ExtractNumber: "10", Version: "1.0.0", ...values };
  return ['"Variable","Value"', ...Object.entries(all).map(([name, value]) => `"${name}","${value}"`), ""].join("\n");
}

/** The files of a full extract. */
export function full(rows: Rows, values: Readonly<Record<string, string>> = {}): Contents {
  return { "meta.csv": meta(values), "code.csv": CODE, ...Object.fromEntries(NAMES.map((name) => [`${name}.csv`, text(name, rows[name])])) };
}

/** The files of an update. */
export function update(deleted: Rows, inserted: Rows, values: Readonly<Record<string, string>> = {}): Contents {
  const key = (name: Name): string => HEADERS[name].slice(0, HEADERS[name].indexOf(","));
  const files = NAMES.flatMap((name) => [
    [`${name}_delete.csv`, [key(name), ...(deleted[name] ?? []), ""].join("\n")],
    [`${name}_insert.csv`, text(name, inserted[name])],
  ]);
  return { "meta.csv": meta({ ExtractType: "update", ...values }), "code.csv": CODE, ...(Object.fromEntries(files) as Contents) };
}

/** Zips the files and imports them. */
export async function importContents(target: Target, directory: string, contents: Contents, options: { readonly strict?: boolean } = {}): Promise<RegisterReport> {
  const file = await writeZip(join(directory, "register.zip"), contents);
  return importRegister({ target, file, strict: options.strict ?? false, reportDirectory: directory, onProgress: () => {} });
}

/**
 * Three enterprises and three units. 0200.000.142 is a legal person in Gent; 0200.000.241 a natural person whose older unit is in
 * Antwerpen; 0200.000.340 a legal person abroad.
 */
export const small = {
  enterprise: ['"0200.000.142","AC","000","2","610",,01-02-1990', '"0200.000.241","AC","000","1",,,03-04-2000', '"0200.000.340","AC","012","2","014","610",'],
  establishment: ['"2.000.000.141",01-02-2001,"0200.000.142"', '"2.000.000.240",05-05-2010,"0200.000.241"', '"2.000.000.339",01-01-2005,"0200.000.241"'],
  branch: ['"9.000.006.626",01-09-1995,"0200.000.340"'],
  denomination: ['"0200.000.142","1","001","Café Liège"', '"0200.000.142","2","001","Koffie ""De Boon"""', '"0200.000.142","2","002","KDB"', '"0200.000.340","1","001","Étrangère"'],
  address: [
    '"0200.000.142","REGO",,,"9000","Gent","Gand","Veldstraat","Veldstraat","1","","",',
    '"2.000.000.141","BAET",,,"3500","Hasselt","Hasselt","Kerkstraat","Kerkstraat","2","","",',
    '"2.000.000.240","BAET",,,"3500","Hasselt","Hasselt","Kerkstraat","Kerkstraat","3","","",',
    '"2.000.000.339","BAET",,,"2000","Antwerpen","Anvers","Meir","Meir","4","","",13-11-2023',
    '"0200.000.340","REGO","Frankrijk","France","62000","Arras","Arras","Rue","Rue","2","","",',
  ],
  activity: [
    '"0200.000.142","001","2025","62200","MAIN"',
    '"0200.000.142","006","2008","63110","MAIN"',
    '"0200.000.142","006","2008","62010","MAIN"',
    '"0200.000.142","006","2025","62100","SECO"',
    '"0200.000.142","001","2003","72100","MAIN"',
    '"0200.000.241","001","2025","7311005","MAIN"',
    '"2.000.000.339","006","2025","01110","MAIN"',
  ],
} as const satisfies Rows;
