import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { concatAST, Kind, parse, visit, type ASTNode, type ConstDirectiveNode, type DocumentNode } from "graphql";
import { hasRightsOf, type Audience } from "../domain/audience.ts";

const directory = join(import.meta.dirname, "..", "..", "schema");
let whole: DocumentNode | undefined;

/** The schema documents as one, with everything in it. */
export function wholeDocument(): DocumentNode {
  whole ??= concatAST(readdirSync(directory).filter((name) => name.endsWith(".graphql")).toSorted().map((name) => parse(readFileSync(join(directory, name), "utf8"))));
  return whole;
}

/** The schema document without what is above an audience: types, fields, arguments, input fields and enum values with a higher @access. */
export function documentFor(audience: Audience): DocumentNode {
  return visit(wholeDocument(), { enter: (node) => (isVisible(node, audience) ? undefined : null), leave: (node) => (isEmptyExtension(node) ? null : undefined) });
}

function isVisible(node: ASTNode, audience: Audience): boolean {
  const access = "directives" in node ? (node.directives as readonly ConstDirectiveNode[] | undefined)?.find((directive) => directive.name.value === "access") : undefined;
  const value = access?.arguments?.[0]?.value;
  return value?.kind !== Kind.ENUM || hasRightsOf(audience, value.value as Audience);
}

function isEmptyExtension(node: ASTNode): boolean {
  return node.kind === Kind.OBJECT_TYPE_EXTENSION && node.fields?.length === 0;
}
