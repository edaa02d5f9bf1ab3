import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const schema = fileURLToPath(new URL("../../../../shared/samples/magda/xsd/Onderneming.GeefOndernemingDienst-02.00/WebService/GeefOnderneming.xsd", import.meta.url));

/** Why messages can't be checked against the published schema here; null when they can. */
export const whyNoSchema: string | null = !existsSync(schema) ? "the published schema is not here (../shared/samples/magda/xsd)" : spawnSync("xmllint", ["--version"]).error === undefined ? null : "xmllint is not installed";

/** What xmllint finds wrong with a document by the published schema of GeefOnderneming; null when it is valid. */
export function schemaFault(document: string): string | null {
  const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, "-"], { input: document, encoding: "utf8" });
  return status === 0 ? null : stderr;
}
