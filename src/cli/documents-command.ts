import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DomainError, quoted } from "../domain/errors.ts";
import { schemaFor } from "../graphql/schema.ts";
import { faultsOfDocument, hashOf } from "../http/manifest.ts";
import { failWith } from "./fail.ts";
import { collectOperations, type Source } from "./collect-operations.ts";
import { Output, table } from "./output.ts";

const output = new Output();

/** `kmo-graph documents PATHS... --out FILE`: writes a manifest of known documents. Needs no database. */
export const documentsCommand = async (paths: readonly string[], { out }: { out: string }): Promise<void> => {
  try {
    await writeManifest(paths, out);
  } catch (error) {
    failWith(error, output);
  }
};

async function writeManifest(paths: readonly string[], out: string): Promise<void> {
  const sources = await readSources(paths);
  const { operations, faults, unusedFragments } = collectOperations(sources);
  const schema = schemaFor("ADMIN");
  const all = [...faults, ...operations.flatMap(({ file, name, body }) => faultsOfDocument(body, schema).map((fault) => `${file}: ${name} ${fault}`))];
  if (all.length > 0) throw new DomainError("INVALID_FILE", `No manifest was written: ${all.length.toLocaleString("en")} faults.\n${all.join("\n")}`);
  const entries = operations.map(({ name, type, body }) => ({ id: hashOf(body), name, type, body }));
  await writeFile(out, `${JSON.stringify({ format: "apollo-persisted-query-manifest", version: 1, operations: entries }, null, 2)}\n`);
  output.line(table(["files", "queries", "mutations", "unused fragments"], [[sources.length, count(operations, "query"), count(operations, "mutation"), unusedFragments]]));
  output.line(`Written to ${out}. Set DOCUMENTS_FILE to it and start the service anew; DOCUMENTS=trusted refuses all others.`);
}

const count = (operations: readonly { readonly type: string }[], type: string): number => operations.filter((operation) => operation.type === type).length;

async function readSources(paths: readonly string[]): Promise<readonly Source[]> {
  const files = [...new Set((await Promise.all(paths.map(filesAt))).flat())].toSorted();
  if (files.length === 0) throw new DomainError("INVALID_FILE", "No file whose name ends in .graphql or .gql was found. Name files or folders that hold some.");
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(file, "utf8") })));
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new DomainError("INVALID_FILE", `${quoted(path)} is not there or may not be read.`, { cause });
  });
  if (found.isFile()) return [path];
  const names = await readdir(path, { recursive: true });
  return names.filter((name) => /\.(?:graphql|gql)$/.test(name)).map((name) => join(path, name));
}
