import { beforeAll, expect } from "vitest";
import { nacePair } from "../../src/db/tables/index.ts";
import { apiOf } from "../support/api.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { insertFixtures, type Fixtures } from "../support/fixtures.ts";

type Pair = typeof nacePair.$inferInsert;
type Cell = { readonly value: unknown; readonly previous: unknown };
type Row = { readonly key: { readonly members: readonly { readonly code: string | null }[] } } & Readonly<Record<string, Cell>>;

/** The API over a fresh database with a few rows. */
export type Asking = {
  readonly database: TestDatabase;
  readonly ask: ReturnType<typeof apiOf>;
  /** The answer to a breakdown of dossiers, or of companies, that must have no errors. */
  // oxlint-disable-next-line typescript/no-explicit-any -- every test reads another shape
  readonly breakdown: (given: string, fields: string, root?: "dossierBreakdown" | "companyBreakdown") => Promise<any>;
  /** Key codes and dossiers of the rows, `previous` too where there is one. */
  readonly rowsOf: (given: string) => Promise<readonly (readonly unknown[])[]>;
  /** Key codes and companies of the rows of a breakdown of companies. */
  readonly companiesOf: (given: string) => Promise<readonly (readonly unknown[])[]>;
};

/** April to December 2016. */
export const lastNine = `period: { months: { from: "2016-04", to: "2016-12" } }`;

/** Asks about a world, in a database of the calling test file. */
export async function askAbout(world: Fixtures, pairs: readonly Pair[]): Promise<Asking> {
  const database = await freshDatabase();
  beforeAll(async () => {
    await insertFixtures(database, world);
    await database.db.insert(nacePair).values([...pairs]);
  });
  const ask = apiOf(database);
  const breakdown: Asking["breakdown"] = async (given, fields, root = "dossierBreakdown") => {
    const { data, errors } = await ask(`{ ${root}${given === "" ? "" : `(${given})`} { ${fields} } }`);
    expect(errors).toEqual([]);
    return data[root];
  };
  const shown = ({ rows }: { readonly rows: readonly Row[] }, measure: string): readonly (readonly unknown[])[] =>
    rows.map((row) => [...row.key.members.map(({ code }) => code), row[measure]?.value, ...(row[measure]?.previous === null ? [] : [row[measure]?.previous])]);
  return {
    database,
    ask,
    breakdown,
    rowsOf: async (given) => shown(await breakdown(given, "rows { key { members { code } } dossiers { value previous } }"), "dossiers"),
    companiesOf: async (given) => shown(await breakdown(given, "rows { key { members { code } } companies { value previous } }", "companyBreakdown"), "companies"),
  };
}
