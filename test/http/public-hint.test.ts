import { expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { startServer } from "../support/server.ts";

const { target } = await freshDatabase();
const { ask } = await startServer(target, { engine: "postgres", identifier: { wwwAuthenticate: "Bearer", identify: async () => ({ audience: "PUBLIC", client: "public", kind: "PUBLIC" }) } });
const { ask: askWithKey } = await startServer(target, { engine: "postgres", identifier: { wwwAuthenticate: "Bearer", identify: async () => ({ audience: "PUBLIC", client: "key:a", kind: "KEY" }) } });

const hint = "No credentials were sent, so the schema is that of the public: the catalog and the published figures. With a key or an access token there is more: send `authorization: Bearer …` (docs/access.md).";

it("who shows nothing is told so where a document does not fit, alike for what is hidden and for what is not there", async () => {
  for (const name of ["dossiers", "unicorns"]) {
    expect((await ask(`{ ${name} { id } }`)).errors).toEqual([{ message: `Cannot query field "${name}" on type "Query".`, locations: [{ line: 1, column: 3 }], extensions: { code: "GRAPHQL_VALIDATION_FAILED", hint } }]);
  }
});

it("nobody else is, and not for other faults", async () => {
  expect((await askWithKey("{ unicorns { id } }")).errors?.map(({ extensions }) => extensions)).toEqual([{ code: "GRAPHQL_VALIDATION_FAILED" }]);
  expect((await ask("{")).errors?.map(({ extensions }) => extensions)).toEqual([{ code: "GRAPHQL_PARSE_FAILED" }]);
  expect((await ask("{ publishedFigures { dossiers } }")).errors).toBeUndefined();
});
