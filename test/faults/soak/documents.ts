import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getIntrospectionQuery } from "graphql";
import { root } from "../../../src/config.ts";

/** A question with its variables. */
export type Document = { readonly query: string; readonly variables: object };

const folder = join(root, "src", "web", "examples");

/** The examples of the playground that write nothing, the introspection, and questions that are refused. */
export function documents(): readonly Document[] {
  const examples = readdirSync(folder).filter((name) => name.endsWith(".graphql")).map((name) => {
    const variables = join(folder, name.replace(/\.graphql$/, ".json"));
    return { query: readFileSync(join(folder, name), "utf8"), variables: existsSync(variables) ? (JSON.parse(readFileSync(variables, "utf8")) as object) : {} };
  });
  const refused = ["{ dossiers(first: 100000) { totalCount } }", "{ nothing }", "{ company(number: \"x\") { number } }"].map((query) => ({ query, variables: {} }));
  return [...examples.filter(({ query }) => !/^mutation/m.test(query)), ...refused, { query: getIntrospectionQuery(), variables: {} }];
}
