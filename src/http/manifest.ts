import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Kind, parse, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import * as z from "zod";
import { DomainError, quoted } from "../domain/errors.ts";

/** Texts of known documents by their sha256 in small hexadecimal. */
export type Manifest = ReadonlyMap<string, string>;

const ApolloManifest = z.object({ format: z.literal("apollo-persisted-query-manifest"), version: z.literal(1), operations: z.array(z.object({ id: z.string(), body: z.string() })) });
const PlainManifest = z.record(z.string(), z.string());

const SHOWN_FAULTS = 20;

/** The sha256 of a document's text in UTF-8, in small hexadecimal. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Reads a manifest and checks every document of it; all faults are told together. */
export async function readManifest(file: string, schema: GraphQLSchema): Promise<Manifest> {
  const entries = entriesOf(await readJson(file));
  const manifest = new Map<string, string>();
  const faults: string[] = [];
  for (const [id, text] of entries) {
    const hash = id.replace(/^sha256:/, "").toLowerCase();
    faults.push(...(hash === hashOf(text) ? faultsOfDocument(text, schema) : ["is not the sha256 of its document"]).map((fault) => `${quoted(id)} ${fault}`));
    manifest.set(hash, text);
  }
  if (faults.length > 0) throw invalid(`${faults.length.toLocaleString("en")} faults. Make it anew with \`kmo-graph documents\`.\n${faults.slice(0, SHOWN_FAULTS).join("\n")}`);
  return manifest;
}

/** What is wrong with a document of one operation; empty when it can be run. */
export function faultsOfDocument(text: string, schema: GraphQLSchema): readonly string[] {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return [`can't be read: ${(error as Error).message}`];
  }
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  if (operations !== 1) return [`has ${operations} operations; a known document has one`];
  return validate(schema, document).map(({ message }) => `is not valid: ${message}`);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new DomainError("INVALID_SETTING", `DOCUMENTS_FILE ${quoted(file)} can't be read as JSON: ${cause instanceof SyntaxError ? "its text is no JSON" : "it is not there or may not be read"}. Make it with \`kmo-graph documents\`.`, { cause });
  }
}

function entriesOf(json: unknown): readonly (readonly [id: string, text: string])[] {
  const apollo = ApolloManifest.safeParse(json);
  if (apollo.success) return apollo.data.operations.map(({ id, body }) => [id, body]);
  const plain = PlainManifest.safeParse(json);
  if (plain.success) return Object.entries(plain.data);
  throw invalid("it is neither an object of sha256 to document nor a manifest of the format apollo-persisted-query-manifest, version 1. Make it with `kmo-graph documents`.");
}

function invalid(what: string): DomainError {
  return new DomainError("INVALID_SETTING", `DOCUMENTS_FILE can't be used: ${what}`);
}
