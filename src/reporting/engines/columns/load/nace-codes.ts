import type { Sql } from "../../../../db/connect.ts";
import { Dictionary } from "./dictionary.ts";

/** NACE-BEL versions that codes are filed in, by their number here. */
const versions = ["2003", "2008", "2025"] as const;
const V2008 = 1;
const V2025 = 2;

/** The number of a version that answers are given in. */
export type AnsweredVersion = typeof V2008 | typeof V2025;

/** Both, in the order of their columns. */
export const answeredVersions = { nace2008: V2008, nace2025: V2025 } as const;

/** A code that has no place in the version. */
const LOST = 1;
const LONGEST_VERSION = 4;
const none = new Uint16Array(0);

/** The codes that companies hold, in each version, by the place of the company. */
export type HeldNace = readonly [Uint16Array, Uint16Array, Uint16Array];

/** Codes of all versions and the translations between them. */
export class NaceCodes {
  /** By the number of the version. */
  readonly dictionaries = versions.map((version) => new Dictionary(`NACE-BEL ${version}`, LOST + 1));
  /** For each version answered in and each version filed in: the code that a code becomes, 0 for none. */
  #pairs: Uint16Array[] = [];

  /** The number of a version as it is stored; -1 for null and unknown ones. */
  versionOf(bytes: Uint8Array, from: number, to: number): number {
    if (from < 0 || to - from !== LONGEST_VERSION) return -1;
    return versions.findIndex((version) => isText(version, bytes, from));
  }

  /** The place of a code as it was filed, 0 for none. One of an unknown version is LOST. */
  placeOf(version: number, bytes: Uint8Array, from: number, to: number): number {
    if (from < 0) return 0;
    return this.dictionaries[version]?.placeOf(bytes, from, to) ?? LOST;
  }

  /** The code of a dossier in a version: as filed, else by the company's own codes in both versions, else by the register's pairs. */
  ofDossier(target: AnsweredVersion, version: number, code: number, held: HeldNace, company: number): number {
    if (version === target || code === 0) return code;
    const own = held[target][company] ?? 0;
    if (own !== 0 && held[version]?.[company] === code) return own;
    return this.#translated(target, version, code);
  }

  /** The code of a company in a version: its own, else that of its main activity by the register's pairs. */
  ofCompany(target: AnsweredVersion, own: number, version: number, main: number): number {
    if (own !== 0 || main === 0) return own;
    return this.#translated(target, version, main);
  }

  /** Reads the pairs of the register that have one answer only. */
  async readPairs(sql: Sql): Promise<void> {
    const rows = await sql<{ from: string; code: string; to: string; becomes: string }[]>`
      select from_version as from, from_code as code, to_version as to, to_code as becomes from register.nace_pair where not ambiguous and to_version <> '2003'`;
    this.#pairs = [];
    for (const { from, code, to, becomes } of rows) {
      const [source, target] = [versions.findIndex((version) => version === from), versions.findIndex((version) => version === to)];
      const [place, translated] = [this.dictionaries[source]?.placeOfText(code), this.dictionaries[target]?.placeOfText(becomes)];
      if (place !== undefined && translated !== undefined) this.#addPair(pairIndex(target, source), place, translated);
    }
  }

  #addPair(index: number, place: number, translated: number): void {
    const held = this.#pairs[index] ?? none;
    const pairs = place < held.length ? held : new Uint16Array(place * 2);
    if (pairs !== held) pairs.set(held);
    pairs[place] = translated;
    this.#pairs[index] = pairs;
  }

  #translated(target: AnsweredVersion, version: number, code: number): number {
    const translated = version < 0 ? 0 : (this.#pairs[pairIndex(target, version)]?.[code] ?? 0);
    return translated === 0 ? LOST : translated;
  }
}

function pairIndex(target: number, source: number): number {
  return target * versions.length + source;
}

function isText(text: string, bytes: Uint8Array, from: number): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[from + index] !== text.charCodeAt(index)) return false;
  return true;
}
