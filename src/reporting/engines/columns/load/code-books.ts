import { Dictionary } from "./dictionary.ts";
import { record } from "./dossier-table.ts";
import { flatNames, type FlatDimensionName } from "../layout.ts";
import { answeredVersions, NaceCodes } from "./nace-codes.ts";
import type { Dictionaries } from "../store.ts";

/** Every dictionary, as they grow while rows are read. */
export class CodeBooks {
  readonly flat: Readonly<Record<FlatDimensionName, Dictionary>> = record(flatNames, (name) => new Dictionary(name));
  readonly municipality = new Dictionary("municipalities");
  readonly nace = new NaceCodes();
  readonly #told = new Map<string, number>();

  /** The codes of the dictionaries that grew since they were last asked for. */
  grown(): Partial<Dictionaries> {
    const isGrown = ([name, { codes }]: readonly [string, Dictionary]): boolean => this.#told.get(name) !== codes.length;
    const grown = this.#all().filter(isGrown);
    for (const [name, { codes }] of grown) this.#told.set(name, codes.length);
    return Object.fromEntries(grown.map(([name, { codes }]) => [name, codes]));
  }

  #all(): readonly (readonly [string, Dictionary])[] {
    const versions = Object.entries(answeredVersions).flatMap(([name, version]) => {
      const dictionary = this.nace.dictionaries[version];
      return dictionary === undefined ? [] : [[name, dictionary] as const];
    });
    return [...Object.entries(this.flat), ["municipality", this.municipality] as const, ...versions];
  }
}
