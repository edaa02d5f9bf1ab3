import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import { root } from "../../src/config.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { readManifest } from "../../src/http/manifest.ts";

const directory = mkdtempSync(join(tmpdir(), "kmo-graph-documents-"));
afterAll(() => rmSync(directory, { recursive: true }));

type Ended = { readonly code: number; readonly said: string };

async function run(...options: readonly string[]): Promise<Ended> {
  try {
    const { stderr } = await promisify(execFile)(process.execPath, [join(root, "src", "cli.ts"), "documents", ...options]);
    return { code: 0, said: stderr };
  } catch (error) {
    const { code, stderr } = error as { readonly code: number; readonly stderr: string };
    return { code, said: stderr };
  }
}

/** Writes files below a new folder. */
function folder(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(directory, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(path, file, ".."), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  return path;
}

const whole = "# how many\nquery Whole { ...Licence }\n\nfragment Licence on Query { catalog { licence } }\n";

it("writes every operation with its fragments, from files and folders, and the service takes the manifest", async () => {
  const queries = folder("queries", {
    "whole.graphql": whole,
    "deep/two.gql": "query One { catalog { ...Held } } mutation Two($input: DossierActionInput!) { approveDossier(input: $input) { __typename } }",
    "deep/held.graphql": "fragment Held on Catalog { licence ...Unit } fragment Never on Catalog { licence } fragment Unit on Catalog { __typename }",
    "readme.txt": "no GraphQL",
  });
  const out = join(directory, "manifest.json");
  const { code, said } = await run(queries, "--out", out);
  expect([code, said]).toEqual([0, expect.stringMatching(/files\s+queries\s+mutations\s+unused fragments\n\s*3\s+2\s+1\s+1\n/)]);
  const manifest = await readManifest(out, schemaFor("ADMIN"));
  expect([...manifest.values()]).toEqual([
    "query One {\n  catalog {\n    ...Held\n  }\n}\n\nfragment Held on Catalog {\n  licence\n  ...Unit\n}\n\nfragment Unit on Catalog {\n  __typename\n}",
    "mutation Two($input: DossierActionInput!) {\n  approveDossier(input: $input) {\n    __typename\n  }\n}",
    whole,
  ]);
  expect(manifest.get(createHash("sha256").update(readFileSync(join(queries, "whole.graphql"))).digest("hex"))).toBe(whole);
  const written = JSON.parse(readFileSync(out, "utf8")) as { format: string; operations: { name: string; type: string }[] };
  expect([written.format, ...written.operations.map(({ name, type }) => `${type} ${name}`)]).toEqual(["apollo-persisted-query-manifest", "query One", "mutation Two", "query Whole"]);
});

it("tells all faults, writes nothing and exits with 1", async () => {
  const bad = folder("bad", {
    "a.graphql": "query A { nothing }",
    "b.graphql": "{ __typename }",
    "c.graphql": "query C { __typename } query C { catalog { licence } }",
    "d.graphql": "query D {",
    "e.graphql": "query E { ...Missing }",
    "f.graphql": "type T { a: Int }",
  });
  const out = join(directory, "bad.json");
  const { code, said } = await run(bad, "--out", out);
  expect(code).toBe(1);
  for (const fault of ['Cannot query field "nothing"', "has no name", "the operation C is there twice", "can't be read: Syntax Error", 'Unknown fragment "Missing"', "neither an operation nor a fragment"]) expect(said).toContain(fault);
  expect(() => readFileSync(out)).toThrow(/ENOENT/);
});

it("says when there is nothing to read", async () => {
  const empty = folder("empty", { "readme.txt": "" });
  expect(await run(empty, "--out", join(directory, "x.json"))).toEqual({ code: 1, said: expect.stringContaining("No file whose name ends in .graphql or .gql") });
  expect(await run(join(directory, "nowhere"), "--out", join(directory, "x.json"))).toEqual({ code: 1, said: expect.stringContaining("is not there") });
});
